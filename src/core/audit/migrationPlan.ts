import type { Edit, Finding, SourceText } from "../model.js";
import type { LeftFinding, MadeFix } from "./fixing.js";

/** What a migration does to one file, all of it tried together: read and judged again, nothing new is found. */
export interface PlannedFile {
  /** Path to show. */
  readonly file: string;
  /** Absolute path. */
  readonly path: string;
  readonly source: SourceText;
  /** Each with its own edits; some may have the same. */
  readonly made: readonly MadeFix[];
  /** The edits of all that is made, each once. */
  readonly edits: readonly Edit[];
  readonly left: readonly LeftFinding[];
  /** The file is not there yet. */
  readonly creates: boolean;
}

/** A finding that a tool takes away when it writes its file again, after a change elsewhere. */
export interface FollowingFinding {
  readonly file: string;
  readonly finding: Finding;
}

/** How to leave a party behind, in a whole tree. Nothing is run and nothing written. */
export interface MigrationPlan {
  /** Files with something to change or to say, in the order of the audit. */
  readonly files: readonly PlannedFile[];
  /** Open findings on the party. */
  readonly found: number;
  readonly following: readonly FollowingFinding[];
  /** Commands that bring generated files in line, with the folder to run them in, as it is shown. */
  readonly commands: readonly { readonly folder: string; readonly command: string }[];
}
