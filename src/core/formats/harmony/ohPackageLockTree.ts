import type { Component, Extraction } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar, type MapEntry } from "../../syntax/tree.js";
import { declared, partOf } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";

/**
 * The packages of an `oh-package-lock.json5` that is written as JSON5 may be: other quotes, keys without any. Undefined for what is no
 * JSON5. https://spec.json5.org/
 */
export function readAsJson5(text: string): Extraction | undefined {
  const { root, problems } = readJson(text, { lenient: true });
  return problems.length > 0
    ? undefined
    : { components: entriesOf(get(root, "packages")).flatMap(fromEntry), problems };
}

/** The key is `name@version`; the package's own properties are more exact. */
function fromEntry(entry: MapEntry): Component[] {
  const { key, value } = entry;
  if (value?.type !== "map" || scalar(get(value, "registryType"))?.value === "local") return [];
  const at = key.value.lastIndexOf("@");
  const [name, version, resolved] = ["name", "version", "resolved"].map((word) => scalar(get(value, word)));
  const isAddress = resolved && /^https?:/.test(resolved.value);
  return [
    declared(
      "ohpm",
      name && name.value !== "" ? name : at > 0 ? partOf(key, 0, at) : key,
      version && version.value !== "" ? version : at > 0 ? partOf(key, at + 1) : undefined,
      {
        entry,
        scope: "packages",
        relation: "transitive",
        identifiers: [isAddress ? urlIdentifier(resolved) : undefined],
      },
    ),
  ];
}
