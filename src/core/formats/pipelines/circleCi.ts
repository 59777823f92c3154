import type { Component } from "../../model.js";
import { entriesOf, get, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declarationOf, environmentSources, scalarImage, scriptSources } from "../containers/yamlImages.js";
import { inDocumentOrder, declared } from "../declared.js";
import type { Format } from "../format.js";

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
    for (const placed of mapsOf(root)) {
      for (const entry of placed.map.entries) {
        const { key, value } = entry;
        if (key.value === "orbs") components.push(...fromOrbs(value));
        else if (key.value === "image" && placed.key !== "machine" && placed.key !== "parameters")
          components.push(...scalarImage(text, value, declarationOf(placed, entry), placed.key ?? "image"));
        else if (key.value === "environment") components.push(...environmentSources(value));
        else if (key.value === "run") components.push(...scriptSources(text, scalar(value) ?? get(value, "command")));
      }
    }
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

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
