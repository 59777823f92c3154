import type { Component, Extraction, Problem } from "../../model.js";
import { XmlPath } from "../../syntax/xmlPath.js";
import { decodeXml } from "../../syntax/xmlScanner.js";
import { written } from "../declared.js";
import { sourceComponent } from "../download.js";
import { readBuildImage } from "./mavenImage.js";
import { MavenProperties } from "./mavenProperties.js";

type Element = "dependency" | "plugin" | "parent" | "extension" | "source" | "image";

/** An element that declares something. Offsets only, −1 for what it does not say: a large file has tens of thousands of them. */
class Draft {
  end: number;
  groupStart = -1;
  groupEnd = -1;
  artifactStart = -1;
  artifactEnd = -1;
  versionStart = -1;
  versionEnd = -1;
  /** The URL of a source, the reference of an image. */
  urlStart = -1;
  urlEnd = -1;

  constructor(
    readonly element: Element,
    readonly scope: string,
    readonly depth: number,
    readonly start: number,
  ) {
    this.end = start;
  }
}

const defaultPluginGroup = "org.apache.maven.plugins";
const sections = new Set(["dependencyManagement", "pluginManagement", "reporting", "plugin", "distributionManagement"]);

/**
 * What Maven's XML declares: `pom.xml`, `settings.xml` and `extensions.xml` share their elements. One pass without a tree;
 * properties are resolved in the end, since they may stand behind their use. https://maven.apache.org/pom.html
 */
export function readMavenModel(text: string): Extraction {
  const path = new XmlPath(text);
  const { scanner } = path;
  const properties = new MavenProperties();
  const drafts: Draft[] = [];
  const open: Draft[] = [];
  for (let event = path.next(); event !== "end"; event = path.next()) {
    const top = open[open.length - 1];
    if (event === "open") {
      const draft = draftOf(path);
      if (!draft) continue;
      drafts.push(draft);
      open.push(draft);
    } else if (event === "text") {
      if (top && top.depth === path.depth - 1) takePart(top, path.name(), scanner.valueStart, scanner.valueEnd);
      else if (top?.element === "image") takeReference(top, scanner.valueStart, scanner.valueEnd);
      takeProperty(path, properties);
    } else if (event === "close" && top && top.depth === path.depth) {
      top.end = scanner.end;
      open.pop();
    }
  }
  const components: Component[] = [];
  const problems: Problem[] = [...path.problems];
  for (const draft of drafts) {
    const component =
      draft.element === "source"
        ? sourceOf(text, draft, properties)
        : draft.element === "image"
          ? imageOf(text, draft, properties)
          : componentOf(text, draft, properties);
    if (component) components.push(component);
    else if (draft.artifactStart >= 0 && draft.groupStart < 0 && problems.length < 20) {
      const message = `the ${draft.element} has no groupId`;
      problems.push({ message, start: draft.artifactStart, end: draft.artifactEnd });
    }
  }
  return { components, problems };
}

function draftOf(path: XmlPath): Draft | undefined {
  const element = elementOf(path.name(), path);
  if (element === undefined) return undefined;
  const around = path.name(1);
  const scope =
    element === "dependency" || element === "plugin"
      ? sectionOf(path, around)
      : element === "parent"
        ? "parent"
        : element === "extension"
          ? "extensions"
          : around;
  return new Draft(element, scope, path.depth, path.scanner.start);
}

/** What an element declares. By the length of its name first: nearly all elements are none of these, and there are many. */
function elementOf(name: string, path: XmlPath): Element | undefined {
  switch (name.length) {
    case 4:
      return name === "path" && path.name(1) === "annotationProcessorPaths" ? "dependency" : undefined;
    case 6:
      if (name === "plugin") return path.name(1) === "plugins" ? "plugin" : undefined;
      if (name === "parent") return path.name(1) === "project" ? "parent" : undefined;
      return name === "mirror" && path.name(1) === "mirrors" ? "source" : undefined;
    case 7:
      return name === "builder" && isBuildImage(path, 1) ? "image" : undefined;
    case 8:
      return name === "runImage" && isBuildImage(path, 1) ? "image" : undefined;
    case 9:
      if (name === "extension") return path.name(1) === "extensions" ? "extension" : undefined;
      return name === "buildpack" && path.name(1) === "buildpacks" && isBuildImage(path, 2) ? "image" : undefined;
    case 10:
      if (name === "dependency") return path.name(1) === "dependencies" ? "dependency" : undefined;
      return name === "repository" && /^(?:repositories|distributionManagement)$/.test(path.name(1))
        ? "source"
        : undefined;
    case 12:
      return name === "artifactItem" && path.name(1) === "artifactItems" ? "dependency" : undefined;
    case 16:
      return name === "pluginRepository" && path.name(1) === "pluginRepositories" ? "source" : undefined;
    case 18:
      return name === "snapshotRepository" && path.name(1) === "distributionManagement" ? "source" : undefined;
    case 23:
      return name === "annotationProcessorPath" && path.name(1) === "annotationProcessorPaths"
        ? "dependency"
        : undefined;
    default:
      return undefined;
  }
}

