import type { CalendarDate, Finding } from "../model.js";
import { sha256Hex } from "../text/hash.js";

/** How much of a file was read. */
export type FileState = "read" | "partly" | "not-read" | "excluded" | "named";

/** What a verdict rests on besides files and findings. */
export interface Grounds {
  /** Version of what is known. */
  readonly knowledge: string;
  /** SHA-256 of the policies in force, in hex. */
  readonly policy: string;
  readonly asOf: CalendarDate;
  /** Ids of parties that the audit supposed listed. */
  readonly supposed?: readonly string[] | undefined;
  /** What was compared with, where only what is new was reported. */
  readonly comparedWith?: string | undefined;
}

/**
 * One hash over what was decided and what it was decided on: the editor, the command line and CI print the same for the same files,
 * knowledge, policy and day. Files are those that were read, read in part, not read, or taken out by `exclude`, by path (below the
 * root) and content, and libraries whose names tell whose they are, by path; what git ignores and tools fetched does not count, so that a fresh clone agrees with a worked-in folder.
 */
export class Verdict {
  private readonly rows: string[] = [];

  /** Rows of a document, as `rowsOf` makes them. */
  findings(rows: readonly string[]): void {
    for (const row of rows) this.rows.push(row);
  }

  /** `digest` is the SHA-256 of the content, empty where it could not be read. */
  file(path: string, state: FileState, digest: string): void {
    this.rows.push(JSON.stringify(["file", path, state, digest]));
  }

  /** SHA-256 in hex. */
  hash({ knowledge, policy, asOf, supposed, comparedWith }: Grounds): string {
    const compared = comparedWith === undefined ? [] : [comparedWith];
    return sha256Hex(JSON.stringify([knowledge, policy, asOf, supposed ?? [], this.rows.sort(), ...compared]));
  }
}

/** Rows that are made in one step. */
const rowsPerStep = 2_000;

/** The rows of a verdict for the findings of a document, in steps of a few milliseconds. */
export function* rowsOf(uri: string, findings: readonly Finding[]): Generator<void, readonly string[], void> {
  const rows: string[] = [];
  for (const { fingerprint, rule, severity, waiver } of findings) {
    rows.push(JSON.stringify(["finding", uri, fingerprint, rule, severity, waiver ? "waived" : "open"]));
    if (rows.length % rowsPerStep === 0) yield;
  }
  return rows;
}
