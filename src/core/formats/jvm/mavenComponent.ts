import type { Component, Span } from "../../model.js";
import { RowComponent, type Lookup } from "../../model/lookup.js";
import { artifact, group, version, type MavenRows } from "./mavenRows.js";

/** An artifact that a Maven file declares. What it says is cut from the text when it is asked for. */
export class MavenComponent extends RowComponent implements Component {
  constructor(
    private readonly rows: MavenRows,
    private readonly at: number,
  ) {
    super();
  }

  get kind(): "library" {
    return "library";
  }

  get ecosystem(): string {
    return "maven";
  }

  get name(): string {
    return this.rows.nameOf(this.at);
  }

  get nameSpan(): Span {
    const { rows, at } = this;
    return rows.properties.place(rows.text, rows.cell(at + artifact), rows.cell(at + artifact + 1));
  }

  get version(): string | undefined {
    return this.rows.versionOf(this.at);
  }

  /** Of the element's own version: a managed one stands elsewhere and counts for others too. */
  get versionSpan(): Span | undefined {
    const { rows, at } = this;
    const start = rows.cell(at + version);
    return start < 0 ? undefined : { start, end: rows.cell(at + version + 1) };
  }

  get entry(): Span {
    const { rows, at } = this;
    return { start: rows.cell(at), end: rows.cell(at + 1) };
  }

  get scope(): string {
    return this.rows.scopeOf(this.at);
  }

  get relation(): "direct" {
    return "direct";
  }

  /** By its group first; most groups are nobody's. */
  mayMatch(lookup: Lookup): boolean {
    const { rows, at } = this;
    const start = rows.cell(at + group);
    if (start >= 0 && rows.isPlain(at + group)) {
      if (!lookup.mayBegin("maven", rows.text, start, rows.cell(at + group + 1))) return false;
    }
    const { name } = this;
    return lookup.knowsPackage("maven", name, 0, name.length);
  }
}
