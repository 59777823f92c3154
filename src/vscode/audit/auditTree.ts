import * as vscode from "vscode";
import type { Finding, Severity } from "../../core/model.js";
import { cellAddress, sheetOf } from "../../core/documents/cells.js";
import { subjectOf } from "../../core/policy/sharedSource.js";
import { LineIndex } from "../../core/text/lineIndex.js";
import { positionsOf, toRange } from "../convert.js";
import type { AuditedFile, WorkspaceAudit } from "./auditor.js";

type Node = PartyNode | FindingNode | NoteNode;

interface PartyNode {
  readonly kind: "party";
  readonly id: string;
  readonly name: string;
  readonly findings: readonly FindingNode[];
}

interface FindingNode {
  readonly kind: "finding";
  readonly file: AuditedFile;
  readonly finding: Finding;
}

interface NoteNode {
  readonly kind: "note";
  readonly label: string;
  readonly icon: string;
  readonly uri?: vscode.Uri;
}

/** The last audit as a tree: by party, the gravest first; below it every place. Waived findings are there too, and said to be waived. */
export class AuditTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<Node>;
  private roots: readonly Node[] = [];
  readonly onDidChangeTreeData = this.changed.event;

  constructor() {
    this.view = vscode.window.createTreeView("sanctionLint.audit", { treeDataProvider: this, showCollapseAll: true });
  }

  show(audit: WorkspaceAudit): void {
    const nodes = audit.files.flatMap((file) =>
      file.analysis.findings.map((finding): FindingNode => ({ kind: "finding", file, finding })),
    );
    const parties = byParty(nodes);
    this.roots = [...parties, ...notes(audit)];
    const open = nodes.filter(({ finding }) => !finding.waiver).length;
    this.view.description = audit.supposed ? vscode.l10n.t("if {0} were listed", audit.supposed) : "";
    this.view.message = vscode.l10n.t(
      "{0} findings, {1} waived, {2} files read; verdict {3}",
      open,
      nodes.length - open,
      audit.counts.files,
      audit.verdict.slice(0, 12),
    );
    this.view.badge = open > 0 ? { value: open, tooltip: vscode.l10n.t("{0} findings", open) } : undefined;
    this.changed.fire(undefined);
  }

  clear(): void {
    this.roots = [];
    this.view.description = "";
    this.view.message = "";
    this.view.badge = undefined;
    this.changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    if (!node) return [...this.roots];
    return node.kind === "party" ? [...node.findings] : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === "party") return partyItem(node);
    return node.kind === "finding" ? findingItem(node) : noteItem(node);
  }

  dispose(): void {
    vscode.Disposable.from(this.view, this.changed).dispose();
  }
}

const order = ["error", "warning", "information", "hint"] as const satisfies readonly Severity[];
const icons = {
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  information: new vscode.ThemeIcon("info"),
  hint: new vscode.ThemeIcon("lightbulb"),
} as const satisfies Record<Severity, vscode.ThemeIcon>;

/** Waived findings weigh less than any open one. */
function weight({ finding }: FindingNode): number {
  return finding.waiver ? order.length : order.indexOf(finding.severity);
}

function byParty(nodes: readonly FindingNode[]): PartyNode[] {
  const parties = new Map<string, FindingNode[]>();
  for (const node of nodes) {
    const { id } = node.finding.match.party;
    const known = parties.get(id);
    if (known) known.push(node);
    else parties.set(id, [node]);
  }
  return [...parties]
    .map(([id, findings]): PartyNode => {
      findings.sort((a, b) => weight(a) - weight(b));
      return { kind: "party", id, name: findings[0]?.finding.match.party.name ?? id, findings };
    })
    .sort((a, b) => gravest(a) - gravest(b) || b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
}

function gravest({ findings: [first] }: PartyNode): number {
  return first ? weight(first) : order.length;
}

function notes({ files, notRead, counts, incomplete }: WorkspaceAudit): NoteNode[] {
  const unread = notRead.map(({ uri, file, reason }): NoteNode => ({
    kind: "note",
    label: vscode.l10n.t("{0}: not read, {1}", file, reason),
    icon: "eye-closed",
    uri,
  }));
  const partly = files.flatMap(({ uri, source, analysis }): NoteNode[] => {
    const gaps = analysis.problems.length + analysis.limits.length;
    if (gaps === 0) return [];
    return [
      { kind: "note", label: vscode.l10n.t("{0}: {1} places not read", source.uri, gaps), icon: "eye-closed", uri },
    ];
  });
  const { error, warning, information, hint } = counts.findings;
  const clean = error + warning + information + hint === 0;
  const label = incomplete ? vscode.l10n.t("Nothing found in what was read") : vscode.l10n.t("Nothing found");
  return [
    ...(clean ? [{ kind: "note", label, icon: incomplete ? "warning" : "pass" } as const] : []),
    ...unread,
    ...partly,
  ];
}

function partyItem({ id, name, findings }: PartyNode): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  const [first] = findings;
  item.id = id;
  item.contextValue = "party";
  item.iconPath = first && !first.finding.waiver ? icons[first.finding.severity] : new vscode.ThemeIcon("circle-slash");
  item.description = [...new Set(findings.map(({ finding }) => finding.status.list.short))].slice(0, 3).join(", ");
  item.tooltip = first?.finding.status.reason;
  return item;
}

function findingItem({ file, finding }: FindingNode): vscode.TreeItem {
  const item = new vscode.TreeItem(subjectOf(finding), vscode.TreeItemCollapsibleState.None);
  const range = toRange(positionsOf(file.source), finding.span);
  const sheet = sheetOf(file.source.uri);
  const place = sheet
    ? `${sheet.workbook} · ${sheet.sheet}!${cellAddress(new LineIndex(file.source.text), finding.span.start)}`
    : `${file.source.uri}:${range.start.line + 1}`;
  item.description = `${place}${finding.waiver ? vscode.l10n.t(" · waived until {0}", finding.waiver.expires) : ""}`;
  item.iconPath = finding.waiver ? new vscode.ThemeIcon("circle-slash") : icons[finding.severity];
  item.tooltip = finding.waiver ? `${finding.message}\n${finding.waiver.reason}` : finding.message;
  item.command = {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments: sheet
      ? [file.uri]
      : [file.uri, { selection: range, preserveFocus: true } satisfies vscode.TextDocumentShowOptions],
  };
  return item;
}

function noteItem({ label, icon, uri }: NoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.tooltip = label;
  if (uri) item.command = { title: vscode.l10n.t("Open"), command: "vscode.open", arguments: [uri] };
  return item;
}
