import type { Extraction, SourceText } from "../../model.js";
import { childNamed, childrenNamed, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import type { Format } from "../format.js";
import type { Cell } from "./partCells.js";
import { PropertyParts, type Property } from "./propertyParts.js";
import { attributeCell, textCell } from "./xmlCells.js";

/** KiCad's intermediate netlist in XML, which its parts-list scripts read. https://docs.kicad.org/8.0/en/eeschema/eeschema.html */
export const kicadXmlNetlist: Format = {
  id: "hardware/kicad-xml-netlist",
  title: "KiCad netlist (XML)",
  files: ["*.xml"],
  ecosystems: ["electronic parts"],
  generated: true,
  supersededBy: ["*.kicad_sch", "*.sch"],
  recognizes: ({ text }) => /<export\s+version="/.test(text.slice(0, 500)) && text.includes("<components>"),
  extract({ text }: SourceText): Extraction {
    const { root, problems } = readXml(text);
    const parts = new PropertyParts(text);
    // One that is not closed holds those after it.
    for (const component of descendants(childNamed(root, "components"))) {
      if (component.localName !== "comp") continue;
      const notPlaced = childrenNamed(component, "property").some(
        (element) => attributeCell(element, "name")?.value === "dnp",
      );
      parts.add(propertiesOf(component), {
        entry: { start: component.start, end: component.end },
        scope: "comp",
        ...(notPlaced && { notPlaced }),
      });
    }
    return { components: parts.components(), problems };
  },
};

function propertiesOf(component: XmlElement): Property[] {
  const named = (name: string | undefined, cell: Cell | undefined): Property[] =>
    name && cell ? [{ name, cell }] : [];
  const fields = childNamed(component, "fields");
  return [
    ...named("Reference", attributeCell(component, "ref")),
    ...named("Value", textCell(childNamed(component, "value"))),
    ...named("Footprint", textCell(childNamed(component, "footprint"))),
    ...childrenNamed(fields, "field").flatMap((field) => named(attributeCell(field, "name")?.value, textCell(field))),
    ...childrenNamed(component, "property").flatMap((element) =>
      named(attributeCell(element, "name")?.value, attributeCell(element, "value")),
    ),
  ].filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
}
