import type { Component, Problem, SourceText } from "../../model.js";
import { TopLines } from "../../syntax/topLines.js";
import { NextOf } from "../../text/nextOf.js";
import { indexWithin, lastIndexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { readRegularYaml } from "../rows/inRegularForm.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { otherArchive } from "./npmTarball.js";
import { PnpmDirect } from "./pnpmDirect.js";
import { pnpmVia } from "./pnpmGraph.js";
import { namedOrMarked } from "../shared/namedOrMarked.js";
import { PnpmKeys } from "./pnpmKey.js";

/**
 * `pnpm-lock.yaml`, versions 5 to 9, in the form pnpm writes it: two blanks a level.
 * https://github.com/pnpm/spec/tree/master/lockfile
 */
export const npmPnpmLock: Format = {
  id: "npm/pnpm-lock",
  title: "pnpm lockfile",
  files: ["pnpm-lock.yaml", "pnpm-lock*.yaml", "node_modules/.pnpm/lock.yaml", "*.yaml"],
  recognizes: namedOrMarked(/^pnpm-lock\.yaml$/i, /^lockfileVersion:/m),
  ecosystems: ["npm"],
  generated: true,
  extract: ({ text }: SourceText) => readRegularYaml(text, "'", (regular) => new PnpmLock(regular).read()),
};

type Section = "packages" | "importers" | "dependencies" | "other";

class PnpmLock {
  private readonly lines: TopLines;
  private readonly draft: LockedPackage;
  private readonly key: PnpmKeys;
  private readonly commas: NextOf;
  private readonly components: Component[] = [];
  private readonly problems: Problem[] = [];
  private readonly direct = new PnpmDirect();
  private section: Section = "other";
  private open = false;
  private inResolution = false;

  constructor(private readonly text: string) {
    this.lines = new TopLines(text);
    this.key = new PnpmKeys(text);
    this.commas = new NextOf(text, ",");
    const rows = new LockedRows("npm", { text });
    rows.viaOf = pnpmVia(text);
    this.draft = new LockedPackage(rows);
  }

  read(): { components: Component[]; problems: Problem[] } {
    const { lines } = this;
    while (lines.isInside) {
      if (lines.isTop) this.beginSection();
      if (this.section === "packages") this.readPackages();
      else if (this.section === "other") lines.nextTop();
      else this.readDirect(this.section === "importers");
    }
    return { components: this.components, problems: this.problems };
  }

  private beginSection(): void {
    const { lines, text } = this;
    this.direct.begin();
    const line = text.slice(lines.start, lines.start + 24);
    if (line.startsWith("packages:")) this.section = "packages";
    else if (line.startsWith("importers:")) this.section = "importers";
    else if (/^(?:<{7}|={7}|>{7})/.test(line)) {
      lines.trim();
      this.problem("a merge conflict is not resolved");
    } else this.section = /^(?:dev|optional)?[dD]ependencies:/.test(line) ? "dependencies" : "other";
  }

  /** The lines up to the next one of the top level. Two blanks lead a package, four its properties. */
  private readPackages(): void {
    const { lines, text } = this;
    while (lines.next() && !lines.isTop) {
      if (lines.code !== 32 || text.charCodeAt(lines.start + 1) !== 32) continue;
      const second = text.charCodeAt(lines.start + 2);
      if (second > 32) {
        if (second === 35) continue;
        // The first property of a package with a long key: `  : resolution: …`.
        if (second === 58 && this.open) {
          this.property(text.charCodeAt(lines.start + 4));
          continue;
        }
        this.finish();
        this.beginPackage(second);
      } else if (this.open && second === 32 && text.charCodeAt(lines.start + 3) === 32) {
        const first = text.charCodeAt(lines.start + 4);
        if (first > 32) this.property(first);
        else if (this.inResolution) this.resolutionLine();
      }
    }
    this.finish();
  }

  /** Reads a property by its first character and where its key ends. */
  private property(first: number): void {
    const { lines, text, draft } = this;
    const at = lines.start + 4;
    this.inResolution = false;
    if (first === 114) {
      if (text.charCodeAt(at + 10) !== 58 || !text.startsWith("resolution", at)) return;
      this.inResolution = true;
      this.flowResolution(at + 11);
    } else if (first === 110) {
      if (text.startsWith("name: ", at)) this.value(at + 6, "name");
    } else if (first === 118) {
      if (text.startsWith("version: ", at)) this.value(at + 9, "version");
    } else if (first === 100) {
      if (text.charCodeAt(at + 5) === 116 && text.startsWith("dev: true", at)) draft.scope = "dev";
    } else if (first === 111) {
      if (text.charCodeAt(at + 10) === 116 && text.startsWith("optional: true", at)) draft.scope = "optional";
    }
  }

  /** A deeper line of a resolution: a block mapping, or a flow mapping broken over lines. */
  private resolutionLine(): void {
    const { lines, text } = this;
    lines.trim();
    const at = lines.contentStart();
    if (at - lines.start === 6 && text.startsWith("tarball: ", at)) this.value(at + 9, "url");
    else if (at - lines.start === 6 && text.startsWith("repo: ", at)) this.value(at + 6, "url");
    else if (text.charCodeAt(lines.end - 1) === 125) this.flowResolution(at);
  }

  /** A package's line: `/a/1.0.0:`, `/a@1.0.0(b@2.0.0):`, `'@a/b@1.0.0':`, and `? /a@1.0.0(…)` with more than 1,024 characters. */
  private beginPackage(first: number): void {
    const { lines, text, draft } = this;
    lines.trim();
    const isLong = first === 63 && text.charCodeAt(lines.start + 3) === 32;
    const content = lines.start + (isLong ? 4 : 2);
    const quote = isLong ? text.charCodeAt(content) : first;
    let start = content;
    let { end } = lines;
    // `key: {}` has its value on the line.
    if (text.charCodeAt(end - 1) === 125) {
      const brace = lastIndexWithin(text, 123, start, end);
      if (brace > start + 1) end = brace;
      while (end > start && text.charCodeAt(end - 1) === 32) end--;
    }
    if (quote === 39 || quote === 34) {
      start++;
      const isUsual = text.charCodeAt(end - 1) === 58 && text.charCodeAt(end - 2) === quote && end - 2 > start;
      const close = isUsual ? end - 2 : indexWithin(text, quote, start, end);
      if (close < 0) return this.problem("expected a package's key and ':'");
      end = close;
    } else if (text.charCodeAt(end - 1) === 58) end--;
    else if (!isLong) return this.problem("expected a package's key and ':'");
    this.open = true;
    this.inResolution = false;
    lines.begin();
    draft.begin(content, "packages");
    this.key.read(start, end, draft);
  }

  private problem(message: string): void {
    const { lines } = this;
    if (this.problems.length < 20) this.problems.push({ message, start: lines.contentStart(), end: lines.end });
  }

  /** The unquoted value from `from` on. */
  private value(from: number, property: "name" | "version" | "url"): void {
    const { lines, text, draft } = this;
    lines.trim();
    let start = from;
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
    // ` {integrity: …` without a comma, as nearly all are, names no place.
    if (text.charCodeAt(from + 2) === 105 && this.commas.from(from) >= lines.lineEnd) return;
    lines.trim();
    let at = from;
    while (at < lines.end) {
      const code = text.charCodeAt(at);
      if (code <= 32 || code === 123 || code === 44) at++;
      else {
        const wanted = text.startsWith("tarball: ", at) ? 9 : text.startsWith("repo: ", at) ? 6 : 0;
        const next = indexWithin(text, 44, at, lines.end);
        let end = next < 0 ? lines.end - 1 : next;
        while (end > at && text.charCodeAt(end - 1) === 32) end--;
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

  private readDirect(ofImporters: boolean): void {
    const { lines, text } = this;
    while (lines.next() && !lines.isTop) {
      const start = lines.contentStart();
      lines.trim();
      if (start >= lines.end || text.charCodeAt(start) === 35) continue;
      this.direct.line(text.slice(start, lines.end), start - lines.start, ofImporters);
    }
  }

  private finish(): void {
    const { draft, lines } = this;
    if (this.open && draft.isDownloaded) {
      draft.end = lines.contentEnd();
      if (this.direct.has(this.text, draft)) draft.relation = "direct";
      this.components.push(draft.component());
      const other = otherArchive(this.text, draft);
      if (other) this.components.push(other);
    }
    this.open = false;
  }
}
