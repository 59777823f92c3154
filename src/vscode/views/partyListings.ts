import type { CalendarDate, Listing, Party, RestrictedList } from "../../core/model.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { timelineSvg } from "../../core/report/timelineSvg.js";
import { escapeXml } from "../../core/text/escapeXml.js";
import { isInForce, stateInWords } from "../../core/model/listingStates.js";
import { statusesOn } from "../bundles/lent.js";
import { badge, commandLink, webLink } from "./page.js";

/** A drawn timeline of a party's listings, every listing with its citation, and what reaches it through its owners. */
export function listingsOf(party: Party, knowledge: Knowledge, asOf: CalendarDate): string {
  if (party.listings.length === 0) return throughOwners(party, knowledge, asOf);
  return [
    `<h2>Listings over time</h2>${timelineSvg(party, knowledge.lists, asOf)}${legend}`,
    listingTable(party, knowledge, asOf),
    throughOwners(party, knowledge, asOf),
  ].join("\n");
}

/** Whether a listing is in force on a day, from its own dates alone; owners and switches are the finding's business. */
function stateOf({ reported, proposed, published, effective, until, licences = [] }: Listing, asOf: CalendarDate) {
  if (until !== undefined && until <= asOf) return { word: "over", tone: "muted" } as const;
  const start = effective ?? published;
  if (start !== undefined && start <= asOf) {
    return licences.some(({ from, to }) => from <= asOf && asOf <= to)
      ? ({ word: "licensed", tone: "info" } as const)
      : ({ word: "in force", tone: "error" } as const);
  }
  if (published !== undefined && published <= asOf) return { word: "published", tone: "warning" } as const;
  if ((proposed ?? "9") <= asOf) return { word: "proposed", tone: "warning" } as const;
  if ((reported ?? "9") <= asOf) return { word: "reported", tone: "warning" } as const;
  return start === undefined
    ? ({ word: "undated", tone: "muted" } as const)
    : ({ word: "later", tone: "muted" } as const);
}

const legend = `<ul class="legend" aria-hidden="true">
<li><i class="tl-blocking"></i>blocks dealings</li><li><i class="tl-market"></i>sale</li><li><i class="tl-import"></i>import</li><li><i class="tl-procurement"></i>procurement</li><li><i class="tl-export"></i>export to the party</li><li><i class="tl-securities"></i>securities</li><li><i class="hatch"></i>general licence</li><li><i class="tl-export tl-over"></i>over</li><li><i class="dot"></i>reported</li><li><i class="dot published"></i>published, not in force yet</li><li><i class="watch"></i>watched until then</li><li><i class="now"></i>the day that is judged</li>
</ul>`;

