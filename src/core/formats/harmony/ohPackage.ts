import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, getEach, scalar } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

const sections = [
  "dependencies",
  "devDependencies",
  "dynamicDependencies",
  "overrides",
  "overrideDependencyMap",
] as const;

/** HarmonyOS and OpenHarmony `oh-package.json5`. https://developer.huawei.com/consumer/en/doc/harmonyos-guides/ide-oh-package-json5 */
export const ohPackage: Format = {
  id: "ohpm/package",
  title: "HarmonyOS oh-package.json5",
  files: ["oh-package.json5", "oh-package.json"],
  ecosystems: ["ohpm"],
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const components: Component[] = sections.flatMap((section) =>
      getEach(root, section)
        .flatMap(entriesOf)
        .flatMap((entry) => {
          const version = scalar(entry.value);
          if (entry.key.value === "" || entry.key.start >= entry.key.end) return [];
          return [
            declared("ohpm", entry.key, version, { entry, scope: section, identifiers: [urlIdentifier(version)] }),
          ];
        }),
    );
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};
