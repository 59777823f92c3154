import type { Severity } from "../model.js";

/** A finding as a report in JSON has it, as far as it is compared. */
export interface SavedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly because: string;
  readonly status: string;
  readonly list: string;
  /** The component's; of a source at several places none. */
  readonly version: string | undefined;
  readonly isWaived: boolean;
  /** Empty for what is said of a policy. */
  readonly fingerprint: string;
}

/** A problem, a limit, or a file that was not read. */
export interface SavedProblem {
  readonly file: string;
  readonly problem: string;
}

/** A report in JSON (`jsonReport.ts`), as far as it is compared. */
export interface SavedResult {
  readonly tool: string;
  readonly knowledge: string;
  readonly policy: string;
  readonly policyLayers: readonly string[];
  readonly asOf: string;
  readonly verdict: string;
  /** Of what was compared with, where only what is new was reported. */
  readonly comparedWith: string | undefined;
  readonly supposed: readonly string[];
  readonly findings: readonly SavedFinding[];
  readonly problems: readonly SavedProblem[];
  /** SHA-256 in hex by file. */
  readonly digests: ReadonlyMap<string, string>;
}
