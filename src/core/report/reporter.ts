import type { Awaitable } from "../audit/host.js";
import type { AuditSink } from "../audit/sink.js";
import type { Audit } from "../audit/result.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import type { Finding, Fix, Severity } from "../model.js";
import type { PolicyAccount } from "./policyText.js";
import type { WaiverRow } from "./waiversText.js";

/** Makes a report of an audit: takes the documents as they are judged, and in the end all that is said besides. */
export interface Reporter extends AuditSink {
  end(audit: Audit): Awaitable<void>;
}

/** The policies of an audited tree as a report gives them. */
export interface PolicyFacts {
  /** The policy of each root. */
  readonly roots: readonly PolicyAccount[];
  readonly waivers: readonly WaiverRow[];
}

export const sarifProfiles = ["github", "full"] as const;
export const cyclonedxVersions = ["1.6", "1.7"] as const;

/** What a report is made with besides the audit. It has no clock and no file system of its own. */
export interface ReportContext {
  /** Version of the program. */
  readonly version: string;
  /** When it is made: UTC, ISO 8601, whole seconds. */
  readonly created: string;
  /** The severity from which on a finding is a failure. */
  readonly failOn: Severity | "never";
  readonly knowledge: Pick<Knowledge, "version" | "hash" | "checkedUntil" | "lists">;
  readonly sarifProfile: (typeof sarifProfiles)[number];
  readonly cyclonedxVersion: (typeof cyclonedxVersions)[number];
  /** The fixes of a finding, with edits that were tried. */
  fixesOf(finding: Finding): readonly Fix[];
  /** Tries the fixes of many findings at once, so that `fixesOf` of each is cheap. */
  settle(findings: readonly Finding[]): void;
  /**
   * The address under which a place opens, for a page that is shown where files can be opened. `path` is from the root of the
   * repository, `line` and `column` from 1, the column in UTF-16 units. Without it places are text.
   */
  readonly placeLink?: (path: string, line: number, column: number) => string;
  /** To be asked when the audit has ended. */
  readonly policies: (audit: Audit) => Awaitable<PolicyFacts>;
}

/** Makes a reporter that writes piece by piece. */
export type MakeReporter = (write: (text: string) => Awaitable<void>, context: ReportContext) => Reporter;
