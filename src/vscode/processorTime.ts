interface Process {
  cpuUsage?(): { readonly user: number; readonly system: number };
}

/** Milliseconds that this process has computed; in a browser, which does not say, the time that has passed. */
export function processorTime(): number {
  const { process } = globalThis as { readonly process?: Process };
  const used = process?.cpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
