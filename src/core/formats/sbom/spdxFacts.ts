import type { ComponentKind } from "../../model.js";
import { indexWithin } from "../../text/within.js";

/** SPDX 2 words, the same in every syntax. https://spdx.github.io/spdx-spec/v2.3/package-information/ */

const kinds = new Map<string, ComponentKind>([
  ["APPLICATION", "application"],
  ["OPERATING-SYSTEM", "application"],
  ["OPERATING_SYSTEM", "application"],
  ["CONTAINER", "container"],
  ["DEVICE", "device"],
  ["FIRMWARE", "firmware"],
]);

/** What kind of component the primary purpose says; most are libraries. */
export function spdxKind(purpose: string): ComponentKind {
  return kinds.get(purpose) ?? "library";
}

/** Whether a value says something. */
export function asserts(text: string, start: number, end: number): boolean {
  const length = end - start;
  return length > 0 && !isNoAssertion(text, start, end) && !(length === 4 && text.startsWith("NONE", start));
}

/** Whether a value says that the writer says nothing. */
export function isNoAssertion(text: string, start: number, end: number): boolean {
  return end - start === "NOASSERTION".length && text.startsWith("NOASSERTION", start);
}

/**
 * Where the name is in `Organization: Name (address)`; undefined where nobody is named. Offsets are of `text`. What is in parentheses
 * and no address belongs to the name: `Acme (Shanghai) Ltd`.
 */
export function spdxAgent(
  text: string,
  start: number,
  end: number,
): { readonly isPerson: boolean; readonly start: number; readonly end: number } | undefined {
  const isPerson = text.startsWith("Person:", start);
  if (!isPerson && !text.startsWith("Organization:", start)) return undefined;
  let from = start + (isPerson ? "Person:" : "Organization:").length;
  while (from < end && isBlank(text.charCodeAt(from))) from++;
  let to = addressStart(text, from, end);
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return to <= end && asserts(text, from, to) ? { isPerson, start: from, end: to } : undefined;
}

/** Where `(address)` or `<address>` begins that a name ends with; `end` where it has none. */
function addressStart(text: string, from: number, end: number): number {
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  const opening = text.charCodeAt(end - 1) === 41 ? "(" : text.charCodeAt(end - 1) === 62 ? "<" : undefined;
  if (opening === undefined) return end;
  const name = text.slice(from, end);
  const at = name.lastIndexOf(opening);
  return at >= 0 && /^.(?:\s*|.*[@/:].*).$/.test(name.slice(at)) ? from + at : end;
}

/** Offset of the URL in a download location, −1 where there is none. */
export function spdxPlace(text: string, start: number, end: number): number {
  if (!asserts(text, start, end) || indexWithin(text, 58, start, end) < 0) return -1;
  return text.startsWith("git+", start) ? start + "git+".length : start;
}

/** Whether a package without purl may be but the folder or image that was scanned. */
export function mayBeSubject(id: string, kind: ComponentKind, hasVersion: boolean): boolean {
  return !hasVersion || kind === "container" || id.startsWith("SPDXRef-DocumentRoot");
}

/** What relationships say of the packages of a document, by their SPDX ids. */
export class SpdxGraph {
  private readonly described = new Set<string>();
  private readonly direct = new Set<string>();

  /** The document says that it describes this element. */
  describes(id: string): void {
    this.described.add(id);
  }

  /** Whether a relationship of `id` is of use. */
  isDescribed(id: string): boolean {
    return this.described.has(id);
  }

  /** What the document describes depends on this element. */
  dependsOn(id: string): void {
    this.direct.add(id);
  }

  isDirect(id: string): boolean {
    return this.direct.has(id);
  }

  get hasDirect(): boolean {
    return this.direct.size > 0;
  }

  /** Whether one element is what the document is about. Where that is but what was scanned, it is none of the document's parts. */
  get describesOne(): boolean {
    return this.described.size === 1;
  }
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x3000;
}
