import type { Component, Extraction, Identifier, SourceText } from "../../model.js";
import { get, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import type { Format } from "../format.js";
import { partsOfTree } from "./treeParts.js";

/**
 * Device and module types of NetBox and Nautobot. https://github.com/netbox-community/devicetype-library/blob/master/CONTRIBUTING.md
 */
export const netboxDeviceType: Format = {
  id: "hardware/netbox-device-type",
  title: "NetBox or Nautobot device type",
  files: ["*.yaml", "*.yml"],
  ecosystems: ["devices"],
  recognizes: ({ text }) => /^manufacturer:[ \t]*\S/m.test(text) && /^model:[ \t]*\S/m.test(text) && marker.test(text),
  extract({ text }: SourceText): Extraction {
    const { documents, problems } = readYamlDocuments(text);
    return { components: documents.flatMap((root) => [...fromDocument(root), ...inventory(text, root)]), problems };
  },
};

/** The import takes several types from one text. */
function fromDocument(root: TreeNode): Component[] {
  const maker = scalar(get(root, "manufacturer"));
  const numbers = [scalar(get(root, "model")), scalar(get(root, "part_number"))];
  const [name, number] = numbers.filter((node) => node !== undefined && node.value !== "" && node.kind !== "null");
  if (!maker || !name) return [];
  return [
    {
      kind: "device",
      name: name.value,
      nameSpan: { start: name.start, end: name.end },
      entry: { start: root.start, end: root.end },
      scope: "device type",
      relation: "direct",
      identifiers: [name, ...(number ? [number] : [])].map((node) => ({ scheme: "model", ...placed(node) })),
      suppliers: [{ role: "manufacturer", name: maker.value, start: maker.start, end: maker.end }],
    },
  ];
}

/** What the device is built of: `inventory-items` with maker and part id. */
function inventory(text: string, root: TreeNode): Component[] {
  const scope = "inventory-items";
  return partsOfTree(text, get(root, scope), { kind: "part" }).map((component) => ({ ...component, scope }));
}

/** Keys that only device and module types have. */
const marker =
  /^(?:slug|part_number|u_height|is_full_depth|subdevice_role|airflow|weight_unit|interfaces|console-ports|power-ports|rear-ports|front-ports|module-bays|device-bays):/m;

function placed({ value, start, end }: ScalarNode): Pick<Identifier, "value" | "start" | "end"> {
  return { value, start, end };
}
