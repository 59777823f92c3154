import type { Span } from "../../model.js";

/** A name in a link statement, of a library or package that someone is known for. */
export interface LinkName extends Span {
  /** What the name is: a library's, that of a package of an ecosystem, or the Maven group that a Java name begins with. */
  readonly of: "library" | "npm" | "pypi" | "golang" | "group";
  /** As it is looked up. */
  readonly value: string;
  /** Offset of the statement's first word, which must be code for the statement to be one. */
  readonly statement: number;
  /** `cgo`: the statement is C that a Go file holds in a comment; `name`: a string with a library's file name. */
  readonly form?: "cgo" | "name";
}

/** A library that someone is known for, named by the characters from `start` to `end`. */
export function knownLibrary(
  text: string,
  start: number,
  end: number,
  statement: number,
  lookup: { knowsLibrary(text: string, start: number, end: number): boolean },
): LinkName | undefined {
  if (end <= start || end - start > 200 || !lookup.knowsLibrary(text, start, end)) return undefined;
  return { of: "library", value: text.slice(start, end), start, end, statement };
}
