import type { MavenProperties } from "./mavenProperties.js";
import { decodeXml } from "../../syntax/xmlScanner.js";
import { NextOf } from "../../text/nextOf.js";

export type MavenElement = "dependency" | "plugin" | "parent" | "extension" | "relocation" | "source" | "image";

const defaultPluginGroup = "org.apache.maven.plugins";

/** Cells of a row: start and end of the element and of what it says; the section it stands in; its kind. */
const width = 12;
export const group = 2;
export const artifact = 4;
export const version = 6;
/** The URL of a source, the reference of an image. */
export const reference = 8;

/**
 * What the elements of one Maven file declare, a row of offsets for each, −1 for what it does not say: a large file has tens of
 * thousands of them, most of which nobody asks anything but their group.
 */
export class MavenRows {
  private cells: Int32Array;
  private used = 0;
  private readonly scopes: string[] = [];
  private readonly elements: MavenElement[] = [];
  /** Rows of the management sections, by element and name. */
  private managed: ReadonlyMap<string, number> | undefined;
  private readonly dollars: NextOf;
  private readonly references: NextOf;

  constructor(
    readonly text: string,
    readonly properties: MavenProperties,
  ) {
    this.cells = new Int32Array((16 + (text.length >> 7)) * width);
    this.dollars = new NextOf(text, "${");
    this.references = new NextOf(text, "&");
  }

  /** The rows in the order of their elements. */
  *[Symbol.iterator](): Iterator<number> {
    for (let at = 0; at < this.used; at += width) yield at;
  }

  /** A row for an element that starts at an offset. */
  add(element: MavenElement, scope: string, start: number): number {
    const at = this.used;
    this.used = at + width;
    if (this.used > this.cells.length) {
      const more = new Int32Array(this.cells.length * 2);
      more.set(this.cells);
      this.cells = more;
    }
    const { cells } = this;
    for (let cell = at + group; cell < at + 10; cell++) cells[cell] = -1;
    cells[at] = start;
    cells[at + 1] = start;
    cells[at + 10] = numberOf(this.scopes, scope);
    cells[at + 11] = numberOf(this.elements, element);
    return at;
  }

  close(at: number, end: number): void {
    this.cells[at + 1] = end;
  }

  /** Takes a text that stands directly in one of the element's own elements; the first of a name counts. */
  take(at: number, name: string, start: number, end: number): void {
    if (name.length === 7) {
      if (name === "groupId") this.set(at + group, start, end);
      else if (name === "version") this.set(at + version, start, end);
    } else if (name === "artifactId") this.set(at + artifact, start, end);
    else if (name === "url" && this.elementOf(at) === "source") this.set(at + reference, start, end);
  }

  /** Sets a pair of cells that is not set. */
  set(cell: number, start: number, end: number): void {
    const { cells } = this;
    if (this.cell(cell) >= 0) return;
    cells[cell] = start;
    cells[cell + 1] = end;
  }

  cell(cell: number): number {
    return this.cells[cell] ?? -1;
  }

  scopeOf(at: number): string {
    return this.scopes[this.cell(at + 10)] ?? "";
  }

  elementOf(at: number): MavenElement {
    return this.elements[this.cell(at + 11)] ?? "dependency";
  }

  /** The group an element says, or what holds for its kind where it says none. */
  groupOf(at: number): string | undefined {
    if (this.cell(at + group) >= 0) return this.read(at + group);
    const element = this.elementOf(at);
    if (element === "plugin") return defaultPluginGroup;
    return element === "relocation" ? this.properties.resolve("${project.groupId}") : undefined;
  }

  nameOf(at: number): string {
    return `${this.groupOf(at) ?? ""}:${this.read(at + artifact)}`;
  }

  /**
   * The version an element says, or the one that `dependencyManagement` and `pluginManagement` of the same file have for it.
   * https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html#dependency-management
   */
  versionOf(at: number): string | undefined {
    if (this.cell(at + version) >= 0) return this.read(at + version);
    if (this.cell(at + artifact) < 0 || this.isManagement(at)) return undefined;
    const managed = (this.managed ??= this.readManaged()).get(`${this.elementOf(at)} ${this.nameOf(at)}`);
    return managed === undefined ? undefined : this.read(managed + version);
  }

  private isManagement(at: number): boolean {
    const scope = this.scopeOf(at);
    return scope === "dependencyManagement" || scope === "pluginManagement";
  }

  private readManaged(): ReadonlyMap<string, number> {
    const managed = new Map<string, number>();
    for (const at of this) {
      if (!this.isManagement(at) || this.cell(at + version) < 0 || this.cell(at + artifact) < 0) continue;
      const key = `${this.elementOf(at)} ${this.nameOf(at)}`;
      if (!managed.has(key)) managed.set(key, at);
    }
    return managed;
  }

  /** The text of a pair of cells with references and properties resolved; as written where a property is not defined here. */
  read(cell: number): string {
    const raw = decodeXml(this.text.slice(this.cell(cell), this.cell(cell + 1)));
    return raw.includes("${") ? (this.properties.resolve(raw) ?? raw) : raw;
  }

  /** Whether the text of a pair of cells is read as it is written. */
  isPlain(cell: number): boolean {
    const start = this.cell(cell);
    const end = this.cell(cell + 1);
    return this.dollars.from(start) >= end && this.references.from(start) >= end;
  }
}

/** The number of a word that is one of a handful. */
function numberOf<Word extends string>(words: Word[], word: Word): number {
  const known = words.indexOf(word);
  return known >= 0 ? known : words.push(word) - 1;
}
