import type { Component, SourceText } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, getPath, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { inDocumentOrder, partOf } from "../shared/declared.js";
import type { Format } from "../format.js";
import { fromCatalogs, fromMap } from "./npmDeclarations.js";
import { denoImport } from "../shared/packages/denoSpecifier.js";

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
      ...tasks(get(root, "tasks")),
      ...listed(getPath(root, "compilerOptions", "types"), "compilerOptions.types"),
      ...sources.flatMap((key) => named(scalar(getPath(root, "compilerOptions", key)), `compilerOptions.${key}`)),
      ...listed(getPath(root, "lint", "plugins"), "lint.plugins"),
    ];
    return { components: inDocumentOrder(components.filter(({ name }) => name !== "")), problems };
  },
  remove: ({ text }, { entry, scope }) => (unremovable.test(scope) ? undefined : removeMember(text, entry)),
};

const sources = ["jsxImportSource", "jsxImportSourceTypes"] as const;

/** A command or a setting as a whole goes with what it names. */
const unremovable = /^(?:tasks|compilerOptions\.jsx)/;

function imports(node: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(node).flatMap((entry) => {
    const specifier = scalar(entry.value);
    return (specifier && denoImport(specifier, entry, scope)) ?? [];
  });
}

/** Items that are specifiers: `["npm:@types/node@22", "./own.d.ts"]`. */
function listed(node: TreeNode | undefined, scope: string): Component[] {
  return itemsOf(node).flatMap((item) => named(scalar(item), scope));
}

function named(specifier: ScalarNode | undefined, scope: string): Component[] {
  const component = specifier && denoImport(specifier, specifier.outer, scope);
  return component ? [component] : [];
}

/** Programs that tasks run: `"deno run -A npm:vite@5 build"`, or the same as `command` of a task with more to it. */
function tasks(node: TreeNode | undefined): Component[] {
  return entriesOf(node).flatMap(({ value }) => {
    const command = scalar(value) ?? scalar(get(value, "command"));
    // Offsets within a command with escapes are not those of the document.
    if (!command || command.end - command.start !== command.value.length) return [];
    return [
      ...command.value.matchAll(/(?<![^\s'"])(?:npm|jsr):[^\s'";|&]+|https:\/\/(?:deno\.land|esm\.sh)\/[^\s'";|&]+/g),
    ]
      .filter(({ index }) => isRun(command.value.slice(0, index)))
      .flatMap(({ index, 0: word }) => {
        const component = denoImport(partOf(command, index, index + word.length), command.outer, "tasks");
        return component ? [component] : [];
      });
  });
}

/** Whether what follows is an argument of `deno`, and not the name of another task. */
function isRun(before: string): boolean {
  return /\b(?:deno|dx)\b/.test(before) && !/\bdeno\s+task\s+$/.test(before);
}
