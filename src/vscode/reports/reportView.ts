import * as vscode from "vscode";
import { ReusedPanel } from "../views/reusedPanel.js";
import { openPlaceCommand } from "./reportPlaces.js";

/**
 * *Show Audit Report*: the page that the command line writes too. It runs no script, its own content security policy lets in its style
 * alone, and its places open their files.
 */
export class ReportView extends ReusedPanel {
  /** What the shown report's paths lie below. */
  roots: readonly vscode.Uri[] = [];

  constructor() {
    super("sanctionLint.report", {
      enableCommandUris: [openPlaceCommand],
      // Where one has read to would otherwise be lost behind another tab.
      retainContextWhenHidden: true,
    });
  }

  show(html: string, roots: readonly vscode.Uri[]): void {
    this.roots = roots;
    this.showPage(vscode.l10n.t("Audit Report"), html);
  }
}
