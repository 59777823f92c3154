import * as vscode from "vscode";
import { findingsWords } from "../countedWords.js";
import { cellName, sheetOf } from "../../core/documents/cells.js";
import { isFileList } from "../../core/documents/fileList.js";
import type { Severity } from "../../core/model.js";
import { subjectOf } from "../../core/policy/sharedSource.js";
import { problemText, shortName } from "../../core/report/shortFinding.js";
import { positionsOf, toRange } from "../convert.js";
import { frameColour } from "./auditFrame.js";
import type { AuditNode, FindingNode, GroupNode, MoreNode, NoteNode, ShelfNode } from "./auditNodes.js";
import { pageOfRows, splitPath } from "./auditRows.js";

/** Internal command that shows more of a long list of the tree. */
export const showMoreCommand = "sanctionLint.showMore";

/** How a row of the audit looks, and what is read out of it. `framed` rows are of a question, not of the workspace. */
export function itemOf(node: AuditNode, framed: boolean): vscode.TreeItem {
  switch (node.kind) {
    case "group":
      return groupItem(node, framed);
    case "finding":
      return findingItem(node, framed);
    case "shelf":
      return shelfItem(node);
    case "note":
      return noteItem(node);
    case "more":
      return moreItem(node);
  }
}

const icons = {
  error: ["error", "list.errorForeground"],
  warning: ["warning", "list.warningForeground"],
  information: ["info", "problemsInfoIcon.foreground"],
  hint: ["lightbulb", "foreground"],
} as const satisfies Record<Severity, readonly [icon: string, colour: string]>;

function iconOf(severity: Severity, framed: boolean): vscode.ThemeIcon {
  const [icon, colour] = icons[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(framed ? frameColour : colour));
}

function groupItem({ by, group: { id, name, findings } }: GroupNode, framed: boolean): vscode.TreeItem {
  const [first] = findings;
  const label =
    by === "party" && first
      ? shortName(first.finding.match.party)
      : by === "severity"
        ? severityNames[name as Severity]()
        : name;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const count = String(findings.length);
  const others = new Set(
    findings.map(({ finding }) => (by === "party" ? finding.status.list.short : shortName(finding.match.party))),
  );
  const about = [...others].slice(0, 3).join(", ");
  item.id = `${by} ${id}`;
  item.contextValue = by === "party" ? "party" : "group";
  if (first) item.iconPath = iconOf(first.finding.severity, framed);
  item.description = `${count} · ${about}`;
  item.tooltip = by === "party" ? `${name}\n${first?.finding.status.reason ?? ""}` : name;
  const severity = first ? severityNames[first.finding.severity]() : "";
  item.accessibilityInformation = {
    label: vscode.l10n.t("{0}, {1}, gravest: {2}; {3}", name, findingsWords(findings.length), severity, about),
  };
  return item;
}

export const severityNames: Readonly<Record<Severity, () => string>> = {
  error: () => vscode.l10n.t("Errors"),
  warning: () => vscode.l10n.t("Warnings"),
  information: () => vscode.l10n.t("Notes"),
  hint: () => vscode.l10n.t("Hints"),
};

function findingItem({ by, file, finding, withFolder }: FindingNode, framed: boolean): vscode.TreeItem {
  const subject = subjectOf(finding);
  const item = new vscode.TreeItem(subject, vscode.TreeItemCollapsibleState.None);
  // In a sheet lines are rows and characters columns.
  const range = toRange(positionsOf(file.source), finding.span);
  const { line, character } = range.start;
  const sheet = sheetOf(file.source.uri);
  const listed = isFileList(file.source.uri);
  const path = sheet ? sheet.workbook : listed ? (finding.component.file ?? file.source.uri) : file.source.uri;
  const at = sheet ? `${sheet.sheet}!${cellName(line + 1, character + 1)}` : String(line + 1);
  const party = shortName(finding.match.party);
  // The narrow view cuts the end: what says most comes first, and a folder only where it tells two files apart.
  const [folder, name] = splitPath(path);
  const place = `${name}:${at}`;
  const words = by === "file" ? [at, party, finding.status.list.short] : by === "party" ? [place] : [party, place];
  if (finding.waiver) words.unshift(vscode.l10n.t("until {0}", finding.waiver.expires));
  if (by !== "file" && withFolder && folder !== "") words.push(folder);
  item.description = words.join(" · ");
  item.contextValue = finding.waiver ? "waivedFinding" : "finding";
  item.iconPath = finding.waiver ? new vscode.ThemeIcon("circle-slash") : iconOf(finding.severity, framed);
  const reason = finding.waiver ? `\n${finding.waiver.reason}` : "";
  item.tooltip = `${finding.message}${reason}\n${path}:${at}`;
  const state = finding.waiver
    ? vscode.l10n.t("waived until {0}", finding.waiver.expires)
    : severityWords[finding.severity]();
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      "{0}, {1}, {2} on {3}, {4} at {5}",
      state,
      subject,
      party,
      finding.status.list.short,
      path,
      at,
    ),
  };
  item.command = {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments:
      sheet || listed
        ? [file.uri]
        : [file.uri, { selection: range, preserveFocus: true } satisfies vscode.TextDocumentShowOptions],
  };
  return item;
}

const severityWords: Readonly<Record<Severity, () => string>> = {
  error: () => vscode.l10n.t("error"),
  warning: () => vscode.l10n.t("warning"),
  information: () => vscode.l10n.t("note"),
  hint: () => vscode.l10n.t("hint"),
};

/** A finding on one line, for the clipboard. */
export function lineOf({ file, finding }: FindingNode): string {
  const { line } = toRange(positionsOf(file.source), finding.span).start;
  return `${finding.component.file ?? file.source.uri}:${line + 1}: ${finding.severity}: ${problemText(finding)}`;
}

function shelfItem({ id, label, icon, rows }: ShelfNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `shelf ${id}`;
  item.description = String(rows.length);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.accessibilityInformation = { label: `${label}, ${rows.length}` };
  return item;
}

function noteItem({ label, icon, tooltip, uri }: NoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.tooltip = tooltip || label;
  if (uri) item.command = { title: vscode.l10n.t("Open"), command: "vscode.open", arguments: [uri] };
  return item;
}

function moreItem({ of, count }: MoreNode): vscode.TreeItem {
  const label = vscode.l10n.t("… {0} more", String(count));
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.tooltip = vscode.l10n.t("Show {0} more", String(Math.min(count, pageOfRows)));
  item.command = { title: vscode.l10n.t("Show More"), command: showMoreCommand, arguments: [of] };
  return item;
}