function listingTable(party: Party, { lists }: Knowledge, asOf: CalendarDate): string {
  const rows = [...party.listings]
    .sort((a, b) => ((a.effective ?? a.published ?? "9") < (b.effective ?? b.published ?? "9") ? -1 : 1))
    .map((listing) => listingRow(listing, lists.get(listing.list), asOf));
  return `<h2>Every listing</h2><div class="scroll"><table class="listings" aria-label="Every listing"><thead><tr><th scope="col">List</th><th scope="col">State</th><th scope="col">Since</th><th scope="col">Citation</th><th scope="col">What it forbids</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function listingRow(listing: Listing, list: RestrictedList | undefined, asOf: CalendarDate): string {
  const { word, tone } = stateOf(listing, asOf);
  const since = listing.effective ?? listing.published ?? listing.proposed ?? listing.reported ?? "not established";
  const extra = [
    listing.listedAs && `as “${listing.listedAs}”`,
    listing.scope,
    ...(listing.licences ?? []).map(
      (one) => `${one.name}: ${one.from} – ${one.to}${one.citation === undefined ? "" : ` (${one.citation})`}`,
    ),
    listing.note,
    listing.confidence === "unverified" && "not verified",
  ].filter((text) => typeof text === "string");
  return `<tr><td>${list ? (list.page ? webLink(list.page, list.short) : escapeXml(list.short)) : escapeXml(listing.list)}<br><span class="muted">${escapeXml(list ? `${list.authority}, ${list.jurisdiction}` : "")}</span></td><td>${badge(word, tone)}</td><td class="nowrap">${since}${listing.until ? `<br><span class="muted">until ${listing.until}</span>` : ""}</td><td>${escapeXml(listing.citation ?? "–")}</td><td>${escapeXml(list?.forbids ?? "")}${extra.map((text) => `<br><span class="muted">${escapeXml(text)}</span>`).join("")}</td></tr>`;
}

function throughOwners(party: Party, knowledge: Knowledge, asOf: CalendarDate): string {
  const reached = statusesOn(party, knowledge, asOf).filter(({ through }) => through);
  if (reached.length === 0) return "";
  const rows = reached.map(({ list, state, reason }) => {
    const tone = isInForce(state) ? "error" : "muted";
    return `<tr><td>${escapeXml(list.short)}</td><td>${badge(stateInWords(state), tone)}</td><td>${escapeXml(reason)}</td></tr>`;
  });
  return `<h2>Reached through its owners</h2><table aria-label="Lists that reach it through its owners"><tbody>${rows.join("")}</tbody></table>`;
}

/** More steps up than this are a ring. */
const highest = 12;

/** Who holds a party and who holds those, with shares, days and sources; an owner's own line is below what it holds. */
export function owners(party: Party, knowledge: Knowledge): string {
  const rows = ownerRows(party, knowledge, 0, new Set([party.id]));
  if (rows.length === 0) return "";
  return `<h2>Held by</h2><div class="scroll"><table aria-label="Held by"><thead><tr><th scope="col">Owner</th><th scope="col">Tie</th><th scope="col">Share</th><th scope="col">Days</th><th scope="col">Source</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function ownerRows({ owners: edges = [] }: Party, knowledge: Knowledge, depth: number, seen: Set<string>): string[] {
  return edges.flatMap(({ owner, percent, atLeastHalf, kind, from, until, source, confidence }) => {
    const known = knowledge.parties.get(owner);
    const who = known ? commandLink(known.name, "sanctionLint.showParty", owner) : escapeXml(owner);
    const share = percent !== undefined ? `${percent} %` : atLeastHalf ? "half or more" : "share not known";
    const period = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(" ");
    const unsure = confidence === "verified" ? "" : ` ${badge("to be checked", "muted")}`;
    const row = `<tr><td><span style="padding-left: ${depth * 18}px"></span>${depth > 0 ? "↳ " : ""}${who}</td><td>${escapeXml(kind)}</td><td class="nowrap">${share}${unsure}</td><td>${period}</td><td class="muted">${webLink(source)}</td></tr>`;
    if (!known || seen.has(owner) || depth >= highest) return [row];
    return [row, ...ownerRows(known, knowledge, depth + 1, new Set([...seen, owner]))];
  });
}

/** What the parts above need. */
export const listingsCss = `
.timeline { width: 100%; max-width: 1040px; height: auto; display: block; }
.timeline text { fill: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: 12px; }
.timeline .tl-year, .timeline .tl-undated { fill: var(--muted); font-size: 11px; }
.tl-grid { stroke: var(--line); stroke-width: 1; }
.tl-track { stroke: var(--line); stroke-width: 1; stroke-dasharray: 1 4; }
.tl-now { stroke: var(--vscode-foreground); stroke-width: 1.2; stroke-dasharray: 4 3; }
.timeline .tl-now-label { font-size: 11px; font-weight: 600; }
.tl-blocking, .tl-market, .tl-import { fill: var(--error); background: var(--error); }
.tl-market { fill: var(--vscode-charts-orange); background: var(--vscode-charts-orange); }
.tl-import { fill: var(--vscode-charts-yellow); background: var(--vscode-charts-yellow); }
.tl-procurement { fill: var(--violet); background: var(--violet); }
.tl-export { fill: var(--info); background: var(--info); }
.tl-securities { fill: var(--vscode-charts-green); background: var(--vscode-charts-green); }
.tl-over { opacity: 0.45; }
.tl-hatch { fill: var(--vscode-editor-background); }
.tl-licence { stroke: var(--vscode-editor-background); stroke-width: 0.6; }
.tl-watch { stroke: var(--muted); stroke-width: 2; stroke-dasharray: 2 3; }
.tl-reported { fill: var(--vscode-editor-background); stroke: var(--vscode-foreground); stroke-width: 1.6; }
.tl-published { fill: var(--vscode-editor-background); stroke: var(--vscode-foreground); stroke-width: 1.4; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 18px; padding: 0; margin: 6px 0 0; color: var(--muted); font-size: 0.9em; }
.legend i { display: inline-block; width: 14px; height: 9px; border-radius: 2px; margin-right: 6px; }
.legend .hatch { background: repeating-linear-gradient(45deg, var(--info) 0 3px, transparent 3px 5px); }
.legend .watch { height: 0; border-top: 2px dashed var(--muted); vertical-align: middle; }
.legend .now { width: 0; height: 12px; border-left: 1.5px dashed var(--vscode-foreground); vertical-align: middle; }
.legend .dot.published { border-width: 1.4px; border-radius: 2px; transform: rotate(45deg) scale(0.8); }
.legend .dot { width: 9px; border-radius: 50%; border: 1.6px solid var(--vscode-foreground); }
.scroll { overflow-x: auto; }
@media (max-width: 640px) {
  .listings thead { display: none; }
  .listings tr { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; padding: 10px 0; border-bottom: 1px solid var(--line); }
  .listings td { padding: 0; border: 0; }
  .listings td:nth-child(n + 4) { grid-column: 1 / -1; }
}
.nowrap { white-space: nowrap; }
`;
