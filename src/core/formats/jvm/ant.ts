import type { Component } from "../../model.js";
import { attributeOf, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { MavenProperties } from "./mavenProperties.js";

const scopes = new Set(["compile", "provided", "runtime", "test", "system", "import"]);

/**
 * Ant builds that take dependencies from Maven repositories: `<dependency groupId="g" artifactId="a" version="1"/>` or
 * `<dependency coords="g:a:1"/>`. https://maven.apache.org/resolver-ant-tasks/
 */
export const antBuild: Format = {
  id: "maven/ant",
  title: "Ant build.xml with Maven dependencies",
  files: ["build.xml", "*build.xml"],
  ecosystems: ["maven"],
  recognizes: ({ text }) => /<project[\s>]/.test(text) && /\s(?:groupId|coords)\s*=/.test(text),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const elements = [...descendants(root)];
    const properties = new MavenProperties();
    for (const element of elements) {
      const name = element.localName === "property" ? valueOf(element, "name") : undefined;
      const value = valueOf(element, "value");
      if (name && value) properties.define(name.value, value.value, value.start, value.end, false);
    }
    const read = (written: Written): Written => ({
      ...written,
      value: properties.resolve(written.value) ?? written.value,
    });
    return { components: elements.flatMap((element) => fromElement(element, read)), problems };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

function fromElement(element: XmlElement, read: (written: Written) => Written): Component[] {
  const { localName } = element;
  if (/^remoterepo(?:sitory)?$/i.test(localName)) {
    const source = sourceComponent(valueOf(element, "url"), element, localName);
    return source ? [source] : [];
  }
  if (localName !== "dependency") return [];
  const coords = valueOf(element, "coords");
  if (coords) return fromCoords(element, coords, read);
  const group = valueOf(element, "groupId");
  const artifact = valueOf(element, "artifactId");
  if (!group || !artifact || artifact.value === "") return [];
  const version = valueOf(element, "version");
  const name = { ...artifact, value: `${read(group).value}:${read(artifact).value}` };
  return [declared("maven", name, version && read(version), { entry: element, scope: scopeOf(element) })];
}

/** `group:artifact[:extension[:classifier]]:version[:scope]`. */
function fromCoords(element: XmlElement, coords: Written, read: (written: Written) => Written): Component[] {
  const parts = coords.value.split(":");
  const scope = parts.length > 3 && scopes.has(parts[parts.length - 1] ?? "") ? parts.pop() : undefined;
  const [group, artifact] = parts;
  if (!group || !artifact || parts.length > 5) return [];
  const name = partOf(coords, 0, group.length + 1 + artifact.length);
  const end = parts.join(":").length;
  const version = parts.length > 2 ? partOf(coords, end - (parts[parts.length - 1] ?? "").length, end) : undefined;
  return [
    declared("maven", read(name), version && read(version), { entry: element, scope: scope ?? scopeOf(element) }),
  ];
}

function scopeOf(element: XmlElement): string {
  return attributeOf(element, "scope")?.value ?? "dependency";
}

function valueOf(element: XmlElement, name: string): Written | undefined {
  const attribute = attributeOf(element, name);
  return attribute && { value: attribute.value, ...attribute.valueSpan };
}
