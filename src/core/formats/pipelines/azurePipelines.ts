import type { Component, Unresolved } from "../../model.js";
import { entriesOf, get, getPath, itemsOf, scalar, textAt, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { ImageVariables, scopeOf } from "../shared/images/imageVariables.js";
import {
  declarationOf,
  environmentSources,
  scalarImage,
  scriptSources,
  type ImageContext,
} from "../shared/images/yamlImages.js";
import { inDocumentOrder, declared } from "../shared/declared.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

/** Azure Pipelines. https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/ */
export const azurePipelines: Format = {
  id: "azure/pipelines",
  title: "Azure pipeline",
  files: [
    "azure-pipelines*.{yml,yaml}",
    "*azure-pipeline*.{yml,yaml}",
    ".azuredevops/*.{yml,yaml}",
    ".azure-pipelines/*.{yml,yaml}",
    ".azuredevops/**/*.{yml,yaml}",
    ".azure-pipelines/**/*.{yml,yaml}",
    "*.pipeline.{yml,yaml}",
    "*.yml",
    "*.yaml",
  ],
  // Templates have any name: their steps are tasks with a version, which no other tool writes so.
  recognizes: ({ uri, text }) =>
    /azure-?pipelines?[^/]*$|\.azuredevops\/|\.azure-pipelines\/|\.pipeline\.ya?ml$/i.test(uri) ||
    (text.includes("task") && /^[ \t]*-[ \t]+task[ \t]*:[ \t]*["']?[A-Za-z][\w.-]*@\d/m.test(text)),
  ecosystems: ["docker", "github", "azure-pipelines", ...commandEcosystems],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const maps = mapsOf(root);
    const unresolved: Unresolved[] = [];
    const context = { variables: variablesOf(text, maps), unresolved };
    const components = maps.flatMap((placed) => fromMap(text, placed, context));
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** Variables as a map or as a list of names and values, parameters with their defaults, and the legs of a matrix. */
function variablesOf(text: string, maps: readonly PlacedMap[]): ImageVariables {
  const variables = new ImageVariables(text);
  const everywhere = { start: 0, end: text.length + 1 };
  for (const placed of maps) {
    const within = scopeOf(placed, text);
    const inPipeline = (key: string): string[] => [key, `variables.${key}`];
    const asParameter = (key: string): string[] => [`parameters.${key}`];
    const own = get(placed.map, "variables");
    variables.defineAll(own, within, inPipeline);
    for (const item of itemsOf(own))
      variables.define(inPipeline(textAt(item, "name") ?? ""), get(item, "value"), within);
    const parameters = get(placed.map, "parameters");
    if (placed.path.length === 0) variables.defineAll(parameters, everywhere, asParameter);
    for (const item of itemsOf(parameters))
      variables.define(asParameter(textAt(item, "name") ?? ""), get(item, "default"), everywhere);
    for (const leg of entriesOf(getPath(placed.map, "strategy", "matrix")))
      variables.defineAll(leg.value, within, inPipeline);
  }
  return variables;
}

function fromMap(text: string, placed: PlacedMap, context: ImageContext): Component[] {
  const { map: node, path, key } = placed;
  if (key === "repositories" && path[0] === "resources") return fromRepository(node);
  return node.entries.flatMap((entry) => {
    const { value } = entry;
    switch (entry.key.value) {
      case "image":
        return key === "containers" || key === "container"
          ? scalarImage(text, value, declarationOf(placed, entry), "containers", context)
          : [];
      case "container": {
        const reference = scalar(value);
        // A bare word is the name of a container resource.
        const isAlias = !reference || key === "containers" || !/[:/@$]/.test(reference.value);
        return isAlias ? [] : scalarImage(text, reference, entry, "container", context);
      }
      case "task":
        return placed.isItem ? fromTask(scalar(value), node) : [];
      case "variables":
      case "env":
        return environmentSources(value);
      case "script":
      case "bash":
      case "pwsh":
      case "powershell":
        return scriptSources(text, value, context);
      default:
        return [];
    }
  });
}

/** `type: github`, `name: owner/repo`, `ref: refs/tags/v1`: the reference's short form is what people call the version. */
function fromRepository(node: TreeNode): Component[] {
  const name = scalar(get(node, "name"));
  if (!name || name.value === "" || name.value.includes("$")) return [];
  const ref = scalar(get(node, "ref"));
  const prefix = /^refs\/(?:tags|heads)\//.exec(ref?.value ?? "")?.[0].length ?? 0;
  const version = ref && { value: ref.value.slice(prefix), start: Math.min(ref.start + prefix, ref.end), end: ref.end };
  const type = textAt(node, "type");
  const ecosystem = type === "github" || type === "bitbucket" ? type : "generic";
  return [declared(ecosystem, name, version, { kind: "application", entry: node, scope: "repositories" })];
}

/** `Name@major`. */
function fromTask(task: ScalarNode | undefined, entry: { start: number; end: number }): Component[] {
  const match = task && /^([^@\s${}]+)@([\w.]+)$/.exec(task.value);
  if (!task || !match?.[1] || !match[2]) return [];
  const name = { value: match[1], start: task.start, end: task.start + match[1].length };
  const version = { value: match[2], start: name.end + 1, end: name.end + 1 + match[2].length };
  return [declared("azure-pipelines", name, version, { kind: "application", entry, scope: "steps" })];
}
