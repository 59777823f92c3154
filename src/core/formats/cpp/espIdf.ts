import type { Component } from "../../model.js";
import { entriesOf, get, getPath, scalar, type MapEntry } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeLines } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** ESP-IDF `idf_component.yml`. https://docs.espressif.com/projects/idf-component-manager/en/latest/reference/manifest_file.html */
export const idfComponent: Format = {
  id: "idf/component",
  title: "ESP-IDF idf_component.yml",
  files: ["idf_component.yml", "idf_component.yaml"],
  ecosystems: ["generic"],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components = entriesOf(get(root, "dependencies")).flatMap(fromEntry);
    return { components, problems };
  },
  remove: ({ text }, { entry }) => removeLines(text, entry),
};

/** ESP-IDF component manager's `dependencies.lock`. https://docs.espressif.com/projects/idf-component-manager/ */
export const idfLock: Format = {
  id: "idf/lock",
  title: "ESP-IDF dependencies.lock",
  files: ["dependencies.lock", "dependencies.lock.*"],
  ecosystems: ["generic"],
  recognizes: ({ text }) => /^(?:manifest_hash|dependencies):/m.test(text),
  generated: true,
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const direct = new Set(entriesOf(get(root, "direct_dependencies")).map(({ key }) => key.value));
    const list = get(root, "direct_dependencies");
    for (const item of list?.type === "list" ? list.items : []) direct.add(scalar(item)?.value ?? "");
    const components = entriesOf(get(root, "dependencies")).flatMap((entry) => {
      const { key, value } = entry;
      // A local component is part of the project.
      if (key.value === "" || key.start >= key.end || scalar(getPath(value, "source", "type"))?.value === "local")
        return [];
      const place = scalar(getPath(value, "source", "registry_url")) ?? scalar(getPath(value, "source", "git"));
      const relation = direct.has(key.value) ? ("direct" as const) : ("transitive" as const);
      const declaration = { entry, scope: "dependencies", relation, identifiers: [urlIdentifier(place)] };
      return [declared("generic", key, scalar(get(value, "version")), declaration)];
    });
    return { components, problems };
  },
};

function fromEntry(entry: MapEntry): Component[] {
  const { key, value } = entry;
  if (key.value === "" || key.start >= key.end) return [];
  const version = scalar(value) ?? scalar(get(value, "version"));
  const places = ["git", "registry_url", "service_url"].map((name) => urlIdentifier(scalar(get(value, name))));
  const known = version && version.kind !== "null" && version.value !== "" ? version : undefined;
  return [declared("generic", key, known, { entry, scope: "dependencies", identifiers: places })];
}
