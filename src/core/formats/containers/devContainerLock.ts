import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar, type MapEntry } from "../../syntax/tree.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { readUnescaped } from "../shared/unescaped.js";
import { fromImage, readImage } from "../shared/images/image.js";

/** The lockfile of a development container's features. https://containers.dev/implementors/features-distribution/ */
export const devContainerLock: Format = readUnescaped({
  id: "devcontainer/lock",
  title: "devcontainer-lock.json",
  files: ["devcontainer-lock.json", ".devcontainer-lock.json"],
  ecosystems: ["docker"],
  generated: true,
  extract({ text }) {
    // An empty file asks for the lockfile to be written.
    if (text.trim() === "") return { components: [], problems: [] };
    const { root, problems } = readJson(text);
    return { components: entriesOf(get(root, "features")).flatMap(fromFeature), problems };
  },
});

/** A feature by its reference; where it was resolved to another name, that one too. */
function fromFeature(entry: MapEntry): Component[] {
  const { key, value } = entry;
  const version = scalar(get(value, "version"));
  const resolved = scalar(get(value, "resolved"));
  if (/^https?:/i.test(key.value))
    return [sourceComponent(key, entry, "features")].filter((found) => found !== undefined);
  const image = key.value.includes("/") ? readImage(key) : undefined;
  const from = resolved && readImage(resolved);
  return [
    ...(image ? [fromImage(version ? { ...image, version } : image, entry, "features")] : []),
    // References are read in small letters.
    ...(from && from.name.value !== image?.name.value.toLowerCase() ? [fromImage(from, entry, "resolved")] : []),
  ];
}
