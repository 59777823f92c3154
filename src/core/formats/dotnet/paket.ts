import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { removeLines } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { packageSource } from "./sources.js";
import { shown } from "../../text/shown.js";

/** Paket's `paket.dependencies`. https://fsprojects.github.io/Paket/dependencies-file.html */
export const nugetPaket: Format = {
  id: "nuget/paket",
  title: "Paket paket.dependencies",
  files: ["paket.dependencies"],
  ecosystems: ["nuget", "github"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    const cursor = new LineCursor(text);
    let group = "";
    while (cursor.next()) {
      const words = wordsOf(cursor);
      const [keyword, first] = words;
      if (!keyword) continue;
      if (!first) {
        if (needsMore.test(keyword.value))
          problems.push({ message: `nothing follows ${shown(keyword.value)}`, start: keyword.start, end: keyword.end });
        continue;
      }
      if (keyword.value.toLowerCase() === "group") group = `${first.value}.`;
      else components.push(...fromLine(keyword.value.toLowerCase(), words.slice(1), cursor, group));
    }
    return { components, problems };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

const needsMore = /^(?:source|nuget|clitool|github|git|http|group)$/i;

function fromLine(keyword: string, words: readonly Written[], cursor: LineCursor, group: string): Component[] {
  const [name, ...rest] = words;
  const entry = { start: cursor.start, end: cursor.end };
  const scope = group + keyword;
  if (!name) return [];
  if (keyword === "source") return packageSource(name, entry, scope);
  if (keyword === "nuget" || keyword === "clitool") {
    return [declared("nuget", name, versionOf(cursor.text, rest), { entry, scope })];
  }
  if (keyword === "github") {
    const colon = name.value.indexOf(":");
    if (colon === 0) return [];
    const end = colon < 0 ? name.end : name.start + colon;
    const version = colon < 0 ? undefined : written(cursor.text, end + 1, name.end);
    return [declared("github", written(cursor.text, name.start, end), version, { entry, scope })];
  }
  if (keyword === "git" || keyword === "http") {
    const place = sourceComponent(name, entry, scope);
    return place ? [{ ...place, identifiers: [urlIdentifier(name) ?? []].flat() }] : [];
  }
  return [];
}

/** `>= 1.0 < 2.0 beta`, `~> 1.2`, `1.0`, `= 1.0`; options such as `framework: net8.0` end it. */
function versionOf(text: string, words: readonly Written[]): Written | undefined {
  const stop = words.findIndex(({ value }) => value.endsWith(":") || /^[a-z_]+:/i.test(value));
  const constraint = stop < 0 ? words : words.slice(0, stop);
  const [first, second] = constraint;
  const last = constraint[constraint.length - 1];
  if (!first || !last) return undefined;
  const isPin = /^={1,2}$/.test(first.value) && constraint.length === 2;
  return isPin && second ? second : written(text, first.start, last.end);
}

/** Words of a line up to a comment; quotes and commas are no part of them. */
function wordsOf({ text, start, end }: LineCursor): Written[] {
  const words: Written[] = [];
  for (const found of text.slice(start, end).matchAll(/[^\s"',]+/g)) {
    if (found[0].startsWith("//") || found[0].startsWith("#")) break;
    // `//` begins a comment inside a word too, but not that of `https://`.
    const [word = ""] = found[0].split(/(?<!:)\/\//, 1);
    words.push({ value: word, start: start + found.index, end: start + found.index + word.length });
    if (word.length < found[0].length) break;
  }
  return words;
}
