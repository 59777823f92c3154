import * as vscode from "vscode";
import { filesWords, findingsWords } from "../countedWords.js";
import type { AuditFrame } from "./auditFrame.js";
import { itemOf } from "./auditItems.js";
import { findingNodes, type AuditNode, type GroupNode, type NoteNode, type ShelfNode } from "./auditNodes.js";
import { countOpen, groupRows, holdsText, openOf, paged, pageOfRows, type Grouping } from "./auditRows.js";
import { shelvesOf } from "./auditShelves.js";
import type { LiveAudit } from "./liveAudit.js";
import { struckOut } from "./statusLine.js";
import type { WorkspaceAudit } from "./workspaceAudit.js";

/** Context keys of the view: what it is grouped by, whether it is filtered, whether it shows a question. */
const keys = {
  by: "sanctionLint.groupedBy",
  filtered: "sanctionLint.filtered",
  framed: "sanctionLint.framed",
} as const;

/**
 * An audit as a tree: open findings by party, list, file or severity, the most severe first; then, apart, what is waived, not read, or not
 * known from files alone. Long lists are shown page by page. Shows the live audit, or a frame until someone goes back.
 */
export class AuditTree implements vscode.TreeDataProvider<AuditNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<AuditNode | undefined>();
  private readonly view: vscode.TreeView<AuditNode>;
  private readonly subscription: vscode.Disposable;
  private readonly shown = new Map<string, number>();
  private frame: AuditFrame | undefined;
  private by: Grouping = "party";
  private filter = "";
  private drawn: unknown;
  private groups: readonly GroupNode[] = [];
  private shelves: readonly ShelfNode[] = [];
  /** Said where there is no finding. */
  private clean: readonly NoteNode[] = [];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly live: LiveAudit) {
    this.view = vscode.window.createTreeView("sanctionLint.audit", { treeDataProvider: this, showCollapseAll: true });
    this.subscription = live.onDidChange(() => this.update());
    this.groupBy("party");
  }

  /** Shows a question in the place of the live audit, whose badge stays. */
  show(frame: AuditFrame): void {
    this.frame = frame;
    this.redraw();
  }

  /** Shows the live audit again. */
  showLive(): void {
    this.frame = undefined;
    this.redraw();
  }

  /** What is asked while a frame is shown. */
  get question(): string | undefined {
    return this.frame?.title;
  }

  groupBy(by: Grouping): void {
    this.by = by;
    void vscode.commands.executeCommand("setContext", keys.by, by);
    this.redraw();
  }

  /** Shows only findings with a text in them; all of them for an empty one. */
  filterBy(text: string): void {
    this.filter = text.trim();
    void vscode.commands.executeCommand("setContext", keys.filtered, this.filter !== "");
    this.redraw();
  }

  get filterText(): string {
    return this.filter;
  }

  /** Shows another page of a group's findings, or of a shelf. */
  showMore(of: string): void {
    this.shown.set(of, this.shownOf(of) + pageOfRows);
    this.changed.fire([...this.groups, ...this.shelves].find((node) => idOf(node) === of));
  }

  getChildren(node?: AuditNode): AuditNode[] {
    if (!node) return [...this.groups, ...this.clean, ...this.shelves];
    if (node.kind === "shelf") return this.page(idOf(node), node.rows, (rows) => rows);
    if (node.kind !== "group") return [];
    return this.page(idOf(node), node.group.findings, (rows) => findingNodes(rows, this.by));
  }

  getTreeItem(node: AuditNode): vscode.TreeItem {
    return itemOf(node, this.frame !== undefined);
  }

  /** What the view says above its rows, and its badge: for tests, since VS Code does not say. */
  get head(): { readonly message: string; readonly badge: number } {
    return { message: this.view.message ?? "", badge: this.view.badge?.value ?? 0 };
  }

  dispose(): void {
    vscode.Disposable.from(this.view, this.changed, this.subscription).dispose();
  }

  /** Only what is shown becomes nodes: a group may have ten thousand findings. */
  private page<T>(of: string, all: readonly T[], toNodes: (rows: readonly T[]) => readonly AuditNode[]): AuditNode[] {
    const { rows, more } = paged(all, this.shownOf(of));
    return [...toNodes(rows), ...(more > 0 ? [{ kind: "more", of, count: more } as const] : [])];
  }

  private shownOf(of: string): number {
    return this.shown.get(of) ?? pageOfRows;
  }

  private redraw(): void {
    this.drawn = undefined;
    void vscode.commands.executeCommand("setContext", keys.framed, this.frame !== undefined);
    this.update();
  }

  private update(): void {
    this.updateBadge();
    const { frame } = this;
    const audit = frame?.audit ?? this.live.current;
    this.view.description = this.filter === "" ? "" : vscode.l10n.t("with “{0}”", this.filter);
    this.view.message = frame ? bannerOf(frame) : audit ? this.messageOf(audit) : "";
    if (audit !== undefined && audit === this.drawn) return;
    this.drawn = audit;
    const files = frame?.files ?? audit?.files ?? [];
    const isWanted =
      this.filter === "" ? undefined : (one: Parameters<typeof holdsText>[0]) => holdsText(one, this.filter);
    this.groups = groupRows(files, this.by, isWanted).map((group) => ({ kind: "group", by: this.by, group }));
    this.shelves = audit ? shelvesOf(audit, files, frame?.gone ?? [], this.by) : [];
    this.clean = audit && this.groups.length === 0 ? [nothing(audit, this.filter !== "")] : [];
    if (!audit) this.shown.clear();
    this.changed.fire(undefined);
  }

  private updateBadge(): void {
    const { current } = this.live;
    const open = current ? openOf(countOpen(current.files)) : 0;
    if (open === (this.view.badge?.value ?? 0)) return;
    this.view.badge = open > 0 ? { value: open, tooltip: findingsWords(open) } : undefined;
  }

  private messageOf(audit: WorkspaceAudit): string {
    const { waived, ...counts } = countOpen(audit.files);
    const verdict = audit.verdict.slice(0, 12);
    return [
      vscode.l10n.t(
        "{0}, {1} waived, {2} read",
        findingsWords(openOf(counts)),
        String(waived),
        filesWords(audit.counts.files),
      ),
      this.live.isStale
        ? vscode.l10n.t("stale, verdict {0}", struckOut(verdict))
        : vscode.l10n.t("verdict {0}", verdict),
      ...(audit.partial ? [vscode.l10n.t("partial: run Audit Workspace for the rest")] : []),
    ].join("; ");
  }
}

/** Says that this is not the audit, and what differs. */
function bannerOf({ title, files, gone }: AuditFrame): string {
  const count = (of: AuditFrame["files"]): number =>
    of.reduce((sum, { analysis }) => sum + analysis.findings.length, 0);
  const differs = vscode.l10n.t("{0} more or other, {1} fewer", findingsWords(count(files)), String(count(gone)));
  return vscode.l10n.t("⚗ {0}: {1}. This is not the audit; badge and Problems are as they are.", title, differs);
}

function nothing({ incomplete }: WorkspaceAudit, filtered: boolean): NoteNode {
  const label = filtered
    ? vscode.l10n.t("No finding with these words")
    : incomplete
      ? vscode.l10n.t("Nothing found in what was read")
      : vscode.l10n.t("Nothing found");
  return { kind: "note", label, icon: incomplete ? "warning" : "pass" };
}

function idOf(node: AuditNode): string {
  return node.kind === "group" ? node.group.id : node.kind === "shelf" ? node.id : "";
}
