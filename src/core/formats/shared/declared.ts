import type { Component, Identifier, Relation, Span } from "../../model.js";

/** A text as read, and where it is. Scalars of the shared tree are such. */
export interface Written extends Span {
  readonly value: string;
}

/** What a component says besides its coordinate. */
export interface Declaration {
  readonly kind?: Component["kind"];
  readonly entry: Span;
  readonly scope: string;
  /** `direct` when not given. */
  readonly relation?: Relation;
  readonly identifiers?: readonly (Identifier | undefined)[];
  readonly via?: readonly string[] | undefined;
  readonly mention?: boolean;
}

/** A package's component, with only the fields that are known. */
export function declared(
  ecosystem: string | undefined,
  name: Written,
  version: Written | undefined,
  declaration: Declaration,
): Component {
  const { kind = "library", scope, relation = "direct", identifiers, via, mention } = declaration;
  const entry = { start: declaration.entry.start, end: declaration.entry.end };
  const nameSpan = { start: name.start, end: name.end };
  const known = identifiers?.filter((identifier) => identifier !== undefined);
  // Set one by one: every manifest comes through here, and spreads of what may be absent cost more than reading it.
  const component: Mutable<Component> = { kind, name: name.value, nameSpan, entry, scope, relation };
  if (ecosystem !== undefined) component.ecosystem = ecosystem;
  if (version) {
    component.version = version.value;
    component.versionSpan = { start: version.start, end: version.end };
  }
  if (known && known.length > 0) component.identifiers = known;
  if (via && via.length > 0) component.via = via;
  if (mention) component.mention = mention;
  return component;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Part of a text as it stands there. */
export function written(text: string, start: number, end: number): Written {
  return { value: text.slice(start, end), start, end };
}

/** Characters `[from, to)` of a text as read; its characters must be in the document as they are. */
export function partOf({ value, start }: Written, from: number, to = value.length): Written {
  return { value: value.slice(from, to), start: start + from, end: start + to };
}

/** Components in the order of the document, for formats whose reading follows structure instead. */
export function inDocumentOrder(components: readonly Component[]): Component[] {
  return [...components].sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}
