import type { Component } from "../model.js";

/** Tells whether anyone is known for what a document names, without its texts being cut out. */
export interface Lookup {
  /**
   * False when no package of this name, which is in `text` from `start` to `end`, is attributed to anyone. `before` is a
   * character in front of it, 0 for none: an npm scope's @, which package URLs may write as `%40`.
   */
  knowsPackage(ecosystem: string, text: string, start: number, end: number, before?: number): boolean;
  /** False when no package whose name begins with these two characters is attributed to anyone. */
  mayStart(ecosystem: string, first: number, second: number): boolean;
  /** False when no package whose name begins with this text is attributed to anyone. */
  mayBegin(ecosystem: string, text: string, start: number, end: number): boolean;
  /** False when the host of this URL is attributed to nobody. `usual` serves one text whose URLs are asked about in their order. */
  knowsPlace(text: string, start: number, end: number, usual?: UsualPlace): boolean;
  /** False when no party has a name like that of this organisation. */
  knowsName(text: string, start: number, end: number): boolean;
  /** False when no organisation of an imported list has a name like this author's. */
  knowsAuthor(text: string, start: number, end: number): boolean;
  /** False when no native library of this file name is attributed to anyone. */
  knowsLibrary(text: string, start: number, end: number): boolean;
  /**
   * End of the longest Maven group in which this Java package or class lies and that someone is known for; -1 where none is. `whole`: only
   * one whose owner is known whatever the artifact.
   */
  knownGroup(text: string, start: number, end: number, whole: boolean): number;
  /** False when no CPE name is attributed to anyone. */
  readonly knowsCpes: boolean;
}

/** What either of two lookups knows. */
export function eitherLookup(one: Lookup, other: Lookup): Lookup {
  return {
    knowsPackage: (...asked) => one.knowsPackage(...asked) || other.knowsPackage(...asked),
    mayStart: (...asked) => one.mayStart(...asked) || other.mayStart(...asked),
    mayBegin: (...asked) => one.mayBegin(...asked) || other.mayBegin(...asked),
    knowsPlace: (text, start, end) => one.knowsPlace(text, start, end) || other.knowsPlace(text, start, end),
    knowsName: (...asked) => one.knowsName(...asked) || other.knowsName(...asked),
    knowsAuthor: (...asked) => one.knowsAuthor(...asked) || other.knowsAuthor(...asked),
    knowsLibrary: (...asked) => one.knowsLibrary(...asked) || other.knowsLibrary(...asked),
    knownGroup: (...asked) => Math.max(one.knownGroup(...asked), other.knownGroup(...asked)),
    knowsCpes: one.knowsCpes || other.knowsCpes,
  };
}

/** A component whose texts are cut out when someone asks for them. */
export abstract class RowComponent {
  /** Whether it may be someone's; false for nearly all. */
  abstract mayMatch(lookup: Lookup): boolean;

  /** The makers and suppliers that it names, trimmed; most kinds of rows have none. */
  makerNames(): readonly string[] {
    return [];
  }

  /** What it says as plain data. */
  toJSON(this: Component): Component {
    const { kind, ecosystem, name, version, nameSpan, versionSpan, entry, scope, relation } = this;
    const { identifiers, suppliers, via, placement, mention } = this;
    return {
      kind,
      name,
      nameSpan,
      entry,
      scope,
      relation,
      ...(ecosystem !== undefined && { ecosystem }),
      ...(version !== undefined && { version }),
      ...(versionSpan && { versionSpan }),
      ...(identifiers && { identifiers }),
      ...(suppliers && { suppliers }),
      ...(via && { via }),
      ...(placement && { placement }),
      ...(mention !== undefined && { mention }),
    };
  }
}

/**
 * The `scheme://host/` from which nearly all packages of a text come and which is nobody's. Where it is next is searched,
 * which costs a third of a comparison at each package, and looks at no character twice.
 */
export class UsualPlace {
  /** Whose answer it is that nobody is attributed. */
  index: object | undefined;
  prefix = "";
  next = -1;

  /** Whether the URL from `start` to `end` begins with it. False for one that is before another that was asked about. */
  isAt(text: string, start: number, end: number): boolean {
    if (this.next < start) {
      const found = text.indexOf(this.prefix, start);
      this.next = found < 0 ? Infinity : found;
    }
    return this.next === start && this.prefix.length <= end - start;
  }
}

/**
 * False for a component that nobody can be known for in any of the lookups. Told by its method, which costs a tenth of asking
 * for its class.
 */
export function mayMatch(component: object, one: Lookup, other: Lookup | undefined, third?: Lookup): boolean {
  const row = component as Partial<RowComponent>;
  if (row.mayMatch === undefined) return true;
  return (
    row.mayMatch(one) || (other !== undefined && row.mayMatch(other)) || (third !== undefined && row.mayMatch(third))
  );
}
