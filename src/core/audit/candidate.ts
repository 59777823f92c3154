import type { FolderPolicy } from "./policies.js";

/** A file that a format may read, and the policy of its folder. */
export interface Candidate {
  readonly path: string;
  readonly policy: FolderPolicy;
  /** The user named the file itself. */
  readonly named?: boolean;
  /** A link: left out when its content was read in the same format under another name. */
  readonly viaLink?: boolean;
  /** Set for an archive, of which the metadata is read, and for a source or build file, which is looked at for link statements. */
  readonly as?: "archive" | "source";
}
