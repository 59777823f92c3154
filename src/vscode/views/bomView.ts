import * as vscode from "vscode";
import type { Analysis } from "../../core/model.js";
import { verifiedFixes } from "../../core/remedies/verifiedFixes.js";
import type { Bundles, Pages } from "../bundles/bundles.js";
import { toRange, toWorkspaceEdit } from "../convert.js";
import type { Session } from "../editor/session.js";
import { Pace } from "../pace.js";
import { openDocument, pathOf } from "../sources.js";
import { nonce } from "./nonce.js";
import type { BomOrder, BomRow, BomTable, Covered } from "./pages.js";

/** What is known of the document that the table shows. */
interface ShownBom {
  /** What the table is made with. */
  readonly pages: Pages;
  readonly analysis: Analysis;
  readonly rows: readonly BomRow[];
  readonly covered: ReadonlyMap<BomRow, Covered>;
}

const firstOrder: BomOrder = { column: 0, down: false };

/** *Show BOM Audit*: the active document's components as a table, kept in step while it is edited; sorting and page stay. */
export class BomView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private shown: vscode.Uri | undefined;
  private bom: ShownBom | undefined;
  private sorted: readonly BomRow[] = [];
  private order = firstOrder;
  private from = 0;
  private filter = "";
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly session: Session,
    private readonly bundles: Bundles,
  ) {
    this.subscription = session.onDidAnalyze((uri) => {
      const document = uri.toString() === this.shown?.toString() ? openDocument(uri) : undefined;
      if (document) void this.readAgain(document);
    });
  }

  async show(document: vscode.TextDocument): Promise<void> {
    const pages = await this.bundles.pages();
    if (!pages) return;
    this.panel ??= this.open();
    this.shown = document.uri;
    this.bom = undefined;
    this.order = firstOrder;
    this.from = 0;
    this.filter = "";
    await this.read(document, pages, true);
    this.panel.reveal();
  }

  /** How many rows the table has, and how many it shows: for tests, since VS Code does not say. */
  get size(): { readonly rows: number; readonly shown: number } {
    const most = this.bom?.pages.bomPageSize ?? 0;
    return { rows: this.sorted.length, shown: Math.min(most, this.sorted.length - this.from) };
  }

  dispose(): void {
    this.subscription.dispose();
    this.panel?.dispose();
  }

  private async readAgain(document: vscode.TextDocument): Promise<void> {
    const pages = await this.bundles.pages();
    if (pages) await this.read(document, pages, false);
  }

  private async read(document: vscode.TextDocument, pages: Pages, anew: boolean): Promise<void> {
    const analysis = this.session.judgedOf(document)?.analysis ?? (await this.session.analyzeNow(document));
    if (!analysis || !this.panel || (!anew && this.bom?.analysis === analysis)) return;
    const rows = pages.bomRows(analysis);
    const covered = new Map<BomRow, Covered>();
    // What could be used instead is put together row by row.
    const pace = new Pace();
    for (const row of rows) {
      if (row.finding) covered.set(row, pages.coveredBy(row));
      await pace.rest();
    }
    // Another document, or a later version of this one, may have come meanwhile.
    if (this.shown?.toString() !== document.uri.toString() || this.session.judgedOf(document)?.analysis !== analysis)
      return;
    this.bom = { pages, analysis, rows, covered };
    this.sort();
    const table = this.table();
    if (!table) return;
    if (!anew) return this.renew();
    const page = pages.bomPage(table);
    this.panel.title = page.title;
    this.panel.webview.html = pages.pageHtml(page, nonce());
  }

  private sort(): void {
    const { bom } = this;
    if (!bom) return;
    const { sortRows, rowHolds, bomPageSize } = bom.pages;
    this.sorted = sortRows(
      bom.rows.filter((row) => rowHolds(row, this.filter)),
      this.order,
      (row) => bom.covered.get(row)?.sources ?? 0,
    );
    this.from = Math.min(this.from, Math.floor(Math.max(0, this.sorted.length - 1) / bomPageSize) * bomPageSize);
  }

  private table(): BomTable | undefined {
    if (!this.bom || !this.shown) return undefined;
    const { analysis, rows, covered } = this.bom;
    const { bomPageSize, bomTotals } = this.bom.pages;
    return {
      path: pathOf(this.shown),
      rows: this.sorted.slice(this.from, this.from + bomPageSize),
      order: this.order,
      from: this.from,
      fitting: this.sorted.length,
      totals: bomTotals(rows, covered),
      problems: analysis.problems.length,
    };
  }

  private renew(top = false): void {
    const table = this.table();
    if (!table || !this.bom) return;
    const { bomHead, bomBody } = this.bom.pages;
    void this.panel?.webview.postMessage({ head: bomHead(table), body: bomBody(table), top });
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel("sanctionLint.bom", "", vscode.ViewColumn.Active, {
      enableScripts: true,
      enableCommandUris: ["sanctionLint.showParty"],
      enableFindWidget: true,
      localResourceRoots: [],
      // What is sorted and where one has scrolled to would else be lost behind another tab.
      retainContextWhenHidden: true,
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.shown = undefined;
      this.bom = undefined;
      this.sorted = [];
    });
    panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message));
    return panel;
  }

  /** A click in the page: on a part, on a column's head, or on another page. */
  private async receive(message: unknown): Promise<void> {
    const { start, column, from, filter, use, of } = (message ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof use === "string" && typeof of === "number") await this.use(of, use);
    else if (typeof filter === "string") {
      this.filter = filter;
      this.from = 0;
      this.sort();
      this.renew();
    } else if (typeof start === "number") await this.reveal(start);
    else if (typeof column === "number") {
      this.order = { column, down: this.order.column === column && !this.order.down };
      this.from = 0;
      this.sort();
      this.renew();
    } else if (typeof from === "number") {
      this.from = Math.max(0, Math.min(from, this.sorted.length - 1));
      this.renew(true);
    }
  }

  /** Puts a second source in the place of the part at `start`: one edit, one undo step. Says so where it does not hold any more. */
  async use(start: number, title: string): Promise<void> {
    const row = this.bom?.rows.find(({ component }) => component.nameSpan.start === start);
    const document = this.shown && openDocument(this.shown);
    const analysis = document && this.session.judgedOf(document)?.analysis;
    const current = analysis !== undefined && analysis === this.bom?.analysis;
    const fixes = current && row?.finding ? verifiedFixes(row.finding) : [];
    const fix = fixes.find((one) => one.title === title && one.edits.length > 0);
    if (!document || !fix) {
      const words = vscode.l10n.t("This cannot be done by an edit here. See the note beside it.");
      void vscode.window.showInformationMessage(words);
      return;
    }
    await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, document, fix.edits));
  }

  /** Selects the part that was clicked in the table. */
  private async reveal(start: number): Promise<void> {
    if (!this.shown) return;
    const document = await vscode.workspace.openTextDocument(this.shown);
    const component = this.session
      .judgedOf(document)
      ?.analysis.components.find(({ nameSpan }) => nameSpan.start === start);
    if (!component) return;
    const selection = toRange(document, component.nameSpan);
    await vscode.window.showTextDocument(document, { selection });
  }
}
