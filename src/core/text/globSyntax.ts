import type { Problem } from "../model.js";

/** One step of a glob within a folder or file name. Characters are single UTF-16 code units. */
export type GlobToken =
  | { readonly kind: "text"; readonly text: string }
  /** `*`: any run of characters, also none. */
  | { readonly kind: "run" }
  /** `?`: one character. */
  | { readonly kind: "any" }
  /** `[a-z]`, `[!a-z]`: one character of these, or of none of these. */
  | { readonly kind: "set"; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

/** One alternative of a glob: its names from the root down. `**` stands for any number of folders. */
export type GlobPath = readonly (readonly GlobToken[] | "**")[];

/** What a glob says, or what is wrong with it, with its place in the glob (UTF-16 offsets). */
export type GlobReading = { readonly paths: readonly GlobPath[] } | { readonly problem: Problem };

/** Limits that no honest glob comes near, so that matching stays cheap whatever is written. */
export const maxGlobLength = 500;
export const maxAlternatives = 100;

/** Characters that a backslash takes the meaning of. */
const escapable = new Set("*?[]{},!\\");

/**
 * Reads a glob: `*`, `**`, `?`, `{a,b}` (also nested), `[a-z]`, `[!a-z]`, and a backslash before one of these. A comma outside braces
 * is a comma. `./` and `/` at its beginning say nothing.
 */
export function readGlob(glob: string): GlobReading {
  if (glob.trim() === "") return { problem: { message: "a glob is not empty", start: 0, end: glob.length } };
  if (glob.length > maxGlobLength) {
    const message = `a glob has at most ${maxGlobLength} characters`;
    return { problem: { message, start: maxGlobLength, end: glob.length } };
  }
  const reader = new GlobReader(glob);
  const alternatives = reader.read();
  return reader.problem ? { problem: reader.problem } : { paths: alternatives.map(pathOf) };
}

/** A token, or the end of a folder's name. */
type Piece = GlobToken | { readonly kind: "slash" };
type Alternatives = readonly (readonly Piece[])[];

class GlobReader {
  problem: Problem | undefined;
  private at = 0;

  constructor(private readonly glob: string) {
    this.at = /^\.?\/+/.exec(glob)?.[0].length ?? 0;
    if (glob[this.at] === "!") {
      this.fail('a glob says what fits and does not begin with "!"; write "\\!" for a name that does', this.at);
    }
    const dots = /(?<=^|\/)\.{1,2}(?=\/|$)/.exec(glob.slice(this.at));
    if (dots)
      this.fail(
        '"." and ".." name no file below the folder',
        this.at + dots.index,
        this.at + dots.index + dots[0].length,
      );
  }

  read(): Alternatives {
    return this.problem ? [] : this.sequence(undefined);
  }

  /** Up to the glob's end or, inside the braces that open at `brace`, up to a comma or the closing one. */
  private sequence(brace: number | undefined): Alternatives {
    let before: Alternatives = [[]];
    while (this.at < this.glob.length && !this.problem) {
      const char = this.glob.charAt(this.at);
      if (brace !== undefined && (char === "," || char === "}")) return before;
      const next: Alternatives = char === "{" ? this.braces() : this.piece(char);
      if (before.length * next.length > maxAlternatives) {
        this.fail(`a glob has at most ${maxAlternatives} alternatives`, 0, this.glob.length);
        return [];
      }
      const known = before;
      before = known.flatMap((start) => next.map((end) => [...start, ...end]));
    }
    if (brace !== undefined) this.fail('"{" is not closed; write "\\{" for the character', brace);
    return before;
  }

  private braces(): Alternatives {
    const open = this.at;
    const all: (readonly Piece[])[] = [];
    do {
      this.at++;
      all.push(...this.sequence(open));
      if (all.length > maxAlternatives) this.fail(`a glob has at most ${maxAlternatives} alternatives`, open);
    } while (!this.problem && this.glob[this.at] === ",");
    this.at++;
    return all;
  }

  private piece(char: string): Alternatives {
    const start = this.at++;
    switch (char) {
      case "*":
        return [[{ kind: "run" }]];
      case "?":
        return [[{ kind: "any" }]];
      case "/":
        return [[{ kind: "slash" }]];
      case "[":
        return this.set(start);
      case "}":
        return this.fail('"}" without "{"; write "\\}" for the character', start);
      case "\\":
        if (!escapable.has(this.glob.charAt(this.at))) {
          return this.fail('folders are separated by "/"; a backslash escapes one of * ? [ ] { } , ! \\', start);
        }
        return [[{ kind: "text", text: this.glob.charAt(this.at++) }]];
      default:
        return [[{ kind: "text", text: char }]];
    }
  }

  private set(open: number): Alternatives {
    const negated = /[!^]/.test(this.glob.charAt(this.at));
    if (negated) this.at++;
    const ranges: [string, string][] = [];
    // A bracket in the first place is one of the characters.
    for (let first = true; ; first = false) {
      if (this.at >= this.glob.length || this.glob[this.at] === "/") {
        return this.fail('"[" is not closed; write "\\[" for the character', open);
      }
      if (this.glob[this.at] === "]" && !first) break;
      const from = this.member();
      const isRange = this.glob[this.at] === "-" && !/^(?:\]|\/|)$/.test(this.glob.charAt(this.at + 1));
      if (isRange) this.at++;
      const to = isRange ? this.member() : from;
      if (to < from) return this.fail(`"${from}-${to}" runs backwards`, open);
      ranges.push([from, to]);
    }
    this.at++;
    return [[{ kind: "set", negated, ranges }]];
  }

  private member(): string {
    if (this.glob[this.at] === "\\" && this.at + 1 < this.glob.length) this.at++;
    return this.glob.charAt(this.at++);
  }

  private fail(message: string, start: number, end = start + 1): Alternatives {
    this.problem ??= { message, start, end };
    return [];
  }
}

/** Pieces cut at the slashes; neighbouring characters become one text. Empty names (`a//b`) say nothing; a slash at the end means all below. */
function pathOf(pieces: readonly Piece[]): GlobPath {
  const names: GlobToken[][] = [[]];
  for (const piece of pieces) {
    const name = names.at(-1);
    const last = name?.at(-1);
    if (piece.kind === "slash") names.push([]);
    else if (piece.kind === "text" && last?.kind === "text") {
      name?.splice(-1, 1, { kind: "text", text: last.text + piece.text });
    } else name?.push(piece);
  }
  const path = names.filter((name) => name.length > 0).map((name) => (isGlobstar(name) ? "**" : joinRuns(name)));
  const endsOpen = names.at(-1)?.length === 0 || path.at(-1) === "**";
  return endsOpen ? [...path, "**", [{ kind: "run" }]] : path;
}

function isGlobstar(name: readonly GlobToken[]): boolean {
  return name.length === 2 && name.every(({ kind }) => kind === "run");
}

/** `***` is no more than `*`. */
function joinRuns(name: readonly GlobToken[]): readonly GlobToken[] {
  return name.filter(({ kind }, at) => kind !== "run" || name[at - 1]?.kind !== "run");
}
