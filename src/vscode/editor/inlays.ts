import * as vscode from "vscode";
import { partyAndList, problemText } from "../../core/report/shortFinding.js";
import { toRange } from "../convert.js";
import { section, settingsFor } from "../settings.js";
import type { Session } from "./session.js";

/** Party and list after the line of each finding. */
export class FindingInlays implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.changed.event;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      vscode.languages.registerInlayHintsProvider("*", this),
      session.onDidAnalyze(() => this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.changed.fire();
      }),
    );
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    if (!settingsFor(document.uri).inlayHints) return [];
    const judged = await this.session.whenJudged(document, token);
    /** What is said after each line, once. */
    const lines = new Map<number, Map<string, string>>();
    for (const finding of judged?.analysis.findings ?? []) {
      if (finding.waiver) continue;
      for (const place of finding.places) {
        const { line } = toRange(document, place).start;
        if (line < range.start.line || line > range.end.line) continue;
        const said = lines.get(line) ?? new Map<string, string>();
        lines.set(line, said.set(partyAndList(finding), problemText(finding)));
      }
    }
    return [...lines].map(([line, said]) => {
      const hint = new vscode.InlayHint(document.lineAt(line).range.end, [...said.keys()].join(", "));
      hint.paddingLeft = true;
      hint.tooltip = [...said.values()].join("\n");
      return hint;
    });
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
