import type { Extraction } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { get, getPath, itemsOf, scalar } from "../../syntax/tree.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readLockTables, type LockDialect } from "../rows/lockTables.js";
import { defaultIndex, nameAt, normalisedName } from "./names.js";

/** `pylock.toml`. https://packaging.python.org/specifications/pylock-toml/ */
export const pypiPylock: Format = {
  id: "pypi/pylock",
  title: "Python pylock.toml",
  files: ["pylock.toml", "pylock.*.toml", "*.toml"],
  ecosystems: ["pypi"],
  generated: true,
  recognizes: ({ uri, text }) =>
    /(?:^|\/)pylock\.(?:[^/]*\.)?toml$/i.test(uri) ||
    (/^lock-version *=/m.test(text) && /^\[\[packages\]\]/m.test(text)),
  extract: ({ text }) =>
    /^[ \t]*["']?packages["']?[ \t]*=/m.test(text) ? readInlineTables(text) : readLockTables(text, dialect),
};

const dialect: LockDialect = {
  ecosystem: "pypi",
  table: "packages",
  compared: normalisedName,
  line(lines, within, into, wantsRequires) {
    const { code } = lines;
    if (within === "") {
      if (code === 100 && lines.valueOf("directory") >= 0) into.isSkipped = true;
      else if (code === 105) into.setPlace(lines, lines.valueOf("index"), defaultIndex);
      else if (code === 118 && lines.valueOf("vcs") >= 0)
        into.setPlace(lines, lines.inlineValueOf("url"), defaultIndex);
      else if (code === 97 && lines.valueOf("archive") >= 0)
        into.setPlace(lines, lines.inlineValueOf("url"), defaultIndex);
    } else if (within === "[packages.directory]") into.isSkipped = true;
    else if (code === 117 && (within === "[packages.vcs]" || within === "[packages.archive]")) {
      into.setPlace(lines, lines.valueOf("url"), defaultIndex);
    }
    if (!wantsRequires) return false;
    const isDependency = within === "[[packages.dependencies]]" && code === 110;
    if (isDependency) {
      const name = lines.valueOf("name");
      if (name >= 0) into.requires.push(nameAt(lines, name));
    } else if (within === "" && (code === 123 || lines.valueOf("dependencies") >= 0)) readInline(lines, into);
    return false;
  },
};

/** `packages = [{ name = "a", version = "1.0" }]`, as a short lockfile may be written. */
function readInlineTables(text: string): Extraction {
  const { root, problems } = readToml(text);
  const components = itemsOf(get(root, "packages")).flatMap((item) => {
    const name = scalar(get(item, "name"));
    if (!name?.value || get(item, "directory")) return [];
    const places = [get(item, "index"), getPath(item, "vcs", "url"), getPath(item, "archive", "url")];
    const identifiers = places
      .map((place) => urlIdentifier(scalar(place)))
      .filter((url) => url?.value !== defaultIndex);
    const version = scalar(get(item, "version"));
    return [declared("pypi", name, version, { entry: item, scope: "packages", relation: "transitive", identifiers })];
  });
  return { components, problems };
}

/** `dependencies = [{name = "a"}, {name = "b"}]`, on one line or one a line; wheels have file names there. */
function readInline(lines: Parameters<LockDialect["line"]>[0], into: Parameters<LockDialect["line"]>[2]): void {
  if (lines.text.slice(lines.start, lines.end).includes("url")) return;
  for (let at = lines.inlineValueOf("name"); at >= 0; at = lines.inlineValueOf("name", at + 1)) {
    into.requires.push(nameAt(lines, at));
  }
}
