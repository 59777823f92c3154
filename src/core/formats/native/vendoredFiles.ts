import type { Component } from "../../model.js";
import type { Lookup } from "../../model/lookup.js";
import type { Format } from "../format.js";

/**
 * Reads a list of files (`documents/fileList.ts`): libraries, headers and frameworks by their names, archives by the packages that their
 * metadata names. A Java package is that of the longest group that `lookup` knows.
 */
export function vendoredFiles(lookup: Lookup): Format {
  return {
    id: "native/files",
    title: "Libraries, headers, frameworks and archives in the tree",
    files: [],
    ecosystems: [],
    extract({ text }) {
      const components: Component[] = [];
      let start = 0;
      for (const line of text.split("\n")) {
        const component = fromLine(line, start, lookup);
        if (component) components.push(component);
        start += line.length + 1;
      }
      return { components, problems: [] };
    },
  };
}

function fromLine(line: string, start: number, lookup: Lookup): Component | undefined {
  const [path = "", type, written = "", version = ""] = line.split("\t");
  if (path === "") return undefined;
  const nameSpan = { start: start + path.lastIndexOf("/") + 1, end: start + path.length };
  const name = path.slice(path.lastIndexOf("/") + 1);
  const place = { kind: "library", nameSpan, entry: nameSpan, relation: "direct", file: path } as const;
  if (type === undefined)
    return { ...place, name, scope: "file", identifiers: [{ scheme: "library", value: name, ...nameSpan }] };
  const known = { ...place, scope: "archive", ...(version !== "" && { version }) };
  if (type !== "java") return { ...known, ecosystem: type, name: written };
  const cut = lookup.knownGroup(written, 0, written.length, true);
  if (cut < 0) return { ...known, name };
  return { ...known, name, identifiers: [{ scheme: "group", value: written.slice(0, cut), ...nameSpan }] };
}
