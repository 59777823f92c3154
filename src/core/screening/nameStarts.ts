/** How many characters from a name's start are looked at first. */
const few = 4;
/** After `github.com/`, with which most names of modules begin, are the ones that tell them apart. */
const further = 11;
const size = 4096;
const hyphen = 45;

/**
 * Which beginnings the patterns of one ecosystem have, in two small tables: of a lockfile's names nearly all are turned away
 * after four characters, or eight, at a fraction of the cost of following a trie. Letter case and kinds of separators do not count.
 */
export class NameStarts {
  /** By the first characters: 0 no pattern begins so, 1 those that do have more to look at, 2 one of them is short. */
  private readonly first = new Uint8Array(size);
  private readonly second = new Uint8Array(size);
  /** A pattern is so short that any name may fit it. */
  private open = false;

  /** `runs`: a run of separators counts as one, or a dot as a slash, so offsets after one say nothing. */
  constructor(private readonly runs: boolean) {}

  /** Takes a pattern's first `end` characters, which a name must begin with; `whole` when it must have no others. */
  add(pattern: string, end: number, whole: boolean): void {
    if (end < few) {
      // Names as short as that are not turned away.
      if (!whole) this.open = true;
      return;
    }
    const hash = hashAt(pattern, 0);
    if (this.runs || end < further + few) this.first[hash] = 2;
    else {
      this.second[hashAt(pattern, further)] = 1;
      if (this.first[hash] === 0) this.first[hash] = 1;
    }
  }

  /** False when the name that is in `text` from `start` to `end`, after `before` if any, begins like none of the patterns. */
  mayHave(text: string, start: number, end: number, before: number): boolean {
    if (before !== 0) return this.mayHaveBehind(before, text, start, end);
    const known = this.knownOf(text, start, end);
    return known === 2 || (known === 1 && end - start >= further + few && this.hasFurther(text, start));
  }

  /** False when all names that begin with the text from `start` to `end` begin like none of the patterns. */
  mayBegin(text: string, start: number, end: number): boolean {
    const known = this.knownOf(text, start, end);
    return known === 2 || (known === 1 && (end - start < further + few || this.hasFurther(text, start)));
  }

  private mayHaveBehind(before: number, text: string, start: number, end: number): boolean {
    if (this.open || this.runs || end - start + 1 < few) return true;
    const [one, two, three] = [text.charCodeAt(start), text.charCodeAt(start + 1), text.charCodeAt(start + 2)];
    const known = this.first[hashOf(before, one, two, three)];
    if (known !== 1) return known === 2;
    return end - start + 1 >= further + few && this.hasFurther(text, start - 1);
  }

  private knownOf(text: string, start: number, end: number): number {
    if (this.open || end - start < few || (this.runs && hasSeparator(text, start))) return 2;
    return this.first[hashAt(text, start)] ?? 2;
  }

  private hasFurther(text: string, start: number): boolean {
    return this.second[hashAt(text, start + further)] === 1;
  }
}

function hashAt(text: string, at: number): number {
  return hashOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2), text.charCodeAt(at + 3));
}

function hashOf(one: number, two: number, three: number, four: number): number {
  // Stryker disable next-line ArithmeticOperator: another hash turns away other names, and never one that fits.
  return (folded(one) * 961 + folded(two) * 31 + folded(three) + folded(four) * 131) & (size - 1);
}

function folded(code: number): number {
  const small = code | 32;
  if (small === 46 || small === 127) return hyphen;
  return small === 58 ? 47 : small;
}

function hasSeparator(text: string, start: number): boolean {
  for (let at = start; at < start + few; at++) if (folded(text.charCodeAt(at)) === hyphen) return true;
  return false;
}
