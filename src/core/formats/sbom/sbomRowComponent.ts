import type { Component, ComponentKind, Identifier, Placement, Relation, Span, Supplier } from "../../model.js";
import { RowComponent, type Lookup } from "../../model/lookup.js";
import type { SbomRows } from "./sbomRows.js";

/** A component of an SBOM. What it says is read from the text when somebody asks for it. */
export class SbomRowComponent extends RowComponent implements Component {
  constructor(
    private readonly rows: SbomRows,
    readonly row: number,
  ) {
    super();
  }

  get kind(): ComponentKind {
    return this.whole.kind;
  }

  get ecosystem(): string | undefined {
    return this.whole.ecosystem;
  }

  get name(): string {
    return this.whole.name;
  }

  get version(): string | undefined {
    return this.whole.version;
  }

  get nameSpan(): Span {
    return this.whole.nameSpan;
  }

  get versionSpan(): Span | undefined {
    return this.whole.versionSpan;
  }

  get entry(): Span {
    const { rows, row } = this;
    return { start: rows.cell(row), end: rows.cell(row + 1) };
  }

  get scope(): string {
    return this.rows.scopeOf(this.row);
  }

  get relation(): Relation {
    return this.rows.isDirect(this.row) ? "direct" : "transitive";
  }

  get identifiers(): readonly Identifier[] | undefined {
    return this.whole.identifiers;
  }

  get suppliers(): readonly Supplier[] | undefined {
    return this.whole.suppliers;
  }

  get placement(): Placement | undefined {
    return this.whole.placement;
  }

  mayMatch(lookup: Lookup): boolean {
    return this.rows.mayMatch(this.row, lookup);
  }

  private get whole(): Component {
    return this.rows.wholeOf(this.row);
  }
}
