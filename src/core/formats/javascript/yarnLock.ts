import type { Component, Problem, SourceText } from "../../model.js";
import { TopLines } from "../../syntax/topLines.js";
import { NameFilter } from "../../text/nameFilter.js";
import { NextOf } from "../../text/nextOf.js";
import { indexWithin, lastIndexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { readRegularYaml } from "../rows/inRegularForm.js";
import { LockedRows, LockedComponent } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { namedOrMarked } from "../shared/namedOrMarked.js";
import { descriptorName, repositoryName } from "./descriptor.js";
import { otherArchive } from "./npmTarball.js";
import { yarnVia } from "./yarnGraph.js";

const maxProblems = 20;

/**
 * `yarn.lock` of Yarn 1 and of Yarn 2 and later ("berry"): one block for each package, its properties indented.
 * https://classic.yarnpkg.com/lang/en/docs/yarn-lock/, https://yarnpkg.com/configuration/yarnrc
 */
export const npmYarnLock: Format = {
  id: "npm/yarn-lock",
  title: "Yarn lockfile",
  files: ["yarn.lock", "yarn*.lock", "*.lock"],
  recognizes: namedOrMarked(/^yarn\.lock$/i, /^# yarn lockfile v\d|^__metadata:/m),
  ecosystems: ["npm"],
  generated: true,
  extract: ({ text }: SourceText) =>
    isBerry(text) ? readRegularYaml(text, '"', (regular) => new YarnLock(regular).read()) : new YarnLock(text).read(),
};

/** Yarn 2 and later write YAML. */
function isBerry(text: string): boolean {
  return /^[\s{]{0,9}["']?__metadata["']?[ \t]*:/m.test(text.slice(0, 2000));
}

class YarnLock {
  private readonly lines: TopLines;
  private readonly draft: LockedPackage;
  private readonly signs: NextOf;
  /** Hardly any file has one. */
  private readonly aliases: NextOf;
  private readonly components: Component[] = [];
  private readonly problems: Problem[] = [];
  /** `name@range` as the workspaces' own dependencies have them; they are anywhere between the packages. */
  private readonly direct = new Map<string, string[]>();
  private malformed = false;
  private dependencies = false;
  private workspace = false;
  private berry = false;
  private valueStart = 0;
  private valueEnd = 0;

  constructor(private readonly text: string) {
    this.lines = new TopLines(text);
    this.signs = new NextOf(text, "@");
    this.aliases = new NextOf(text, "@npm:");
    const rows = new LockedRows("npm", { text });
    rows.viaOf = yarnVia(text);
    this.draft = new LockedPackage(rows);
  }

  read(): { components: Component[]; problems: Problem[] } {
    const { lines, text } = this;
    while (lines.isInside) {
      if (!lines.isTop) lines.nextTop();
      else if (this.begin()) this.readPackage();
      else lines.nextTop();
    }
    const isYarn = this.components.length > 0 || /^# yarn lockfile|^__metadata:/m.test(text.slice(0, 500));
    this.markDirect();
    return { components: this.components, problems: isYarn ? this.problems : [] };
  }

  /** The line that starts a package: `"a@^1.0.0", "a@^1.1.0":`. False when it does not. */
  private begin(): boolean {
    const { lines, text, draft } = this;
    lines.trim();
    const { end } = lines;
    // Yarn writes a key of more than 1,024 characters as `? "a@npm:1, a@npm:2"`, and the colon in the next line.
    const isLong =
      lines.code === 63 && text.startsWith('? "', lines.start) && text.charCodeAt(lines.lineEnd + 1) === 58;
    const isClosed = isLong || text.charCodeAt(end - 1) === 58;
    if (!isClosed) {
      if (this.problems.length < maxProblems) {
        const message = "expected a package's line, which ends in ':'";
        this.problems.push({ message, start: lines.start, end });
      }
      // The package can be determined all the same when its version follows: `a@^1.0.0`, `"a@^1.0.0:"`. Markers of conflicts name none.
      if (lines.code !== 34 && !isNameStart(lines.code)) return false;
      if (indexWithin(text, 64, lines.start + 1, end) < 0) return false;
    }
    this.malformed = !isClosed;
    if (lines.code === 95 && text.startsWith("__metadata:", lines.start)) {
      this.berry = true;
      return false;
    }
    this.workspace = false;
    this.dependencies = false;
    lines.begin();
    draft.begin(lines.start + (isLong ? 2 : 0), "packages");
    const start = lines.start + (isLong ? 3 : lines.code === 34 ? 1 : 0);
    const keysEnd = end - (isClosed ? 1 : 0);
    if (isLong) lines.next();
    const nameEnd = this.nameEnd(start, keysEnd);
    draft.name(start, nameEnd);
    const repository = repositoryName(text, start, keysEnd);
    if (repository) draft.name(repository.start, repository.end);
    else this.useAlias(nameEnd, keysEnd);
    // Only what is linked and never downloaded; Yarn 1 writes no `linkType`.
    const protocol = text.charCodeAt(nameEnd + 1);
    draft.local =
      (protocol === 108 && text.startsWith("@link:", nameEnd)) ||
      (protocol === 119 && text.startsWith("@workspace:", nameEnd)) ||
      // `own@file:` is the project itself.
      (protocol === 102 && text.startsWith('@file:":', nameEnd));
    return true;
  }

  /** End of a descriptor's name. The sign after it is searched, which is faster than to look at each character. */
  private nameEnd(start: number, end: number): number {
    const sign = this.signs.from(start + 1);
    return sign < end ? sign : descriptorName(this.text, start, end);
  }

  /** The package's properties, as far as they matter; the cursor then is after the package. */
  private readPackage(): void {
    const { lines, text, draft } = this;
    while (lines.next() && !lines.isTop) {
      if (lines.code !== 32) continue;
      const first = text.charCodeAt(lines.start + 2);
      if (first <= 32 || text.charCodeAt(lines.start + 1) !== 32) {
        if (this.workspace && this.dependencies) this.directDependency();
      } else if (this.property(first)) {
        lines.nextTop();
        break;
      }
    }
    draft.end = lines.contentEnd();
    if (!draft.isDownloaded || (this.malformed && draft.versionStart < 0)) return;
    this.components.push(draft.component());
    const other = otherArchive(text, draft);
    if (other) this.components.push(other);
  }

  /**
   * `alias@npm:real@^1.0.0`: what is installed under another name. Yarn 1 may write it after other patterns of the package;
   * later ones say the real name in a line of its own.
   */
  private useAlias(from: number, end: number): void {
    const { text, berry } = this;
    if (berry && !(text.charCodeAt(from + 1) === 110 && text.startsWith("@npm:", from))) return;
    for (let at = berry ? from : this.aliases.from(from); at < end; at = berry ? end : this.aliases.from(at + 1)) {
      const start = at + "@npm:".length;
      if (!isNameStart(text.charCodeAt(start))) continue;
      const aliased = descriptorName(text, start, end);
      // Without a range the latest is meant; else an @ follows the name.
      const follows = text.charCodeAt(aliased);
      const isName = follows === 64 || (aliased >= end - 1 && (aliased >= end || follows === 34)) || follows === 44;
      if (aliased <= start || !isName || /^v?\d/.test(text.slice(start, aliased))) continue;
      this.draft.name(start, aliased);
      return;
    }
  }

  /** Reads a property by its first character and those where a known one ends. True when no further one is of interest. */
  private property(first: number): boolean {
    if (first === 34) return this.quotedProperty();
    const { lines, text, draft } = this;
    const at = lines.start + 2;
    this.dependencies = false;
    if (first === 118) {
      if (text.charCodeAt(at + 6) === 110 && this.findValue(at + 7)) draft.version(this.valueStart, this.valueEnd);
    } else if (first === 114) {
      if (text.charCodeAt(at + 7) === 100 && this.findValue(at + 8))
        return this.resolved(this.valueStart, this.valueEnd);
      if (text.charCodeAt(at + 9) === 110 && this.findValue(at + 10)) {
        return this.resolution(this.valueStart, this.valueEnd);
      }
    } else if (first === 108) {
      if (text.startsWith("linkType", at) && this.findValue(at + 8) && text.startsWith("soft", this.valueStart))
        draft.local = true;
    } else if (first === 100 && this.workspace) this.dependencies = text.startsWith("dependencies:", at);
    return false;
  }

  /** `"version" "1.2.3"`, as some tools write it. */
  private quotedProperty(): boolean {
    const { lines, text, draft } = this;
    const at = lines.start + 3;
    this.dependencies = false;
    const close = text.indexOf('"', at);
    if (close < 0 || !this.findValue(close + 1)) return false;
    const key = text.slice(at, close);
    if (key === "version") draft.version(this.valueStart, this.valueEnd);
    return key === "resolved" && this.resolved(this.valueStart, this.valueEnd);
  }

  /** Finds the value after a key that ends at `keyEnd`, without separator and quotes. */
  private findValue(keyEnd: number): boolean {
    const { lines, text } = this;
    let start = keyEnd;
    if (text.charCodeAt(start) === 58) start++;
    if (text.charCodeAt(start) !== 32) return false;
    while (text.charCodeAt(start) === 32) start++;
    lines.trim();
    let { end } = lines;
    if (text.charCodeAt(start) === 34) {
      start++;
      if (end > start && text.charCodeAt(end - 1) === 34) end--;
    }
    this.valueStart = start;
    this.valueEnd = end;
    return start < end;
  }

  /** Yarn 1: a URL with the hash of the archive, mostly of 40 digits, after `#`. */
  private resolved(start: number, end: number): boolean {
    const { text, draft } = this;
    const usual = end - 41;
    const hash = usual > start && text.charCodeAt(usual) === 35 ? usual : lastIndexWithin(text, 35, start, end);
    draft.url(start, hash > start ? hash : end);
    return !this.berry && draft.versionStart >= 0;
  }

  /** Berry: `name@protocol:reference`. */
  private resolution(start: number, end: number): boolean {
    const { text, draft } = this;
    const nameEnd = this.nameEnd(start, end);
    if (text.charCodeAt(nameEnd) !== 64) return false;
    const reference = nameEnd + 1;
    const isFromRegistry = text.charCodeAt(reference) === 110 && text.startsWith("npm:", reference);
    // What comes from a registry has its name in the key, after `npm:` when that is another: a look at both ends will do.
    const isSame =
      nameEnd - start === draft.nameEnd - draft.nameStart &&
      text.charCodeAt(start) === text.charCodeAt(draft.nameStart) &&
      text.charCodeAt(nameEnd - 1) === text.charCodeAt(draft.nameEnd - 1) &&
      (isFromRegistry || text.startsWith(text.slice(start, nameEnd), draft.nameStart));
    if (!isSame) draft.name(start, nameEnd);
    if (isFromRegistry) return this.berry && draft.versionStart >= 0;
    if (text.startsWith("workspace:", reference)) {
      draft.local = true;
      this.workspace = true;
    } else if (text.startsWith("link:", reference) || text.startsWith("portal:", reference)) draft.local = true;
    else if (
      text.startsWith("http", reference) ||
      text.startsWith("git", reference) ||
      text.startsWith("ssh:", reference)
    ) {
      const hash = indexWithin(text, 35, reference, end);
      draft.url(reference, hash < 0 ? end : hash);
    }
    return false;
  }

  /** A dependency of a workspace: `"@a/b": ^1.0.0` or, in newer files, `"@a/b": "npm:^1.0.0"`. */
  private directDependency(): void {
    const { lines, text } = this;
    lines.trim();
    const match = /^"?([^":\s]+)"?:\s*"?(?:npm:)?([^"]*)"?$/.exec(text.slice(lines.start, lines.end).trimStart());
    if (!match?.[1] || match[2] === undefined) return;
    const ranges = this.direct.get(match[1]);
    if (ranges) ranges.push(match[2]);
    else this.direct.set(match[1], [match[2]]);
  }

  private markDirect(): void {
    if (this.direct.size === 0) return;
    const { text } = this;
    const filter = new NameFilter();
    for (const name of this.direct.keys()) filter.add(name);
    for (const component of this.components) {
      if (!(component instanceof LockedComponent)) continue;
      // An alias is asked for by its own name, which the key has and the component has not.
      if (component.nameStart - component.start <= 1 && !filter.mayHave(text, component.nameStart, component.nameEnd))
        continue;
      const { start, end } = component.entry;
      const keyStart = start + (text.charCodeAt(start) === 34 ? 1 : 0);
      const ranges = this.direct.get(text.slice(keyStart, descriptorName(text, keyStart, end)));
      if (!ranges) continue;
      const keyEnd = text.indexOf("\n", keyStart);
      const key = text.slice(keyStart, keyEnd < 0 ? end : keyEnd);
      if (ranges.some((range) => key.includes(`@${range}`) || key.includes(`@npm:${range}`)))
        component.relation = "direct";
    }
  }
}

/** Names start with a letter, a digit or the scope's @; ranges with a digit or an operator, and then no @ follows. */
function isNameStart(code: number): boolean {
  return code === 64 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
