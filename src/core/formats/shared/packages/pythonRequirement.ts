import type { Component, Identifier, Span } from "../../../model.js";
import { declared, written, type Written } from "../declared.js";
import { urlIdentifier } from "../download.js";
import { vcsReference } from "./vcsReference.js";

/** One PEP 508 dependency specifier. https://packaging.python.org/specifications/dependency-specifiers/ */
export interface Requirement {
  readonly name: Written;
  /** The version of an exact pin without its operator, other constraints whole. */
  readonly version?: Written;
  /** `name @ url`. */
  readonly url?: Identifier;
  /** What was left unread because it is not a specifier. */
  readonly rest?: Span;
}

/**
 * Reads the specifier in `[start, end)` of `text`: name, extras, version or URL; a marker after `;` is passed over.
 * Line continuations count as blanks. Undefined when it does not begin with a name.
 */
export function readRequirement(text: string, start: number, end: number): Requirement | undefined {
  const nameStart = skipBlanks(text, start, end);
  let at = nameStart;
  while (at < end && isNameCode(text.charCodeAt(at))) at++;
  // Names end in a letter or digit: in `name-` or `name.` what follows is still being typed.
  while (at > nameStart && !isAlphanumeric(text.charCodeAt(at - 1))) at--;
  if (at === nameStart || !isAlphanumeric(text.charCodeAt(nameStart))) return undefined;
  const name = written(text, nameStart, at);
  at = skipBlanks(text, at, end);
  if (text.charCodeAt(at) === 0x5b && at < end) {
    const closing = indexBefore(text, "]", at, end);
    if (closing >= end) return { name, rest: { start: at, end } };
    // `gcc [platform:rpm]` is a package of a system, as bindep lists them.
    if (/[^\w\s,.-]/.test(text.slice(at + 1, closing))) return undefined;
    at = skipBlanks(text, closing + 1, end);
  }
  if (at < end && text.charCodeAt(at) === 0x40) return { name, ...readUrl(text, at + 1, end) };
  const marker = indexBefore(text, ";", at, end);
  // `name == 1.0 @ https://…` is in no specification and found all the same.
  const place = at + Math.max(0, text.slice(at, marker).search(/\s@\s/));
  const stop = place > at ? place : marker;
  const version = readVersion(text, at, stop);
  if (version === "broken") return { name, rest: { start: at, end: marker } };
  return { name, ...(place > at && readUrl(text, place + 2, marker)), ...(version && { version }) };
}

/** Component for a requirement. */
export function fromRequirement({ name, version, url }: Requirement, entry: Span, scope: string): Component {
  return declared("pypi", name, version, { entry, scope, identifiers: [url] });
}

/** The version part of a specifier: without the operator when it pins one version. Undefined when there is none. */
export function readVersion(text: string, start: number, end: number): Written | "broken" | undefined {
  start = skipBlanks(text, start, end);
  end = trimEnd(text, start, end);
  if (text.charCodeAt(start) === 0x28 && text.charCodeAt(end - 1) === 0x29) {
    start = skipBlanks(text, start + 1, end);
    end = trimEnd(text, start, end - 1);
  }
  if (start >= end) return undefined;
  const operator = /^(?:===?|[<>!~]=|[<>])/.exec(text.slice(start, start + 3))?.[0];
  if (!operator) return "broken";
  if (operator.startsWith("==")) {
    const pin = skipBlanks(text, start + operator.length, end);
    if (pin >= end || /["']/.test(text.charAt(pin))) return "broken";
    // Words after a pin, as in `==1.0 pinned for now`, are none of it.
    const words = /^[^,\s*]+(?=\s+[A-Za-z])/.exec(text.slice(pin, end))?.[0].length;
    const stop = words === undefined ? end : pin + words;
    if (!/[,\s*]/.test(text.slice(pin, stop))) return written(text, pin, stop);
  }
  return { value: unfold(text.slice(start, end)), start, end };
}

/** A repository's reference is the version; one that is before the URL goes before it. */
function readUrl(text: string, from: number, end: number): { url?: Identifier; version?: Written; rest?: Span } {
  const start = skipBlanks(text, from, end);
  let stop = start;
  while (stop < end && text.charCodeAt(stop) > 32) stop++;
  const address = written(text, start, stop);
  const url = urlIdentifier(address);
  const version = vcsReference(text, address);
  return url ? { url, ...(version && { version }) } : stop === start ? { rest: { start: from - 1, end } } : {};
}

function unfold(version: string): string {
  return version.includes("\n") || version.includes("\r") ? version.replace(/\\?[\r\n]+[ \t]*/g, "") : version;
}

function skipBlanks(text: string, at: number, end: number): number {
  while (at < end) {
    const code = text.charCodeAt(at);
    const continues = code === 92 && (text.charCodeAt(at + 1) === 10 || text.charCodeAt(at + 1) === 13);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 0xa0 && !continues) break;
    at++;
  }
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  while (end > start && (text.charCodeAt(end - 1) <= 32 || text.charCodeAt(end - 1) === 92)) end--;
  return end;
}

function indexBefore(text: string, character: string, start: number, end: number): number {
  const found = text.slice(start, end).indexOf(character);
  return found < 0 ? end : start + found;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function isNameCode(code: number): boolean {
  return isAlphanumeric(code) || code === 45 || code === 95 || code === 46;
}
