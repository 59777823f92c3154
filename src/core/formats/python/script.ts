import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { get, getPath } from "../../syntax/tree.js";
import type { Format } from "../format.js";
import { gatherRequirements, type Gathered } from "./requirementList.js";
import { gatherUv } from "./uvTable.js";

/**
 * A Python script that says in a comment what it needs.
 * https://packaging.python.org/specifications/inline-script-metadata/
 */
export const pypiScript: Format = {
  id: "pypi/script",
  title: "Python script with inline metadata",
  files: ["*.py"],
  ecosystems: ["pypi"],
  recognizes: ({ text }) => blockStart(text) >= 0,
  extract({ text }) {
    const { root, problems } = readToml(uncommented(text));
    const into: Gathered = { components: [], problems: [...problems] };
    gatherRequirements(text, get(root, "dependencies"), "script.dependencies", into);
    gatherUv(text, getPath(root, "tool", "uv"), "tool.uv", into);
    into.components.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    return into;
  },
  remove: (source, component) => removeTomlEntry(uncommented(source.text), component.entry),
};

const opening = /^\uFEFF?# \/\/\/ script[ \t]*\r?$/m;

function blockStart(text: string): number {
  return text.includes("# /// script") ? text.search(opening) : -1;
}

/** The metadata with blanks where the comment signs are and in place of all before it, so that offsets stay. */
function uncommented(text: string): string {
  const start = blockStart(text);
  if (start < 0) return "";
  const first = text.indexOf("\n", start) + 1;
  if (first === 0) return "";
  const lines: string[] = [];
  for (let at = first; text.charCodeAt(at) === 35;) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found + 1;
    const line = text.slice(at + 1, end);
    if (line.trim() === "///" || (line.trim() !== "" && !line.startsWith(" "))) break;
    lines.push(` ${line}`);
    if (found < 0) break;
    at = end;
  }
  return " ".repeat(first) + lines.join("");
}
