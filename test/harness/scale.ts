/** Whether everything is to be tried (`npm run test:full`) and not a part of it that says nearly as much in a tenth of the time. */
export const isFull = process.env["SANCTIONLINT_TESTS"] === "full";

/** All of them in full; else so many, spread evenly from the one whose turn it is, the same in every run. */
export function sampled<T>(all: readonly T[], most: number, turn = 0): readonly T[] {
  if (isFull || all.length <= most) return all;
  const step = all.length / most;
  // Of a step that is no whole number the last place may be rounded up past the end.
  const places = Array.from({ length: most }, (_, at) =>
    Math.min(all.length - 1, Math.floor(at * step + (turn % step))),
  );
  return places.flatMap((place) => all.slice(place, place + 1));
}
