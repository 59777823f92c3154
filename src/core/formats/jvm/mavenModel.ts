import type { Component, Extraction, Problem, Span, Supplier } from "../../model.js";
import { regularXml } from "../../syntax/regularXml.js";
import { XmlPath } from "../../syntax/xmlPath.js";
import { decodeXml } from "../../syntax/xmlScanner.js";
import type { Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { named, ownerIn, ownMaker } from "../shared/ownMaker.js";
import { readMoved } from "../rows/inRegularForm.js";
import { MavenComponent } from "./mavenComponent.js";
import { readBuildImage } from "./mavenImage.js";
import { relocated } from "../shared/relocated.js";
import { MavenProperties } from "./mavenProperties.js";
import { artifact, group, MavenRows, reference, type MavenElement } from "./mavenRows.js";
import { readRegularDependency } from "./regularDependency.js";

const sections = new Set(["dependencyManagement", "pluginManagement", "reporting", "plugin", "distributionManagement"]);

/**
 * What Maven's XML declares: `pom.xml`, `settings.xml` and `extensions.xml` share their elements. One pass without a tree;
 * properties are resolved in the end, since they may be after their use. https://maven.apache.org/pom.html
 */
export function readMavenModel(text: string): Extraction {
  const regular = regularXml(text);
  return regular ? readMoved(regular, [], readModel) : readModel(text);
}

function readModel(text: string): Extraction {
  const path = new XmlPath(text);
  const { scanner } = path;
  const properties = new MavenProperties();
  const rows = new MavenRows(text, properties);
  const open: OpenRow[] = [];
  const makers = new OwnMakers();
  for (let event = path.next(); event !== "end"; event = path.next()) {
    const top = open[open.length - 1];
    if (event === "open") {
      const row = rowOf(path, rows);
      if (row >= 0 && !readAtOnce(path, rows, row)) open.push({ row, depth: path.depth });
    } else if (event === "text") {
      if (top && top.depth === path.depth - 1) rows.take(top.row, path.name(), scanner.valueStart, scanner.valueEnd);
      else if (top && rows.elementOf(top.row) === "image")
        rows.set(top.row, reference, scanner.valueStart, scanner.valueEnd);
      takeProperty(path, properties);
      if (path.depth <= 4 && path.names[0] === "project") makers.take(path);
    } else if (event === "close" && top && top.depth === path.depth) {
      rows.close(top.row, scanner.end);
      open.pop();
    }
  }
  const components: Component[] = makers.components({ start: 0, end: text.length });
  const problems: Problem[] = [...path.problems];
  rows.each((row) => {
    const component = componentOf(rows, row);
    if (component) components.push(component);
    else if (rows.startOf(row, artifact) >= 0 && rows.startOf(row, group) < 0 && problems.length < 20) {
      const message = `the ${rows.elementOf(row)} has no groupId`;
      problems.push({ message, ...rows.spanOf(row, artifact) });
    }
  });
  return { components, problems };
}

/** Who makes the project that a `pom.xml` is of. https://maven.apache.org/pom.html#More_Project_Information */
class OwnMakers {
  private name: Written | undefined;
  private readonly suppliers: Supplier[] = [];

  /** Takes the text that `path` is at. */
  take({ names, depth, scanner }: XmlPath): void {
    const [, section = "", field = ""] = names;
    const isOwnField = depth === 3;
    const value = (): Written => ({ value: scanner.value().trim(), start: scanner.valueStart, end: scanner.valueEnd });
    if (depth === 2 && section === "artifactId") this.name ??= value();
    else if (isOwnField && section === "organization" && field === "name")
      this.suppliers.push(...named("publisher", value()));
    else if (isOwnField && section === "scm" && /^(?:url|connection|developerConnection)$/.test(field))
      this.addOwner(value());
    else if (depth === 4 && /^(?:developers|contributors)$/.test(section) && names[3] === "organization")
      this.suppliers.push(...named("author", value()));
  }

  components(whole: Span): Component[] {
    return ownMaker(this.name, this.suppliers, whole);
  }

  private addOwner(field: Written): void {
    for (const owner of ownerIn(field))
      if (!this.suppliers.some(({ role, name }) => role === "owner" && name === owner.name)) this.suppliers.push(owner);
  }
}

interface OpenRow {
  readonly row: number;
  readonly depth: number;
}

function componentOf(rows: MavenRows, row: number): Component | undefined {
  const element = rows.elementOf(row);
  if (element === "source") return sourceOf(rows, row);
  if (element === "image") return imageOf(rows, row);
  const isNamed =
    rows.startOf(row, artifact) >= 0 && (rows.startOf(row, group) >= 0 || rows.groupOf(row) !== undefined);
  return isNamed ? new MavenComponent(rows, row) : undefined;
}

/** Reads a whole dependency of the usual form, or what is usual of it. False when it is not closed yet. */
function readAtOnce(path: XmlPath, rows: MavenRows, row: number): boolean {
  const { scanner } = path;
  const { text, end } = scanner;
  if (path.name() !== "dependency" || text.charCodeAt(end) !== 62) return false;
  const next = readRegularDependency(text, end + 1, rows, row);
  if (!text.startsWith("/dependency>", next - 12)) {
    scanner.goOn(next);
    return false;
  }
  rows.close(row, next);
  path.closeAt(next);
  return true;
}

/** A row for the element that just opened; −1 when it declares nothing. */
function rowOf(path: XmlPath, rows: MavenRows): number {
  const element = elementOf(path.name(), path);
  if (element === undefined) return -1;
  const around = path.name(1);
  const scope =
    element === "dependency" || element === "plugin"
      ? sectionOf(path, around)
      : element === "parent"
        ? "parent"
        : element === "extension"
          ? "extensions"
          : around;
  return rows.add(element, scope, path.scanner.start);
}

/** What an element declares. By the length of its name first: nearly all elements are none of these, and there are many. */
// eslint-disable-next-line complexity -- one case for each element of the model
function elementOf(name: string, path: XmlPath): MavenElement | undefined {
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
      if (name === "relocation") return path.name(1) === "distributionManagement" ? "relocation" : undefined;
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

/** `dependencyManagement` for what is in it, `plugin` for a plugin's own dependencies; else the list's name. */
function sectionOf(path: XmlPath, list: string): string {
  if (list === "annotationProcessorPaths") return list;
  const owner = path.name(2);
  return sections.has(owner) ? owner : list;
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

function sourceOf(rows: MavenRows, row: number): Component | undefined {
  const { text, properties } = rows;
  const { start, end } = rows.spanOf(row, reference);
  const scope = rows.scopeOf(row);
  if (start < 0) return undefined;
  const raw = decodeXml(text.slice(start, end));
  const value = properties.resolve(raw);
  if (value === undefined) return undefined;
  const source = sourceComponent({ value, start, end }, rows.entryOf(row), scope);
  // A host out of a property has no characters of its own in the URL.
  return source && value !== raw ? { ...source, nameSpan: { start, end } } : source;
}

function imageOf(rows: MavenRows, row: number): Component | undefined {
  const { text, properties } = rows;
  const { start, end } = rows.spanOf(row, reference);
  const scope = rows.scopeOf(row);
  if (start < 0) return undefined;
  // What is written with entities or sections has no characters of its own.
  const raw = { value: decodeXml(text.slice(start, end)), start, end };
  const entry = rows.entryOf(row);
  if (raw.value.length !== end - start) {
    const said = properties.resolve(raw.value) ?? raw.value;
    const found = readBuildImage({ value: said, start: 0, end: said.length }, entry, scope);
    return found && relocated(found, { ...raw, value: "" }, entry);
  }
  const component = readBuildImage(raw, entry, scope);
  if (component?.version?.includes("${"))
    return { ...component, version: properties.resolve(component.version) ?? component.version };
  const value = component ? undefined : properties.resolve(raw.value);
  const resolved = value === undefined ? undefined : readBuildImage({ value, start, end }, entry, scope);
  if (!resolved) return component;
  // What came out of a property has no characters of its own: the name is placed where the whole is.
  const place = { start, end };
  return {
    ...resolved,
    nameSpan: place,
    ...(resolved.version !== undefined && { versionSpan: place }),
    identifiers: [],
  };
}
