import * as vscode from "vscode";
import type { Confidence, Finding, Fix, ListingStatus, Severity } from "../../core/model.js";
import { namesAnother } from "../../core/remedies/verifiedFixes.js";
import { toRange } from "../convert.js";
import { placeTouching } from "../placeAt.js";
import { settingsFor } from "../settings.js";
import type { Session } from "./session.js";

/** Commands that a link in a hover may run: only our own. */
export const hoverCommands = [
  "sanctionLint.showParty",
  "sanctionLint.copyEvidenceCard",
  "sanctionLint.openRule",
] as const;

/** Explains the finding under the pointer: party, list, since when, what it forbids, by which evidence, and what to use instead. */
export class FindingHovers implements vscode.HoverProvider {
  constructor(private readonly session: Session) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const judged = settingsFor(document.uri).hover ? this.session.judgedOf(document) : undefined;
    const offset = document.offsetAt(position);
    const here = (judged?.analysis.findings ?? []).flatMap((finding) => {
      const place = placeTouching(finding, { start: offset, end: offset });
      return place ? [{ finding, place }] : [];
    });
    const [first] = here;
    if (!first) return undefined;
    return new vscode.Hover(
      here.map(({ finding }) => explain(document.uri, finding)),
      toRange(document, first.place),
    );
  }
}

const icons = {
  error: "error",
  warning: "warning",
  information: "info",
  hint: "lightbulb",
} as const satisfies Record<Severity, string>;

function explain(uri: vscode.Uri, finding: Finding): vscode.MarkdownString {
  const { match, status, statuses, waiver } = finding;
  const text = new HoverText();
  text.icon(waiver ? "circle-slash" : icons[finding.severity]).bold(match.party.name);
  text.plain(` · ${status.list.short}, ${status.reason}`).line();
  for (const fix of finding.fixes.filter(namesAnother).slice(0, 2)) {
    text.item(vscode.l10n.t("Instead"), describeFix(fix));
  }
  if (finding.places.length > 1) {
    text.item(vscode.l10n.t("Places"), vscode.l10n.t("{0} in this file", String(finding.places.length)));
  }
  text.item(vscode.l10n.t("Forbids"), status.list.forbids);
  if (status.list.permits) text.item(vscode.l10n.t("Does not forbid"), status.list.permits);
  if (status.listing.scope) text.item(vscode.l10n.t("Scope"), status.listing.scope);
  text.bold(vscode.l10n.t("Why it matched")).plain(` ${whyMatched(finding)}`);
  const source = match.attribution?.evidence.address;
  if (source !== undefined) text.plain(" ").url(vscode.l10n.t("Open Source"), source);
  text.line();
  text.item(vscode.l10n.t("How sure"), howSure(match.confidence, status.listing.confidence));
  text.item(vscode.l10n.t("Severity"), finding.because);
  const others = statuses.filter((one) => one !== status);
  if (others.length > 0) text.item(vscode.l10n.t("Also on"), others.slice(0, 6).map(shortStatus).join("; "));
  if (waiver) {
    text.item(
      vscode.l10n.t("Waived"),
      vscode.l10n.t("until {0}: {1}", waiver.expires, waiver.reason) +
        (waiver.approver ? vscode.l10n.t(" (approved by {0})", waiver.approver) : ""),
    );
  }
  text.rule();
  text.link(vscode.l10n.t("Show Party"), "sanctionLint.showParty", match.party.id).plain("  ·  ");
  text.link(vscode.l10n.t("Copy Evidence Card"), "sanctionLint.copyEvidenceCard", uri.toString(), finding.fingerprint);
  text.plain("  ·  ").link(vscode.l10n.t("Rule {0}", finding.rule), "sanctionLint.openRule", finding.rule);
  return text.markdown;
}

const bases = {
  identifier: () => vscode.l10n.t("exact identifier"),
  namespace: () => vscode.l10n.t("namespace"),
  host: () => vscode.l10n.t("download host"),
  pattern: () => vscode.l10n.t("part family"),
  name: () => vscode.l10n.t("name of the party"),
  "similar-name": () => vscode.l10n.t("similar name"),
  "short-name": () => vscode.l10n.t("short name"),
} as const satisfies Record<Finding["match"]["basis"], () => string>;

function whyMatched({ match }: Finding): string {
  return `${bases[match.basis]()} “${match.matched}” (${match.relationship}): ${match.evidence}`;
}

function howSure(match: Confidence, listing: Confidence): string {
  if (match === "verified" && listing === "verified")
    return vscode.l10n.t("attribution and listing were seen in a source");
  if (match === "verified") return vscode.l10n.t("attribution seen in a source; listing not verified");
  if (listing === "verified") return vscode.l10n.t("listing seen in a source; attribution not verified");
  return vscode.l10n.t("neither attribution nor listing is verified");
}

function shortStatus({ list, state, since }: ListingStatus): string {
  return `${list.short} (${state}${since ? vscode.l10n.t(" since {0}", since) : ""})`;
}

function describeFix(fix: Fix): string {
  const after = [fix.note, fix.command && vscode.l10n.t("then run {0}", fix.command)].filter(Boolean).join("; ");
  return after === "" ? fix.title : `${fix.title}: ${after}`;
}

/** Builds the Markdown of a hover; whatever comes from a file or from the data goes in as text, never as Markdown. */
class HoverText {
  readonly markdown = new vscode.MarkdownString("", true);

  constructor() {
    this.markdown.isTrusted = { enabledCommands: hoverCommands };
  }

  icon(name: string): this {
    this.markdown.appendMarkdown(`$(${name}) `);
    return this;
  }

  /** Word by word: `appendText` makes blanks unbreakable, and lines would then break inside words. */
  plain(text: string): this {
    for (const part of text.split(/(\s+)/)) {
      if (part.trim() === "") this.markdown.appendMarkdown(part === "" ? "" : " ");
      else this.markdown.appendText(part);
    }
    return this;
  }

  bold(text: string): this {
    this.markdown.appendMarkdown("**");
    this.plain(text.trim()).markdown.appendMarkdown("**");
    return this;
  }

  item(label: string, text: string): this {
    return this.bold(label).plain(` ${text}`).line();
  }

  line(): this {
    this.markdown.appendMarkdown("\n\n");
    return this;
  }

  rule(): this {
    this.markdown.appendMarkdown("\n\n---\n\n");
    return this;
  }

  /** A link to a page; only addresses of the data come here. */
  url(label: string, address: string): this {
    const safe = encodeURI(decodeURI(address)).replace(/\(/g, "%28").replace(/\)/g, "%29");
    this.markdown.appendMarkdown(`[${label}](${safe})`);
    return this;
  }

  link(label: string, command: (typeof hoverCommands)[number], ...args: readonly string[]): this {
    this.markdown.appendMarkdown(`[${label}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`);
    return this;
  }
}
