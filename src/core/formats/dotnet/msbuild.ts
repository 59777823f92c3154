import type { Component, Supplier, Unresolved } from "../../model.js";
import { attributeOf, descendants, readXml, type XmlElement } from "../../syntax/xml.js";
import { removeElement } from "../../text/removal.js";
import { imageComponent } from "../shared/images/image.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { organisationsIn, ownerIn, ownMaker, ownScope } from "../shared/ownMaker.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import type { Format } from "../format.js";
import { fromAssemblyReference } from "./assemblyReference.js";
import { readProperties, resolve, type Properties } from "./msbuildProperties.js";
import { ownSdk } from "./ownSdk.js";

/**
 * MSBuild projects and the files they import. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files,
 * https://learn.microsoft.com/nuget/consume-packages/central-package-management
 */
export const nugetProject: Format = {
  id: "nuget/project",
  title: ".NET project (*.csproj, *.fsproj, *.vbproj, Directory.Packages.props)",
  files: [
    "*.csproj",
    "*.fsproj",
    "*.vbproj",
    "*.vcxproj",
    "*.sqlproj",
    "*.msbuildproj",
    "*.proj",
    "*.nuproj",
    "*.props",
    "*.targets",
    "*.csproj.xml",
  ],
  ecosystems: ["nuget", "docker"],
  recognizes: ({ text }) => /<(?:\w+:)?Project[\s>/]/.test(text),
  extract({ text }) {
    const { root, problems } = readXml(text);
    const properties = readProperties(root);
    const components: Component[] = [];
    const makers: Supplier[] = [];
    const unresolved: Unresolved[] = [];
    let name: Written | undefined;
    for (const element of descendants(root)) {
      if (items.has(element.localName.toLowerCase())) components.push(...fromItem(element, properties, unresolved));
      else if (element.localName === "Reference") components.push(...fromAssemblyReference(element));
      else if (element.localName === "Project" || element.localName === "Import")
        components.push(...fromSdk(element, unresolved));
      else if (element.localName === "Sdk") components.push(...fromSdkElement(element, properties));
      else if (element.localName === "ContainerBaseImage") components.push(...fromBaseImage(element, properties));
      else if (places.has(element.localName)) components.push(...fromPlaces(element));
      else if (element.text !== "" && element.children.length === 0) {
        const field = { value: element.text, ...element.textSpan };
        if (element.localName === "PackageId" || element.localName === "AssemblyName") name ??= field;
        else if (element.localName === "Authors" || element.localName === "Company")
          makers.push(...organisationsIn("author", field));
        else if (element.localName === "RepositoryUrl") makers.push(...ownerIn(field));
      }
    }
    const all = root ? [...ownMaker(name, makers, root), ...components] : components;
    return withUnresolved({ components: all, problems }, unresolved);
  },
  remove: (source, component) =>
    component.scope === "Project Sdk" || component.scope === ownScope
      ? undefined
      : removeElement(source.text, component.entry),
};

/** Names of items and of what is said of them may be written in any case. https://learn.microsoft.com/visualstudio/msbuild/msbuild-items */
const items = new Set([
  "packagereference",
  "packageversion",
  "globalpackagereference",
  "packagedownload",
  "dotnetclitoolreference",
]);
const places = new Set(["RestoreSources", "RestoreAdditionalProjectSources"]);

/** `Include` and `Update` hold a name or several; the version is an attribute or a child. */
function fromItem(element: XmlElement, properties: Properties, unresolved: Unresolved[]): Component[] {
  const names = attributeOf(element, "Include") ?? attributeOf(element, "Update");
  if (!names) return [];
  const version = partOf(element, "VersionOverride") ?? partOf(element, "Version");
  const known = version && resolve(version, properties);
  const declaration = { entry: element, scope: element.localName };
  if (plainName.test(names.value))
    return [declared("nuget", { value: names.value, ...names.valueSpan }, known, declaration)];
  return split(names.value, names.valueSpan.start)
    .map((name) => resolve(name, properties))
    .flatMap((name) => (name.value.includes(";") ? name.value.split(";").map((value) => ({ ...name, value })) : [name]))
    .filter((name) => isName(name, unresolved))
    .map((name) => declared("nuget", name, known, declaration));
}

const plainName = /^[\w.-]+$/;

/** Whether it is a package's name; one that a property of another file gives is noted. */
function isName(name: Written, unresolved: Unresolved[]): boolean {
  if (name.value.includes("$(")) unresolved.push(unresolvedAt("package", name));
  return plainName.test(name.value);
}

function partOf(element: XmlElement, name: string): Written | undefined {
  const isNamed = (each: string): boolean => each.length === name.length && each.toLowerCase() === name.toLowerCase();
  const attribute = element.attributes.find((each) => isNamed(each.name));
  const value = attribute && trimmed(attribute.value, attribute.valueSpan.start);
  if (value) return value;
  const child = element.children.find(({ localName }) => isNamed(localName));
  return child && child.text !== "" ? { value: child.text, ...child.textSpan } : undefined;
}

/** `<Project Sdk="Name/1.0">`, `<Import Sdk="Name" Version="1.0">`. */
function fromSdk(element: XmlElement, unresolved: Unresolved[]): Component[] {
  const sdk = attributeOf(element, "Sdk");
  if (!sdk) return [];
  const version = partOf(element, "Version");
  const scope = `${element.localName} Sdk`;
  return split(sdk.value, sdk.valueSpan.start).flatMap((part) => {
    const slash = part.value.indexOf("/");
    if (slash > 0) {
      const name = { value: part.value.slice(0, slash), start: part.start, end: part.start + slash };
      const own = { value: part.value.slice(slash + 1), start: name.end + 1, end: part.end };
      return [declared("nuget", name, own, { entry: element, scope })];
    }
    const own = element.localName === "Import" ? version : undefined;
    return isName(part, unresolved) && (own || !ownSdk.test(part.value))
      ? [declared("nuget", part, own, { entry: element, scope })]
      : [];
  });
}

function fromSdkElement(element: XmlElement, properties: Properties): Component[] {
  const name = attributeOf(element, "Name");
  const version = partOf(element, "Version");
  if (!name || name.value === "" || (!version && ownSdk.test(name.value))) return [];
  const named = { value: name.value, ...name.valueSpan };
  return [declared("nuget", named, version && resolve(version, properties), { entry: element, scope: "Sdk" })];
}

/** The image that `dotnet publish` builds on. https://learn.microsoft.com/dotnet/core/containers/publish-configuration */
function fromBaseImage(element: XmlElement, properties: Properties): Component[] {
  const image = resolve({ value: element.text, ...element.textSpan }, properties);
  const component = image.value === element.text ? imageComponent(image, element, element.localName) : undefined;
  return component ? [component] : [];
}

function fromPlaces(element: XmlElement): Component[] {
  return split(element.text, element.textSpan.start).flatMap(
    (url) => sourceComponent(url, element, element.localName) ?? [],
  );
}

/** The parts between semicolons, without blanks around them. */
function split(text: string, start: number): Written[] {
  const parts: Written[] = [];
  let at = start;
  for (const part of text.split(";")) {
    const value = trimmed(part, at);
    if (value) parts.push(value);
    at += part.length + 1;
  }
  return parts;
}

function trimmed(text: string, start: number): Written | undefined {
  const value = text.trim();
  const from = start + text.indexOf(value);
  return value === "" ? undefined : { value, start: from, end: from + value.length };
}
