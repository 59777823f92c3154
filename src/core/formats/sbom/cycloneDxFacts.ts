import type { ComponentKind, Identifier, SupplierRole } from "../../model.js";
import type { Written } from "../declared.js";
import type { SbomFacts } from "./sbomComponent.js";

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
  return type === "file" || type === "cryptographic-asset" || type === "data";
}

/** A part of a machine: its name is a part number or a model. */
export function isHardwareType(type: string): boolean {
  return type === "device" || type === "firmware";
}

/** Reference types that say where a component is downloaded from. */
export function isDownload(type: string): boolean {
  return type === "distribution" || type === "distribution-intake" || type === "vcs";
}

/** Takes in an organisation or person; empty names and those that assert nothing are left out. */
export function addSupplier(facts: SbomFacts, role: SupplierRole, name: Written): void {
  if (name.value.trim() === "") return;
  (facts.suppliers ??= []).push({ role, name: name.value, start: name.start, end: name.end });
}

/** Takes in a property of the hardware taxonomy. https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/device.md */
export function addProperty(facts: SbomFacts, name: string, value: Written): void {
  const word = name.slice(name.lastIndexOf(":") + 1).toLowerCase();
  if (value.value === "") return;
  if (word === "quantity") facts.placement = { ...facts.placement, quantity: value.value };
  else if (name.startsWith("cdx:device:") && word === "location") {
    facts.placement = { ...facts.placement, designators: value.value };
  } else {
    const scheme = handleSchemes.get(word);
    if (scheme) addHandle(facts, scheme, value);
  }
}

const handleSchemes = new Map<string, Identifier["scheme"]>([
  ["macaddress", "oui"],
  ["mpn", "mpn"],
  ["manufacturerpartnumber", "mpn"],
  ["partnumber", "mpn"],
  ["modelnumber", "model"],
  ["model", "model"],
]);

/** Takes in an identifier that screening looks up. */
function addHandle(facts: SbomFacts, scheme: Identifier["scheme"], { value, start, end }: Written): void {
  (facts.handles ??= []).push({ scheme, value, start, end });
}
