import type { CalendarDate, Listing, Party, RestrictedList } from "../../core/model.js";
import { isInForce, statusesOn } from "../../core/blacklist/status.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { timelineSvg } from "../../core/report/timelineSvg.js";
import { escapeXml } from "../../core/text/escapeXml.js";
import { badge, commandLink, webLink, type Page } from "./page.js";

/** The page of one party: names, a drawn timeline, every listing with its citation, owners, and what is attributed to it. */
export function partyPage(party: Party, knowledge: Knowledge, asOf: CalendarDate): Page {
  const { name } = party;
  return {
    title: name,
    css,
    body: [
      header(party, knowledge, asOf),
      party.listings.length > 0
        ? `<h2>Listings over time</h2>${timelineSvg(party, knowledge.lists, asOf)}${legend}`
        : `<p class="card">On no list that SanctionLint knows.</p>`,
      party.listings.length > 0 ? listingTable(party, knowledge, asOf) : "",
      throughOwners(party, knowledge, asOf),
      names(party),
      owners(party, knowledge),
      attributions(party, knowledge),
      `<p class="muted foot">Lists checked until ${knowledge.checkedUntil}, blacklist ${escapeXml(knowledge.version)}. A finding is a lead with evidence, not a legal conclusion.</p>`,
    ].join("\n"),
  };
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

function header(party: Party, knowledge: Knowledge, asOf: CalendarDate): string {
  const { id, name, originalNames = [], country, note } = party;
  const statuses = statusesOn(party, knowledge, asOf);
  const inForce = statuses.filter(({ state }) => isInForce(state));
  const through = inForce.filter((status) => status.through).length;
  const over = statuses.filter(({ state }) => state === "removed").length;
  return `<header>
<h1>${escapeXml(name)}</h1>
<p class="muted">${escapeXml([...originalNames, `seat ${country}`].join(" · "))}</p>
${note ? `<p>${escapeXml(note)}</p>` : ""}
<div class="tiles">
<div class="tile ${inForce.length > 0 ? "error" : "good"}"><b>${inForce.length}</b>${inForce.length === 1 ? "list" : "lists"} in force on ${asOf}</div>
${through > 0 ? `<div class="tile"><b>${through}</b>of them through its owners</div>` : ""}
${over > 0 ? `<div class="tile"><b>${over}</b>left behind</div>` : ""}
</div>
<div class="actions">${commandLink("Audit Workspace", "sanctionLint.auditWorkspace")}${commandLink("What If It Were Listed Today…", "sanctionLint.supposeListed", id)}</div>
</header>`;
}

const legend = `<ul class="legend" aria-hidden="true">
<li><i class="tl-blocking"></i>blocks dealings</li><li><i class="tl-market"></i>sale</li><li><i class="tl-import"></i>import</li><li><i class="tl-procurement"></i>procurement</li><li><i class="tl-export"></i>export to the party</li><li><i class="tl-securities"></i>securities</li><li><i class="hatch"></i>general licence</li><li><i class="dot"></i>reported</li>
</ul>`;

function listingTable(party: Party, { lists }: Knowledge, asOf: CalendarDate): string {
  const rows = [...party.listings]
    .sort((a, b) => ((a.effective ?? a.published ?? "9") < (b.effective ?? b.published ?? "9") ? -1 : 1))
    .map((listing) => listingRow(listing, lists.get(listing.list), asOf));
  return `<h2>Every listing</h2><table><thead><tr><th>List</th><th>State</th><th>Since</th><th>Citation</th><th>What it forbids</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function listingRow(listing: Listing, list: RestrictedList | undefined, asOf: CalendarDate): string {
  const { word, tone } = stateOf(listing, asOf);
  const since = listing.effective ?? listing.published ?? listing.proposed ?? listing.reported ?? "not established";
  const extra = [
    listing.listedAs && `as “${listing.listedAs}”`,
    listing.scope,
    ...(listing.licences ?? []).map((one) => `${one.name}: ${one.from} – ${one.to} (${one.citation})`),
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
    return `<tr><td>${escapeXml(list.short)}</td><td>${badge(state, tone)}</td><td>${escapeXml(reason)}</td></tr>`;
  });
  return `<h2>Reached through its owners</h2><table><tbody>${rows.join("")}</tbody></table>`;
}

function names({ aliases, weakAliases = [], brands = [] }: Party): string {
  const chips = (texts: readonly string[]): string =>
    texts.map((text) => `<span class="chip">${escapeXml(text)}</span>`).join("");
  const rows = [
    ["Names", chips(aliases)],
    ["Support only", chips(weakAliases)],
    ["Brands", chips(brands.filter(({ rebadged }) => !rebadged).map((brand) => brand.name))],
    ["Rebadged by", chips(brands.filter(({ rebadged }) => rebadged).map((brand) => brand.name))],
  ].filter(([, text]) => text !== "");
  return `<h2>Names</h2><dl>${rows.map(([label, text]) => `<dt>${label}</dt><dd>${text}</dd>`).join("")}</dl>`;
}

function owners({ owners: edges = [] }: Party, { parties }: Knowledge): string {
  if (edges.length === 0) return "";
  const rows = edges.map(({ owner, percent, kind, from, until, source }) => {
    const known = parties.get(owner);
    const who = known ? commandLink(known.name, "sanctionLint.showParty", owner) : escapeXml(owner);
    const share = percent === undefined ? "share not known" : `${percent} %`;
    const period = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(" ");
    return `<tr><td>${who}</td><td>${escapeXml(kind)}</td><td>${share}</td><td>${period}</td><td class="muted">${webLink(source)}</td></tr>`;
  });
  return `<h2>Held by</h2><table><tbody>${rows.join("")}</tbody></table>`;
}

/** More rows than this are counted, not shown. */
const mostAttributions = 60;

function attributions({ id }: Party, knowledge: Knowledge): string {
  const own = knowledge.attributions.filter(({ party }) => party === id);
  if (own.length === 0) return "";
  const rows = own
    .slice(0, mostAttributions)
    .map(
      ({ scheme, pattern, relationship, confidence }) =>
        `<tr><td><code>${escapeXml(pattern)}</code></td><td>${escapeXml(scheme)}</td><td>${escapeXml(relationship)}</td><td>${confidence === "verified" ? badge("verified", "good") : badge("to be checked", "muted")}</td></tr>`,
    );
  const rest = own.length - rows.length;
  return `<h2>What is attributed to it (${own.length})</h2><table><thead><tr><th>Pattern</th><th>Kind</th><th>Relationship</th><th>Evidence</th></tr></thead><tbody>${rows.join("")}</tbody></table>${rest > 0 ? `<p class="muted">and ${rest} more</p>` : ""}`;
}

const css = `
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
.legend .dot { width: 9px; border-radius: 50%; border: 1.6px solid var(--vscode-foreground); }
.nowrap { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 8px 18px; margin: 0; }
dt { color: var(--muted); padding-top: 2px; } dd { margin: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.chip { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 0 8px; }
.foot { margin-top: 34px; font-size: 0.9em; }
`;
