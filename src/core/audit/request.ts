import type { Knowledge } from "../blacklist/knowledge.js";
import type { Analysis, CalendarDate, SourceText } from "../model.js";
import type { Glob } from "../text/glob.js";
import type { Comparison } from "./comparison.js";
import type { FileRecord } from "./fileRecord.js";
import type { Awaitable } from "./host.js";
import type { TreePolicies } from "./policies.js";
import type { Root } from "./root.js";

/** What to audit, by what, and how the caller lives meanwhile. */
export interface AuditRequest {
  /** Files and folders by their absolute paths, as the user named them. */
  readonly paths: readonly string[];
  readonly knowledge: Knowledge;
  /** Ids of parties that `knowledge` supposes listed. */
  readonly supposed?: readonly string[] | undefined;
  /** The UTC day on which the audit runs. */
  readonly today: CalendarDate;
  /** The day to judge for, over every policy's. */
  readonly asOf?: CalendarDate | undefined;
  /** Larger files are named and not read, in bytes. */
  readonly maxFileSize: number;
  /** Files to take out, besides those that the policy excludes; over paths below the root. */
  readonly exclude?: readonly Glob[] | undefined;
  /** The folder that is the root of what lies in it where there is no repository. */
  readonly workspace?: string | undefined;
  /** Whether files that were left out are named one by one. */
  readonly namesLeftOut?: boolean | undefined;
  /** The policies of a tree. */
  readonly policiesOf: (root: Root) => TreePolicies;
  /** A path for people. */
  readonly show: (path: string) => string;
  /** An analysis that the caller has of exactly this text under this policy. */
  readonly known?: (path: string, source: SourceText) => Analysis | undefined;
  /** What became of a file when it was last audited, where its content has not changed since. */
  recordOf?(path: string): FileRecord | undefined;
  /** What the audit is compared with: only what is new is counted and shown. */
  readonly comparison?: Comparison | undefined;
  /** What the audit may cost: it ends early, and says so, when that is spent. */
  readonly budget?: AuditBudget | undefined;
  /** Called after each file. */
  progress?(done: number, total: number, path: string): void;
  /** Lets everything else have its turn; asked after each file and between the steps of an analysis. */
  rest?(): Awaitable<void>;
  readonly isCancelled?: () => boolean;
}

/** What an audit may cost. */
export interface AuditBudget {
  /** Files that a format may read: the walk ends when so many were found. */
  readonly candidates: number;
  /** Whether the time is over. */
  isSpent(): boolean;
}
