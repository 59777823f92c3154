import type { Component, Extraction, Problem } from "../../model.js";
import { XmlPath } from "../../syntax/xmlPath.js";
import { declared, type Written } from "../declared.js";
import { sourceComponent } from "../download.js";
import { MavenProperties } from "./mavenProperties.js";

/** An element that declares something, while it is open. */
interface Draft {
  readonly element: "dependency" | "plugin" | "parent" | "extension" | "source";
  readonly scope: string;
  readonly depth: number;
  readonly start: number;
  end: number;
  group?: Written;
  artifact?: Written;
  version?: Written;
  url?: Written;
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
      if (top && top.depth === path.depth - 1) takePart(top, path.name(), valueOf(path));
      takeProperty(path, properties);
    } else if (event === "close" && top && top.depth === path.depth) {
      top.end = scanner.end;
      open.pop();
    }
  }
  const components: Component[] = [];
  const problems: Problem[] = [...path.problems];
  for (const draft of drafts) {
    const component = draft.element === "source" ? sourceOf(draft, properties) : componentOf(draft, properties);
    if (component) components.push(component);
    else if (draft.artifact && !draft.group && draft.element !== "source" && problems.length < 20) {
      problems.push({
        message: `the ${draft.element} has no groupId`,
        start: draft.artifact.start,
        end: draft.artifact.end,
      });
    }
  }
  return { components, problems };
}

function draftOf(path: XmlPath): Draft | undefined {
  const name = path.name();
  const around = path.name(1);
  const { depth } = path;
  const { start } = path.scanner;
  if (name === "dependency" && around === "dependencies") {
    return { element: "dependency", scope: sectionOf(path, "dependencies"), depth, start, end: start };
  }
  if (name === "plugin" && around === "plugins") {
    return { element: "plugin", scope: sectionOf(path, "plugins"), depth, start, end: start };
  }
  if (name === "parent" && around === "project")
    return { element: "parent", scope: "parent", depth, start, end: start };
  if (name === "extension" && around === "extensions") {
    return { element: "extension", scope: "extensions", depth, start, end: start };
  }
  const isSource =
    (name === "repository" && (around === "repositories" || around === "distributionManagement")) ||
    (name === "pluginRepository" && around === "pluginRepositories") ||
    (name === "snapshotRepository" && around === "distributionManagement") ||
    (name === "mirror" && around === "mirrors");
  return isSource ? { element: "source", scope: around, depth, start, end: start } : undefined;
}

/** `dependencyManagement` for what stands in it, `plugin` for a plugin's own dependencies; else the list's name. */
function sectionOf(path: XmlPath, list: string): string {
  const owner = path.name(2);
  return sections.has(owner) ? owner : list;
}

function valueOf({ scanner }: XmlPath): Written {
  return { value: scanner.value(), start: scanner.valueStart, end: scanner.valueEnd };
}

function takePart(draft: Draft, name: string, value: Written): void {
  if (name === "groupId") draft.group ??= value;
  else if (name === "artifactId") draft.artifact ??= value;
  else if (name === "version") draft.version ??= value;
  else if (name === "url") draft.url ??= value;
}

function takeProperty(path: XmlPath, properties: MavenProperties): void {
  const { depth } = path;
  if (depth < 2 || depth > 5) return;
  const around = path.name(1);
  const name = path.name();
  if (around === "properties") properties.define(name, path.scanner.value());
  else if (around === "project" && depth === 2) properties.define(`project.${name}`, path.scanner.value());
  else if (around === "parent" && depth === 3) properties.define(`project.parent.${name}`, path.scanner.value());
}

function componentOf(draft: Draft, properties: MavenProperties): Component | undefined {
  const { artifact, version, element, scope, start, end } = draft;
  const group = draft.group?.value ?? (element === "plugin" ? defaultPluginGroup : undefined);
  if (!artifact || group === undefined) return undefined;
  const resolve = (raw: string): string => properties.resolve(raw) ?? raw;
  const name = { ...artifact, value: `${resolve(group)}:${resolve(artifact.value)}` };
  const resolved = version && { ...version, value: resolve(version.value) };
  return declared("maven", name, resolved, { entry: { start, end }, scope });
}

function sourceOf({ url, scope, start, end }: Draft, properties: MavenProperties): Component | undefined {
  const resolved = url && properties.resolve(url.value);
  if (!url || resolved === undefined) return undefined;
  const source = sourceComponent({ ...url, value: resolved }, { start, end }, scope);
  // A host out of a property has no characters of its own in the URL.
  return source && resolved !== url.value ? { ...source, nameSpan: { start: url.start, end: url.end } } : source;
}