/** `configuration/image` of Spring Boot's plugin. https://docs.spring.io/spring-boot/maven-plugin/build-image.html */
function isBuildImage(path: XmlPath, up: number): boolean {
  return path.name(up) === "image" && path.name(up + 1) === "configuration";
}

/** `dependencyManagement` for what stands in it, `plugin` for a plugin's own dependencies; else the list's name. */
function sectionOf(path: XmlPath, list: string): string {
  if (list === "annotationProcessorPaths") return list;
  const owner = path.name(2);
  return sections.has(owner) ? owner : list;
}

/** Takes a text that stands directly in one of the draft's own elements; the first of a name counts. */
function takePart(draft: Draft, name: string, start: number, end: number): void {
  if (name.length === 7) {
    if (draft.groupStart < 0 && name === "groupId") {
      draft.groupStart = start;
      draft.groupEnd = end;
    } else if (draft.versionStart < 0 && name === "version") {
      draft.versionStart = start;
      draft.versionEnd = end;
    }
  } else if (draft.artifactStart < 0 && name === "artifactId") {
    draft.artifactStart = start;
    draft.artifactEnd = end;
  } else if (draft.element === "source" && name === "url") {
    takeReference(draft, start, end);
  }
}

/** Takes where something is: the first text that says so counts. */
function takeReference(draft: Draft, start: number, end: number): void {
  if (draft.urlStart >= 0) return;
  draft.urlStart = start;
  draft.urlEnd = end;
}

function takeProperty(path: XmlPath, properties: MavenProperties): void {
  const { depth, scanner } = path;
  if (depth < 2 || depth > 5) return;
  const around = path.name(1);
  const name = path.name();
  const key =
    around === "properties"
      ? name
      : around === "project" && depth === 2
        ? `project.${name}`
        : around === "parent" && depth === 3
          ? `project.parent.${name}`
          : undefined;
  if (key !== undefined) properties.define(key, scanner.value(), scanner.valueStart, scanner.valueEnd, depth === 3);
}

function componentOf(text: string, draft: Draft, properties: MavenProperties): Component | undefined {
  const { element, scope, start, end, groupStart, artifactStart, artifactEnd, versionStart, versionEnd } = draft;
  if (artifactStart < 0 || (groupStart < 0 && element !== "plugin")) return undefined;
  const group = groupStart < 0 ? defaultPluginGroup : read(text, groupStart, draft.groupEnd, properties);
  const name = `${group}:${read(text, artifactStart, artifactEnd, properties)}`;
  const nameSpan = properties.place(text, artifactStart, artifactEnd);
  const entry = { start, end };
  if (versionStart < 0)
    return { kind: "library", ecosystem: "maven", name, nameSpan, entry, scope, relation: "direct" };
  const version = read(text, versionStart, versionEnd, properties);
  const versionSpan = { start: versionStart, end: versionEnd };
  return {
    kind: "library",
    ecosystem: "maven",
    name,
    version,
    nameSpan,
    versionSpan,
    entry,
    scope,
    relation: "direct",
  };
}

/** The text with references and properties resolved; as written where a property is not defined here. */
function read(text: string, start: number, end: number, properties: MavenProperties): string {
  const raw = decodeXml(text.slice(start, end));
  return raw.includes("${") ? (properties.resolve(raw) ?? raw) : raw;
}

function sourceOf(text: string, draft: Draft, properties: MavenProperties): Component | undefined {
  const { urlStart: start, urlEnd: end, scope } = draft;
  if (start < 0) return undefined;
  const raw = decodeXml(text.slice(start, end));
  const value = properties.resolve(raw);
  if (value === undefined) return undefined;
  const source = sourceComponent({ value, start, end }, { start: draft.start, end: draft.end }, scope);
  // A host out of a property has no characters of its own in the URL.
  return source && value !== raw ? { ...source, nameSpan: { start, end } } : source;
}

function imageOf(text: string, draft: Draft, properties: MavenProperties): Component | undefined {
  const { urlStart: start, urlEnd: end, scope } = draft;
  if (start < 0) return undefined;
  const raw = written(text, start, end);
  const entry = { start: draft.start, end: draft.end };
  const component = readBuildImage(raw, entry, scope);
  if (component?.version?.includes("${"))
    return { ...component, version: properties.resolve(component.version) ?? component.version };
  const value = component ? undefined : properties.resolve(raw.value);
  const resolved = value === undefined ? undefined : readBuildImage({ value, start, end }, entry, scope);
  if (!resolved) return component;
  // What came out of a property has no characters of its own: the name stands where the whole does.
  const place = { start, end };
  return {
    ...resolved,
    nameSpan: place,
    ...(resolved.version !== undefined && { versionSpan: place }),
    identifiers: [],
  };
}
