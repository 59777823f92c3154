import type { Component, Problem, Supplier } from "../../model.js";
import { readIni, type IniEntry } from "../../syntax/ini.js";
import { indexWithin } from "../../text/within.js";
import { declared, written, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";

const fields = new Set(["Depends", "Imports", "Suggests", "LinkingTo", "Enhances"]);

/**
 * R's `DESCRIPTION`: of a package's source what it needs, of an installed one (which says `Built`) the package itself.
 * https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file
 */
export const cranDescription: Format = {
  id: "cran/description",
  title: "R DESCRIPTION",
  files: ["DESCRIPTION", "*DESCRIPTION"],
  ecosystems: ["cran", "github"],
  recognizes: ({ text }) => /^(?:Package|Imports|Depends|Suggests):/m.test(text),
  extract({ text }) {
    const entries = readIni(text, { continuation: true, colon: true });
    if (entries.some(({ key }) => key === "Built")) return { components: installed(text, entries), problems: [] };
    const problems = entries.flatMap((entry) => unclosed(text, entry));
    return { components: entries.flatMap((entry) => fromField(text, entry)), problems };
  },
  remove({ text }, { entry, scope }) {
    if (scope === "Additional_repositories" || scope === "Package") return undefined;
    let end = entry.end;
    while (end < text.length && /\s/.test(text.charAt(end))) end++;
    if (text.charAt(end) === ",") {
      end++;
      while (/[ \t]/.test(text.charAt(end))) end++;
      return { start: entry.start, end, newText: "" };
    }
    let start = entry.start;
    while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
    return text.charAt(start - 1) === ","
      ? { start: start - 1, end: entry.end, newText: "" }
      : { start: entry.start, end: entry.end, newText: "" };
  },
};

function installed(text: string, entries: readonly IniEntry[]): Component[] {
  const valueOf = (key: string): Written | undefined => entries.find((entry) => entry.key === key)?.lines[0];
  const name = valueOf("Package");
  if (!name) return [];
  const last = entries[entries.length - 1];
  const entry = { start: entries[0]?.start ?? 0, end: last?.end ?? text.length };
  const maintainer = valueOf("Maintainer");
  const suppliers: Supplier[] = maintainer
    ? [{ role: "publisher", name: maintainer.value, start: maintainer.start, end: maintainer.end }]
    : [];
  const component = declared("cran", name, valueOf("Version"), { entry, scope: "Package" });
  return [suppliers.length > 0 ? { ...component, suppliers } : component];
}

function fromField(text: string, { key, lines }: IniEntry): Component[] {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (!first || !last) return [];
  const items = split(text, first.start, last.end);
  if (fields.has(key)) return items.flatMap((item) => fromRequirement(text, item, key));
  if (key === "Remotes") return items.flatMap((item) => fromRemote(item, key));
  if (key === "Additional_repositories") return items.flatMap((item) => sourceComponent(item, item, key) ?? []);
  return [];
}

/** Constraints whose bracket is not closed. */
function unclosed(text: string, { key, lines }: IniEntry): Problem[] {
  const [first] = lines;
  const last = lines[lines.length - 1];
  if (!first || !last || !fields.has(key)) return [];
  return split(text, first.start, last.end).flatMap(({ start, end }) => {
    const open = indexWithin(text, 40, start, end);
    const close = open < 0 ? -1 : indexWithin(text, 41, open, last.end);
    // A comma may be inside the brackets.
    const isOpen = open >= 0 && (close < 0 || indexWithin(text, 40, open + 1, close) >= 0);
    return isOpen ? [{ message: "the bracket is not closed", start: open, end }] : [];
  });
}

/** `name (>= 1.0)`; `R` is the interpreter. */
function fromRequirement(text: string, item: Written, scope: string): Component[] {
  const name = /^[A-Za-z][\w.]*/.exec(item.value)?.[0];
  if (!name || name === "R") return [];
  const nameEnd = item.start + name.length;
  const open = item.value.indexOf("(");
  const close = item.value.indexOf(")", open);
  const version = open > 0 && close > open ? constraint(text, item.start + open + 1, item.start + close) : undefined;
  return [declared("cran", written(text, item.start, nameEnd), version, { entry: item, scope })];
}

function constraint(text: string, from: number, to: number): Written | undefined {
  let start = from;
  let end = to;
  const pin = /^\s*==\s*/.exec(text.slice(from, to))?.[0];
  if (pin) start += pin.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return end > start ? written(text, start, end) : undefined;
}

const forges = new Map([
  ["github", "https://github.com/"],
  ["gitlab", "https://gitlab.com/"],
  ["bitbucket", "https://bitbucket.org/"],
]);

/** `owner/repository@reference`, with `github::` in front or without, `gitlab::`, `bitbucket::`; `url::https://…`. https://remotes.r-lib.org/ */
function fromRemote(item: Written, scope: string): Component[] {
  const kind = item.value.indexOf("::");
  const from = kind < 0 ? 0 : kind + 2;
  const location = item.value.slice(from);
  const start = item.start + from;
  const source = sourceComponent({ value: location, start, end: item.end }, item, scope);
  if (source) return [source];
  const repository = /^([\w.-]+\/[\w.-]+)(?:\/[^@#]*)?(?:[@#](.+))?$/.exec(location);
  const forge = kind < 0 ? "github" : item.value.slice(0, kind);
  const base = forges.get(forge);
  if (!repository?.[1] || base === undefined) return [];
  const name = { value: repository[1], start, end: start + repository[1].length };
  const reference = repository[2];
  const version = reference ? { value: reference, start: item.end - reference.length, end: item.end } : undefined;
  const place = { scheme: "url" as const, value: base + name.value, start: name.start, end: name.end };
  return forge === "gitlab"
    ? [declared("generic", name, version, { entry: item, scope, identifiers: [place] })]
    : [declared(forge, name, version, { entry: item, scope })];
}

/** What is between commas, without blanks around it. */
function split(text: string, start: number, end: number): Written[] {
  const found: Written[] = [];
  let at = start;
  for (const part of text.slice(start, end).split(",")) {
    const value = part.trim();
    const from = at + part.indexOf(value);
    if (value !== "") found.push({ value, start: from, end: from + value.length });
    at += part.length + 1;
  }
  return found;
}
