/** As many of the rows as asked for, drawn without repetition; the same seed draws the same. */
export function sample<T>(rows: readonly T[], count: number, seed: number): readonly T[] {
  const left = [...rows];
  const next = random(seed);
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    const [row] = left.splice(Math.floor(next() * left.length), 1);
    if (row !== undefined) drawn.push(row);
  }
  return drawn;
}

/** Numbers from 0 to below 1: mulberry32, small and the same everywhere. */
function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
