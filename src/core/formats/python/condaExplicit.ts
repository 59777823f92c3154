import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { condaFile } from "./condaFile.js";

/**
 * conda's list of package URLs, as `conda list --explicit` and conda-lock write it.
 * https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html#building-identical-conda-environments
 */
export const condaExplicit: Format = {
  id: "conda/explicit",
  title: "conda explicit package list",
  files: ["conda*.lock", "*conda.lock", "spec-file.txt", "explicit*.txt", "conda*.txt", "*.lock"],
  ecosystems: ["conda"],
  generated: true,
  recognizes: ({ text }) => /^@EXPLICIT\s*$/m.test(text),
  extract({ text }) {
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
