import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { CalendarDate, Evidence, Finding, Fix, ListingStatus, SourceText } from "../../core/model.js";
import { escapeXml } from "../../core/text/escapeXml.js";
import { LineIndex } from "../../core/text/lineIndex.js";
import { screenKnown } from "../bundles/lent.js";
import { badge, commandLink, webLink, type Page } from "./page.js";
import { listingsCss, listingsOf, owners } from "./partyListings.js";

/** What the page of a finding is made of. `uri` is that of the file, for the page's commands. */
export interface ExplainedFinding {
  readonly uri: string;
  readonly source: SourceText;
  readonly finding: Finding;
  readonly asOf: CalendarDate;
}

const tones = { error: "error", warning: "warning", information: "info", hint: "muted" } as const;

/** *Why?*: what matched and how, the evidence, every list, who holds the party, and what can be done. */
export function findingPage({ uri, source, finding, asOf }: ExplainedFinding, knowledge: Knowledge): Page {
  const { match, message, severity, because, waiver, component, fingerprint } = finding;
  const { line, column } = new LineIndex(source.text).positionAt(finding.span.start);
  const more = finding.places.length - 1;
  const place = `${source.uri}, line ${line}, column ${column}${more > 0 ? `, and ${more} more places` : ""}`;
  const waived = waiver
    ? `<p class="card">${badge("waived", "muted")} until ${escapeXml(waiver.expires)}: ${escapeXml(waiver.reason)}${waiver.approver ? ` (approved by ${escapeXml(waiver.approver)})` : ""}</p>`
    : "";
  const links = [
    commandLink(match.party.name, "sanctionLint.showParty", match.party.id),
    commandLink("Copy Evidence Card", "sanctionLint.copyEvidenceCard", uri, fingerprint),
    ...(waiver ? [] : [commandLink("Waive…", "sanctionLint.waiveFinding", uri, fingerprint)]),
    commandLink(`Rule ${finding.rule}`, "sanctionLint.openRule", finding.rule),
  ];
  return {
    title: `Why? ${component.name}`,
    css: listingsCss + css,
    body: [
      `<header><h1>${escapeXml(component.name)}</h1><p class="muted">${escapeXml(place)}</p></header>`,
      waived,
      `<p class="lead">${badge(severity, waiver ? "muted" : tones[severity])} ${escapeXml(message)}</p>`,
      `<p class="muted">${escapeXml(because)}</p>`,
      `<div class="actions">${links.join("")}</div>`,
      matched(finding, knowledge, asOf),
      lists(finding, asOf),
      listingsOf(match.party, knowledge, asOf),
      owners(match.party, knowledge),
      fixes(finding.fixes),
      `<p class="muted foot">Judged for ${asOf} by lists checked until ${knowledge.checkedUntil}, blacklist ${escapeXml(knowledge.version)}. A finding is a lead with evidence, not a legal conclusion.</p>`,
    ].join("\n"),
  };
}

const bases: Readonly<Record<Finding["match"]["basis"], string>> = {
  identifier: "exactly this identifier",
  namespace: "a namespace with one owner",
  host: "the host or repository it is downloaded from",
  pattern: "a family of parts",
  name: "a name of the party",
  "similar-name": "a name that resembles the party's",
  "short-name": "a short name that others have too",
};

function matched({ match }: Finding, knowledge: Knowledge, asOf: CalendarDate): string {
  const { attribution } = match;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["In the file", `<code>${escapeXml(match.matched)}</code>`],
    ["Matched by", escapeXml(bases[match.basis])],
    ["Recorded as", attribution && `<code>${escapeXml(attribution.pattern)}</code> (${escapeXml(attribution.scheme)})`],
    ["Which is", attribution?.what === undefined ? undefined : escapeXml(attribution.what)],
    [
      "Relationship",
      `${escapeXml(match.relationship)}${attribution?.versions === undefined ? "" : `, versions ${escapeXml(attribution.versions)}`}`,
    ],
    ["Evidence", attribution ? evidenceOf(attribution.evidence) : escapeXml(match.evidence)],
    ["How sure", match.confidence === "verified" ? badge("seen in a source", "good") : badge("to be checked", "muted")],
  ];
  const facts = rows.flatMap(([label, value]) => (value === undefined ? [] : [`<dt>${label}</dt><dd>${value}</dd>`]));
  return `<h2>What matched</h2><dl>${facts.join("")}</dl>${attribution ? "" : wordByWord(match, knowledge, asOf)}`;
}

