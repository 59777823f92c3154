import type { Relation } from "../../model.js";
import type { LockedComponent, LockedRows } from "./lockedComponent.js";

/**
 * A package of a lockfile while its lines are read: offsets only. One draft serves a whole file, since a lockfile holds tens of
 * thousands of packages; `component` keeps what is known in the file's rows.
 */
export class LockedPackage {
  start = 0;
  end = 0;
  nameStart = 0;
  nameEnd = 0;
  /** −1: no version. */
  versionStart = -1;
  versionEnd = -1;
  /** −1: no download location. */
  urlStart = -1;
  urlEnd = -1;
  scope = "";
  relation: Relation = "transitive";
  /** A folder of the project itself: nothing is downloaded. */
  local = false;

  constructor(private readonly rows: LockedRows) {}

  /** Starts the next package, of which nothing is known yet. */
  begin(start: number, scope: string): void {
    this.start = start;
    this.end = start;
    this.nameStart = start;
    this.nameEnd = start;
    this.versionStart = -1;
    this.versionEnd = -1;
    this.urlStart = -1;
    this.urlEnd = -1;
    this.scope = scope;
    this.relation = "transitive";
    this.local = false;
  }

  name(start: number, end: number): void {
    this.nameStart = start;
    this.nameEnd = end;
  }

  version(start: number, end: number): void {
    this.versionStart = start;
    this.versionEnd = end;
  }

  url(start: number, end: number): void {
    this.urlStart = start;
    this.urlEnd = end;
  }

  /** Whether there is something to report. */
  get isDownloaded(): boolean {
    return !this.local && this.nameStart < this.nameEnd;
  }

  component(): LockedComponent {
    return this.rows.add(this);
  }
}
