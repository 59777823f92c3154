import type { Problem, SourceText } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin, lastIndexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows, type LockedComponent } from "../lockedComponent.js";
import { LockedPackage } from "../lockedPackage.js";
import { namedOrMarked } from "./namedOrMarked.js";
import { descriptorName } from "./descriptor.js";
import { yarnVia } from "./yarnGraph.js";

const maxProblems = 20;

/**
 * `yarn.lock` of Yarn 1 and of Yarn 2 and later ("berry"): one block for each package, its properties indented.
 * https://classic.yarnpkg.com/lang/en/docs/yarn-lock/, https://yarnpkg.com/configuration/yarnrc
 */
export const npmYarnLock: Format = {
  id: "npm/yarn-lock",
  title: "Yarn lockfile",
  files: ["yarn.lock", "yarn*.lock"],
  recognizes: namedOrMarked(/^yarn\.lock$/i, /^# yarn lockfile v\d|^__metadata:/m),
  ecosystems: ["npm"],
  generated: true,
  extract: ({ text }: SourceText) => new YarnLock(text).read(),
};

class YarnLock {
  private readonly lines: LineCursor;
  private readonly draft: LockedPackage;
  private readonly components: LockedComponent[] = [];
  private readonly problems: Problem[] = [];
  /** `name@range` as the workspaces' own dependencies have them; they stand anywhere between the packages. */
  private readonly direct = new Map<string, string[]>();
  private open = false;
  private malformed = false;
  private dependencies = false;
  private workspace = false;
  private berry = false;
  private valueStart = 0;
  private valueEnd = 0;
  private alias = -1;

  constructor(private readonly text: string) {
    this.lines = new LineCursor(text);
    const rows = new LockedRows("npm", this.lines);
    rows.viaOf = yarnVia(text);
    this.draft = new LockedPackage(rows);
  }

  read(): { components: LockedComponent[]; problems: Problem[] } {
    const { lines, text } = this;
    while (lines.next()) {
      const first = text.charCodeAt(lines.start);
      if (first === 35) continue;
      const indent = lines.start - lines.lineStart;
      if (indent === 0) {
        this.finish();
        this.begin(first);
      } else if (this.open) {
        this.draft.end = lines.end;
        if (indent === 2) this.property(first);
        else if (this.workspace && this.dependencies) this.directDependency();
      }
    }
    this.finish();
    const isYarn = this.components.length > 0 || /^# yarn lockfile|^__metadata:/m.test(text.slice(0, 500));
    this.markDirect();
    return { components: this.components, problems: isYarn ? this.problems : [] };
  }

  /** The line that starts a package: `"a@^1.0.0", "a@^1.1.0":`. */
  private begin(first: number): void {
    const { lines, text, draft } = this;
    const isClosed = text.charCodeAt(lines.end - 1) === 58;
    if (!isClosed) {
      if (this.problems.length < maxProblems) {
        this.problems.push({
          message: "expected a package's line, which ends in ':'",
          start: lines.start,
          end: lines.end,
        });
      }
      // The package can be told all the same when its version follows: `a@^1.0.0`, `"a@^1.0.0:"`. Markers of conflicts name none.
      if (first !== 34 && !isNameStart(first)) return;
      if (indexWithin(text, 64, lines.start + 1, lines.end) < 0) return;
    }
    this.malformed = !isClosed;
    if (lines.startsWith("__metadata:")) {
      this.berry = true;
      return;
    }
    this.open = true;
    this.workspace = false;
    this.dependencies = false;
    draft.begin(lines.start, "packages");
    draft.end = lines.end;
    const start = first === 34 ? lines.start + 1 : lines.start;
    const end = lines.end - (isClosed ? 1 : 0);
    const nameEnd = descriptorName(text, start, end);
    draft.name(start, nameEnd);
    this.useAlias(nameEnd, end);
    // Only what is linked and never downloaded; Yarn 1 writes no `linkType`.
    draft.local = text.startsWith("@link:", nameEnd) || text.startsWith("@workspace:", nameEnd);
    // `own@file:` is the project itself.
    if (text.startsWith('@file:":', nameEnd)) draft.local = true;
  }

  /**
   * `alias@npm:real@^1.0.0`: what is installed under another name. Yarn 1 may write it behind other patterns of the package;
   * later ones say the real name in a line of its own.
   */
  private useAlias(from: number, end: number): void {
    const { text } = this;
    for (let at = this.aliasFrom(from, end); at < end; at = this.aliasFrom(at + 1, end)) {
      const start = at + "@npm:".length;
      const aliased = descriptorName(text, start, end);
      if (aliased > start && text.charCodeAt(aliased) === 64 && isNameStart(text.charCodeAt(start))) {
        this.draft.name(start, aliased);
        return;
      }
      if (this.berry) return;
    }
  }

  /** Offset of the next `@npm:`; of later files only where the name ends. */
  private aliasFrom(from: number, end: number): number {
    if (this.berry) return this.text.startsWith("@npm:", from) ? from : end;
    return this.nextAlias(from);
  }

  /** Offset of the first `@npm:` from `from` on. Hardly any file has one, so the answer holds for many packages. */
  private nextAlias(from: number): number {
    if (from > this.alias) {
      const found = this.text.indexOf("@npm:", from);
      this.alias = found < 0 ? Infinity : found;
    }
    return this.alias;
  }

  private property(first: number): void {
    const { lines, draft } = this;
    this.dependencies = false;
    if (first === 118 && lines.startsWith("version")) {
      if (this.findValue(7)) draft.version(this.valueStart, this.valueEnd);
    } else if (first === 114 && lines.startsWith("resolved")) {
      if (this.findValue(8)) this.resolved(this.valueStart, this.valueEnd);
    } else if (first === 114 && lines.startsWith("resolution")) {
      if (this.findValue(10)) this.resolution(this.valueStart, this.valueEnd);
    } else if (first === 108 && lines.startsWith("linkType")) {
      if (this.findValue(8) && this.text.startsWith("soft", this.valueStart)) draft.local = true;
    } else if (first === 100 && lines.startsWith("dependencies:")) this.dependencies = true;
  }

  /** Finds the value after a key of `length`, without separator and quotes. */
  private findValue(length: number): boolean {
    const { lines, text } = this;
    let start = lines.start + length;
    let { end } = lines;
    if (text.charCodeAt(start) === 58) start++;
    if (text.charCodeAt(start) !== 32) return false;
    while (text.charCodeAt(start) === 32) start++;
    if (text.charCodeAt(start) === 34) {
      start++;
      if (end > start && text.charCodeAt(end - 1) === 34) end--;
    }
    this.valueStart = start;
    this.valueEnd = end;
    return start < end;
  }

  /** Yarn 1: a URL with the hash of the archive behind `#`. */
  private resolved(start: number, end: number): void {
    const hash = lastIndexWithin(this.text, 35, start, end);
    this.draft.url(start, hash > start ? hash : end);
  }

  /** Berry: `name@protocol:reference`. */
  private resolution(start: number, end: number): void {
    const { text, draft } = this;
    const nameEnd = descriptorName(text, start, end);
    if (text.charCodeAt(nameEnd) !== 64) return;
    const reference = nameEnd + 1;
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
    const sameName =
      nameEnd - start === draft.nameEnd - draft.nameStart &&
      text.startsWith(text.slice(start, nameEnd), draft.nameStart);
    if (!sameName) draft.name(start, nameEnd);
  }

  /** A dependency of a workspace: `"@a/b": ^1.0.0` or, in newer files, `"@a/b": "npm:^1.0.0"`. */
  private directDependency(): void {
    const { lines, text } = this;
    const match = /^"?([^":\s]+)"?:\s*"?(?:npm:)?([^"]*)"?$/.exec(text.slice(lines.start, lines.end));
    if (!match?.[1] || match[2] === undefined) return;
    const ranges = this.direct.get(match[1]);
    if (ranges) ranges.push(match[2]);
    else this.direct.set(match[1], [match[2]]);
  }

  private finish(): void {
    const { draft } = this;
    if (this.open && draft.isDownloaded && (!this.malformed || draft.versionStart >= 0)) {
      this.components.push(draft.component());
    }
    this.open = false;
  }

  private markDirect(): void {
    if (this.direct.size === 0) return;
    const { text } = this;
    for (const component of this.components) {
      const { start, end } = component.entry;
      const keyStart = start + (text.charCodeAt(start) === 34 ? 1 : 0);
      // An alias is asked for by its own name, which the key has and the component has not.
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
