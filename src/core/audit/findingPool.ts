/** Findings that were there before, to be taken out one by one as they are found again. */
export class FindingPool<T extends { readonly subject: string }> {
  private readonly all = new Map<string, T[]>();

  constructor(pool: readonly T[]) {
    for (const kept of pool) {
      const known = this.all.get(kept.subject);
      if (known) known.push(kept);
      else this.all.set(kept.subject, [kept]);
    }
  }

  /** Takes the first that fits out. */
  take(subject: string, fits: (kept: T) => boolean): boolean {
    const some = this.all.get(subject);
    const at = some?.findIndex(fits) ?? -1;
    if (!some || at < 0) return false;
    some.splice(at, 1);
    return true;
  }

  rest(): T[] {
    return [...this.all.values()].flat();
  }
}
