import type { Component, Extraction, Identifier, SourceText } from "../../model.js";
import { get, scalar, type ScalarNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import type { Format } from "../format.js";

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
    const { root, problems } = readYaml(text);
    const maker = scalar(get(root, "manufacturer"));
    const model = scalar(get(root, "model"));
    if (!maker || !model?.value) return { components: [], problems };
    const number = scalar(get(root, "part_number"));
    const identifiers: Identifier[] = [model, ...(number?.value ? [number] : [])].map((node) => ({
      scheme: "model",
      ...placed(node),
    }));
    const component: Component = {
      kind: "device",
      name: model.value,
      nameSpan: { start: model.start, end: model.end },
      entry: { start: root?.start ?? 0, end: root?.end ?? text.length },
      scope: "device type",
      relation: "direct",
      identifiers,
      suppliers: [{ role: "manufacturer", name: maker.value, start: maker.start, end: maker.end }],
    };
    return { components: [component], problems };
  },
};

/** Keys that only device and module types have. */
const marker =
  /^(?:slug|part_number|u_height|is_full_depth|subdevice_role|airflow|weight_unit|interfaces|console-ports|power-ports|rear-ports|front-ports|module-bays|device-bays):/m;

function placed({ value, start, end }: ScalarNode): Pick<Identifier, "value" | "start" | "end"> {
  return { value, start, end };
}
