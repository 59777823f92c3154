import type { Component } from "../../model.js";
import { readIni, type IniEntry } from "../../syntax/ini.js";
import { declared } from "../declared.js";
import { urlIdentifier } from "../download.js";
import type { Format } from "../format.js";

/** Git `.gitmodules`. https://git-scm.com/docs/gitmodules */
export const gitmodules: Format = {
  id: "git/modules",
  title: "Git .gitmodules",
  files: [".gitmodules", ".gitmodules.*"],
  ecosystems: ["generic"],
  extract({ text }) {
    const modules = new Map<string, IniEntry[]>();
    for (const entry of readIni(text)) {
      if (!entry.section.startsWith("submodule")) continue;
      const known = modules.get(entry.section);
      if (known) known.push(entry);
      else modules.set(entry.section, [entry]);
    }
    return { components: [...modules.values()].flatMap(fromModule), problems: [] };
  },
};

/** A submodule is named by its folder. */
function fromModule(entries: readonly IniEntry[]): Component[] {
  const at = (key: string): IniEntry["lines"][number] | undefined =>
    entries.find((entry) => entry.key === key)?.lines[0];
  const path = at("path");
  if (!path || path.value === "") return [];
  const entry = { start: entries[0]?.start ?? path.start, end: entries[entries.length - 1]?.end ?? path.end };
  return [
    declared("generic", path, at("branch"), { entry, scope: "submodule", identifiers: [urlIdentifier(at("url"))] }),
  ];
}
