import * as vscode from "vscode";
import { placesNotReadWords } from "../countedWords.js";
import { knownUntil, tallySentence, unclearLines } from "../../core/report/namesTally.js";
import { findingNodes, type NoteNode, type ShelfNode } from "./auditNodes.js";
import { waivedRows, type Grouping } from "./auditRows.js";
import type { AuditedFile, WorkspaceAudit } from "./workspaceAudit.js";

/** What is shown below the open findings, apart from them and from each other; empty shelves are left out. */
export function shelvesOf(
  { notRead, counts, results }: WorkspaceAudit,
  files: readonly AuditedFile[],
  gone: readonly AuditedFile[],
  by: Grouping,
): ShelfNode[] {
  const goneRows = gone.flatMap((file) => file.analysis.findings.map((finding) => ({ file, finding })));
  const unread = notRead.map(({ uri, file, reason }): NoteNode => note(`${file}: ${reason}`, uri));
  const partly = files.flatMap(({ uri, source, analysis }): NoteNode[] => {
    const gaps = analysis.problems.length + analysis.limits.length;
    return gaps === 0 ? [] : [note(`${source.uri}: ${placesNotReadWords(gaps)}`, uri)];
  });
  const told = vscode.l10n.t(
    "{0} values that the files alone do not determine: variables, calls",
    String(counts.unresolved),
  );
  const unresolved: readonly NoteNode[] =
    counts.unresolved > 0 ? [{ kind: "note", label: told, icon: "question" }] : [];
  const names = results.flatMap(({ account, checkedUntil }): NoteNode[] => {
    if (account.names.total === account.names.matched) return [];
    const label = tallySentence(account.names, knownUntil(checkedUntil));
    return [{ kind: "note", label, icon: "question", tooltip: unclearLines(account.names).join("\n") }];
  });
  const shelves: readonly ShelfNode[] = [
    {
      kind: "shelf",
      id: "gone",
      label: vscode.l10n.t("Would not be found"),
      icon: "remove",
      rows: findingNodes(goneRows, by),
    },
    {
      kind: "shelf",
      id: "waived",
      label: vscode.l10n.t("Waived"),
      icon: "circle-slash",
      rows: findingNodes(waivedRows(files), by),
    },
    {
      kind: "shelf",
      id: "not-read",
      label: vscode.l10n.t("Not read"),
      icon: "eye-closed",
      rows: [...unread, ...partly],
    },
    {
      kind: "shelf",
      id: "unresolved",
      label: vscode.l10n.t("Unknown"),
      icon: "question",
      rows: [...unresolved, ...names],
    },
  ];
  return shelves.filter(({ rows }) => rows.length > 0);
}

function note(label: string, uri: vscode.Uri): NoteNode {
  return { kind: "note", label, icon: "eye-closed", uri };
}
