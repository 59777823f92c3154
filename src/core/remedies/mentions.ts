import type { Component, Span } from "../model.js";

/** A word is looked for in no more than so many places: what is everywhere is referred to. */
const mostPlaces = 2_000;

/** Where a document names something besides declaring it. Built once for a document, when first asked. */
export class Mentions {
  /** Where each word of letters, digits, `_` and `-` is. */
  private words: ReadonlyMap<string, readonly number[]> | undefined;
  private readonly known = new Map<string, readonly Span[]>();

  constructor(
    private readonly text: string,
    private readonly saidBetween: (start: number, end: number) => readonly Component[],
  ) {}

  /** Places that name `name` outside of comments and of what declares a component. */
  of(name: string): readonly Span[] {
    let places = this.known.get(name);
    if (!places) {
      places = this.places(name).filter(
        (place) => this.isResolved(place) || (!this.isDeclared(place) && !this.isComment(place)),
      );
      this.known.set(name, places);
    }
    return places;
  }

  /** Those that a tool resolves: `"$name"`, `"dep:name"`, and with `quoted` whatever names it in quotes. */
  resolved(name: string, quoted: boolean): readonly Span[] {
    return this.of(name).filter(
      (place) => this.isResolved(place) || (quoted && /["']/.test(this.text.charAt(place.start - 1))),
    );
  }

  private places(name: string): readonly Span[] {
    const last = /[A-Za-z0-9_-]+(?=[^A-Za-z0-9_-]*$)/.exec(name);
    if (!last) return [];
    this.words ??= wordsOf(this.text);
    const found = this.words.get(last[0]) ?? [];
    return found.slice(0, mostPlaces).flatMap((at): Span[] => {
      const start = at - last.index;
      const end = start + name.length;
      const isWhole = !/[\w@-]/.test(this.text.charAt(start - 1)) && this.text.startsWith(name, start);
      return isWhole ? [{ start, end }] : [];
    });
  }

  private isResolved({ start }: Span): boolean {
    const before = this.text.slice(Math.max(0, start - 5), start);
    return /["']\$$/.test(before) || /["']dep:$/.test(before);
  }

  private isDeclared({ start, end }: Span): boolean {
    return this.saidBetween(start, end).length > 0;
  }

  private isComment({ start }: Span): boolean {
    const line = this.text.slice(Math.max(this.text.lastIndexOf("\n", start - 1) + 1, start - 500), start);
    return /(?:^|\s)(?:#|\/\/|\/\*|<!--|;)/.test(line);
  }
}

function wordsOf(text: string): ReadonlyMap<string, readonly number[]> {
  const words = new Map<string, number[]>();
  for (const { 0: word, index } of text.matchAll(/[A-Za-z0-9_-]+/g)) {
    const places = words.get(word);
    if (places) places.push(index);
    else words.set(word, [index]);
  }
  return words;
}
