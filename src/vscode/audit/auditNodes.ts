import type * as vscode from "vscode";
import { namesInSeveralFolders, splitPath, type FindingGroup, type FoundIn, type Grouping } from "./auditRows.js";
import type { AuditedFile } from "./workspaceAudit.js";

/** A row of the audit's tree. */
export type AuditNode = GroupNode | FindingNode | ShelfNode | NoteNode | MoreNode;

/** Open findings of one party, list, file or severity. */
export interface GroupNode {
  readonly kind: "group";
  readonly by: Grouping;
  readonly group: FindingGroup<AuditedFile>;
}

export interface FindingNode extends FoundIn<AuditedFile> {
  readonly kind: "finding";
  readonly by: Grouping;
  /** Another row beside it is of a file with the same name, so that the folder is shown. */
  readonly withFolder: boolean;
}

/** What is kept apart from open findings: waived ones, those that are gone, what was not read, what cannot be known from files alone. */
export interface ShelfNode {
  readonly kind: "shelf";
  readonly id: "waived" | "gone" | "not-read" | "unresolved";
  readonly label: string;
  readonly icon: string;
  readonly rows: readonly (FindingNode | NoteNode)[];
}

export interface NoteNode {
  readonly kind: "note";
  readonly label: string;
  readonly icon: string;
  /** Lines that say more; the label when there are none. */
  readonly tooltip?: string;
  readonly uri?: vscode.Uri;
}

/** What a long list does not show yet. `of` is the id of the group or shelf. */
export interface MoreNode {
  readonly kind: "more";
  readonly of: string;
  readonly count: number;
}

/** Rows for findings that are shown below one another. */
export function findingNodes(found: readonly FoundIn<AuditedFile>[], by: Grouping): readonly FindingNode[] {
  const several = namesInSeveralFolders(found);
  return found.map((one) => {
    return { kind: "finding", by, ...one, withFolder: several.has(splitPath(one.file.source.uri)[1]) };
  });
}

/** The party that a row is about; undefined for rows of several. */
export function partyOfNode(node: AuditNode): string | undefined {
  if (node.kind === "finding") return node.finding.match.party.id;
  return node.kind === "group" && node.by === "party" ? node.group.id : undefined;
}
