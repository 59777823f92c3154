import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import type { Format } from "../format.js";
import { LockedRows } from "../lockedComponent.js";
import { LockedPackage } from "../lockedPackage.js";

/**
 * conda's list of package URLs, as `conda list --explicit` and conda-lock write it.
 * https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html#building-identical-conda-environments
 */
export const condaExplicit: Format = {
  id: "conda/explicit",
  title: "conda explicit package list",
  files: ["conda*.lock", "*conda.lock", "spec-file.txt", "explicit*.txt", "conda*.txt"],
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

/** The file is `name-version-build.conda` or `.tar.bz2`; a hash may follow after `#`. */
function readUrl({ text, start, end }: LineCursor, draft: LockedPackage): boolean {
  const line = text.slice(start, end);
  const hash = line.indexOf("#");
  const url = hash < 0 ? line : line.slice(0, hash);
  const file = url.lastIndexOf("/") + 1;
  const build = url.lastIndexOf("-");
  const version = build < 0 ? -1 : url.lastIndexOf("-", build - 1);
  if (version <= file || !/\.(?:conda|tar\.bz2)$/.test(url)) return false;
  draft.begin(start, "explicit");
  draft.end = end;
  draft.name(start + file, start + version);
  draft.version(start + version + 1, start + build);
  if (/^[a-z]+:\/\//.test(url)) draft.url(start, start + url.length);
  return true;
}
