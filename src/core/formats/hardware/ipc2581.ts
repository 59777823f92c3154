import type { Component, Extraction, Placement, SourceText, Supplier } from "../../model.js";
import { childNamed, childrenNamed, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import type { Format } from "../format.js";
import { PropertyParts, type Property } from "./propertyParts.js";
import { attributeCell } from "../shared/xmlCells.js";
import type { Cell } from "../shared/cells.js";

/**
 * IPC-2581: the approved vendor list (`Avl`) with maker and number of every item, the parts list (`Bom`) with places and quantities.
 * An item without an approved vendor is read from the parts list alone. https://www.ipc2581.com
 */
export const ipc2581: Format = {
  id: "hardware/ipc-2581",
  title: "IPC-2581 board data",
  files: ["*.xml", "*.cvg", "*.ipc2581", "*.2581"],
  ecosystems: ["electronic parts"],
  generated: true,
  recognizes: ({ text }) => /<(?:\w+:)?IPC-2581[\s>]/.test(text.slice(0, 2000)),
  extract({ text }: SourceText): Extraction {
    const { root, problems } = readXml(text);
    const makers = enterprises(root);
    // An item that is not closed holds those after it.
    const below = [...descendants(root)].filter(({ localName }) => localName === "BomItem" || localName === "AvlItem");
    const items = below.filter(({ localName }) => localName === "BomItem");
    const placements = new Map<string, Placement>();
    for (const item of items) {
      const number = attributeCell(item, "OEMDesignNumberRef")?.value;
      if (number !== undefined) placements.set(number, together(placements.get(number), placementOf(item)));
    }
    const approved = below.filter(({ localName }) => localName === "AvlItem");
    const listed = new Set(approved.map((item) => attributeCell(item, "OEMDesignNumber")?.value));
    const components = approved.flatMap((item, index) => {
      const placement = placements.get(attributeCell(item, "OEMDesignNumber")?.value ?? "");
      return fromApproved(item, makers, index + 1, placement);
    });
    const parts = new PropertyParts(text);
    for (const item of items) {
      if (listed.has(attributeCell(item, "OEMDesignNumberRef")?.value)) continue;
      parts.add(propertiesOf(item), { entry: { start: item.start, end: item.end }, scope: "BomItem" });
    }
    const all = [...components, ...parts.components()];
    return { components: all.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
};

function enterprises(root: XmlElement | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const enterprise of childrenNamed(childNamed(root, "LogisticHeader"), "Enterprise")) {
    const id = attributeCell(enterprise, "id")?.value;
    if (id !== undefined) found.set(id, attributeCell(enterprise, "name")?.value ?? id);
  }
  return found;
}

function placementOf(item: XmlElement): Placement {
  const references = childrenNamed(item, "RefDes");
  const designators = references.flatMap((reference) => attributeCell(reference, "name")?.value ?? []);
  const quantity = attributeCell(item, "quantity")?.value;
  const notPlaced =
    references.length > 0 && references.every((reference) => attributeCell(reference, "populate")?.value === "false");
  return {
    ...(quantity !== undefined && { quantity }),
    ...(designators.length > 0 && { designators: designators.join(", ") }),
    ...(notPlaced && { notPlaced }),
  };
}

/** Of an item that is in several places of the list. */
function together(before: Placement | undefined, next: Placement): Placement {
  if (!before) return next;
  const designators = [before.designators, next.designators].filter((text) => text !== undefined);
  const quantity = Number(before.quantity) + Number(next.quantity);
  return {
    ...(Number.isFinite(quantity) && { quantity: String(quantity) }),
    ...(designators.length > 0 && { designators: designators.join(", ") }),
    ...(before.notPlaced && next.notPlaced && { notPlaced: true }),
  };
}

/** The chosen maker's part first, the other approved ones as its alternates. */
function fromApproved(
  item: XmlElement,
  makers: ReadonlyMap<string, string>,
  group: number,
  placement: Placement | undefined,
): Component[] {
  const entries = childrenNamed(item, "AvlVmpn").flatMap((element) => {
    const mpn = attributeCell(childNamed(element, "AvlMpn"), "name");
    return mpn ? [{ element, mpn, maker: attributeCell(childNamed(element, "AvlVendor"), "enterpriseRef") }] : [];
  });
  const chosen = Math.max(
    0,
    entries.findIndex(({ element }) => attributeCell(element, "chosen")?.value === "true"),
  );
  return entries.map(({ element, mpn, maker }, index) => ({
    kind: "part",
    name: mpn.value,
    nameSpan: { start: mpn.start, end: mpn.end },
    entry: { start: element.start, end: element.end },
    scope: "AvlItem",
    relation: index === chosen ? "direct" : "alternate",
    identifiers: [{ scheme: "mpn", ...mpn }],
    ...(maker && { suppliers: [manufacturer(maker, makers)] }),
    placement: { ...(index === chosen && placement), ...(entries.length > 1 && { group }) },
  }));
}

function manufacturer(maker: Cell, makers: ReadonlyMap<string, string>): Supplier {
  return { role: "manufacturer", name: makers.get(maker.value) ?? maker.value, start: maker.start, end: maker.end };
}

function propertiesOf(item: XmlElement): Property[] {
  const named = (name: string | undefined, cell: Cell | undefined): Property[] =>
    name && cell ? [{ name, cell }] : [];
  const [first] = childrenNamed(item, "RefDes");
  const reference = attributeCell(first, "name");
  const { designators = "", notPlaced } = placementOf(item);
  const characteristics = childrenNamed(childNamed(item, "Characteristics"), "Textual");
  return [
    ...characteristics.flatMap((element) =>
      named(
        attributeCell(element, "textualCharacteristicName")?.value,
        attributeCell(element, "textualCharacteristicValue"),
      ),
    ),
    ...named("Part Name", attributeCell(item, "OEMDesignNumberRef")),
    ...named("Reference", reference && { ...reference, value: designators }),
    ...named("DNP", notPlaced ? reference : undefined),
    ...named("Quantity", attributeCell(item, "quantity")),
    ...named("Description", attributeCell(item, "description")),
  ];
}
