import type { Component, SourceText } from "../../model.js";
import { entriesOf, get, itemsOf, scalar } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { sourceComponent, unknownAddress } from "../shared/download.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { fromCatalogs, fromExtensions, fromMap } from "./npmDeclarations.js";

/** Settings of Yarn 2 and later: registries, plugins, catalogs. https://yarnpkg.com/configuration/yarnrc */
export const npmYarnrcYml: Format = {
  id: "npm/yarnrc-yml",
  title: "Yarn settings (.yarnrc.yml)",
  files: [".yarnrc.yml", ".yarnrc.yaml"],
  ecosystems: ["npm"],
  extract({ text }: SourceText) {
    const { root, problems } = readYaml(text);
    const scopes = entriesOf(get(root, "npmScopes")).flatMap(({ value }) => entriesOf(value));
    const settings = [...entriesOf(root), ...scopes].filter(
      ({ key }) => key.value === "npmRegistryServer" || key.value === "npmAuditRegistry",
    );
    const servers = settings.map((entry) => sourceComponent(scalar(entry.value), entry, entry.key.value));
    // A plugin is a program that is fetched and run.
    const plugins = itemsOf(get(root, "plugins")).map((item) => {
      const spec = scalar(get(item, "spec")) ?? scalar(item);
      return sourceComponent(spec, item, "plugins");
    });
    const components = [
      ...[...servers, ...plugins].filter((source): source is Component => source !== undefined),
      ...fromMap(get(root, "catalog"), "catalog"),
      ...fromCatalogs(get(root, "catalogs"), "catalogs"),
      ...fromExtensions(get(root, "packageExtensions"), "packageExtensions"),
    ];
    const named = components.filter(({ name }) => name !== "");
    const unresolved = settings.flatMap(({ value }) => unknownAddress(scalar(value)) ?? []);
    return withUnresolved({ components: named.sort((a, b) => a.entry.start - b.entry.start), problems }, unresolved);
  },
  remove: ({ text }, { entry }) => removeYamlEntry(text, entry),
};
