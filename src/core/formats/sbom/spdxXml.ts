import type { SourceText } from "../../model.js";
import { childNamed, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import type { Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { SpdxPackages } from "./spdxPackages.js";

/** SPDX 2 as RDF, and as the XML that tools made of its JSON. https://spdx.github.io/spdx-spec/v2.3/conformance/ */
export const sbomSpdxXml: Format = {
  id: "sbom/spdx-xml",
  title: "SPDX 2 (RDF, XML)",
  files: ["*.rdf", "*.spdx", "*.xml"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) =>
    /xmlns:\w+\s*=\s*["']http:\/\/spdx\.org\/rdf\/terms#|<(?:[\w-]{1,40}:)?Document[\s>][^]*?<(?:[\w-]{1,40}:)?spdxVersion[\s>]/.test(
      text.slice(0, 4000),
    ),
  extract({ text }: SourceText) {
    const { root, problems } = readXml(text);
    const packages = new SpdxPackages();
    for (const element of descendants(root)) {
      const { localName } = element;
      if (localName === "Package" || localName === "packages") readPackage(element, packages);
      else if (localName === "documentDescribes") packages.graph.describes(element.text);
      else if (localName === "Relationship" || localName === "relationships") {
        if (!/describes$/i.test(valueOf(childNamed(element, "relationshipType"))?.value ?? "")) continue;
        const related = childNamed(element, "relatedSpdxElement");
        packages.graph.describes(idOf(related?.children[0] ?? related));
      }
    }
    return { components: packages.components(), problems };
  },
};

/** Packages are inside of each other in RDF: only what is this one's own is looked at. */
function readPackage(element: XmlElement, packages: SpdxPackages): void {
  packages.begin(element.start);
  const id = idOf(element);
  if (id !== "") packages.field("SPDXID", { value: id, start: element.start, end: element.start });
  for (const child of element.children) {
    const value = valueOf(child);
    if (child.localName.startsWith("externalRef")) {
      const reference = childNamed(child, "ExternalRef") ?? child;
      const locator = valueOf(childNamed(reference, "referenceLocator"));
      if (locator) packages.reference(valueOf(childNamed(reference, "referenceType"))?.value ?? "", locator);
    } else if (child.localName === "primaryPackagePurpose" && value) {
      packages.field(child.localName, { ...value, value: value.value.replace(/^.*#purpose_/, "").toUpperCase() });
    } else if (value) packages.field(child.localName, value);
  }
  packages.end(element.end);
}

/** An element's text, or what its `rdf:resource` names. */
function valueOf(element: XmlElement | undefined): Written | undefined {
  if (!element) return undefined;
  if (element.text !== "") return { value: element.text, ...element.textSpan };
  const resource = element.attributes.find(({ name }) => name.endsWith(":resource"));
  return resource && { value: resource.value, ...resource.valueSpan };
}

/** `SPDXRef-…` of `rdf:about` or `rdf:resource`, or of an element's text. */
function idOf(element: XmlElement | undefined): string {
  const named = element?.attributes.find(({ name }) => /:(?:about|resource)$/.test(name))?.value ?? element?.text ?? "";
  return /SPDXRef-[\w.-]+$/.exec(named)?.[0] ?? "";
}
