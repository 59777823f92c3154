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
  readonly identifiers?: readonly (Identifier | undefined)[] | undefined;
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
  const { kind = "library", scope, relation = "direct", via, mention } = declaration;
  const entry = { start: declaration.entry.start, end: declaration.entry.end };
  const nameSpan = { start: name.start, end: name.end };
  const versionSpan = version && { start: version.start, end: version.end };
  const identifiers = definedOf(declaration.identifiers);
  const value = name.value;
  // Every manifest comes through here. What nearly all packages have is written in one literal: the engine gives a field that is added
  // later a place outside of the object, and spreads of what may be absent cost more than reading it.
  if (ecosystem !== undefined && versionSpan && !mention && !(via && via.length > 0)) {
    const is = version.value;
    return identifiers
      ? { kind, name: value, nameSpan, entry, scope, relation, ecosystem, version: is, versionSpan, identifiers }
      : { kind, name: value, nameSpan, entry, scope, relation, ecosystem, version: is, versionSpan };
  }
  const component: Mutable<Component> = { kind, name: value, nameSpan, entry, scope, relation };
  if (ecosystem !== undefined) component.ecosystem = ecosystem;
  if (versionSpan) {
    component.version = version.value;
    component.versionSpan = versionSpan;
  }
  if (identifiers) component.identifiers = identifiers;
  if (via && via.length > 0) component.via = via;
  if (mention) component.mention = mention;
  return component;
}

const isDefined = (identifier: Identifier | undefined): identifier is Identifier => identifier !== undefined;

/** Those that are there; undefined where none is. The list itself where it has no gaps: what `filter` makes has room for more. */
function definedOf(identifiers: Declaration["identifiers"]): readonly Identifier[] | undefined {
  if (!identifiers || identifiers.length === 0) return undefined;
  if (identifiers.every(isDefined)) return identifiers;
  const known = identifiers.filter(isDefined);
  return known.length > 0 ? known : undefined;
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
