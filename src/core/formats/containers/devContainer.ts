import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, type MapEntry } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { imageComponent } from "../shared/images/image.js";
import { environmentSources, scalarImage } from "../shared/images/yamlImages.js";

/** Development containers. https://containers.dev/implementors/json_reference/ */
export const devContainer: Format = {
  id: "devcontainer/json",
  title: "devcontainer.json",
  files: ["devcontainer.json", ".devcontainer.json", ".devcontainer/*.json", ".devcontainer/**/devcontainer.json"],
  ecosystems: ["docker"],
  recognizes: ({ uri }) => !/(?:package|tsconfig|lock)[^/]*\.json$/i.test(uri),
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const components = entriesOf(root).flatMap((entry) => fromEntry(text, entry));
    return { components, problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

function fromEntry(text: string, entry: MapEntry): Component[] {
  const { key, value } = entry;
  if (key.value === "image") return scalarImage(text, value, entry, "image");
  if (key.value === "features") return entriesOf(value).flatMap(fromFeature);
  if (key.value === "containerEnv" || key.value === "remoteEnv") return environmentSources(value);
  return key.value === "build" ? environmentSources(get(value, "args")) : [];
}

/** A feature is named by its image; `./folder` and the older short names are none. */
function fromFeature(entry: MapEntry): Component[] {
  if (!entry.key.value.includes("/") || /^\.|^https?:|\.tgz$/.test(entry.key.value)) return [];
  const component = imageComponent(entry.key, entry, "features");
  return component ? [component] : [];
}
