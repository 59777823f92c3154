import type { Component, Supplier, SupplierRole } from "../../model.js";
import { declared, written, type Written } from "../shared/declared.js";
import { fromRequirement, readRequirement } from "../shared/packages/pythonRequirement.js";
import type { Format } from "../format.js";

/** Metadata of an installed or built package. https://packaging.python.org/specifications/core-metadata/ */
export const pypiMetadata: Format = {
  id: "pypi/metadata",
  title: "Python package metadata (METADATA, PKG-INFO)",
  files: ["METADATA", "PKG-INFO", "*.egg-info", "*.METADATA", "*.PKG-INFO"],
  ecosystems: ["pypi"],
  generated: true,
  recognizes: ({ text }) => /^\uFEFF?(?:[A-Za-z-]+:.*\r?\n){0,8}?Metadata-Version:/i.test(text),
  extract({ text }) {
    let name: Written | undefined;
    let version: Written | undefined;
    const suppliers: Supplier[] = [];
    const needed: Component[] = [];
    let end = 0;
    for (const header of headers(text)) {
      end = header.value.end;
      if (header.key === "name") name ??= header.value;
      else if (header.key === "version") version ??= header.value;
      else if (header.key === "requires-dist" || header.key === "requires")
        needed.push(...fromRequired(text, header.value));
      const role = roles.get(header.key);
      if (role) suppliers.push({ role, name: header.value.value, start: header.value.start, end: header.value.end });
    }
    if (!name) return { components: [], problems: [{ message: "the metadata has no name", start: 0, end }] };
    const component: Component = declared("pypi", name, version, { entry: { start: 0, end }, scope: "metadata" });
    const own = suppliers.length > 0 ? { ...component, suppliers } : component;
    return { components: [own, ...needed].sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems: [] };
  },
};

/** `Requires-Dist: name (>=1.0) ; extra == "x"`. It is the package that brings it in. */
function fromRequired(text: string, value: Written): Component[] {
  const requirement = readRequirement(text, value.start, value.end);
  return requirement ? [{ ...fromRequirement(requirement, value, "Requires-Dist"), relation: "transitive" }] : [];
}

const roles = new Map<string, SupplierRole>([
  ["author", "author"],
  ["maintainer", "publisher"],
]);

function foldedEnd(text: string, at: number): number {
  return at + (/^(?:[ \t]+\S[^\n]*\n?)*/.exec(text.slice(at, at + 2000))?.[0].trimEnd().length ?? 0);
}

/**
 * The headers that say something. They end at an empty line, or at what is no header; a line that begins with a blank goes on with
 * the one before, also where it has nothing but blanks: older metadata write the whole description so, in front of what is required.
 */
function* headers(text: string): Generator<{ key: string; value: Written }> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const next = end + 1;
    while (end > at && text.charCodeAt(end - 1) <= 32) end--;
    const isContinued = /[ \t]/.test(text.charAt(at));
    const header = /^([!-9;-~]{1,60}):[ \t]*/.exec(text.slice(at, Math.min(end, at + 80)));
    if (!isContinued && !header) return;
    if (header?.[1] && at + header[0].length < end) {
      const isFolded = /^requires/i.test(header[1]) && /[ \t]/.test(text.charAt(next));
      const value = written(text, at + header[0].length, isFolded ? foldedEnd(text, next) : end);
      if (value.value !== "UNKNOWN") yield { key: header[1].toLowerCase(), value };
    }
    at = next;
  }
}
