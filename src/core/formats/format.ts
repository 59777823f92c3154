import type { Component, Edit, Extraction, SourceText } from "../model.js";

/** Writes into the rows of one document what a fix adds to them. */
export interface RowWriter {
  /** Edits that name another part in the row's own columns for alternates; undefined where none of them is free. */
  addAlternate?(
    component: Component,
    part: { readonly manufacturer: string; readonly number: string },
  ): Edit[] | undefined;
  /** Edits that say "do not place" where the file has a place for it; undefined where it has none, or says so already. */
  markNotPlaced?(component: Component): Edit[] | undefined;
}

/** A kind of file and how to read it. */
export interface Format {
  /** `family/name`: `npm/package-json`. Also the fixture folder `test/formats/<family>-<name>` and the anchor in docs/formats.md. */
  readonly id: string;
  readonly title: string;
  /**
   * Which files, as globs over the path with forward slashes: `package.json` (a base name anywhere), `requirements*.txt`,
   * `.github/workflows/*.yml` (a path's end). `*` matches within one segment. Case-insensitive.
   */
  readonly files: readonly string[];
  /** The package URL types or words for what it declares, for the documentation. */
  readonly ecosystems: readonly string[];
  /** For names that other things have too (`*.csv`, `config.yml`): looks for the format's own marker. Absent: the name is enough. */
  recognizes?(source: SourceText): boolean;
  /**
   * Reads the declarations in document order, duplicates and all scopes. Synchronous; never throws;
   * broken input yields what could be read plus problems.
   */
  extract(source: SourceText): Extraction;
  /** The smallest edit that drops one component's declaration and leaves the document well formed; absent for lockfiles. */
  remove?(source: SourceText, component: Component): Edit | undefined;
  /** What can be written into its rows; undefined where there are none. */
  writesRows?(source: SourceText): RowWriter | undefined;
  /** A lockfile or other generated file: fixes belong in the manifest beside it. */
  readonly generated?: boolean;
  /**
   * Globs of files that say the same and more, when one of them lies in the same folder: a KiCad board beside its schematic.
   * An audit then leaves this file out; a format sees one file only and cannot (see `isSuperseded`).
   */
  readonly supersededBy?: readonly string[];
  /** Reads what no better known format does: asked after all others. */
  readonly generic?: boolean;
  /** Reads it in the audit only when the policy or a setting asks for it. */
  readonly optIn?: boolean;
}
