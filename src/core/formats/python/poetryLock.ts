import type { Format } from "../format.js";
import { readLockTables, type LockDialect } from "../rows/lockTables.js";
import { defaultIndex, nameAt, normalisedName } from "./names.js";

/** Poetry's `poetry.lock`. https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock */
export const pypiPoetryLock: Format = {
  id: "pypi/poetry-lock",
  title: "Poetry poetry.lock",
  files: ["poetry.lock", "*poetry*.lock", "*.lock"],
  ecosystems: ["pypi"],
  generated: true,
  recognizes: ({ uri, text }) =>
    /poetry[^/]*$/i.test(uri) || (/^python-versions *= */m.test(text) && /^\[\[package\]\]/m.test(text)),
  extract: ({ text }) => readLockTables(text, dialect),
};

const dialect: LockDialect = {
  ecosystem: "pypi",
  table: "package",
  compared: normalisedName,
  other: /^(?:source|dependencies)[ \t]*=[ \t]*\{|^groups[ \t]*=[ \t]*\[[ \t]*(?:#.*)?\r?$/m,
  line(lines, within, into, wantsRequires) {
    if (within === "") {
      // The last key of a package's own table.
      if (lines.code === 102) return lines.valueOf("files") >= 0;
      const groups = lines.code === 103 ? lines.valueOf("groups") : lines.code === 99 ? lines.valueOf("category") : -1;
      if (groups >= 0) into.scope = lines.text.slice(groups, lines.end).replace(/["'[\]]/g, "");
    } else if (within === "[package.source]") {
      if (lines.code === 117) into.setPlace(lines, lines.valueOf("url"), defaultIndex);
    } else if (!wantsRequires || within !== "[package.dependencies]") return true;
    else if (lines.code !== 123 && lines.code !== 93) {
      const name = nameAt(lines, lines.start);
      if (name !== "") into.requires.push(name);
    }
    return false;
  },
};
