/** So many words are remembered at a time. */
const places = 64;

/** The words of a text, one string for all the places of a word that is written again and again. */
export class RepeatedWords {
  private readonly seen: (string | undefined)[] = new Array<string | undefined>(places).fill(undefined);

  constructor(private readonly text: string) {}

  /** The characters from `start` up to `end`, UTF-16 offsets. */
  at(start: number, end: number): string {
    const { text, seen } = this;
    const place = (text.charCodeAt(start) * 5 + text.charCodeAt(end - 1) * 3 + end - start) & (places - 1);
    const before = seen[place];
    if (before?.length === end - start && text.startsWith(before, start)) return before;
    return (seen[place] = text.slice(start, end));
  }
}
