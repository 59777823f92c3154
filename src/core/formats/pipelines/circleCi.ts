import type { Component, Unresolved } from "../../model.js";
import { entriesOf, get, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { ImageVariables, scopeOf } from "../shared/images/imageVariables.js";
import { declarationOf, environmentSources, scalarImage, scriptSources } from "../shared/images/yamlImages.js";
import { inDocumentOrder, declared } from "../shared/declared.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";

/** CircleCI. https://circleci.com/docs/configuration-reference/ */
export const circleCi: Format = {
  id: "circleci/config",
  title: "CircleCI config",
  files: [".circleci/*.{yml,yaml}", ".circleci/**/*.{yml,yaml}", "circle.yml", "config*.{yml,yaml}"],
  ecosystems: ["docker", "circleci"],
  recognizes: ({ uri, text }) =>
    /(?:^|\/)\.circleci\//i.test(uri) ||
    (/^(?:orbs|jobs|workflows|executors|commands)[ \t]*:/m.test(text) && /^version[ \t]*:/m.test(text)),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components: Component[] = [];
    const maps = mapsOf(root);
    const unresolved: Unresolved[] = [];
    const context = { variables: variablesOf(text, maps), unresolved };
    for (const placed of maps) {
      for (const entry of placed.map.entries) {
        const { key, value } = entry;
        if (key.value === "orbs") components.push(...fromOrbs(value));
        else if (key.value === "image" && placed.key !== "machine" && placed.key !== "parameters")
          components.push(...scalarImage(text, value, declarationOf(placed, entry), placed.key ?? "image", context));
        else if (key.value === "environment") components.push(...environmentSources(value));
        else if (key.value === "run")
          components.push(...scriptSources(text, scalar(value) ?? get(value, "command"), context));
      }
    }
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** Parameters with their defaults, of the pipeline and of each job, command or executor. */
function variablesOf(text: string, maps: readonly PlacedMap[]): ImageVariables {
  const variables = new ImageVariables(text);
  for (const placed of maps) {
    const within = scopeOf(placed, text);
    variables.defineAll(get(placed.map, "parameters"), within, (key) =>
      placed.path.length === 0 ? [`pipeline.parameters.${key}`] : [`parameters.${key}`],
    );
    variables.defineAll(get(placed.map, "environment"), within, (key) => [`env.${key}`]);
  }
  return variables;
}

/** `name: owner/orb@version`. */
function fromOrbs(orbs: TreeNode | undefined): Component[] {
  return entriesOf(orbs).flatMap((entry: MapEntry) => {
    const orb = scalar(entry.value);
    const match = orb && /^([\w.-]+\/[\w.-]+)(?:@(\S+))?$/.exec(orb.value);
    if (!orb || !match?.[1]) return [];
    const name = { value: match[1], start: orb.start, end: orb.start + match[1].length };
    const version =
      match[2] === undefined
        ? undefined
        : { value: match[2], start: name.end + 1, end: name.end + 1 + match[2].length };
    return [declared("circleci", name, version, { kind: "application", entry, scope: "orbs" })];
  });
}
