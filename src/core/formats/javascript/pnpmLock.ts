import type { Component, Problem, SourceText } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin, lastIndexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows } from "../lockedComponent.js";
import { LockedPackage } from "../lockedPackage.js";
import { pnpmVia } from "./pnpmGraph.js";
import { namedOrMarked } from "./namedOrMarked.js";
import { readPnpmKey } from "./pnpmKey.js";

/**
 * `pnpm-lock.yaml`, versions 5 to 9, in the form pnpm writes it: two blanks a level.
 * https://github.com/pnpm/spec/tree/master/lockfile
 */
export const npmPnpmLock: Format = {
  id: "npm/pnpm-lock",
  title: "pnpm lockfile",
  files: ["pnpm-lock.yaml", "pnpm-lock*.yaml", "node_modules/.pnpm/lock.yaml"],
  recognizes: namedOrMarked(/^pnpm-lock\.yaml$/i, /^lockfileVersion:/m),
  ecosystems: ["npm"],
  generated: true,
  extract: ({ text }: SourceText) => new PnpmLock(text).read(),
};

type Section = "packages" | "importers" | "dependencies" | "other";

class PnpmLock {
  private readonly lines: LineCursor;
  private readonly draft: LockedPackage;
  private readonly components: Component[] = [];
  private readonly problems: Problem[] = [];
  /** `name@version` of what the project and its workspaces ask for. */
  private readonly direct = new Set<string>();
  private section: Section = "other";
  private open = false;
  private inResolution = false;
  /** Of the direct dependency whose lines are read. */
  private directName = "";
  private inDependencies = false;

  constructor(private readonly text: string) {
    this.lines = new LineCursor(text);
    const rows = new LockedRows("npm", this.lines);
    rows.viaOf = pnpmVia(text);
    this.draft = new LockedPackage(rows);
  }

  read(): { components: Component[]; problems: Problem[] } {
    const { lines, text } = this;
    while (lines.next()) {
      const first = text.charCodeAt(lines.start);
      const indent = lines.start - lines.lineStart;
      if (first === 35) continue;
      if (indent === 0) this.beginSection();
      else if (this.section === "packages") this.packageLine(indent, first);
      else if (this.section !== "other") this.directLine(indent);
    }
    this.finish();
    return { components: this.components, problems: this.problems };
  }

  private beginSection(): void {
    const { lines } = this;
    this.finish();
    this.inDependencies = false;
    if (lines.startsWith("packages:")) this.section = "packages";
    else if (lines.startsWith("importers:")) this.section = "importers";
    else if (lines.startsWith("<<<<<<<") || lines.startsWith("=======") || lines.startsWith(">>>>>>>")) {
      if (this.problems.length < 20) {
        this.problems.push({ message: "a merge conflict is not resolved", start: lines.start, end: lines.end });
      }
    } else if (/^(?:dev|optional)?[dD]ependencies:/.test(this.text.slice(lines.start, lines.start + 24))) {
      this.section = "dependencies";
    } else this.section = "other";
  }

  private packageLine(indent: number, first: number): void {
    const { lines, text, draft } = this;
    if (indent === 2) {
      this.finish();
      this.beginPackage(first);
      return;
    }
    if (!this.open) return;
    draft.end = lines.end;
    if (indent === 4) {
      this.inResolution = false;
      if (first === 114 && lines.startsWith("resolution:")) {
        this.inResolution = true;
        if (lines.end > lines.start + 11) this.flowResolution(lines.start + 11);
      } else if (first === 110 && lines.startsWith("name: ")) this.value(6, "name");
      else if (first === 118 && lines.startsWith("version: ")) this.value(9, "version");
      else if (first === 100 && lines.startsWith("dev: true")) draft.scope = "dev";
      else if (first === 111 && lines.startsWith("optional: true")) draft.scope = "optional";
    } else if (this.inResolution && indent === 6) {
      if (lines.startsWith("tarball: ")) this.value(9, "url");
      else if (lines.startsWith("repo: ")) this.value(6, "url");
    } else if (this.inResolution && text.charCodeAt(lines.end - 1) === 125) {
      // A flow mapping broken over lines.
      this.flowResolution(lines.start);
    }
  }

