import type { Component, Problem, Span } from "../../model.js";
import { readIni, type IniEntry, type IniLine } from "../../syntax/ini.js";
import { removeLines } from "../../text/removal.js";
import type { Format } from "../format.js";
import { readRequirementLine } from "./requirementLine.js";

const requirementKeys = new Set(["install_requires", "setup_requires", "tests_require", "requires", "requires_dist"]);

/** setuptools' `setup.cfg`. https://setuptools.pypa.io/en/latest/userguide/declarative_config.html */
export const pypiSetupCfg: Format = {
  id: "pypi/setup-cfg",
  title: "setuptools setup.cfg",
  files: ["setup.cfg", "*.cfg", "setup?cfg*"],
  ecosystems: ["pypi"],
  recognizes: ({ uri, text }) =>
    /setup\.cfg$/i.test(uri) || /^\[options(?:\.extras_require)?\]|^install_requires\s*=/m.test(text),
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    for (const entry of readIni(text, { continuation: true, colon: true })) {
      const scope = scopeOf(entry);
      if (!scope) continue;
      for (const line of requirementLines(text, entry)) {
        const read = readRequirementLine(text, line, scope);
        components.push(...read.components);
        if (read.problem) problems.push(read.problem);
      }
    }
    return { components, problems };
  },
  // A requirement beside its key is taken out alone, since others may follow below.
  remove: (source, { entry }) =>
    isFirstOnLine(source.text, entry) ? removeLines(source.text, entry) : { ...entry, newText: "" },
};

/** Where requirements are: under some keys, and under every key of the extras' section. */
function scopeOf({ section, key }: IniEntry): string | undefined {
  const name = key.toLowerCase().replaceAll("-", "_");
  if (section === "options.extras_require") return `extras_require.${key}`;
  if (section === "options" || section === "metadata" || section === "bdist_wheel") {
    return requirementKeys.has(name) ? name : undefined;
  }
  return undefined;
}

/** One a line, or in one line parted by semicolons; `file:` and `attr:` lead elsewhere, `%(name)s` to another key. */
function requirementLines(text: string, entry: IniEntry): readonly Span[] {
  const { keySpan } = entry;
  const lines = entry.lines.map(withoutComment).filter(({ value }) => value !== "" && !value.startsWith("%("));
  const [first] = lines;
  if (!first || /^(?:file|attr):/.test(first.value)) return [];
  const besideKey = !text.slice(keySpan.end, first.start).includes("\n");
  if (lines.length > 1 || !besideKey || !first.value.includes(";")) return lines.map(withoutComma);
  const parts: Span[] = [];
  let start = first.start;
  for (const part of first.value.split(";")) {
    const blanks = part.length - part.trimStart().length;
    if (part.trim() !== "") parts.push({ start: start + blanks, end: start + blanks + part.trim().length });
    start += part.length + 1;
  }
  return parts;
}

function withoutComment({ start, end, value }: IniLine): IniLine {
  const comment = /(?:^|\s)#/.exec(value);
  if (!comment) return { start, end, value };
  const kept = value.slice(0, comment.index).trimEnd();
  return { start, end: start + kept.length, value: kept };
}

function withoutComma({ start, end, value }: Span & { readonly value: string }): Span {
  return { start, end: value.endsWith(",") ? end - 1 : end };
}

function isFirstOnLine(text: string, { start }: Span): boolean {
  let at = start - 1;
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at--;
  return at < 0 || text.charAt(at) === "\n";
}
