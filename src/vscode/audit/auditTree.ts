import * as vscode from "vscode";
import type { Finding, Severity } from "../../core/model.js";
import { cellName, sheetOf } from "../../core/documents/cells.js";
import { subjectOf } from "../../core/policy/sharedSource.js";
import { knownUntil, tallySentence, unclearLines } from "../../core/report/namesTally.js";
import { positionsOf, toRange } from "../convert.js";
import { countOpen, openOf, paged, pageOfRows, partyRows, type PartyRows } from "./auditRows.js";
import type { LiveAudit } from "./liveAudit.js";
import { struckOut } from "./statusLine.js";
import type { AuditedFile, WorkspaceAudit } from "./workspaceAudit.js";

type Node = PartyNode | FindingNode | NoteNode | MoreNode;

interface PartyNode {
  readonly kind: "party";
  readonly party: PartyRows<AuditedFile>;
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
  /** Lines that say more; the label when there are none. */
  readonly tooltip?: string;
  readonly uri?: vscode.Uri;
}

/** What a long list does not show yet. `of` is the party's id, or that of the notes. */
interface MoreNode {
  readonly kind: "more";
  readonly of: string;
  readonly count: number;
}

/** Internal command that shows more of a long list of the tree. */
export const showMoreCommand = "sanctionLint.showMore";

const notesId = "";

/**
 * An audit as a tree: by party, the gravest first; below it every place, long lists page by page. Waived findings are there too, and said
 * to be waived. Shows the live audit, or a supposition until it is taken down.
 */
export class AuditTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Node | undefined>();
  private readonly view: vscode.TreeView<Node>;
  private readonly subscription: vscode.Disposable;
  private readonly shown = new Map<string, number>();
  private supposed: WorkspaceAudit | undefined;
  private drawn: WorkspaceAudit | undefined;
  private parties: readonly PartyNode[] = [];
  private notes: readonly NoteNode[] = [];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly live: LiveAudit) {
    this.view = vscode.window.createTreeView("sanctionLint.audit", { treeDataProvider: this, showCollapseAll: true });
    this.subscription = live.onDidChange(() => this.update());
  }

  /** Shows a supposition in the place of the live audit, whose badge stays. */
  suppose(audit: WorkspaceAudit): void {
    this.supposed = audit;
    this.update();
  }

  /** Shows the live audit again. */
  showLive(): void {
    this.supposed = undefined;
    this.update();
  }

  /** Shows another page of a party's findings, or of the notes. */
  showMore(of: string): void {
    this.shown.set(of, this.shownOf(of) + pageOfRows);
    this.changed.fire(this.parties.find(({ party }) => party.id === of));
  }

  getChildren(node?: Node): Node[] {
    if (!node) return [...this.parties, ...this.page(notesId, this.notes, (note) => note)];
    if (node.kind !== "party") return [];
    return this.page(node.party.id, node.party.findings, (one): FindingNode => ({ kind: "finding", ...one }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === "party") return partyItem(node);
    if (node.kind === "more") return moreItem(node);
    return node.kind === "finding" ? findingItem(node) : noteItem(node);
  }

  /** What the view says above its rows, and its badge: for tests, since VS Code does not tell. */
  get head(): { readonly message: string; readonly badge: number } {
    return { message: this.view.message ?? "", badge: this.view.badge?.value ?? 0 };
  }

  dispose(): void {
    vscode.Disposable.from(this.view, this.changed, this.subscription).dispose();
  }

  private page<T>(of: string, all: readonly T[], toNode: (one: T) => Node): Node[] {
    const { rows, more } = paged(all, this.shownOf(of));
    return [...rows.map(toNode), ...(more > 0 ? [{ kind: "more", of, count: more } as const] : [])];
  }

  private shownOf(of: string): number {
    return this.shown.get(of) ?? pageOfRows;
  }

  private update(): void {
    this.updateBadge();
    const audit = this.supposed ?? this.live.current;
    this.view.description = audit?.supposed === undefined ? "" : vscode.l10n.t("if {0} were listed", audit.supposed);
    this.view.message = audit ? this.messageOf(audit) : "";
    if (audit === this.drawn) return;
    this.drawn = audit;
    this.parties = partyRows(audit?.files ?? []).map((party) => ({ kind: "party", party }));
    this.notes = audit ? notesOf(audit) : [];
    if (!audit) this.shown.clear();
    this.changed.fire(undefined);
  }

  private updateBadge(): void {
    const { current } = this.live;
    const open = current ? openOf(countOpen(current.files)) : 0;
    if (open === (this.view.badge?.value ?? 0)) return;
    this.view.badge = open > 0 ? { value: open, tooltip: vscode.l10n.t("{0} findings", String(open)) } : undefined;
  }

  private messageOf(audit: WorkspaceAudit): string {
    const { waived, ...counts } = countOpen(audit.files);
    const isStale = !this.supposed && this.live.isStale;
    const verdict = audit.verdict.slice(0, 12);
    return [
      vscode.l10n.t(
        "{0} findings, {1} waived, {2} files read",
        String(openOf(counts)),
        String(waived),
        String(audit.counts.files),
      ),
      isStale ? vscode.l10n.t("stale, verdict {0}", struckOut(verdict)) : vscode.l10n.t("verdict {0}", verdict),
      ...(audit.partial ? [vscode.l10n.t("partial: run Audit Workspace for the rest")] : []),
    ].join("; ");
  }
}

const icons = {
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  information: new vscode.ThemeIcon("info"),
  hint: new vscode.ThemeIcon("lightbulb"),
} as const satisfies Record<Severity, vscode.ThemeIcon>;

function notesOf({ files, notRead, counts, incomplete, results }: WorkspaceAudit): NoteNode[] {
  const unread = notRead.map(({ uri, file, reason }): NoteNode => ({
    kind: "note",
    label: vscode.l10n.t("{0}: not read, {1}", file, reason),
    icon: "eye-closed",
    uri,
  }));
  const partly = files.flatMap(({ uri, source, analysis }): NoteNode[] => {
    const gaps = analysis.problems.length + analysis.limits.length;
    if (gaps === 0) return [];
    const label = vscode.l10n.t("{0}: {1} places not read", source.uri, String(gaps));
    return [{ kind: "note", label, icon: "eye-closed", uri }];
  });
  const clean = openOf(counts.findings) === 0 && openOf(countOpen(files)) === 0;
  const label = incomplete ? vscode.l10n.t("Nothing found in what was read") : vscode.l10n.t("Nothing found");
  return [
    ...(clean ? [{ kind: "note", label, icon: incomplete ? "warning" : "pass" } as const] : []),
    ...unread,
    ...partly,
    ...results.flatMap(({ account: { names }, checkedUntil }): NoteNode[] =>
      names.total === names.matched
        ? []
        : [
            {
              kind: "note",
              label: tallySentence(names, knownUntil(checkedUntil)),
              icon: "question",
              tooltip: unclearLines(names).join("\n"),
            },
          ],
    ),
  ];
}

function partyItem({ party: { id, name, findings } }: PartyNode): vscode.TreeItem {
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
  // In a sheet lines are rows and characters columns.
  const range = toRange(positionsOf(file.source), finding.span);
  const { line, character } = range.start;
  const sheet = sheetOf(file.source.uri);
  const place = sheet
    ? `${sheet.workbook} · ${sheet.sheet}!${cellName(line + 1, character + 1)}`
    : `${file.source.uri}:${line + 1}`;
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
