import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { Finding, Party, Severity } from "../../core/model.js";
import { nameBeside } from "../../core/report/nameBeside.js";
import { shortFinding } from "../../core/report/shortFinding.js";
import { toRange } from "../convert.js";
import { placeTouching } from "../placeAt.js";
import { settingsFor } from "../settings.js";
import { HoverText } from "./hoverText.js";
import type { Session } from "./session.js";

/** Says who, on which list, what that forbids here and what to use instead, in a box for sixty words; *Why?* has the rest. */
export class FindingHovers implements vscode.HoverProvider {
  constructor(
    private readonly session: Session,
    private readonly knowledge: () => Knowledge,
  ) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const judged = settingsFor(document.uri).hover ? this.session.judgedOf(document) : undefined;
    const offset = document.offsetAt(position);
    const here = (judged?.analysis.findings ?? []).flatMap((finding) => {
      const place = placeTouching(finding, { start: offset, end: offset });
      return place ? [{ finding, place }] : [];
    });
    const [first] = here;
    if (!first) return undefined;
    const partyOf = (id: string): Party | undefined => this.knowledge().parties.get(id);
    return new vscode.Hover(
      here.map(({ finding }) => explain(document.uri, finding, partyOf)),
      toRange(document, first.place),
    );
  }
}

const icons = {
  error: ["error", "problemsErrorIcon-foreground"],
  warning: ["warning", "problemsWarningIcon-foreground"],
  information: ["info", "problemsInfoIcon-foreground"],
  hint: ["lightbulb", "foreground"],
} as const satisfies Record<Severity, readonly [icon: string, colour: string]>;

function explain(uri: vscode.Uri, finding: Finding, partyOf: (id: string) => Party | undefined): vscode.MarkdownString {
  const { waived, party, listed, forbids, wouldForbid, permits, instead, places } = shortFinding(finding, partyOf);
  const text = new HoverText();
  const [icon, colour] = waived === undefined ? icons[finding.severity] : ["circle-slash", "descriptionForeground"];
  text.icon(icon, colour);
  if (waived !== undefined) text.bold(waived).line();
  text.bold(party).plain(` · ${listed}`).line();
  if (waived === undefined) {
    if (forbids !== undefined) text.bold(vscode.l10n.t("Forbids")).plain(` ${forbids}`);
    if (wouldForbid !== undefined) text.bold(vscode.l10n.t("Would forbid")).plain(` ${wouldForbid}`);
    if (permits !== undefined) text.plain(" ").bold(vscode.l10n.t("Not")).plain(` ${permits}`);
    text.line();
  }
  if (instead !== undefined) text.bold(vscode.l10n.t("Instead")).plain(` ${instead}`).line();
  if (places !== undefined) text.plain(places).line();
  const beside = nameBeside(finding.match);
  if (beside !== undefined) text.bold(vscode.l10n.t("Name")).plain(` ${beside}`).line();
  const of = [uri.toString(), finding.fingerprint] as const;
  text.link(vscode.l10n.t("Party"), "sanctionLint.showParty", finding.match.party.id).plain("  ·  ");
  text.link(vscode.l10n.t("Evidence"), "sanctionLint.copyEvidenceCard", ...of).plain("  ·  ");
  if (waived === undefined) text.link(vscode.l10n.t("Waive"), "sanctionLint.waiveFinding", ...of).plain("  ·  ");
  return text.link(vscode.l10n.t("Why?"), "sanctionLint.explainFinding", ...of).markdown;
}
