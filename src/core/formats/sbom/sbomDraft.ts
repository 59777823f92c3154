import type { ComponentKind, Identifier, SupplierRole } from "../../model.js";

/** What a place in an SBOM says of a component besides its coordinate: an organisation's role, an identifier's scheme, or a placement. */
export type Part = SupplierRole | Identifier["scheme"] | "quantity" | "designators";

/**
 * A component of an SBOM while it is read: offsets only. One draft serves a whole file, or a level of nesting, since an SBOM
 * holds tens of thousands of components. Where a field is absent, its end is −1.
 */
export class SbomDraft {
  kind: ComponentKind = "library";
  scope = "";
  start = 0;
  end = 0;
  nameStart = 0;
  nameEnd = -1;
  groupStart = 0;
  groupEnd = -1;
  versionStart = 0;
  versionEnd = -1;
  purlStart = 0;
  purlEnd = -1;
  /** The id by which the document refers to it. */
  idStart = 0;
  idEnd = -1;
  /** The word for what it is. */
  typeStart = 0;
  typeEnd = -1;
  /** The first `count` of each count: what the parts are, and start and end of each. */
  readonly parts: Part[] = [];
  readonly places: number[] = [];
  count = 0;

  /** Starts the next component, of which nothing is known yet. */
  begin(start: number, scope: string): void {
    this.kind = "library";
    this.scope = scope;
    this.start = start;
    this.end = start;
    this.name(0, -1);
    this.group(0, -1);
    this.version(0, -1);
    this.purl(0, -1);
    this.id(0, -1);
    this.type(0, -1);
    this.count = 0;
  }

  name(start: number, end: number): void {
    this.nameStart = start;
    this.nameEnd = end;
  }

  group(start: number, end: number): void {
    this.groupStart = start;
    this.groupEnd = end;
  }

  version(start: number, end: number): void {
    this.versionStart = start;
    this.versionEnd = end;
  }

  purl(start: number, end: number): void {
    this.purlStart = start;
    this.purlEnd = end;
  }

  id(start: number, end: number): void {
    this.idStart = start;
    this.idEnd = end;
  }

  type(start: number, end: number): void {
    this.typeStart = start;
    this.typeEnd = end;
  }

  part(part: Part, start: number, end: number): void {
    const { count } = this;
    this.parts[count] = part;
    this.places[count * 2] = start;
    this.places[count * 2 + 1] = end;
    this.count = count + 1;
  }
}