  /** A package's line: `/a/1.0.0:`, `/a@1.0.0(b@2.0.0):`, `'@a/b@1.0.0':`. */
  private beginPackage(first: number): void {
    const { lines, text, draft } = this;
    let { start, end } = lines;
    // `key: {}` has its value on the line.
    if (text.charCodeAt(end - 1) === 125) {
      const brace = lastIndexWithin(text, 123, start, end);
      if (brace > start + 1) end = brace;
      while (end > start && text.charCodeAt(end - 1) === 32) end--;
    }
    if (first === 39 || first === 34) {
      start++;
      const close = indexWithin(text, first, start, end);
      if (close < 0) return this.unexpected();
      end = close;
    } else if (text.charCodeAt(end - 1) === 58) end--;
    else return this.unexpected();
    this.open = true;
    this.inResolution = false;
    draft.begin(lines.start, "packages");
    draft.end = lines.end;
    readPnpmKey(text, start, end, draft);
  }

  private unexpected(): void {
    const { start, end } = this.lines;
    if (this.problems.length < 20) this.problems.push({ message: "expected a package's key and ':'", start, end });
  }

  /** The unquoted value after a key of `length`. */
  private value(length: number, property: "name" | "version" | "url"): void {
    const { lines, text, draft } = this;
    let start = lines.start + length;
    let { end } = lines;
    const quote = text.charCodeAt(start);
    if ((quote === 39 || quote === 34) && text.charCodeAt(end - 1) === quote && end - start > 1) {
      start++;
      end--;
    }
    if (start < end) draft[property](start, end);
  }

  /** `{integrity: sha512-…, tarball: https://…}`; most have the hash alone. */
  private flowResolution(from: number): void {
    const { lines, text, draft } = this;
    let at = from;
    while (at < lines.end) {
      const code = text.charCodeAt(at);
      if (code <= 32 || code === 123 || code === 44) at++;
      else {
        const wanted = text.startsWith("tarball: ", at) ? 9 : text.startsWith("repo: ", at) ? 6 : 0;
        const next = indexWithin(text, 44, at, lines.end);
        const end = next < 0 ? lines.end - 1 : next;
        if (wanted > 0 && at + wanted < end) {
          const quote = text.charCodeAt(at + wanted);
          const quoted = (quote === 39 || quote === 34) && text.charCodeAt(end - 1) === quote ? 1 : 0;
          if (end - quoted > at + wanted + quoted) draft.url(at + wanted + quoted, end - quoted);
        }
        if (next < 0) break;
        at = Math.max(end, at + 1);
      }
    }
  }

  /**
   * What the project asks for. Version 5: `a: 1.0.0` under `dependencies`; later: `a:` with a `version` line;
   * both once more under each importer, two levels deeper.
   */
  private directLine(indent: number): void {
    const { lines, text } = this;
    const level = this.section === "importers" ? indent - 4 : indent;
    const line = text.slice(lines.start, lines.end);
    if (level === 0) this.inDependencies = /^(?:dev|optional)?[dD]ependencies:$/.test(line);
    if (level <= 0 || (this.section === "importers" && !this.inDependencies)) return;
    const colon = line.indexOf(":", line.startsWith("'") ? line.indexOf("'", 1) : 0);
    if (colon < 0) return;
    const key = unquoted(line.slice(0, colon));
    const value = unquoted(line.slice(colon + 1).trim());
    if (level === 2) {
      this.directName = key;
      if (value !== "") this.addDirect(value);
    } else if (level === 4 && key === "version" && value !== "") this.addDirect(value);
  }

  private addDirect(version: string): void {
    const end = version.search(/[(_]/);
    this.direct.add(`${this.directName}@${end < 0 ? version : version.slice(0, end)}`);
    // An aliased package has its own name in the version: `real@1.0.0`, `/real/1.0.0`.
    this.direct.add(
      (end < 0 ? version : version.slice(0, end)).replace(/^\/(.+)\/([^/]+)$/, "$1@$2").replace(/^\//, ""),
    );
  }

  private finish(): void {
    if (this.open && this.draft.isDownloaded) {
      const { draft, direct } = this;
      if (direct.size > 0 && draft.versionStart >= 0) {
        const { text } = this;
        const id = `${text.slice(draft.nameStart, draft.nameEnd)}@${text.slice(draft.versionStart, draft.versionEnd)}`;
        if (direct.has(id)) draft.relation = "direct";
      }
      this.components.push(draft.component());
    }
    this.open = false;
  }
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}
