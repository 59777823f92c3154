import type { Analysis, CalendarDate, Finding, Problem, Severity, SourceText } from "../model.js";
import { canonicalJson, sha256Hex } from "../text/hash.js";

/** One document of an audit and what was found in it. */
export interface AuditedDocument {
  /** Path to show: relative to where the user stands. */
  readonly file: string;
  readonly source: SourceText;
  readonly analysis: Analysis;
}

/** A file that could not be read, or was left out, and why. */
export interface UnreadFile {
  readonly file: string;
  readonly reason: string;
  /** `failed`: it should have been read and was not, so the audit is incomplete. `foreign`: named, and no format reads it. */
  readonly kind: "failed" | "foreign";
}

/** Findings and problems of a policy file. */
export interface PolicyNotice extends Problem {
  readonly file: string;
  readonly source: SourceText;
  readonly rule: "policy-error" | "waiver-expired" | "waiver-unused" | "waiver-duplicate";
  readonly severity: Severity;
}

/** Everything an audit of one or more folders and files has to say. */
export interface Audit {
  readonly knowledge: string;
  readonly checkedUntil: CalendarDate;
  /** SHA-256 of the policies in force, in hex. */
  readonly policy: string;
  /** Where the policy comes from, upper layer first; empty: the defaults. */
  readonly policyLabels: readonly string[];
  readonly asOf: CalendarDate;
  /** Set when the blacklist is older than it should be: one sentence. */
  readonly stale?: string;
  /** Set when the audit judged as though these parties were listed. */
  readonly supposed?: readonly string[];
  readonly documents: readonly AuditedDocument[];
  readonly notices: readonly PolicyNotice[];
  readonly unread: readonly UnreadFile[];
}

export const severityOrder = ["error", "warning", "information", "hint"] as const satisfies readonly Severity[];

export interface AuditSummary {
  readonly files: number;
  readonly components: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly waived: number;
  readonly problems: number;
  readonly unread: number;
  readonly parties: readonly string[];
}

/** Numbers of an audit. Waived findings are counted apart. */
export function summarize(audit: Audit): AuditSummary {
  const all = audit.documents.flatMap(({ analysis }) => analysis.findings);
  const open = all.filter(({ waiver }) => !waiver);
  const severities = [...open.map(({ severity }) => severity), ...audit.notices.map(({ severity }) => severity)];
  const count = (severity: Severity): number => severities.filter((one) => one === severity).length;
  return {
    files: audit.documents.length,
    components: audit.documents.reduce((sum, { analysis }) => sum + analysis.components.length, 0),
    findings: {
      error: count("error"),
      warning: count("warning"),
      information: count("information"),
      hint: count("hint"),
    },
    waived: all.length - open.length,
    problems: audit.documents.reduce((sum, { analysis }) => sum + analysis.problems.length, 0),
    unread: audit.unread.length,
    parties: [...new Set(open.map(({ match }) => match.party.id))].sort(),
  };
}

/** Whether an audit has an open finding at or above `threshold`. */
export function reaches(audit: Audit, threshold: Severity | "never"): boolean {
  if (threshold === "never") return false;
  const { findings } = summarize(audit);
  return severityOrder.slice(0, severityOrder.indexOf(threshold) + 1).some((severity) => findings[severity] > 0);
}

/** What decides a verdict: the documents, what was known, the policies in force and the day. */
export type Judgement = Pick<Audit, "knowledge" | "policy" | "asOf" | "supposed"> & {
  readonly documents: readonly Pick<AuditedDocument, "source" | "analysis">[];
};

/**
 * One hash over what was decided, whatever decided it: the editor, the command line and CI print the same for the same files, knowledge,
 * policy and day. Paths are those relative to the workspace.
 */
export function verdictHash(audit: Judgement): string {
  const decided = audit.documents
    .flatMap(({ source, analysis }) =>
      analysis.findings.map((finding) => [source.uri, finding.fingerprint, finding.severity, waived(finding)]),
    )
    .map((row) => canonicalJson(row))
    .sort();
  return sha256Hex(canonicalJson([audit.knowledge, audit.policy, audit.asOf, audit.supposed ?? [], decided]));
}

function waived({ waiver }: Finding): string {
  return waiver ? "waived" : "open";
}
