import type { TomlLines } from "../../syntax/tomlLines.js";
import type { Format } from "../format.js";
import { readLockTables, type LockDialect, type LockTable } from "../rows/lockTables.js";
import { defaultIndex, nameAt, normalisedName } from "./names.js";

/** uv's `uv.lock`. https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile */
export const pypiUvLock: Format = {
  id: "pypi/uv-lock",
  title: "uv uv.lock",
  files: ["uv.lock", "*uv*.lock", "*.lock"],
  ecosystems: ["pypi"],
  generated: true,
  recognizes: ({ uri, text }) =>
    /(?:^|[/._-])uv[^/]*$/i.test(uri) || /^source = \{ (?:registry|virtual|editable|git|url) = "/m.test(text),
  extract: ({ text }) => readLockTables(text, dialect),
};

const dialect: LockDialect = {
  ecosystem: "pypi",
  table: "package",
  compared: normalisedName,
  inline: new Set(["source"]),
  other: /^\[package\.source\]|^[ \t]+\{(?: {2,}\w|\w)|^\[\[package\.dependencies\]\]/m,
  line(lines, within, into, wantsRequires) {
    if (lines.code === 115 && within === "") {
      readSource(lines, into);
      return !wantsRequires && into.isDownloaded;
    }
    if (lines.code === 123 && (wantsRequires || into.isLocal) && !within.startsWith("[package.metadata")) {
      if (lines.text.startsWith("{ name = ", lines.start)) into.requires.push(nameAt(lines, lines.start + 9));
    }
    return false;
  },
};

/** `source = { registry = "https://…" }`; the project itself is `{ editable = "." }` or `{ virtual = "." }`. */
function readSource(lines: TomlLines, into: LockTable): void {
  if (lines.valueOf("source") < 0) return;
  for (const kind of ["registry", "git", "url"]) {
    const at = lines.inlineValueOf(kind);
    if (at >= 0) return into.setPlace(lines, at, defaultIndex);
  }
  for (const kind of ["editable", "virtual", "directory"]) {
    const at = lines.inlineValueOf(kind);
    if (at < 0) continue;
    into.isLocal = true;
    into.isSkipped = kind !== "directory" && lines.text.slice(at + 1, lines.stringEnd(at)) === ".";
    return;
  }
}
