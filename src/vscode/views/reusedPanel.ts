import * as vscode from "vscode";

/** One panel that shows a page, and the next page in its place; closed, it is opened again for the next. */
export abstract class ReusedPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  constructor(
    private readonly viewType: string,
    private readonly options: Omit<vscode.WebviewOptions & vscode.WebviewPanelOptions, "localResourceRoots">,
  ) {}

  /** What the panel shows: for tests, since VS Code does not say. */
  get html(): string {
    return this.panel?.webview.html ?? "";
  }

  dispose(): void {
    this.panel?.dispose();
  }

  protected showPage(title: string, html: string, focus: "take focus" | "leave focus" = "take focus"): void {
    this.panel ??= this.open();
    this.panel.title = title;
    this.panel.webview.html = html;
    this.panel.reveal(undefined, focus === "leave focus");
  }

  /** Where the panel is opened. */
  protected get column(): vscode.ViewColumn {
    return vscode.ViewColumn.Active;
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(this.viewType, "", this.column, {
      ...this.options,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}
