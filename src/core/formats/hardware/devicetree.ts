import type { Component, Extraction, Identifier, SourceText } from "../../model.js";
import { readDevicetree, type DevicetreeProperty } from "../../syntax/devicetree.js";
import type { Format } from "../format.js";
import { splitMakerAndPart } from "./partCells.js";

/**
 * Devicetree sources: one component per node that says what it is compatible with. The root's is the board and its SoC.
 * https://www.devicetree.org/specifications/
 */
export const devicetree: Format = {
  id: "hardware/devicetree",
  title: "Devicetree source",
  files: ["*.dts", "*.dtsi", "*.dtso", "*.overlay"],
  ecosystems: ["devicetree"],
  // `.overlay` and `.dts` (DICOM, audio, decision tables) name other things too.
  recognizes: ({ text }) =>
    /\bcompatible\s*=\s*"|\/dts-v1\/|\/plugin\/|^[ \t]*(?:&[\w{/]|\/[ \t]*\{)/m.test(text.slice(0, 200_000)),
  extract({ uri, text }: SourceText): Extraction {
    const { properties, problems } = readDevicetree(text);
    const models = new Map(
      properties.flatMap((property): [number, DevicetreeProperty][] =>
        property.name === "model" ? [[property.nodeIndex, property]] : [],
      ),
    );
    const compatibles = properties.filter(({ name, strings }) => name === "compatible" && strings[0]?.value);
    const isBlock = blockTest(compatibles);
    const known = tree.test(uri);
    const hasBoard = compatibles.some(({ inRoot }) => inRoot);
    const isDriver = ({ node }: DevicetreeProperty): boolean => hasBoard && driverNode.test(node);
    const components = compatibles.map((property) =>
      fromCompatible(text, property, models.get(property.nodeIndex), known || isBlock(property) || isDriver(property)),
    );
    return { components, problems };
  },
};

/** In the source of a kernel, boot loader or operating system the files describe what it supports, not what was chosen. */
const tree =
  /(?:^|\/)(?:Documentation\/devicetree|arch\/[^/]+\/(?:boot\/)?dts|dts\/(?:bindings|upstream)|target\/linux\/[^/]+\/(?:[^/]+\/){0,9}dts(?:-[^/]*)?)\//i;

/** Nodes whose `compatible` names a driver that fits, rather than the part: power supplies are exchanged, and drivers shared. */
const driverNode = /^(?:psu|power-supply)\d*(?:@|$)|(?:^|-)driver(?:@|$)/i;

function vendorOf(compatible: string): string {
  const comma = compatible.indexOf(",");
  return comma < 0 ? "" : compatible.slice(0, comma);
}

/**
 * The blocks of an SoC are no choices of their own: nodes of the root's vendor, or, in a file without a root, all but the first of a
 * vendor that has many.
 */
function blockTest(compatibles: readonly DevicetreeProperty[]): (property: DevicetreeProperty) => boolean {
  const board = new Set(
    compatibles.flatMap(({ inRoot, strings }) => (inRoot ? strings.map(({ value }) => vendorOf(value)) : [])),
  );
  const firsts = new Map<string, { first: DevicetreeProperty; count: number }>();
  for (const property of compatibles) {
    const vendor = vendorOf(property.strings[0]?.value ?? "");
    const known = firsts.get(vendor);
    if (known) known.count++;
    else firsts.set(vendor, { first: property, count: 1 });
  }
  return (property) => {
    if (property.inRoot) return false;
    const vendor = vendorOf(property.strings[0]?.value ?? "");
    const group = firsts.get(vendor);
    return board.has(vendor) || (group !== undefined && group.count > 3 && group.first !== property);
  };
}

function fromCompatible(
  text: string,
  property: DevicetreeProperty,
  model: DevicetreeProperty | undefined,
  mention: boolean,
): Component {
  const [first] = property.strings;
  const name = first?.value ?? "";
  const [title] = property.inRoot ? (model?.strings ?? []) : [];
  const split = title && splitMakerAndPart(title, text);
  const identifiers: Identifier[] = [
    ...property.strings
      .filter(({ value }) => value !== "")
      .map(({ value, start, end }) => ({ scheme: "devicetree" as const, value, start, end })),
    ...(title ? [{ scheme: "model" as const, ...title }] : []),
    ...(split?.identifiers ?? []),
  ];
  return {
    kind: property.inRoot ? "device" : "part",
    name,
    nameSpan: { start: first?.start ?? property.start, end: first?.end ?? property.end },
    entry: { start: property.start, end: property.end },
    scope: property.node,
    relation: "direct",
    identifiers,
    ...(split && split.suppliers.length > 0 && { suppliers: split.suppliers }),
    ...(mention && { mention }),
  };
}
