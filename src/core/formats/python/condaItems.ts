import type { Component, Extraction, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin } from "../../text/within.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { condaFile } from "./condaFile.js";

/** The packages that the lockfiles of conda-lock and Pixi list, from conda's channels and from Python's index. */
export function readCondaItems(text: string): Extraction {
  const components: Component[] = [];
  const problems: Problem[] = [];
  const cursor = new LineCursor(text);
  const drafts = {
    conda: new LockedPackage(new LockedRows("conda", cursor)),
    pypi: new LockedPackage(new LockedRows("pypi", cursor)),
  };
  let open = false;
  let inPackages = false;
  const item = new LockItem();
  const complete = (): void => {
    const draft = item.isPip ? drafts.pypi : drafts.conda;
    if (open && item.isNamed(text)) components.push(item.component(draft));
    else if (open && !item.isFolder && problems.length < 20) {
      problems.push({ message: "the package has no name", start: item.start, end: item.end });
    }
    open = false;
  };
  while (cursor.next()) {
    const isItem = cursor.startsWith("- ");
    if (cursor.indent === 0 && !isItem) {
      complete();
      inPackages = cursor.startsWith("package:") || cursor.startsWith("packages:");
    } else if (inPackages && isItem && (!open || cursor.indent <= item.indent)) {
      complete();
      open = true;
      item.begin(cursor);
      item.property(cursor, cursor.start + 2);
    } else if (open && cursor.indent === item.indent + 2) item.property(cursor, cursor.start);
    if (open) item.end = cursor.end;
  }
  complete();
  return { components, problems };
}

/** One item of `package`, whose keys come in any order. */
class LockItem {
  indent = 0;
  start = 0;
  end = 0;
  nameStart = 0;
  nameEnd = 0;
  private versionStart = 0;
  private versionEnd = 0;
  private urlStart = 0;
  private urlEnd = 0;
  private scope = "package";
  isPip = false;
  /** A folder of the project, which Pixi lists too. */
  isFolder = false;

  begin(cursor: LineCursor): void {
    this.indent = cursor.indent;
    this.start = cursor.start;
    this.nameStart = this.nameEnd = this.versionStart = this.versionEnd = this.urlStart = this.urlEnd = 0;
    this.scope = "package";
    this.isPip = this.isFolder = false;
  }

  /** Whether the name is known: by its key, or by the file that the URL of a conda package ends in. */
  isNamed(text: string): boolean {
    if (this.isFolder) return false;
    if (this.nameEnd === 0 && this.urlEnd > 0 && !this.isPip) {
      const file = condaFile(text, this.urlStart, this.urlEnd);
      if (file) {
        [this.nameStart, this.nameEnd] = [file.nameStart, file.nameEnd];
        [this.versionStart, this.versionEnd] = [file.nameEnd + 1, file.versionEnd];
      }
    }
    return this.nameEnd > this.nameStart;
  }

  property(cursor: LineCursor, key: number): void {
    const { text } = cursor;
    const colon = indexWithin(text, 58, key, cursor.end);
    if (colon < 0) return;
    let start = colon + 1;
    let end = cursor.end;
    while (start < end && text.charCodeAt(start) === 32) start++;
    const quote = text.charCodeAt(start);
    if ((quote === 34 || quote === 39) && end - start > 1 && text.charCodeAt(end - 1) === quote) {
      start++;
      end--;
    }
    if (start >= end) return;
    if (text.startsWith("name:", key)) [this.nameStart, this.nameEnd] = [start, end];
    else if (text.startsWith("version:", key)) [this.versionStart, this.versionEnd] = [start, end];
    else if (text.startsWith("url:", key)) [this.urlStart, this.urlEnd] = [start, end];
    else if (text.startsWith("manager:", key) || text.startsWith("kind:", key)) this.isPip = isPipAt(text, start);
    else if (text.startsWith("conda_source:", key)) this.source(text, start, end);
    else if (text.startsWith("conda:", key) || text.startsWith("pypi:", key)) {
      this.isPip = text.startsWith("pypi", key);
      this.isFolder = indexWithin(text, 58, start, end) < 0;
      [this.urlStart, this.urlEnd] = [start, end];
    } else if (text.startsWith("path:", key)) this.isFolder = true;
    else if (text.startsWith("category:", key)) this.scope = text.slice(start, end);
  }

  /** Of version 7, what is built from its source: `name[hash] @ folder or address`. */
  private source(text: string, start: number, end: number): void {
    const [said = ""] = /^[\w.-]+/.exec(text.slice(start, end)) ?? [];
    [this.nameStart, this.nameEnd] = [start, start + said.length];
    const at = text.slice(start, end).indexOf(" @ ");
    this.isFolder = at >= 0 && !/^\w+(?:\+\w+)?:\/\//.test(text.slice(start + at + 3, end));
    if (at >= 0 && !this.isFolder) [this.urlStart, this.urlEnd] = [start + at + 3, end];
  }

  component(draft: LockedPackage): Component {
    draft.begin(this.start, this.scope);
    draft.end = this.end;
    draft.name(this.nameStart, this.nameEnd);
    if (this.versionEnd > 0) draft.version(this.versionStart, this.versionEnd);
    if (this.urlEnd > 0) draft.url(this.urlStart, this.urlEnd);
    return draft.component();
  }
}

function isPipAt(text: string, at: number): boolean {
  return text.startsWith("pip", at) || text.startsWith("pypi", at);
}
