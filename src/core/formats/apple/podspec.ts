import type { Component, Unresolved } from "../../model.js";
import { isMark, plainItems, readCall, readDsl, ruby } from "../../syntax/dsl.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { removeElement, removeMember } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { nameOf, readRequirements, statementEnd, unknownName } from "../shared/packages/rubyRequirements.js";
import { withUnresolved } from "../shared/unresolved.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";

/** CocoaPods `*.podspec`. https://guides.cocoapods.org/syntax/podspec.html */
export const podspec: Format = {
  id: "cocoapods/podspec",
  title: "CocoaPods *.podspec",
  files: ["*.podspec"],
  ecosystems: ["cocoapods"],
  extract({ text }) {
    const dsl = readDsl(text, ruby);
    const variables = new ScriptVariables(dsl);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    for (let index = 0; index < dsl.tokens.length; index++) {
      const token = dsl.tokens[index];
      if (!token) break;
      variables.pass(index);
      if (token.kind !== "word" || token.text !== "dependency" || !isMark(dsl.tokens[index - 1], ".")) continue;
      const call = readCall(dsl, index + 1);
      const [first, ...rest] = plainItems(call.items);
      let start = index - 2;
      while (isMark(dsl.tokens[start - 1], ".")) start -= 2;
      const entry = { start: dsl.tokens[start]?.start ?? token.start, end: statementEnd(dsl, call) };
      variables.eachTurn(index, call.next, () => {
        const name = nameOf(dsl, first, variables);
        unresolved.push(...unknownName(dsl, first, name));
        const version = readRequirements(dsl, rest, variables);
        if (name) components.push(declared("cocoapods", name, version, { entry, scope: "dependency" }));
      });
    }
    return withUnresolved({ components, problems: dsl.problems }, unresolved);
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

/** CocoaPods `*.podspec.json`. https://guides.cocoapods.org/syntax/podspec.html */
export const podspecJson: Format = {
  id: "cocoapods/podspec-json",
  title: "CocoaPods *.podspec.json",
  files: ["*.podspec.json"],
  ecosystems: ["cocoapods"],
  extract({ text }) {
    const { root, problems } = readJson(text);
    const components: Component[] = [];
    // `dependencies` is at the top, per platform, and in subspecs, which nest.
    const open: TreeNode[] = root ? [root] : [];
    for (let node = open.pop(); node; node = open.pop()) {
      open.push(...itemsOf(node));
      for (const { key, value } of entriesOf(node)) {
        if (key.value === "dependencies") components.push(...fromDependencies(value));
        else if (value && value.type !== "scalar") open.push(value);
      }
    }
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};

function fromDependencies(node: TreeNode | undefined): Component[] {
  return entriesOf(node).flatMap((entry) => {
    if (entry.key.value === "" || entry.key.start >= entry.key.end) return [];
    return [declared("cocoapods", entry.key, requirement(entry.value), { entry, scope: "dependencies" })];
  });
}

function requirement(node: TreeNode | undefined): Written | undefined {
  const parts = node?.type === "list" ? itemsOf(node).flatMap((item) => scalar(item) ?? []) : [];
  const [first] = parts;
  const last = parts[parts.length - 1];
  if (!first || !last) return scalar(node);
  const pin = parts.length === 1 ? (/^=\s*/.exec(first.value)?.[0].length ?? 0) : 0;
  return {
    value: parts
      .map(({ value }) => value)
      .join(", ")
      .slice(pin),
    start: first.start + pin,
    end: last.end,
  };
}
