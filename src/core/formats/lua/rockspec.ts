import type { Component, Span } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, lua, readDsl } from "../../syntax/dsl.js";
import { removeMember } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { relocated } from "../shared/relocated.js";
import { expressionEnd } from "../shared/scripts/scriptExpression.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";

/** LuaRocks package definitions. https://github.com/luarocks/luarocks/blob/main/docs/rockspec_format.md */
export const luarocksRockspec: Format = {
  id: "luarocks/rockspec",
  title: "LuaRocks *.rockspec",
  files: ["*.rockspec"],
  ecosystems: ["luarocks"],
  extract({ text }) {
    const dsl = readDsl(text, lua);
    const components: Component[] = [];
    const variables = new ScriptVariables(dsl);
    let readUntil = 0;
    for (const { token, index, table } of stringsInTables(dsl, sections)) {
      if (index < readUntil || isMark(dsl.tokens[index + 1], "=")) continue;
      const end = expressionEnd(dsl, index);
      const item = end > index + 1 ? variables.valueOf({ from: index, to: end }) : undefined;
      const entry = { start: token.outerStart, end: dsl.tokens[end - 1]?.outerEnd ?? token.outerEnd };
      const component = item ? joined(item, entry, table) : fromString(dsl.text, token, table);
      readUntil = end;
      if (component) components.push(component);
    }
    return { components, problems: dsl.problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

/** LuaRocks' `luarocks.lock`. https://github.com/luarocks/luarocks/blob/main/docs/pinning_versions_with_a_lock_file.md */
export const luarocksLock: Format = {
  id: "luarocks/lock",
  title: "LuaRocks luarocks.lock",
  files: ["luarocks.lock"],
  ecosystems: ["luarocks"],
  generated: true,
  extract({ text }) {
    const dsl = readDsl(text, lua);
    const components: Component[] = [];
    for (const { token: version, index, table } of stringsInTables(dsl, sections)) {
      if (!isMark(dsl.tokens[index - 1], "=")) continue;
      const before = dsl.tokens[index - 2];
      // `name = "1.0"` or `["name"] = "1.0"`.
      const name = isMark(before, "]") ? dsl.tokens[index - 3] : before;
      if (!name || (name.kind !== "word" && name.kind !== "string") || name.text === "" || name.text === "lua")
        continue;
      const entry = { start: name.outerStart, end: version.outerEnd };
      components.push(
        declared("luarocks", toWritten(name), toWritten(version), { entry, scope: table, relation: "transitive" }),
      );
    }
    return { components, problems: dsl.problems };
  },
};

const sections = new Set(["dependencies", "build_dependencies", "test_dependencies"]);

interface Found {
  readonly token: DslToken;
  readonly index: number;
  readonly table: string;
}

/** Strings inside the tables of those names, at any depth. */
function stringsInTables(dsl: DslText, names: ReadonlySet<string>): Found[] {
  const found: Found[] = [];
  let end = -1;
  let table = "";
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (!token) break;
    if (index > end) {
      const open = dsl.tokens[index + 2];
      if (!names.has(token.text) || !isMark(dsl.tokens[index + 1], "=") || !isMark(open, "{")) continue;
      end = open?.match ?? dsl.tokens.length;
      table = token.text;
    } else if (token.kind === "string") found.push({ token, index, table });
  }
  return found;
}

/** A requirement that is put together: `name .. " >= 1"`. */
function joined(value: Written, entry: Span, table: string): Component | undefined {
  const text = value.value;
  const token = { start: 0, end: text.length, outerStart: 0, outerEnd: text.length };
  const component = fromString(text, token, table);
  return component && relocated(component, value, entry);
}

/** `name >= 1.0, < 2`; `lua` is the interpreter. */
function fromString(
  text: string,
  { start, end, outerStart, outerEnd }: Omit<DslToken, "kind" | "text" | "startsLine" | "parent">,
  scope: string,
): Component | undefined {
  let nameEnd = start;
  while (nameEnd < end && /[\w./-]/.test(text.charAt(nameEnd))) nameEnd++;
  const name = written(text, start, nameEnd);
  if (name.value === "" || name.value === "lua") return undefined;
  const pin = /^\s*==?\s*(?=[^,\s]+\s*$)/.exec(text.slice(nameEnd, end))?.[0];
  let from = nameEnd + (pin?.length ?? 0);
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  const version = to > from ? written(text, from, to) : undefined;
  return declared("luarocks", name, version, { entry: { start: outerStart, end: outerEnd }, scope });
}

function toWritten({ text, start, end }: DslToken): Written {
  return { value: text, start, end };
}
