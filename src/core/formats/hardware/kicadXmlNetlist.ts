import type { Extraction, SourceText } from "../../model.js";
import { childNamed, childrenNamed, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import type { Format } from "../format.js";
import { PropertyParts, type Property } from "./propertyParts.js";
import { attributeCell, textCell } from "../shared/xmlCells.js";
import type { Cell } from "../shared/cells.js";

/** KiCad's intermediate netlist in XML, which its parts-list scripts read. https://docs.kicad.org/8.0/en/eeschema/eeschema.html */
export const kicadXmlNetlist: Format = {
  id: "hardware/kicad-xml-netlist",
  title: "KiCad netlist (XML)",
  files: ["*.xml"],
  ecosystems: ["electronic parts"],
  generated: true,
  supersededBy: ["*.kicad_sch", "*.sch"],
  recognizes: ({ text }) => /<export\s+version\s*=\s*["']/.test(text.slice(0, 500)) && /<components\s*>/.test(text),
  extract({ text }: SourceText): Extraction {
    const { root, problems } = readXml(text);
    const parts = new PropertyParts(text);
    // One that is not closed holds those after it.
    for (const component of descendants(childNamed(root, "components"))) {
      if (component.localName !== "comp") continue;
      const notPlaced = isNotPlaced(component);
      const properties = propertiesOf(component);
      parts.add(properties, {
        entry: { start: component.start, end: component.end },
        scope: "comp",
        ...(notPlaced && { notPlaced }),
      });
      const variants = childrenNamed(childNamed(component, "variants"), "variant").map((variant) => ({
        start: variant.start,
        end: variant.end,
        properties: fieldsOf(variant),
        notPlaced: isNotPlaced(variant),
      }));
      parts.addVariants(properties, variants, { scope: "comp" });
    }
    return { components: parts.components(), problems };
  },
};

function isNotPlaced(element: XmlElement): boolean {
  return childrenNamed(element, "property").some(
    (child) => attributeCell(child, "name")?.value === "dnp" && attributeCell(child, "value")?.value !== "0",
  );
}

function propertiesOf(component: XmlElement): Property[] {
  return [
    ...named("Reference", attributeCell(component, "ref")),
    ...named("Value", textCell(childNamed(component, "value"))),
    ...named("Footprint", textCell(childNamed(component, "footprint"))),
    ...fieldsOf(component),
    ...childrenNamed(component, "property").flatMap((element) =>
      named(attributeCell(element, "name")?.value, attributeCell(element, "value")),
    ),
  ].filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
}

function fieldsOf(element: XmlElement): Property[] {
  return childrenNamed(childNamed(element, "fields"), "field").flatMap((field) =>
    named(attributeCell(field, "name")?.value, textCell(field)),
  );
}

function named(name: string | undefined, cell: Cell | undefined): Property[] {
  return name && cell ? [{ name, cell }] : [];
}
