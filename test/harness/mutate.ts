/** Deterministic damage: the same seed gives the same texts, so that a failure can be looked at again. */
export function* mutations(text: string, seed: string, count: number): Generator<string> {
  const random = generator(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  for (let round = 0; round < count; round++) {
    let mutated = text;
    for (let change = pick(3); change >= 0; change--) {
      const at = pick(mutated.length + 1);
      const length = pick(8);
      const insert = interesting[pick(interesting.length)] ?? "";
      const kind = pick(4);
      if (kind === 0) mutated = mutated.slice(0, at) + insert + mutated.slice(at);
      else if (kind === 1) mutated = mutated.slice(0, at) + mutated.slice(at + length);
      else if (kind === 2) mutated = mutated.slice(0, at) + insert + mutated.slice(at + length);
      else mutated = mutated.slice(0, at) + mutated.slice(pick(mutated.length + 1));
    }
    yield mutated;
  }
}

const interesting = [
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  ",",
  ":",
  ";",
  "=",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "\\",
  "/",
  "//",
  "/*",
  "#",
  "-",
  "@",
  "&",
  "*",
  "|",
  "%",
  "\0",
  "\uFEFF",
  "\uD83D\uDE00",
  "\uD800",
  "华为",
  '"""',
  "'''",
  "${",
  "<!--",
  "<![CDATA[",
  "__proto__",
  "9".repeat(400),
];

/** mulberry32 over a hash of the seed. */
function generator(seed: string): () => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
