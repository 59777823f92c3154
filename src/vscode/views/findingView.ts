import * as vscode from "vscode";
import type { LinkedPlaces } from "../../core/audit/linkPlaces.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { CalendarDate, Finding, SourceText } from "../../core/model.js";
import type { Bundles } from "../bundles/bundles.js";
import { nonce } from "./nonce.js";
import { ReusedPanel } from "./reusedPanel.js";

/** A finding and the text it is in. */
export interface NamedFinding {
  readonly uri: vscode.Uri;
  readonly source: SourceText;
  readonly finding: Finding;
  /** Where source and build files link what it is about, as far as an audit knows. */
  readonly linked?: LinkedPlaces | undefined;
}

/** *Why?*: the page of a finding. It runs no script; its links run our own commands only. */
export class FindingView extends ReusedPanel {
  constructor(
    private readonly knowledge: () => Knowledge,
    private readonly bundles: Bundles,
  ) {
    super("sanctionLint.finding", {
      enableCommandUris: ["showParty", "copyEvidenceCard", "waiveFinding", "openRule"].map(
        (one) => `sanctionLint.${one}`,
      ),
    });
  }

  async show({ uri, source, finding }: NamedFinding, asOf: CalendarDate): Promise<void> {
    const pages = await this.bundles.pages();
    if (!pages) return;
    const page = pages.findingPage({ uri: uri.toString(), source, finding, asOf }, this.knowledge());
    this.showPage(page.title, pages.pageHtml(page, nonce()));
  }

  /** Beside the file that the finding is in. */
  protected override get column(): vscode.ViewColumn {
    return vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  }
}
