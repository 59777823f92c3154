import type { Span } from "../../model.js";
import { columnsOf, OffsetTable, WordColumn } from "../rows/offsetTable.js";
import type { MavenProperties } from "./mavenProperties.js";
import { decodeXml } from "../../syntax/xmlScanner.js";
import { NextOf } from "../../text/nextOf.js";

export type MavenElement = "dependency" | "plugin" | "parent" | "extension" | "relocation" | "source" | "image";

const defaultPluginGroup = "org.apache.maven.plugins";

const column = columnsOf(
  "start",
  "end",
  "groupStart",
  "groupEnd",
  "artifactStart",
  "artifactEnd",
  "versionStart",
  "versionEnd",
  "referenceStart",
  "referenceEnd",
  "scope",
  "element",
);
/** Pairs of columns: where a text starts and ends. */
export const group = column.groupStart;
export const artifact = column.artifactStart;
export const version = column.versionStart;
/** The URL of a source, the reference of an image. */
export const reference = column.referenceStart;

/**
 * What the elements of one Maven file declare, a row of offsets for each, −1 for what it does not say: a large file has tens of
 * thousands of them, most of which nobody asks anything but their group.
 */
export class MavenRows {
  private readonly table: OffsetTable;
  private readonly scopes = new WordColumn<string>();
  private readonly elements = new WordColumn<MavenElement>();
  /** Rows of the management sections, by element and name. */
  private managed: ReadonlyMap<string, number> | undefined;
  private readonly dollars: NextOf;
  private readonly references: NextOf;

  constructor(
    readonly text: string,
    readonly properties: MavenProperties,
  ) {
    this.table = new OffsetTable(column.width, 16 + (text.length >> 7));
    this.dollars = new NextOf(text, "${");
    this.references = new NextOf(text, "&");
  }

  /** Hands on the rows in the order of their elements. */
  each(take: (row: number) => void): void {
    this.table.each(take);
  }

  /** A row for an element that starts at an offset. */
  add(element: MavenElement, scope: string, start: number): number {
    const { table } = this;
    const row = table.add();
    table.setPair(row, column.start, start, start);
    for (let cell = group; cell <= column.referenceEnd; cell++) table.set(row, cell, -1);
    table.set(row, column.scope, this.scopes.numberOf(scope));
    table.set(row, column.element, this.elements.numberOf(element));
    return row;
  }

  close(row: number, end: number): void {
    this.table.set(row, column.end, end);
  }

  /** Takes a text that is directly in one of the element's own elements; the first of a name counts. */
  take(row: number, name: string, start: number, end: number): void {
    if (name.length === 7) {
      if (name === "groupId") this.set(row, group, start, end);
      else if (name === "version") this.set(row, version, start, end);
    } else if (name === "artifactId") this.set(row, artifact, start, end);
    else if (name === "url" && this.elementOf(row) === "source") this.set(row, reference, start, end);
  }

  /** Sets a pair of cells that is not set. */
  set(row: number, pair: number, start: number, end: number): void {
    if (this.table.get(row, pair) < 0) this.table.setPair(row, pair, start, end);
  }

  /** Where the text of a pair starts; −1 where the element does not say it. */
  startOf(row: number, pair: number): number {
    return this.table.get(row, pair);
  }

  spanOf(row: number, pair: number): Span {
    return { start: this.table.get(row, pair), end: this.table.get(row, pair + 1) };
  }

  /** The whole of the element. */
  entryOf(row: number): Span {
    return this.spanOf(row, column.start);
  }

  scopeOf(row: number): string {
    return this.scopes.wordOf(this.table.get(row, column.scope)) ?? "";
  }

  elementOf(row: number): MavenElement {
    return this.elements.wordOf(this.table.get(row, column.element)) ?? "dependency";
  }

  /** The group an element says, or what holds for its kind where it says none. */
  groupOf(row: number): string | undefined {
    if (this.startOf(row, group) >= 0) return this.read(row, group);
    const element = this.elementOf(row);
    if (element === "plugin") return defaultPluginGroup;
    return element === "relocation" ? this.properties.resolve("${project.groupId}") : undefined;
  }

  nameOf(row: number): string {
    return `${this.groupOf(row) ?? ""}:${this.read(row, artifact)}`;
  }

  /**
   * The version an element says, or the one that `dependencyManagement` and `pluginManagement` of the same file have for it.
   * https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html#dependency-management
   */
  versionOf(row: number): string | undefined {
    if (this.startOf(row, version) >= 0) return this.read(row, version);
    if (this.startOf(row, artifact) < 0 || this.isManagement(row)) return undefined;
    const managed = (this.managed ??= this.readManaged()).get(`${this.elementOf(row)} ${this.nameOf(row)}`);
    return managed === undefined ? undefined : this.read(managed, version);
  }

  private isManagement(row: number): boolean {
    const scope = this.scopeOf(row);
    return scope === "dependencyManagement" || scope === "pluginManagement";
  }

  private readManaged(): ReadonlyMap<string, number> {
    const managed = new Map<string, number>();
    this.each((row) => {
      if (!this.isManagement(row) || this.startOf(row, version) < 0 || this.startOf(row, artifact) < 0) return;
      const key = `${this.elementOf(row)} ${this.nameOf(row)}`;
      if (!managed.has(key)) managed.set(key, row);
    });
    return managed;
  }

  /** The text of a pair of cells with references and properties resolved; as written where a property is not defined here. */
  read(row: number, pair: number): string {
    const { start, end } = this.spanOf(row, pair);
    const raw = decodeXml(this.text.slice(start, end));
    return raw.includes("${") ? (this.properties.resolve(raw) ?? raw) : raw;
  }

  /** Whether the text of a pair of cells is read as it is written. */
  isPlain(row: number, pair: number): boolean {
    const { start, end } = this.spanOf(row, pair);
    return this.dollars.from(start) >= end && this.references.from(start) >= end;
  }
}
