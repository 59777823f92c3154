import type { LinkedPlaces } from "../audit/linkPlaces.js";
import type { CalendarDate, Finding, ListingStatus, SourceText } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { isInForce } from "../model/listingStates.js";
import { LineIndex } from "../text/lineIndex.js";
import { withoutSecrets } from "../text/secrets.js";
import { linkedText } from "./findingLines.js";
import { plain } from "./plain.js";
import { purlOf } from "../ecosystems/writtenNames.js";

/** As many places where source files link what the finding is about are named. */
const linkedPlaces = 10;

/** One finding as Markdown for a ticket: what matched, the party, the list with its citation and dates, and what it was judged by. */
export function evidenceCard(
  source: SourceText,
  finding: Finding,
  knowledge: Pick<Knowledge, "version" | "hash" | "checkedUntil">,
  asOf: CalendarDate,
  linked?: LinkedPlaces,
): string {
  const { component, match, status, statuses } = finding;
  const { line, column } = new LineIndex(source.text).positionAt(finding.span.start);
  const more = finding.places.length - 1;
  const others = statuses.filter((one) => one !== status);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Component", `${code(purlOf(component) ?? component.name)}, ${component.scope}`],
    ["Place", `${code(source.uri)}, line ${line}, column ${column}${more > 0 ? `, and ${more} more` : ""}`],
    ["Linked", linked && linked.count > 0 ? escape(linkedText(linked, linkedPlaces)) : undefined],
    ["Matched", `${code(match.matched)} (${match.basis}, ${match.relationship})`],
    ["Evidence", escape(match.evidence) + linkTo(match.attribution?.evidence.address)],
    ["Confidence", `attribution ${match.confidence}, listing ${status.listing.confidence}`],
    ["Party", `${escape(match.party.name)} (${match.party.id})`],
    ["List", `${escape(status.list.title)} (${escape(status.list.authority)}, ${escape(status.list.jurisdiction)})`],
    ["Status", escape(status.reason)],
    ["Citation", status.listing.citation && escape(status.listing.citation)],
    ["Edition in force", status.listing.edition && escape(status.listing.edition)],
    ["Scope", status.listing.scope && escape(status.listing.scope)],
    [isInForce(status.state) ? "Forbids" : "Would forbid", escape(status.list.forbids)],
    ["Does not forbid", status.list.permits && escape(status.list.permits)],
    ["Severity", `${finding.severity}: ${escape(finding.because)}`],
    ["Also on", others.length > 0 ? others.map(describe).join("<br>") : undefined],
    ["Judged for", asOf],
    ["Blacklist", `${knowledge.version}, checked until ${knowledge.checkedUntil}, SHA-256 ${code(knowledge.hash)}`],
    ["Official list", status.list.page],
  ];
  return [
    `### ${escape(finding.message)}`,
    "",
    "| | |",
    "| --- | --- |",
    ...rows.flatMap(([label, value]) => (value ? [`| **${label}** | ${value} |`] : [])),
    "",
    `Fingerprint ${code(finding.fingerprint)}. A finding is a lead with evidence, not a legal conclusion.`,
    "",
  ].join("\n");
}

function describe({ list, reason }: ListingStatus): string {
  return `${escape(list.short)}: ${escape(reason)}`;
}

/** A link to where the evidence is; a bracket in an address would end the link. */
function linkTo(address: string | undefined): string {
  return address === undefined ? "" : ` ([source](${address.replace(/\(/g, "%28").replace(/\)/g, "%29")}))`;
}

/**
 * Text that may come from a file, so that it cannot leave its table cell or become Markdown, and nothing in it is live: an address or a
 * name after `@` would make a link, or call someone, where the card is pasted. https://github.github.com/gfm/#autolinks-extension-
 */
function escape(text: string): string {
  return withoutSecrets(plain(text))
    .trim()
    .split(/((?:[a-z][a-z0-9+.-]{0,32}:\/\/|www\.|(?:mailto|xmpp):|[\w.+-]{0,64}[@#](?=\w))\S*)/i)
    .map((part, at) => (at % 2 === 0 ? part.replace(/[\\`*_[\]<>|~!&]/g, "\\$&") : code(part)))
    .join("");
}

function code(text: string): string {
  const clean = withoutSecrets(plain(text))
    .replace(/[`|\s]+/g, " ")
    .trim();
  return `\`${clean}\``;
}