function evidenceOf({ kind, says, place, address, seen }: Evidence): string {
  if (kind === "unlooked") return "recorded without a source";
  const where = place ?? kind;
  const link = address === undefined ? escapeXml(where) : webLink(address, where);
  return `${escapeXml(says ?? kind)}<br><span class="muted">${link}${seen === undefined ? "" : `, seen on ${seen}`}</span>`;
}

const signs = {
  same: "is",
  apart: "is, blanks aside,",
  abbreviation: "is short for",
  transliteration: "sounds like",
  slip: "is but for a slip",
  added: "is added",
  missing: "is left out",
} as const;

/** A name against the party's, word by word. */
function wordByWord({ matched: name, party }: Finding["match"], knowledge: Knowledge, asOf: CalendarDate): string {
  const hit = screenKnown(knowledge, asOf)(name).hits.find((one) => one.party === party.id);
  if (!hit) return "";
  const rows = hit.comparison.pairs.map(({ written = "", known = "", how }) => {
    return `<tr><td>${escapeXml(written)}</td><td class="muted">${signs[how]}</td><td>${escapeXml(known)}</td></tr>`;
  });
  return `<table class="words" aria-label="Word by word"><thead><tr><th scope="col">In the file</th><th scope="col"><span class="unseen">Compared</span></th><th scope="col">${escapeXml(hit.name)}</th></tr></thead><tbody>${rows.join("")}</tbody></table><p class="muted">${escapeXml(hit.why)}</p>`;
}

function lists({ statuses }: Finding, asOf: CalendarDate): string {
  const rows = statuses.map((status, at) => listRow(status, at === 0));
  return `<h2>What the lists say on ${asOf}</h2><table class="lists" aria-label="What the lists say"><tbody>${rows.join("")}</tbody></table>`;
}

function listRow({ list, reason, state, listing }: ListingStatus, decides: boolean): string {
  const name = list.page === undefined ? escapeXml(list.short) : webLink(list.page, list.short);
  const parts = [list.forbids, list.permits, listing.scope].filter((text) => text !== undefined);
  return `<tr><td><b>${name}</b>${decides ? ` ${badge("decides", "info")}` : ""}<br><span class="muted">${escapeXml(list.authority)}</span></td><td>${badge(state, "muted")} ${escapeXml(reason)}${parts.map((text) => `<br><span class="muted">${escapeXml(text)}</span>`).join("")}</td></tr>`;
}

function fixes(all: readonly Fix[]): string {
  if (all.length === 0) return "";
  const rows = all.map(({ title, note, grade, command }) => {
    const details = [note, command === undefined ? undefined : `then run ${command}`].filter(
      (text) => text !== undefined,
    );
    return `<tr><td>${escapeXml(title)}${grade ? ` ${badge(grade, grade === "drop-in" ? "good" : "muted")}` : ""}${details.map((text) => `<br><span class="muted">${escapeXml(text)}</span>`).join("")}</td></tr>`;
  });
  return `<h2>What can be done</h2><table aria-label="What can be done"><tbody>${rows.join("")}</tbody></table>`;
}

const css = `
.lead { font-size: 1.1em; margin-top: 14px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 8px 18px; margin: 0; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
table.words { width: auto; margin-top: 12px; }
table.lists td:first-child { width: 32%; }
.foot { margin-top: 34px; font-size: 0.9em; }
h1 { overflow-wrap: anywhere; }
@media (max-width: 640px) {
  dl { grid-template-columns: 1fr; gap: 2px; } dd { margin-bottom: 8px; }
  table.lists tr { display: block; padding: 10px 0; border-bottom: 1px solid var(--line); }
  table.lists td, table.lists td:first-child { display: block; width: auto; padding: 0; border: 0; }
}
`;
