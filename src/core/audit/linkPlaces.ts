/** A place where a source or build file links or imports something. Lines and columns from 1, columns in UTF-16 units. */
export interface LinkPlace {
  /** Path to show. */
  readonly file: string;
  /** Path below the root. */
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** Where what a finding is about is linked or imported. */
export interface LinkedPlaces {
  /** The first of them. */
  readonly places: readonly LinkPlace[];
  readonly count: number;
}

/** A link statement that would be a finding, as it is kept until all manifests were read. */
export interface LinkSite extends LinkPlace {
  /** What it links: the same for what declares it (`linkKeysOf`). */
  readonly key: string;
  /** Whether it is a finding of its own where nothing declares it. */
  readonly stands: boolean;
  /** The name of the Python module that it imports. */
  readonly module?: string;
}
