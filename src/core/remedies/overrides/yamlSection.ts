import { readYaml } from "../../syntax/yaml.js";
import { get, type MapNode } from "../../syntax/tree.js";
import { already, byLines, lineEndOf, wantedVersions, type Override, type OverrideWriter } from "./override.js";

/** `overrides` of pnpm-workspace.yaml. https://pnpm.io/settings#overrides */
export const pnpmWorkspaceOverrides = yamlSection("overrides", (override) => {
  const versions = wantedVersions(override, "*");
  return override.other === undefined ? versions : `npm:${override.other}@${versions}`;
});

/** `dependency_overrides` of pubspec.yaml, which changes versions and no names. https://dart.dev/tools/pub/dependencies#dependency-overrides */
export const pubOverrides = yamlSection("dependency_overrides", (override) =>
  override.other === undefined ? wantedVersions(override, "any") : undefined,
);

function yamlSection(section: string, valueOf: (override: Override) => string | undefined): OverrideWriter {
  return byLines((text, override) => {
    const value = valueOf(override);
    if (value === undefined)
      return { because: `${section} changes versions, and puts no other package in the place of one` };
    const { root, problems } = readYaml(text);
    if (problems.length > 0 || (root !== undefined && root.type !== "map"))
      return { because: "the file cannot be read whole" };
    if (root && text.charAt(root.start) === "{") return { because: "the file is not written line by line" };
    const eol = lineEndOf(text);
    const entry = root?.entries.find(({ key }) => key.value === section);
    const line = (indent: string): string => `${indent}${quoted(override.name)}: ${JSON.stringify(value)}`;
    if (!entry) {
      const before = text === "" || text.endsWith("\n") ? "" : eol;
      return {
        edit: { start: text.length, end: text.length, newText: `${before}${section}:${eol}${line("  ")}${eol}` },
      };
    }
    const map = entry.value;
    if (map === undefined || (map.type === "scalar" && map.kind === "null")) {
      const end = lineEnd(text, entry.key.end);
      return { edit: { start: end, end, newText: `${eol}${line("  ")}` } };
    }
    if (map.type !== "map" || text.charAt(map.start) === "{")
      return { because: `${section} is not written line by line` };
    if (get(map, override.name) !== undefined) return already(section, override.name);
    return afterLast(text, map, line, eol);
  });
}

function afterLast(
  text: string,
  map: MapNode,
  line: (indent: string) => string,
  eol: string,
): ReturnType<OverrideWriter> {
  const last = map.entries.at(-1);
  if (!last) return { because: "the section has no entry to put it after" };
  const start = last.key.outer.start;
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const end = lineEnd(text, last.end);
  return { edit: { start: end, end, newText: `${eol}${line(indent)}` } };
}

/** The end of the line on which `at` is, before its line break. */
function lineEnd(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  if (feed < 0) return text.length;
  return text.charAt(feed - 1) === "\r" ? feed - 1 : feed;
}

function quoted(key: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(key) ? key : JSON.stringify(key);
}
