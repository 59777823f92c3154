import type { Component, Span, Unresolved } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { ImageVariables, scopeOf } from "../shared/images/imageVariables.js";
import { environmentSources, scalarImage, scriptSources } from "../shared/images/yamlImages.js";
import { inDocumentOrder, declared, partOf } from "../shared/declared.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";

/** Buildkite. https://buildkite.com/docs/pipelines/integrations/plugins/using */
export const buildkitePipeline: Format = {
  id: "buildkite/pipeline",
  title: "Buildkite pipeline",
  files: [
    "buildkite.{yml,yaml}",
    ".buildkite/*.{yml,yaml}",
    ".buildkite/**/*.{yml,yaml}",
    "buildkite*.{yml,yaml}",
    "*pipeline*.{yml,yaml}",
  ],
  recognizes: ({ uri, text }) =>
    /buildkite[^/]*(?:\/[^/]*){0,3}$/i.test(uri) ||
    (/^steps[ \t]*:/m.test(text) && /^[ \t-]+plugins[ \t]*:/m.test(text)),
  ecosystems: ["buildkite", "docker", "github"],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    const maps = mapsOf(root);
    const variables = new ImageVariables(text);
    for (const placed of maps)
      variables.defineAll(get(placed.map, "env"), scopeOf(placed, text), (key) => [`env.${key}`]);
    const context = { variables, unresolved };
    for (const { map: node } of maps) {
      for (const { key, value } of node.entries) {
        if (key.value === "plugins") components.push(...fromPlugins(text, value));
        else if (key.value === "env") components.push(...environmentSources(value));
        else if (key.value === "command" || key.value === "commands")
          components.push(...scriptSources(text, value, context));
      }
    }
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** A list of `name#version` or `{ name#version: options }`, or a map of them. */
function fromPlugins(text: string, plugins: TreeNode | undefined): Component[] {
  if (plugins?.type === "map")
    return plugins.entries.flatMap((entry) => fromPlugin(text, entry.key, entry.value, entry));
  return itemsOf(plugins).flatMap((item) => {
    if (item.type === "scalar") return fromPlugin(text, item, undefined, item.outer);
    return entriesOf(item).flatMap((entry) => fromPlugin(text, entry.key, entry.value, item));
  });
}

function fromPlugin(text: string, key: ScalarNode, options: TreeNode | undefined, entry: Span): Component[] {
  const images = scalarImage(text, scalar(get(options, "image")), entry, "plugins");
  const hash = key.value.indexOf("#");
  const name = partOf(key, 0, hash < 0 ? key.value.length : hash);
  const version = hash < 0 || hash + 1 === key.value.length ? undefined : partOf(key, hash + 1);
  const git = readGitRepository(name);
  if (git) return [gitComponent(git, version, { kind: "application", entry, scope: "plugins" }), ...images];
  if (!/^[\w-]+(?:\/[\w.-]+)?$/.test(name.value)) return images;
  return [declared("buildkite", name, version, { kind: "application", entry, scope: "plugins" }), ...images];
}
