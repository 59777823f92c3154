/** Whether one letter more, less or other, or two neighbours swapped, is all that tells `a` from `b`; not when they are the same. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const more = long.length - short.length;
  if (more > 1) return false;
  let at = 0;
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at++;
  if (at === short.length) return more === 1;
  if (more === 1) return isSameFrom(short, at, long, at + 1);
  if (isSameFrom(short, at + 1, long, at + 1)) return true;
  return (
    short.charCodeAt(at) === long.charCodeAt(at + 1) &&
    short.charCodeAt(at + 1) === long.charCodeAt(at) &&
    isSameFrom(short, at + 2, long, at + 2)
  );
}

function isSameFrom(a: string, atA: number, b: string, atB: number): boolean {
  if (a.length - atA !== b.length - atB) return false;
  for (; atA < a.length; atA++, atB++) if (a.charCodeAt(atA) !== b.charCodeAt(atB)) return false;
  return true;
}

/** Which Latin letters a word has, as bits: words that share few letters need not be compared. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) - 97);
  return bits;
}

/** How many bits two words of 32 differ in. */
export function bitsApart(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; count++) bits &= bits - 1;
  return count;
}
