import type { Component, Identifier, Relation } from "../model.js";
import { urlParts } from "./download.js";

/** What texts are cut from: a text itself, or a reader that resolves escapes. */
export interface TextSource {
  readonly text: string;
  textOf(start: number, end: number): string;
}

/**
 * A package of a lockfile while its lines are read: offsets only; texts are cut once, by `component`.
 * One draft serves a whole file, since a lockfile holds tens of thousands of packages.
 */
export class LockedPackage {
  start = 0;
  end = 0;
  nameStart = 0;
  nameEnd = 0;
  /** −1: no version. */
  versionStart = -1;
  versionEnd = -1;
  /** −1: no download location. */
  urlStart = -1;
  urlEnd = -1;
  scope = "";
  relation: Relation = "transitive";
  /** A folder of the project itself: nothing is downloaded. */
  local = false;

  constructor(
    private readonly ecosystem: string,
    private readonly source: TextSource,
  ) {}

  /** Starts the next package, of which nothing is known yet. */
  begin(start: number, scope: string): void {
    this.start = start;
    this.end = start;
    this.nameStart = start;
    this.nameEnd = start;
    this.versionStart = -1;
    this.versionEnd = -1;
    this.urlStart = -1;
    this.urlEnd = -1;
    this.scope = scope;
    this.relation = "transitive";
    this.local = false;
  }

  name(start: number, end: number): void {
    this.nameStart = start;
    this.nameEnd = end;
  }

  version(start: number, end: number): void {
    this.versionStart = start;
    this.versionEnd = end;
  }

  url(start: number, end: number): void {
    this.urlStart = start;
    this.urlEnd = end;
  }

  /** Whether there is something to report. */
  get isDownloaded(): boolean {
    return !this.local && this.nameStart < this.nameEnd;
  }

  component(): Component {
    const { ecosystem, source, start, end, nameStart, nameEnd, versionStart, versionEnd, urlStart } = this;
    const { scope, relation } = this;
    const name = source.textOf(nameStart, nameEnd);
    const nameSpan = { start: nameStart, end: nameEnd };
    const entry = { start, end };
    if (versionStart >= 0) {
      const version = source.textOf(versionStart, versionEnd);
      const versionSpan = { start: versionStart, end: versionEnd };
      if (urlStart < 0) {
        return { kind: "library", ecosystem, name, version, nameSpan, versionSpan, entry, scope, relation };
      }
      // Nearly all are like this, and one literal is made much faster than a spread is.
      const identifiers = [this.identifier()];
      return { kind: "library", ecosystem, name, version, nameSpan, versionSpan, entry, scope, relation, identifiers };
    }
    const bare = { kind: "library", ecosystem, name, nameSpan, entry, scope, relation } as const;
    return urlStart < 0 ? bare : { ...bare, identifiers: [this.identifier()] };
  }

  private identifier(): Identifier {
    const { source, urlStart: start, urlEnd: end } = this;
    const text = source.textOf(start, end);
    const value = hasUser(source.text, start, end) ? (urlParts(text)?.bare ?? text) : text;
    return { scheme: "url", value, start, end };
  }
}

/** Whether the URL has something before an @ in front of its host. */
function hasUser(text: string, start: number, end: number): boolean {
  for (let at = start + "https://".length; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 64) return true;
    if (code === 47) return false;
  }
  return false;
}
