const day = 86_400_000;

/** Milliseconds from `now`, in milliseconds of the Unix epoch, to the next UTC midnight; never 0. */
export function untilMidnight(now: number): number {
  return day - (((now % day) + day) % day);
}
