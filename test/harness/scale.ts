/** Whether everything is to be tried (`npm run test:full`) and not a part of it that says nearly as much in a tenth of the time. */
export const isFull = process.env["SANCTIONLINT_TESTS"] === "full";

/** All of them in full; else so many, spread evenly from the one whose turn it is, the same in every run. */
export function sampled<T>(all: readonly T[], most: number, turn = 0): readonly T[] {
  if (isFull || all.length <= most) return all;
  const step = all.length / most;
  return Array.from({ length: most }, (_, at) => all[Math.floor(at * step + (turn % step))] as T);
}
