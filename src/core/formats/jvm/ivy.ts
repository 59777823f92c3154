import type { Component } from "../../model.js";
import { attributeOf, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";

/** Ivy `ivy.xml`. https://ant.apache.org/ivy/history/latest-milestone/ivyfile.html */
export const ivyModule: Format = {
  id: "maven/ivy",
  title: "Ivy ivy.xml",
  files: ["ivy.xml", "ivy-*.xml", "*.ivy.xml", "*ivy.xml", "*.xml"],
  ecosystems: ["maven"],
  recognizes: ({ text }) => /<ivy-module[\s>]/.test(text),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const components = [...descendants(root)].flatMap((element) =>
      element.localName === "dependency" || element.localName === "override" ? fromDependency(element, root) : [],
    );
    return { components, problems };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

/** Ivy `ivysettings.xml`: resolvers. https://ant.apache.org/ivy/history/latest-milestone/settings.html */
export const ivySettings: Format = {
  id: "maven/ivy-settings",
  title: "Ivy ivysettings.xml",
  files: ["ivysettings.xml", "*ivysettings*.xml"],
  ecosystems: [],
  recognizes: ({ text }) => /<ivysettings[\s>]/.test(text),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const components = [...descendants(root)].flatMap((element) =>
      ["root", "pattern", "url"].flatMap((name) => {
        const source = sourceComponent(valueOf(element, name), element, element.localName);
        return source ? [source] : [];
      }),
    );
    return { components, problems };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

function fromDependency(element: XmlElement, root: XmlElement | undefined): Component[] {
  const name = valueOf(element, "name") ?? valueOf(element, "module");
  if (!name || name.value === "" || name.value === "*") return [];
  // A dependency without organisation is the module's own.
  const own = root?.children.find(({ localName }) => localName === "info");
  const group = valueOf(element, "org") ?? valueOf(own, "organisation");
  const full = group ? { ...name, value: `${group.value}:${name.value}` } : name;
  return [declared("maven", full, valueOf(element, "rev"), { entry: element, scope: element.localName })];
}

function valueOf(element: XmlElement | undefined, name: string): Written | undefined {
  const attribute = attributeOf(element, name);
  return attribute && { value: attribute.value, ...attribute.valueSpan };
}
