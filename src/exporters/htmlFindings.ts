import { severityOrder } from "../core/model/severities.js";
import type { Finding, ListingStatus, RestrictedList, Severity } from "../core/model.js";
import { plural } from "../core/report/count.js";
import type { ReportContext } from "../core/report/reporter.js";
import { detached } from "../core/text/detached.js";
import { escapeXml } from "../core/text/escapeXml.js";
import type { FindingRow } from "./findingRow.js";
import { code, terms, text } from "./htmlParts.js";

/** Findings on one party that one list decides. */
interface PartyGroup {
  readonly name: string;
  readonly id: string;
  readonly head: string;
  readonly rows: Map<Severity, string[]>;
}

interface ListGroup {
  readonly list: RestrictedList;
  readonly parties: Map<string, PartyGroup>;
}

/** Findings by list and party, each a row; what all of a party share is once above them. */
export class FindingGroups {
  private readonly byList = new Map<string, ListGroup>();

  constructor(private readonly link: ReportContext["placeLink"]) {}

  add(row: FindingRow): void {
    if (!row.about) return;
    const { finding } = row.about;
    const { list } = finding.status;
    const group = this.byList.get(list.id) ?? { list, parties: new Map<string, PartyGroup>() };
    this.byList.set(list.id, group);
    const { party } = finding.match;
    const known = group.parties.get(party.id);
    const own = known ?? {
      name: party.name,
      id: party.id,
      head: partyHead(finding),
      rows: new Map<Severity, string[]>(),
    };
    group.parties.set(party.id, own);
    const rows = own.rows.get(row.severity);
    if (rows) rows.push(detached(rowText(row, this.link)));
    else own.rows.set(row.severity, [detached(rowText(row, this.link))]);
  }

  get isEmpty(): boolean {
    return this.byList.size === 0;
  }

  lists(): readonly RestrictedList[] {
    return [...this.byList.values()].map(({ list }) => list);
  }

  /** Piece by piece, the most severe list, and within it the most severe party, first. */
  *html(): Generator<string> {
    for (const { list, parties } of [...this.byList.values()].sort(byGravest(weightOfList))) {
      yield `<h3>${text(list.title)}</h3>\n<p class="soft">${text(list.authority)}, ${text(list.jurisdiction)}. ${text(list.forbids)}</p>\n`;
      for (const party of [...parties.values()].sort(byGravest(weightOfParty))) yield* partyHtml(party);
    }
  }
}

function* partyHtml({ name, id, head, rows }: PartyGroup): Generator<string> {
  const count = [...rows.values()].reduce((sum, one) => sum + one.length, 0);
  yield `<h4>${text(name)} <span class="soft">(${text(id)}), ${plural(count, "finding")}</span></h4>\n${head}`;
  yield `<table class="findings"><thead><tr><th scope="col">Severity</th><th scope="col">Component</th><th scope="col">Where</th><th scope="col">How it is known, and why it weighs so much</th></tr></thead>\n<tbody>\n`;
  for (const severity of severityOrder) for (const row of rows.get(severity) ?? []) yield row;
  yield "</tbody></table>\n";
}

/** What the party's entry on the list says, and the other lists it is on. */
function partyHead({ status, statuses }: Finding): string {
  const { listing } = status;
  const others = statuses.filter((one) => one.list.id !== status.list.id);
  return terms([
    ["Entry", text(status.reason)],
    ["Citation", listing.citation && text(listing.citation)],
    ["Edition in force", listing.edition && text(listing.edition)],
    ["Listed as", listing.listedAs && text(listing.listedAs)],
    ["Scope", listing.scope && text(listing.scope)],
    ["Also on", others.length === 0 ? undefined : [...new Set(others.map(otherText))].join("<br>")],
  ]);
}

function otherText({ list, reason }: ListingStatus): string {
  return `${text(list.short)}: ${text(reason)}`;
}

export function severityWord(severity: Severity): string {
  return `<span class="severity ${severity}">${severity}</span>`;
}

/** A place as people look it up, a link where places open. */
export function placeText({ path, file, region, cell }: FindingRow, link: ReportContext["placeLink"]): string {
  const { startLine: line, startColumn: column } = region;
  const words = code(`${path ?? file}${cell === undefined ? `:${line}:${column}` : `, ${cell}`}`);
  if (!link || path === undefined) return words;
  return `<a href="${escapeXml(link(path, line, column))}">${words}</a>`;
}

function rowText(row: FindingRow, link: ReportContext["placeLink"]): string {
  const { severity, about } = row;
  if (!about) return "";
  const { match, places } = about.finding;
  const version = about.version === undefined ? "" : ` ${text(about.version)}`;
  const elsewhere = [
    places.length > 1 && `and ${plural(places.length - 1, "more place")}`,
    about.linkedIn !== undefined && text(`linked in ${about.linkedIn}`),
  ].flatMap((words) => (words === false ? [] : [`<span class="small">${words}</span>`]));
  const known = [
    `${code(about.matched)}: ${match.basis}, ${match.relationship}, ${match.confidence}. ${text(about.evidence)}.`,
    `${text(about.because)}.`,
    ...(about.instead.length > 0 ? [`Instead: ${text(about.instead.join("; "))}.`] : []),
  ];
  return (
    `<tr><td>${severityWord(severity)}</td><td>${text(about.component)}${version}` +
    `${about.purl === undefined ? "" : `<br><span class="small">${code(about.purl)}</span>`}</td>` +
    `<td>${[placeText(row, link), ...elsewhere].join("<br>")}</td>` +
    `<td>${known[0] ?? ""}<br><span class="small">${known.slice(1).join(" ")}</span></td></tr>\n`
  );
}

function weightOfParty({ rows }: PartyGroup): readonly number[] {
  return severityOrder.map((severity) => rows.get(severity)?.length ?? 0);
}

function weightOfList({ parties }: ListGroup): readonly number[] {
  const all = [...parties.values()].map(weightOfParty);
  return severityOrder.map((_, at) => all.reduce((sum, weights) => sum + (weights[at] ?? 0), 0));
}

function byGravest<T>(weightOf: (one: T) => readonly number[]): (a: T, b: T) => number {
  return (a, b) => {
    const [ours, theirs] = [weightOf(a), weightOf(b)];
    const at = ours.findIndex((count, one) => count !== theirs[one]);
    return at < 0 ? 0 : (theirs[at] ?? 0) - (ours[at] ?? 0);
  };
}
