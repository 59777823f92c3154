import type { Component, ComponentKind, Identifier, Placement, Relation, Span, Supplier } from "../../model.js";
import { RowComponent, type Lookup } from "../../model/lookup.js";

/** What a component asks the rows it is one of. */
interface Rows {
  entryOf(row: number): Span;
  scopeOf(row: number): string;
  isDirect(row: number): boolean;
  mayMatch(row: number, lookup: Lookup): boolean;
  makerNames(row: number): readonly string[];
  wholeOf(row: number): Component;
}

/** A component of an SBOM. What it says is read from the text when someone asks for it. */
export class SbomRowComponent extends RowComponent implements Component {
  constructor(
    private readonly rows: Rows,
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
    return this.rows.entryOf(this.row);
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

  override makerNames(): readonly string[] {
    return this.rows.makerNames(this.row);
  }

  private get whole(): Component {
    return this.rows.wholeOf(this.row);
  }
}
