import type * as vscode from "vscode";
import type { Audit, AuditCounts } from "../../core/audit/result.js";
import type { LinkedPlaces } from "../../core/audit/linkPlaces.js";
import type { Elsewhere } from "../convert.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { Analysis, Finding, Party, SourceText } from "../../core/model.js";

/** One file of an audit, the first file of an SDK, or one sheet of a workbook, that has something to show: findings, problems or limits. */
export interface AuditedFile {
  readonly uri: vscode.Uri;
  /** The text by the path people know it by: `hw/bom.csv`, `hw/bom.xlsx#Parts.tsv`. */
  readonly source: SourceText;
  readonly analysis: Analysis;
  /** Places of its findings in other files. */
  readonly elsewhere?: ReadonlyMap<Finding, readonly Elsewhere[]> | undefined;
  /** Where source and build files link what its findings are about. */
  readonly linked?: ReadonlyMap<Finding, LinkedPlaces> | undefined;
}

/** A file that was not read. */
export interface NotReadFile {
  readonly uri: vscode.Uri;
  readonly file: string;
  readonly reason: string;
}

/** Knowledge in which a party is listed that is not. */
export interface Supposition {
  readonly knowledge: Knowledge;
  readonly party: Pick<Party, "id" | "name">;
}

/** What an audit of the workspace found. */
export interface WorkspaceAudit {
  readonly files: readonly AuditedFile[];
  readonly notRead: readonly NotReadFile[];
  /** What the core says of each file system that the workspace's folders lie on; nearly always one. */
  readonly results: readonly Audit[];
  readonly counts: AuditCounts;
  readonly incomplete: boolean;
  readonly cancelled: boolean;
  /** It ended before it had been everywhere, because it was not to cost more. */
  readonly partial: boolean;
  /** Set when the audit asked "what if": the supposed party's name. */
  readonly supposed?: string;
  /** SHA-256 over what was judged and how, in hex; the command line prints the same for the same files, policy and day. */
  readonly verdict: string;
  readonly milliseconds: number;
}
