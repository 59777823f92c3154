import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { condaFile } from "./condaFile.js";
import { fromCondaSpec } from "./condaSpec.js";

/**
 * conda's list of package URLs, as `conda list --explicit` and conda-lock write it, or of specifications, as `conda list --export` does.
 * https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html#building-identical-conda-environments
 */
export const condaExplicit: Format = {
  id: "conda/explicit",
  title: "conda explicit package list",
  files: [
    "conda*.lock",
    "*conda.lock",
    "spec-file.txt",
    "spec-list.txt",
    "package-list.txt",
    "explicit*.txt",
    "conda*.txt",
    "*.lock",
  ],
  ecosystems: ["conda"],
  generated: true,
  recognizes: ({ uri, text }) =>
    isExplicit(text) || isExport(text) || (/(?:^|\/)conda[^/]*\.txt$/i.test(uri) && isList(text)),
  extract({ text }) {
    if (!isExplicit(text)) return { components: fromList(text), problems: [] };
    const components: Component[] = [];
    const problems: Problem[] = [];
    const cursor = new LineCursor(text);
    const draft = new LockedPackage(new LockedRows("conda", cursor));
    while (cursor.next()) {
      if (cursor.startsWith("#") || cursor.startsWith("@")) continue;
      const read = readUrl(cursor, draft);
      if (read) components.push(draft.component());
      else if (problems.length < 20) {
        problems.push({ message: "expected the URL of a conda package", start: cursor.start, end: cursor.end });
      }
    }
    return { components, problems };
  },
};

function isExplicit(text: string): boolean {
  return /^\uFEFF?@EXPLICIT\s*$/m.test(text);
}

/** What `conda list --export` writes at the head of `name=version=build`. */
function isExport(text: string): boolean {
  return /^\uFEFF?# This file may be used to create an environment using:\s*$/m.test(text.slice(0, 1000));
}

/** Nothing but specifications, of which one has a version: what `conda install --file` reads. */
function isList(text: string): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => /^[ \t]*[^#\s]/.test(line));
  const isSpec = lines.every((line) =>
    /^[ \t]*(?:[\w.-]+::)?[\w.-]+[ \t]*(?:[=<>!~][^\s#]*[ \t]*)?(?:#.*)?$/.test(line),
  );
  return isSpec && lines.some((line) => /[=<>]/.test(line));
}

function fromList(text: string): Component[] {
  const components: Component[] = [];
  const cursor = new LineCursor(text);
  while (cursor.next()) {
    if (cursor.startsWith("#")) continue;
    const comment = /[ \t]*#/.exec(text.slice(cursor.start, cursor.end))?.index;
    const span = { start: cursor.start, end: comment === undefined ? cursor.end : cursor.start + comment };
    const component = fromCondaSpec(text, span, span, "list");
    if (component) components.push(component);
  }
  return components;
}

/** A hash may follow after `#`. */
function readUrl({ text, start, end }: LineCursor, draft: LockedPackage): boolean {
  const hash = indexWithin(text, 35, start, end);
  const stop = hash < 0 ? end : hash;
  const file = condaFile(text, start, stop);
  if (!file) return false;
  draft.begin(start, "explicit");
  draft.end = end;
  draft.name(file.nameStart, file.nameEnd);
  draft.version(file.nameEnd + 1, file.versionEnd);
  if (/^[a-z]+:\/\//.test(text.slice(start, start + 20))) draft.url(start, stop);
  return true;
}
