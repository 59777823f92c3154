import type { Component, Extraction, Identifier, SourceText, Supplier } from "../../model.js";
import { assignmentProblems, readAssignments, type Assignment } from "../../syntax/assignments.js";
import type { Format } from "../format.js";
import { devicetreeOfPath } from "./yocto.js";
import { saysSomething, type Cell } from "../shared/cells.js";

/**
 * Buildroot, U-Boot and kernel configurations: the string options that name a vendor, a chip or a board. What is merely switched on
 * (`CONFIG_ARCH_HISI=y`) says nothing, since every distribution's kernel has it. https://buildroot.org/downloads/manual/manual.html
 */
export const configFragment: Format = {
  id: "hardware/config-fragment",
  title: "Buildroot, U-Boot or kernel configuration",
  files: ["*_defconfig", "defconfig", "*.defconfig", ".config", "*.config", "*.cfg", "*.fragment"],
  ecosystems: ["devices"],
  recognizes: ({ text }) => /^(?:# )?(?:BR2|CONFIG)_\w+(?:=| is not set)/m.test(text),
  extract({ uri, text }: SourceText): Extraction {
    const assignments = readAssignments(text);
    const options = assignments.filter(({ value, name }) => /^(?:BR2|CONFIG)_/.test(name) && value !== "");
    const stringOptions = options.filter(({ valueSpan }) => text.charCodeAt(valueSpan.start - 1) === 34);
    const components = fromOptions(stringOptions);
    const isCatalogue = catalogue.test(uri);
    return {
      components: isCatalogue ? components.map((one) => ({ ...one, mention: true })) : components,
      problems: assignmentProblems(assignments),
    };
  },
};

/** In a kernel's or a distribution's own tree they are what it supports, not what was chosen. */
const catalogue = /(?:^|\/)(?:arch\/[^/]+\/configs|target\/linux\/[^/]+)\//i;

const vendorOption = /_(?:VENDOR|MANUFACTURER)$/;
const modelOption = /_(?:SOC_MODEL|SOC|SOC_NAME|CHIP|CHIPSET|SOC_FAMILY|CPU_MODEL|BOARD|BOARD_NAME|MODEL|PRODUCT)$/;
const devicetreeOption = /_(?:DTS_NAME|DEVICE_TREE|DEFAULT_DEVICE_TREE)$/;

/** Each model with the vendor option that is nearest before it, or the vendor alone. */
function fromOptions(options: readonly Assignment[]): Component[] {
  const components: Component[] = [];
  let vendor: { readonly option: Assignment; used: boolean } | undefined;
  const flush = (): void => {
    if (vendor && !vendor.used) components.push(component(vendor.option, [], supplierOf(vendor.option)));
  };
  for (const option of options) {
    if (!saysSomething(cellOf(option))) continue;
    if (vendorOption.test(option.name)) {
      flush();
      vendor = { option, used: false };
    } else if (modelOption.test(option.name)) {
      if (vendor) vendor.used = true;
      // The family often repeats the model.
      const before = components[components.length - 1];
      if (before?.name === option.value && before.scope !== option.name) continue;
      components.push(component(option, [{ scheme: "mpn", ...cellOf(option) }], supplierOf(vendor?.option)));
    } else if (devicetreeOption.test(option.name)) {
      components.push(component(option, devicetreeOfPath(cellOf(option)), []));
    }
  }
  flush();
  return components.sort((a, b) => a.entry.start - b.entry.start);
}

function cellOf({ value, valueSpan }: Assignment): Cell {
  return { value, start: valueSpan.start, end: valueSpan.end };
}

function supplierOf(option: Assignment | undefined): Supplier[] {
  return option
    ? [{ role: "manufacturer", name: option.value, start: option.valueSpan.start, end: option.valueSpan.end }]
    : [];
}

function component(option: Assignment, identifiers: readonly Identifier[], suppliers: readonly Supplier[]): Component {
  return {
    kind: "device",
    name: option.value,
    nameSpan: option.valueSpan,
    entry: { start: option.start, end: option.end },
    scope: option.name,
    relation: "direct",
    ...(identifiers.length > 0 && { identifiers }),
    ...(suppliers.length > 0 && { suppliers }),
  };
}
