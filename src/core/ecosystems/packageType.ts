import type { Purl } from "./packageUrl.js";
import type { Dialect } from "./versions/dialects.js";

/** A looked-up range in the forms that manifests write it: as it is, its lower bound if that is all of it, its only version. */
export interface SoughtRange {
  readonly text: string;
  readonly least: string | undefined;
  readonly exact: string | undefined;
}

/** What is particular to one package URL type. https://github.com/package-url/purl-spec/tree/main/types */
export interface PackageType {
  /** Other words for it, in files and in what is recorded. */
  readonly words?: readonly string[];
  /** Whether its package URLs have a namespace; either way where this is absent. */
  readonly namespace?: "required" | "prohibited";
  /** In which parts of a package URL capitals do not count. A function where that depends on who keeps the package. */
  readonly folds?: Folded | ((purl: Purl) => Folded | undefined);
  /** A qualifier that its package URLs have. */
  readonly qualifier?: string;
  /** What a name and a version look like, where that is more than any text. */
  readonly nameForm?: RegExp;
  readonly versionForm?: RegExp;
  /** How its names compare besides capitals: runs of `-`, `_` and `.` are one; `-` is `_`; the colon before an artifact, or the dot after a publisher, is `/`. */
  readonly names?: NameForm;
  /** The namespace says which distribution it is from, and nobody writes it in front of the name. */
  readonly isNamedAlone?: true;
  /** The namespace of its package URLs is a host, the name the whole path there. */
  readonly namesPath?: true;
  /** Names begin with the host they are fetched from. */
  readonly namesHost?: true;
  /** A path below a name is still the same project: a module's package, a subspec, an action's folder. */
  readonly hasPaths?: true;
  /** How "whichever version" is written in a manifest; absent where one has to be named. */
  readonly anyVersion?: string;
  /** A range as a manifest writes it; absent where it is written as it is. */
  readonly writeRange?: (range: SoughtRange) => string | undefined;
  /** How its users write ranges of versions; absent for semantic versions with the operators that most know. */
  readonly versions?: Dialect;
  /** The command that brings the lockfile in line after an edit of the manifest. */
  readonly update?: string;
}

export type Folded = readonly ("namespace" | "name" | "version")[];

export type NameForm = "runs" | "underscores" | "colons" | "dots";
