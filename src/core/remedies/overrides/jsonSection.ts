import { readJson } from "../../syntax/json.js";
import { get, scalar, type MapNode } from "../../syntax/tree.js";
import { already, lineEndOf, wantedVersions, type OverrideWriter, type WrittenOverride } from "./override.js";

/** `overrides` of npm. https://docs.npmjs.com/cli/configuring-npm/package-json#overrides */
export const npmOverrides = jsonSection("overrides");
/** `resolutions` of Yarn, old and new. https://yarnpkg.com/configuration/manifest#resolutions */
export const yarnResolutions = jsonSection("resolutions");
/** `pnpm.overrides` of package.json, which pnpm reads before version 11. https://pnpm.io/settings#overrides */
export const pnpmOverrides = jsonSection("pnpm", "overrides");

function jsonSection(...path: readonly string[]): OverrideWriter {
  return (text, override) => {
    const { root, problems } = readJson(text);
    if (root?.type !== "map" || problems.length > 0) return { because: "the file cannot be read whole" };
    const versions = wantedVersions(override, "*");
    const value = override.other === undefined ? versions : `npm:${override.other}@${versions}`;
    return addMember(text, root, path, override.name, value);
  };
}

/** Adds `key: value` to the object at a path of keys, which is made where it is missing. */
function addMember(text: string, root: MapNode, path: readonly string[], key: string, value: string): WrittenOverride {
  let map = root;
  let depth = 0;
  for (; depth < path.length; depth++) {
    const next = get(map, path[depth] ?? "");
    if (next === undefined) break;
    if (next.type !== "map") return { because: `${path.slice(0, depth + 1).join(".")} is no object` };
    map = next;
  }
  if (depth === path.length && get(map, key) !== undefined) {
    // The same said before is as good.
    return scalar(get(map, key))?.value === value
      ? { because: "it is overridden already" }
      : already(path.join("."), key);
  }
  const missing = path.slice(depth);
  const unit = indentOf(text, root) ?? "  ";
  const eol = lineEndOf(text);
  const last = map.entries.at(-1);
  const own = indentOf(text, map);
  if (last && own === undefined) {
    const at = last.end;
    return { edit: { start: at, end: at, newText: `, ${inline(missing, key, value)}` } };
  }
  const inside = own ?? `${lineIndent(text, map.start)}${unit}`;
  const member = onLines(missing, key, value, inside, unit, eol);
  if (last) return { edit: { start: last.end, end: last.end, newText: `,${eol}${inside}${member}` } };
  const outer = lineIndent(text, map.start);
  return { edit: { start: map.start + 1, end: map.end - 1, newText: `${eol}${inside}${member}${eol}${outer}` } };
}

function inline(missing: readonly string[], key: string, value: string): string {
  const [section, ...rest] = missing;
  if (section === undefined) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  return `${JSON.stringify(section)}: { ${inline(rest, key, value)} }`;
}

function onLines(
  missing: readonly string[],
  key: string,
  value: string,
  indent: string,
  unit: string,
  eol: string,
): string {
  const [section, ...rest] = missing;
  if (section === undefined) return inline([], key, value);
  const deeper = indent + unit;
  return `${JSON.stringify(section)}: {${eol}${deeper}${onLines(rest, key, value, deeper, unit, eol)}${eol}${indent}}`;
}

/** What is before the last member of an object on its line; undefined where that is more than blanks. */
function indentOf(text: string, map: MapNode): string | undefined {
  const last = map.entries.at(-1);
  if (!last) return undefined;
  const before = text.slice(text.lastIndexOf("\n", last.start - 1) + 1, last.start);
  return /^[ \t]*$/.test(before) && text.lastIndexOf("\n", last.start - 1) >= map.start ? before : undefined;
}

function lineIndent(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}
