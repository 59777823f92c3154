import type { Extraction, SourceText } from "../../model.js";
import { childNamed, childrenNamed, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import type { Format } from "../format.js";
import { PropertyParts, type Property } from "./propertyParts.js";
import { attributeCell } from "../shared/xmlCells.js";

/**
 * Eagle and Fusion schematics and boards in XML (version 6 and up): the placed parts with their own attributes and those that their
 * device has in the library. https://github.com/Autodesk/eagle-public (eagle.dtd)
 */
export const eagle: Format = {
  id: "hardware/eagle",
  title: "Eagle schematic or board",
  files: ["*.sch", "*.brd"],
  ecosystems: ["electronic parts"],
  recognizes: ({ text }) => /<eagle\s/.test(text.slice(0, 1000)),
  extract({ text }: SourceText): Extraction {
    const { root, problems } = readXml(text);
    const drawing = childNamed(root, "drawing");
    const parts = new PropertyParts(text);
    for (const sheet of [childNamed(drawing, "schematic"), childNamed(drawing, "board")]) {
      const inherited = libraryAttributes(sheet);
      // Also those of modules, and those after one that is not closed, which holds them.
      for (const part of descendants(sheet)) {
        if (part.localName !== "part" && part.localName !== "element") continue;
        // Symbols of supply nets are parts to Eagle.
        if (valueOf(part, "library").startsWith("supply")) continue;
        const own = ownProperties(part);
        const names = new Set(own.map(({ name }) => name));
        const more = (inherited.get(deviceKey(part)) ?? []).filter(({ name }) => !names.has(name));
        if (own.some(({ name }) => name === "Value" || name === "Device") || more.length > 0)
          parts.add([...own, ...more], { entry: { start: part.start, end: part.end }, scope: part.localName });
      }
    }
    return { components: parts.components(), problems };
  },
};

const columns: Readonly<Record<string, string>> = {
  name: "Reference",
  value: "Value",
  deviceset: "Device",
  package: "package",
  library: "library",
};

function ownProperties(part: XmlElement): Property[] {
  return [
    ...part.attributes.flatMap(({ name }) =>
      asProperty(Object.hasOwn(columns, name) ? columns[name] : undefined, part, name),
    ),
    ...childrenNamed(part, "attribute").flatMap(namedAttribute),
    ...childrenNamed(part, "variant").flatMap((variant) => asProperty("populate", variant, "populate")),
  ];
}

/** `<attribute name="MPN" value="EC25-E"/>`. */
function namedAttribute(element: XmlElement): Property[] {
  return asProperty(attributeCell(element, "name")?.value, element, "value");
}

function asProperty(name: string | undefined, element: XmlElement, attribute: string): Property[] {
  const cell = attributeCell(element, attribute);
  return name && cell ? [{ name, cell }] : [];
}

/** Attributes of the devices in the drawing's own libraries, by library, device set and device. */
function libraryAttributes(sheet: XmlElement | undefined): Map<string, Property[]> {
  const found = new Map<string, Property[]>();
  for (const library of childrenNamed(childNamed(sheet, "libraries"), "library")) {
    for (const set of childrenNamed(childNamed(library, "devicesets"), "deviceset")) {
      for (const device of childrenNamed(childNamed(set, "devices"), "device")) {
        for (const technology of childrenNamed(childNamed(device, "technologies"), "technology")) {
          const properties = childrenNamed(technology, "attribute").flatMap(namedAttribute);
          const key = [
            valueOf(library, "name"),
            valueOf(set, "name"),
            valueOf(device, "name"),
            valueOf(technology, "name"),
          ];
          if (properties.length > 0) found.set(key.join("\u0001"), properties);
        }
      }
    }
  }
  return found;
}

function deviceKey(part: XmlElement): string {
  return ["library", "deviceset", "device", "technology"].map((name) => valueOf(part, name)).join("\u0001");
}

/** Here an empty name is a name. */
function valueOf(element: XmlElement, name: string): string {
  return element.attributes.find((attribute) => attribute.name === name)?.value ?? "";
}
