import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { get, getPath, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { declared } from "../declared.js";
import { urlIdentifier } from "../download.js";
import type { Format } from "../format.js";

/** Swift `Package.resolved`, versions 1 to 3. https://docs.swift.org/package-manager/ */
export const packageResolved: Format = {
  id: "swift/resolved",
  title: "Swift Package.resolved",
  files: ["Package.resolved", "*.resolved"],
  ecosystems: ["swift"],
  recognizes: ({ text }) => text.includes('"pins"'),
  generated: true,
  extract({ text }) {
    const { root, problems } = readJson(text);
    const pins = itemsOf(get(root, "pins") ?? getPath(root, "object", "pins"));
    return { components: pins.flatMap(fromPin), problems };
  },
};

function fromPin(pin: TreeNode): Component[] {
  const name = scalar(get(pin, "identity")) ?? scalar(get(pin, "package"));
  if (!name || name.value === "" || name.start >= name.end) return [];
  const state = get(pin, "state");
  const [version] = ["version", "branch", "revision"].flatMap((key) => {
    const value = scalar(get(state, key));
    return value && value.kind !== "null" && value.value !== "" ? [value] : [];
  });
  const place = urlIdentifier(scalar(get(pin, "location")) ?? scalar(get(pin, "repositoryURL")));
  return [
    declared("swift", name, version, { entry: pin, scope: "pins", relation: "transitive", identifiers: [place] }),
  ];
}
