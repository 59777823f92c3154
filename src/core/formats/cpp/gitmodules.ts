import type { Component, Problem } from "../../model.js";
import { iniProblems, readIni, type IniEntry } from "../../syntax/ini.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readGitRepository } from "../shared/gitRepository.js";

/** Git `.gitmodules`. https://git-scm.com/docs/gitmodules */
export const gitmodules: Format = {
  id: "git/modules",
  title: "Git .gitmodules",
  files: [".gitmodules", ".gitmodules.*"],
  ecosystems: ["generic"],
  extract({ text }) {
    const modules = new Map<string, IniEntry[]>();
    for (const entry of readIni(text, { afterSection: true, inlineComments: true })) {
      if (!entry.section.startsWith("submodule")) continue;
      const known = modules.get(entry.section);
      if (known) known.push(entry);
      else modules.set(entry.section, [entry]);
    }
    const all = [...modules.values()];
    const problems = [...iniProblems(text), ...all.flatMap(withoutPath)].sort((a, b) => a.start - b.start);
    return { components: all.flatMap(fromModule), problems };
  },
};

/** A submodule is named by its folder, or, where the file does not say which, by its repository. */
function fromModule(entries: readonly IniEntry[]): Component[] {
  const url = valueOf(entries, "url");
  const name = valueOf(entries, "path") ?? (url && readGitRepository(url)?.name);
  if (!name) return [];
  const entry = { start: entries[0]?.start ?? name.start, end: entries[entries.length - 1]?.end ?? name.end };
  const identifiers = [urlIdentifier(url)];
  return [declared("generic", name, valueOf(entries, "branch"), { entry, scope: "submodule", identifiers })];
}

function withoutPath(entries: readonly IniEntry[]): Problem[] {
  const [first] = entries;
  if (!first || valueOf(entries, "path")) return [];
  const { start, end } = entries.find(({ key }) => key.toLowerCase() === "path") ?? first;
  return [{ message: "the submodule has no path", start, end }];
}

function valueOf(entries: readonly IniEntry[], key: string): IniEntry["lines"][number] | undefined {
  const line = entries.find((entry) => entry.key.toLowerCase() === key)?.lines[0];
  return line?.value === "" ? undefined : line;
}
