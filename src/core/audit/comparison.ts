import type { Finding } from "../model.js";
import type { ComparisonAccount } from "./comparisonAccount.js";
import type { Awaitable } from "./host.js";
import type { AuditedDocument, PolicyNotice, UnreadFile } from "./result.js";

/**
 * What an audit compares with, to tell only what is new: an earlier state of the tree, or a saved result. It takes out what was there
 * before anything is counted or shown.
 */
export interface Comparison {
  /** Whether a file is the same as before: it is left out, and counts as such. */
  isUnchanged?(path: string): Awaitable<boolean>;
  /** The document with what is new of it. `digest` is that of its file. */
  document(document: AuditedDocument, digest: string): Awaitable<AuditedDocument>;
  /** Whether something was not read before either. `digest` is empty where nothing of it could be read. */
  isBefore(unread: Pick<UnreadFile, "path" | "file" | "reason">, digest: string): Awaitable<boolean>;
  /** What there is to say of policies that is new. */
  notices(notices: readonly PolicyNotice[]): readonly PolicyNotice[];
  account(): ComparisonAccount;
}

const graveness = ["error", "warning", "information", "hint"] as const;

/** How much a finding weighs: 0 is an open error; a waived one weighs least. */
export function weightOf({ severity, waiver }: Pick<Finding, "severity"> & { readonly waiver?: unknown }): number {
  return waiver === undefined ? graveness.indexOf(severity) : graveness.length;
}
