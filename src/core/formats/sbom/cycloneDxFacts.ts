import type { ComponentKind } from "../../model.js";
import type { Part } from "./sbomDraft.js";

/** CycloneDX words, the same in JSON and XML. https://cyclonedx.org/docs/latest/json/ */

const kinds = new Map<string, ComponentKind>([
  ["application", "application"],
  ["platform", "application"],
  ["operating-system", "application"],
  ["container", "container"],
  ["device", "device"],
  ["firmware", "firmware"],
  ["machine-learning-model", "model"],
]);

/** What kind a component's `type` says; most are libraries. */
export function kindOf(type: string): ComponentKind {
  return kinds.get(type) ?? "library";
}

/** Types that are no component of a product: single files, keys and certificates. */
export function isNoComponent(type: string): boolean {
  return type === "file" || type === "cryptographic-asset";
}

/** A part of a machine: its name is a part number or a model. */
export function isHardwareType(type: string): boolean {
  return type === "device" || type === "firmware";
}

/** Reference types that say where a component is downloaded from. */
export function isDownload(type: string): boolean {
  return type === "distribution" || type === "distribution-intake" || type === "vcs";
}

/**
 * What a property says of a component, by its name; undefined for one that says nothing of interest.
 * https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/device.md
 */
export function propertyMeaning(name: string): Part | undefined {
  const word = name.slice(name.lastIndexOf(":") + 1).toLowerCase();
  if (word === "location") return name.startsWith("cdx:device:") ? "designators" : undefined;
  return meanings.get(word);
}

/** The same for a name that is in a document; most say nothing and are not cut out of it. */
export function propertyMeaningAt(text: string, start: number, end: number): Part | undefined {
  let from = end;
  while (from > start && text.charCodeAt(from - 1) !== 58) from--;
  const initial = text.charCodeAt(from) | 32;
  // Words begin with l, m, p or q.
  if (initial < 108 || initial > 113) return undefined;
  return propertyMeaning(text.slice(start, end));
}

const meanings = new Map<string, Part>([
  ["quantity", "quantity"],
  ["macaddress", "oui"],
  ["mpn", "mpn"],
  ["manufacturerpartnumber", "mpn"],
  ["partnumber", "mpn"],
  ["modelnumber", "model"],
  ["model", "model"],
]);
