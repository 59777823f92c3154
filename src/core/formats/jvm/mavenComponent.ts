import type { Component, Span } from "../../model.js";
import { RowComponent, type Lookup } from "../../model/lookup.js";
import { artifact, group, version, type MavenRows } from "./mavenRows.js";

/** An artifact that a Maven file declares. What it says is cut from the text when it is asked for. */
export class MavenComponent extends RowComponent implements Component {
  constructor(
    private readonly rows: MavenRows,
    private readonly row: number,
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
    return this.rows.nameOf(this.row);
  }

  get nameSpan(): Span {
    const { rows, row } = this;
    const { start, end } = rows.spanOf(row, artifact);
    return rows.properties.place(rows.text, start, end);
  }

  get version(): string | undefined {
    return this.rows.versionOf(this.row);
  }

  /** Of the element's own version: a managed one is elsewhere and counts for others too. */
  get versionSpan(): Span | undefined {
    const { rows, row } = this;
    return rows.startOf(row, version) < 0 ? undefined : rows.spanOf(row, version);
  }

  get entry(): Span {
    return this.rows.entryOf(this.row);
  }

  get scope(): string {
    return this.rows.scopeOf(this.row);
  }

  get relation(): "direct" {
    return "direct";
  }

  /** By its group first; most groups are nobody's. */
  mayMatch(lookup: Lookup): boolean {
    const { rows, row } = this;
    const { start, end } = rows.spanOf(row, group);
    if (start >= 0 && rows.isPlain(row, group)) {
      if (!lookup.mayBegin("maven", rows.text, start, end)) return false;
    }
    const { name } = this;
    return lookup.knowsPackage("maven", name, 0, name.length);
  }
}
