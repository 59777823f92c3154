import { readToml } from "../../syntax/toml.js";
import { get, getPath, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { already, byLines, lineEndOf, wantedVersions, type WrittenOverride } from "./override.js";

/** `constraint-dependencies` of uv, which bounds versions. https://docs.astral.sh/uv/reference/settings/#constraint-dependencies */
export const uvConstraints = byLines((text, override) => {
  if (override.other !== undefined)
    return { because: "constraints bound versions, and put no other package in the place of one" };
  const { root, problems } = readToml(text);
  if (problems.length > 0) return { because: "the file cannot be read whole" };
  const item = JSON.stringify(`${override.name}${wantedVersions(override, "")}`);
  const list = getPath(root, "tool", "uv", "constraint-dependencies");
  const eol = lineEndOf(text);
  if (list === undefined)
    return addLine(text, getPath(root, "tool", "uv"), "tool.uv", `constraint-dependencies = [${item}]`, eol);
  if (list.type !== "list") return { because: "constraint-dependencies is no list" };
  const names = itemsOf(list).map((one) => /^[\w.-]+/.exec(scalar(one)?.value ?? "")?.[0]);
  if (names.includes(override.name)) return already("constraint-dependencies", override.name);
  const last = itemsOf(list).at(-1);
  if (!last) return { edit: { start: list.start + 1, end: list.end - 1, newText: item } };
  const end = last.type === "scalar" ? last.outer.end : last.end;
  const start = last.type === "scalar" ? last.outer.start : last.start;
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const between = /^[ \t]*$/.test(before) ? `,${eol}${before}` : ", ";
  return { edit: { start: end, end, newText: between + item } };
});

/** `[patch]` of Cargo, which takes a repository: the registry itself may not be there. https://doc.rust-lang.org/cargo/reference/overriding-dependencies.html */
export const cargoPatch = byLines((text, { name, other }) => {
  if (other === undefined || !/^https:\/\/\S+$/.test(other)) {
    return {
      because: "[patch] takes a repository, and none is recorded; cargo update --precise chooses among versions",
    };
  }
  const { root, problems } = readToml(text);
  if (problems.length > 0) return { because: "the file cannot be read whole" };
  const table = getPath(root, "patch", "crates-io");
  if (get(table, name) !== undefined) return already("[patch.crates-io]", name);
  return addLine(text, table, "patch.crates-io", `${name} = { git = ${JSON.stringify(other)} }`, lineEndOf(text));
});

/** A line after what a table has, or the table at the end of the file. */
function addLine(
  text: string,
  table: TreeNode | undefined,
  header: string,
  line: string,
  eol: string,
): WrittenOverride {
  const last = table?.type === "map" ? table.entries.at(-1) : undefined;
  // What is written as `a.b.c = …` or below a further header is not after the table's own header.
  const own = new RegExp(`^[ \\t]*\\[[ \\t]*${header.replaceAll(".", "\\.")}[ \\t]*\\][ \\t]*(?:#.*)?$`, "m").exec(
    text,
  );
  if (own) {
    const end = own.index + own[0].replace(/\r$/, "").length;
    return { edit: { start: end, end, newText: `${eol}${line}` } };
  }
  if (last) return { because: `[${header}] is not written as a table of its own` };
  const before = text === "" ? "" : text.endsWith("\n") ? eol : `${eol}${eol}`;
  return { edit: { start: text.length, end: text.length, newText: `${before}[${header}]${eol}${line}${eol}` } };
}
