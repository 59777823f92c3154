import type { Format } from "../format.js";
import { readLockTables, setPlace, type LockDialect } from "../lockTables.js";
import { defaultIndex, nameAt, normalisedName } from "./names.js";

/** PDM's `pdm.lock`. https://pdm-project.org/en/latest/usage/lockfile/ */
export const pypiPdmLock: Format = {
  id: "pypi/pdm-lock",
  title: "PDM pdm.lock",
  files: ["pdm.lock", "*pdm.lock"],
  ecosystems: ["pypi"],
  generated: true,
  extract: ({ text }) => readLockTables(text, dialect),
};

const dialect: LockDialect = {
  ecosystem: "pypi",
  table: "package",
  compared: normalisedName,
  line(lines, within, into, wantsRequires) {
    if (within !== "") return;
    const { code } = lines;
    if (code === 34) {
      if (wantsRequires) into.requires.push(nameAt(lines, lines.start));
    } else if (code === 103 || code === 117) {
      const groups = lines.valueOf("groups");
      if (groups >= 0) into.scope = lines.text.slice(groups, lines.end).replace(/["'[\]]/g, "");
      else setPlace(lines, code === 103 ? lines.valueOf("git") : lines.valueOf("url"), into, defaultIndex);
    }
  },
};
