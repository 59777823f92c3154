import type { Component, SourceText } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { fromCatalogs, fromMap } from "./npmDeclarations.js";
import { denoImport } from "./denoSpecifier.js";

/** Deno's configuration and import maps. https://docs.deno.com/runtime/fundamentals/configuration/ */
export const denoJson: Format = {
  id: "deno/deno-json",
  title: "Deno configuration and import maps",
  files: ["deno.json", "deno.jsonc", "import_map.json", "import-map.json", "importmap.json", "jsr.json", "jsr.jsonc"],
  ecosystems: ["jsr", "npm", "deno"],
  extract({ text }: SourceText) {
    const { root, problems } = readJson(text, { lenient: true });
    const components = [
      ...imports(get(root, "imports"), "imports"),
      ...entriesOf(get(root, "scopes")).flatMap(({ value }) => imports(value, "scopes")),
      ...fromMap(get(root, "catalog"), "catalog"),
      ...fromCatalogs(get(root, "catalogs"), "catalogs"),
    ];
    return { components: components.filter(({ name }) => name !== ""), problems };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};

function imports(node: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(node).flatMap((entry) => {
    const specifier = scalar(entry.value);
    return (specifier && denoImport(specifier, entry, scope)) ?? [];
  });
}
