import { severityOrder } from "../model/severities.js";
import type { Analysis, CalendarDate, Finding, Problem, RuleId, Severity, SourceText, Waiver } from "../model.js";
import type { AcceptedUnread } from "../policy/policy.js";
import type { ComparisonAccount } from "./comparisonAccount.js";
import type { LinkedPlaces } from "./linkPlaces.js";
import type { LeftOutCount } from "./leftOut.js";
import type { NamesAccount } from "./namesTold.js";
import type { FolderPolicy } from "./policies.js";

/** One document of an audit and what was found in it: a file, or a sheet of a workbook. */
export interface AuditedDocument {
  /** Path to show: as the host's `show` makes it. */
  readonly file: string;
  /** Absolute path of the file. */
  readonly path: string;
  readonly source: SourceText;
  readonly analysis: Analysis;
  readonly policy: FolderPolicy;
  readonly asOf: CalendarDate;
  /** The policy's entry that accepts this document's problems and limits. */
  readonly accepted?: AcceptedUnread | undefined;
  /** Where source and build files link or import what findings are about. */
  readonly linked?: ReadonlyMap<Finding, LinkedPlaces> | undefined;
}

/** A file or folder that should have been read and was not. */
export interface UnreadFile {
  /** Path to show. */
  readonly file: string;
  /** Absolute path. */
  readonly path: string;
  readonly reason: string;
  /** `unread`: the audit is incomplete. `unknown`: it was named, and no format reads it. */
  readonly kind: "unread" | "unknown";
  /** The policy's entry that accepts it: it is reported, and the audit is complete without it. */
  readonly accepted?: AcceptedUnread | undefined;
}

/** Something about a policy file, with its place. */
export interface PolicyNotice extends Problem {
  /** Path to show. */
  readonly file: string;
  /** Absolute path. */
  readonly path: string;
  readonly source: SourceText;
  readonly rule: Extract<RuleId, "policy-error" | `waiver-${string}`>;
  readonly severity: Severity;
  /** The rule, and what the notice is about besides the file: the waiver, the word at its place. */
  readonly subject: string;
  /** File and subject, as 32 hex digits: no line, no wording, for alerts and baselines. */
  readonly fingerprint: string;
}

/** Numbers of an audit. Waived findings are counted apart. */
export interface AuditCounts {
  /** Files that a format read, whole or in part. */
  readonly files: number;
  readonly components: number;
  /** Open findings and notices on policies. */
  readonly findings: Readonly<Record<Severity, number>>;
  readonly waived: number;
  readonly problems: number;
  readonly limits: number;
  readonly unresolved: number;
  /** Files, or places in files, that the policy's `acceptUnread` accepts. */
  readonly accepted: number;
  /** Ids of the parties of open findings. */
  readonly parties: readonly string[];
}

/** Files by how they were looked at. A file may be counted twice: a header is known by its name, and includes others. */
export interface LookedAt {
  /** Source and build files, for link statements. */
  readonly sources: number;
  /** Libraries, headers and frameworks, by their names. */
  readonly byName: number;
  /** Archives, by the metadata in them. */
  readonly archives: number;
}

/** What became of every file that the audit met. */
export interface AuditAccount {
  /** Files that were read whole. */
  readonly read: number;
  /** Files that were read in part: with problems or limits. Paths to show. */
  readonly partly: readonly string[];
  readonly unread: readonly UnreadFile[];
  /** SHA-256 in hex of the files that a format read or should have read, by their path to show. */
  readonly digests: ReadonlyMap<string, string>;
  readonly leftOut: readonly LeftOutCount[];
  /** Files that no format reads and that were looked at for SDKs; they make nothing incomplete unless an archive is damaged. */
  readonly lookedAt: LookedAt;
  /** Manifests without a lockfile: only what they declare themselves was seen. Paths to show. */
  readonly directOnly: readonly string[];
  /** Makers and suppliers that documents name: how many match nothing, and which cannot be told from others. */
  readonly names: NamesAccount;
  /** What else there is to know about how complete the account is. */
  readonly notes: readonly string[];
}

/** Everything an audit has to say besides its documents. */
export interface Audit {
  readonly knowledge: string;
  readonly checkedUntil: CalendarDate;
  /** SHA-256 of the policies in force, in hex. */
  readonly policy: string;
  /** Where the policy comes from, upper layer first; empty: the defaults. */
  readonly policyLabels: readonly string[];
  readonly asOf: CalendarDate;
  /** Set when what is known is older than it should be: one sentence. */
  readonly stale?: string;
  /** Ids of parties that the audit supposed listed. */
  readonly supposed?: readonly string[];
  /** The roots that paths are shown relative to; absolute. */
  readonly roots: readonly string[];
  readonly counts: AuditCounts;
  readonly account: AuditAccount;
  readonly notices: readonly PolicyNotice[];
  /** Set when only what is new was counted and shown. */
  readonly comparison?: ComparisonAccount;
  /** Waivers that a finding needed; undefined where only part of a tree was audited, and nobody can say. */
  readonly waiversUsed?: ReadonlySet<Waiver> | undefined;
  /** SHA-256 over what was decided and on what, in hex. */
  readonly verdict: string;
  /** Something could not be read or understood and nobody accepted that. */
  readonly incomplete: boolean;
  /** The audit was stopped before its end: it says nothing of what it did not reach. */
  readonly cancelled: boolean;
  /** The budget was spent before the end: it says nothing of what it did not reach. */
  readonly partial: boolean;
}

/** Whether an audit has an open finding at or above `threshold`. */
export function reaches(
  { counts }: { readonly counts: Pick<AuditCounts, "findings"> },
  threshold: Severity | "never",
): boolean {
  if (threshold === "never") return false;
  return severityOrder.slice(0, severityOrder.indexOf(threshold) + 1).some((one) => counts.findings[one] > 0);
}
