import type { Order } from "./order.js";

/** Versions from `low` to `high`, both included unless they are open; without one there is no end on that side. */
export interface Interval {
  readonly low?: string;
  readonly lowOpen?: boolean;
  readonly high?: string;
  readonly highOpen?: boolean;
}

/** What two sets of versions have in common. */
export function intersection(a: readonly Interval[], b: readonly Interval[], order: Order): readonly Interval[] {
  return a.flatMap((one) => b.flatMap((other) => common(one, other, order) ?? []));
}

/** Whether all of `inner` is in one piece of `outer`. */
export function isWithin(inner: readonly Interval[], outer: readonly Interval[], order: Order): boolean {
  return inner.every((one) => outer.some((other) => startsIn(one, other, order) && endsIn(one, other, order)));
}

/** All versions that are not in it. */
export function outside({ low, lowOpen, high, highOpen }: Interval): readonly Interval[] {
  return [
    ...(low === undefined ? [] : [{ high: low, highOpen: !lowOpen }]),
    ...(high === undefined ? [] : [{ low: high, lowOpen: !highOpen }]),
  ];
}

function common(a: Interval, b: Interval, order: Order): Interval | undefined {
  const lower = startsIn(a, b, order) ? a : b;
  const upper = endsIn(a, b, order) ? a : b;
  const { low, lowOpen = false } = lower;
  const { high, highOpen = false } = upper;
  if (low !== undefined && high !== undefined) {
    const difference = order.compare(low, high) ?? 1;
    if (difference > 0 || (difference === 0 && (lowOpen || highOpen))) return undefined;
  }
  return { ...(low !== undefined && { low, lowOpen }), ...(high !== undefined && { high, highOpen }) };
}

/** Whether `inner` begins no earlier than `outer`. */
function startsIn(inner: Interval, outer: Interval, order: Order): boolean {
  if (outer.low === undefined) return true;
  if (inner.low === undefined) return false;
  const difference = order.compare(inner.low, outer.low) ?? -1;
  return difference > 0 || (difference === 0 && (!outer.lowOpen || inner.lowOpen === true));
}

/** Whether `inner` ends no later than `outer`. */
function endsIn(inner: Interval, outer: Interval, order: Order): boolean {
  if (outer.high === undefined) return true;
  if (inner.high === undefined) return false;
  const difference = order.compare(inner.high, outer.high) ?? 1;
  return difference < 0 || (difference === 0 && (!outer.highOpen || inner.highOpen === true));
}
