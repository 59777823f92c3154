import type { Component, SourceText } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { get, itemsOf, scalar, textAt, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";

/** Microsoft Library Manager. https://learn.microsoft.com/aspnet/core/client-side/libman/libman-vs */
export const libman: Format = {
  id: "libman/libman-json",
  title: "Library Manager libman.json",
  files: ["libman.json"],
  ecosystems: ["npm", "generic"],
  extract({ text }: SourceText) {
    const { root, problems } = readJson(text, { lenient: true });
    const standard = textAt(root, "defaultProvider") ?? "cdnjs";
    return { components: itemsOf(get(root, "libraries")).flatMap((item) => fromItem(item, standard)), problems };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};

function fromItem(item: TreeNode, standard: string): Component[] {
  const library = scalar(get(item, "library"));
  const provider = textAt(item, "provider") ?? standard;
  if (!library || library.value === "" || provider === "filesystem") return [];
  const sign = library.value.lastIndexOf("@");
  const { value, start, end } = library;
  const named = sign > 0;
  const name: Written = named ? { value: value.slice(0, sign), start, end: Math.min(start + sign, end) } : library;
  const version: Written | undefined =
    named && sign + 1 < value.length
      ? { value: value.slice(sign + 1), start: Math.min(start + sign + 1, end), end }
      : undefined;
  // cdnjs names its libraries by itself; the others deliver npm packages.
  const ecosystem = provider === "unpkg" || provider === "jsdelivr" ? "npm" : "generic";
  return [declared(ecosystem, name, version, { entry: item, scope: "libraries" })];
}
