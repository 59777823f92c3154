import type { Component, SourceText } from "../../model.js";
import { attributeOf, childNamed, childrenNamed, readXml, type XmlElement } from "../../syntax/xml.js";
import type { Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { isDownload, isHardwareType, isNoComponent, kindOf, propertyMeaning } from "./cycloneDxFacts.js";
import { addPart, sbomComponent, SbomFacts } from "./sbomComponent.js";

/** CycloneDX in XML, versions 1.1 to 1.7, HBOM included. https://cyclonedx.org/docs/latest/xml/ */
export const sbomCycloneDxXml: Format = {
  id: "sbom/cyclonedx-xml",
  title: "CycloneDX (XML)",
  files: ["*.xml", "*.cdx"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) => /<(?:[\w-]{1,40}:)?bom\b[^>]{0,2000}cyclonedx\.org\/schema\/bom/.test(text.slice(0, 8000)),
  extract({ text }: SourceText) {
    const { root, problems } = readXml(text);
    return { components: root ? componentsOf(root) : [], problems };
  },
};

interface Waiting {
  readonly element: XmlElement;
  readonly scope: string;
}

/** Components hold components without end, so they wait in a list instead of in calls. */
function componentsOf(root: XmlElement): Component[] {
  const direct = directRefs(root);
  const found: Component[] = [];
  const waiting: Waiting[] = [...childrenNamed(root, "components"), ...childrenNamed(root, "services")].map(within);
  const product = childNamed(childNamed(root, "metadata"), "component");
  if (product) waiting.push({ element: product, scope: "metadata.component" });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element, scope } = next;
    if (element.localName === "components" || element.localName === "services") {
      for (const inner of element.children) {
        if (inner.localName === "component" || inner.localName === "service") waiting.push({ element: inner, scope });
      }
      continue;
    }
    const component = componentOf(element, scope, direct);
    if (component) found.push(component);
    waiting.push(
      ...childrenNamed(element, "components").map(within),
      ...childrenNamed(element, "services").map(within),
    );
  }
  return found.sort((a, b) => a.entry.start - b.entry.start);
}

function within(element: XmlElement): Waiting {
  return { element, scope: element.localName };
}

function componentOf(element: XmlElement, scope: string, direct: ReadonlySet<string>): Component | undefined {
  const type = attribute(element, "type");
  const isService = element.localName === "service";
  const facts = new SbomFacts(scope, element.start, element.end);
  facts.kind = isService ? "service" : kindOf(type);
  facts.direct = direct.has(attribute(element, "bom-ref"));
  for (const part of element.children) readPart(facts, part);
  // The product itself is not a part of it; a machine described by an HBOM is.
  const isProduct = scope === "metadata.component" && !isHardwareType(type);
  return isProduct || (isNoComponent(type) && !facts.purl) ? undefined : sbomComponent(facts);
}

function readPart(facts: SbomFacts, part: XmlElement): void {
  const text = written(part);
  switch (part.localName) {
    case "name":
    case "group":
    case "version":
    case "purl":
      if (text.value !== "") facts[part.localName] = text;
      break;
    case "cpe":
      if (text.value !== "") (facts.cpes ??= []).push(text);
      break;
    case "scope":
      facts.scope = text.value || facts.scope;
      break;
    case "publisher":
    case "author":
      addPart(facts, part.localName, text);
      break;
    case "supplier":
    case "provider":
      addName(facts, "supplier", part);
      break;
    case "manufacturer":
      addName(facts, "manufacturer", part);
      break;
    case "authors":
      for (const author of part.children) addName(facts, "author", author);
      break;
    case "properties":
      for (const property of part.children) {
        const meaning = propertyMeaning(attribute(property, "name"));
        if (meaning) addPart(facts, meaning, written(property));
      }
      break;
    case "endpoints":
      for (const endpoint of part.children) (facts.urls ??= []).push(written(endpoint));
      break;
    case "externalReferences":
      for (const reference of part.children) {
        const url = childNamed(reference, "url");
        if (url && url.text !== "" && isDownload(attribute(reference, "type"))) (facts.urls ??= []).push(written(url));
      }
      break;
  }
}

function addName(facts: SbomFacts, role: "supplier" | "manufacturer" | "author", organization: XmlElement): void {
  const name = childNamed(organization, "name");
  if (name) addPart(facts, role, written(name));
}

/** What the product depends on, as far as the graph says. */
function directRefs(root: XmlElement): ReadonlySet<string> {
  const product = attribute(childNamed(childNamed(root, "metadata"), "component"), "bom-ref");
  const graph = childNamed(root, "dependencies")?.children.find((node) => attribute(node, "ref") === product);
  return new Set(product === "" ? [] : graph?.children.map((node) => attribute(node, "ref")));
}

function written({ text, textSpan }: XmlElement): Written {
  return { value: text, start: textSpan.start, end: textSpan.end };
}

function attribute(element: XmlElement | undefined, name: string): string {
  return attributeOf(element, name)?.value ?? "";
}
