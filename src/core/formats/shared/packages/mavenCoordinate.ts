import type { Written } from "../declared.js";

/** `group:artifact` and version of one string, each with its place. */
export interface Coordinate {
  readonly name: Written;
  readonly version?: Written;
}

/**
 * Reads `group:artifact[:version[:classifier]][@extension]` whose first character is at `start`; undefined when the text is
 * something else. Variables (`${…}`) may stand for any part; a strict version's `!!` is left out.
 * https://docs.gradle.org/current/dsl/org.gradle.api.artifacts.dsl.DependencyHandler.html
 */
export function readCoordinate(raw: string, start: number): Coordinate | undefined {
  const first = separator(raw, 0);
  const second = separator(raw, first + 1);
  const third = separator(raw, second + 1);
  if (first === 0 || first === raw.length || separator(raw, third + 1) < raw.length) return undefined;
  const nameEnd = second < raw.length ? second : extensionStart(raw, first + 1, raw.length);
  const group = raw.slice(0, first);
  const artifact = raw.slice(first + 1, nameEnd);
  if (!isGroup(group) || !isPart(artifact)) return undefined;
  const name = { value: raw.slice(0, nameEnd), start, end: start + nameEnd };
  if (second === raw.length) return { name };
  const versionEnd = extensionStart(raw, second + 1, third);
  const version = raw.slice(second + 1, versionEnd).replace(/!!.*$/, "");
  if (version === "") return { name };
  if (!/^[\w.+-]+$/.test(version) && /[\s/\\"']/.test(version.replace(/\$\{[^}]*\}|[[(][^\])]*[\])]/g, "")))
    return undefined;
  return { name, version: { value: version, start: start + second + 1, end: start + second + 1 + version.length } };
}

/** Offset of the next colon outside `${…}`, or the length; `from` lies outside of one, or past the end. */
function separator(raw: string, from: number): number {
  let depth = 0;
  for (let at = from; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125) depth--;
    else if (code === 58 && depth <= 0) return at;
  }
  return raw.length;
}

function extensionStart(raw: string, from: number, to: number): number {
  const at = raw.indexOf("@", from);
  return at < 0 || at > to ? to : at;
}

/** A group's parts are words; one that is all variable is nobody's. */
function isGroup(text: string): boolean {
  return /^[\w.${}[\]'"-]+$/.test(text) && /[A-Za-z]/.test(text);
}

function isPart(text: string): boolean {
  return text !== "" && /^(?:[\w.+-]|\$\{[^{}]*\}|\$)+$/.test(text);
}
