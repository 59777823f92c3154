import { escapeXml } from "../../core/text/escapeXml.js";
import type { Finding, Severity } from "../../core/model.js";
import { plural } from "../../core/report/count.js";
import { bomColumns, makerOf, secondSources, type BomOrder, type BomPart, type BomRow } from "./bomRows.js";
import { badge, commandLink, type Page } from "./page.js";

const tones = { error: "error", warning: "warning", information: "info", hint: "muted" } as const;
const words = { error: "listed", warning: "listed", information: "note", hint: "hint" } as const satisfies Record<
  Severity,
  string
>;

/** What the table shows of a bill of materials. */
export interface BomTable {
  readonly path: string;
  /** Those of the shown page, sorted. */
  readonly rows: readonly BomRow[];
  readonly order: BomOrder;
  /** Index of the first shown row among all sorted ones that fit the filter, and how many those are. */
  readonly from: number;
  readonly fitting: number;
  readonly totals: BomTotals;
  /** Places that could not be read. */
  readonly problems: number;
}

/** Numbers over all rows of the document. */
export interface BomTotals {
  readonly rows: number;
  /** Rows whose part is a listed party's, open. */
  readonly listed: number;
  /** Of those: the row names another part, or one that fits the same place is recorded. */
  readonly now: number;
  /** Of those: all others. */
  readonly redesign: number;
  readonly noted: number;
  readonly waived: number;
}

/** A bill of materials as a table: part, maker, status, second source, quantity, designators; sortable, long ones page by page. */
export function bomPage(table: BomTable): Page {
  const body = `<div id="head">${bomHead(table)}</div>${search}<div id="page">${bomBody(table)}</div>`;
  return { title: `Audit of ${table.path}`, css, script, body };
}

/** Outside of what is renewed, so that what is typed stays. */
const search = `<p class="filter"><input id="filter" type="search" placeholder="Filter: part, maker, party, list, designator" aria-label="Filter rows"></p>`;

/** The file and its numbers, renewed with the table. */
export function bomHead({ path, totals }: BomTable): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return `<h1>${escapeXml(name)}</h1><p class="muted">${escapeXml(path)}</p>\n${tiles(totals)}`;
}

/** The table, which takes the place of the one that was shown before. */
export function bomBody({ path, rows, order, from, fitting, totals, problems }: BomTable): string {
  return [
    totals.rows === 0
      ? `<p class="card">No parts were read here.</p>`
      : `<table class="bom" aria-label="Parts of ${escapeXml(path)}"><thead><tr>${bomColumns.map((label, at) => head(label, at, order)).join("")}</tr></thead><tbody>${rows.map(rowHtml).join("")}</tbody></table>`,
    fitting === 0 && totals.rows > 0 ? `<p class="card">No row has these words.</p>` : "",
    pager(from, rows.length, fitting),
    problems > 0
      ? `<p>${badge(`${plural(problems, "place")} not read`, "warning")} <span class="muted">see the Problems panel</span></p>`
      : "",
    `<p class="muted foot">A finding is a lead with evidence, not a legal conclusion.</p>`,
  ].join("\n");
}

function head(label: string, at: number, { column, down }: BomOrder): string {
  const sorted = at === column ? (down ? "descending" : "ascending") : "none";
  return `<th scope="col" aria-sort="${sorted}"><button data-column="${at}">${label}</button></th>`;
}

/** Nothing where all rows are on the page. */
function pager(from: number, shown: number, total: number): string {
  if (shown === total) return "";
  const button = (label: string, to: number, enabled: boolean): string =>
    `<button class="go" data-from="${to}"${enabled ? "" : " disabled"}>${label}</button>`;
  const before = button("Previous", Math.max(0, from - bomPageSize), from > 0);
  const after = button("Next", from + bomPageSize, from + shown < total);
  return `<nav class="pager" aria-label="Pages">${before}<span>${from + 1}–${from + shown} of ${total}</span>${after}</nav>`;
}

/** Rows of one page. */
export const bomPageSize = 500;

function tiles({ rows, listed, now, redesign, noted, waived }: BomTotals): string {
  const tile = (count: number, label: string, tone = ""): string =>
    `<div class="tile ${tone}"><b>${count}</b>${label}</div>`;
  return `<div class="tiles">${[
    tile(rows, "rows read"),
    tile(listed, "from listed parties", listed > 0 ? "error" : "good"),
    ...(listed > 0 ? [tile(now, "can be changed now", now > 0 ? "good" : "")] : []),
    ...(redesign > 0 ? [tile(redesign, "need a redesign or a search", "warning")] : []),
    ...(noted > 0 ? [tile(noted, "notes")] : []),
    ...(waived > 0 ? [tile(waived, "waived")] : []),
  ].join("")}</div>`;
}

function rowHtml(row: BomRow): string {
  const { component, finding, alternates } = row;
  const { placement } = component;
  const maker = makerOf(row);
  const others = alternates.map((one) => `<div class="alternate">or ${partHtml(one)}${makerTag(one)}</div>`).join("");
  const cells = [
    statusCell(row),
    partHtml(row) + (placement?.notPlaced ? ` ${badge("not placed", "muted")}` : "") + others,
    finding
      ? commandLink(maker ?? finding.match.party.name, "sanctionLint.showParty", finding.match.party.id)
      : escapeXml(maker ?? "–"),
    secondSourceCell(row),
    escapeXml(placement?.quantity ?? ""),
    `<span class="designators">${escapeXml(placement?.designators ?? "").replace(/,\s*/g, ", ")}</span>`,
  ];
  const tone = finding && !finding.waiver ? tones[finding.severity] : "";
  return `<tr class="${tone}">${cells.map((html, at) => `<td data-label="${bomColumns[at] ?? ""}">${html}</td>`).join("")}</tr>`;
}

function partHtml({ component }: BomPart): string {
  const mpn = component.identifiers?.find(({ scheme }) => scheme === "mpn" || scheme === "model")?.value;
  const more = mpn !== undefined && mpn !== component.name ? `<br><span class="muted">${escapeXml(mpn)}</span>` : "";
  return `<button class="go" data-start="${component.nameSpan.start}">${escapeXml(component.name)}</button>${more}`;
}

/** The maker of an alternate, and whether it is listed itself. */
function makerTag(part: BomPart): string {
  const maker = makerOf(part);
  const listed = part.finding && !part.finding.waiver ? ` ${badge("listed too", "warning")}` : "";
  // An alternate of which only the maker is named bears the maker's name.
  return `${maker === undefined || maker === part.component.name ? "" : ` <span class="muted">${escapeXml(maker)}</span>`}${listed}`;
}

function statusCell({ finding }: BomRow): string {
  if (!finding) return `<span class="muted">–</span>`;
  if (finding.waiver)
    return `${badge("waived", "muted")}<br><span class="muted">until ${finding.waiver.expires}</span>`;
  const { list, reason } = finding.status;
  return `<div title="${escapeXml(reason)}">${badge(words[finding.severity], tones[finding.severity])} ${escapeXml(list.short)}<br><span class="muted">${briefly(finding)}</span></div>`;
}

/** As HTML since when, and whether through an owner: the whole reason with its citation is at hand beside it. */
function briefly({ status: { since, state, through, reason } }: Finding): string {
  if (since === undefined || state !== "listed") return escapeXml(reason);
  return `listed since <span class="day">${since}</span>${(through?.length ?? 0) > 1 ? ", through its owner" : ""}`;
}

function secondSourceCell(row: BomRow): string {
  if (!row.finding || row.finding.waiver) return "";
  const sources = secondSources(row);
  if (sources.length === 0) return `<span class="muted">none known</span>`;
  return sources
    .slice(0, 3)
    .map(({ title, grade, note, use }, at) => {
      const tone = grade === "drop-in" || grade === "pin-compatible" ? "good" : "muted";
      const hint = note === undefined ? "" : ` title="${escapeXml(note)}"`;
      // The best one with its note, the others with theirs at hand.
      const shown = at === 0 && note !== undefined ? `<br><span class="muted">${escapeXml(note)}</span>` : "";
      const button =
        use === undefined
          ? ""
          : ` <button class="use" data-use="${escapeXml(use)}" data-of="${row.component.nameSpan.start}" aria-label="Use ${escapeXml(title)}">Use</button>`;
      return `<div${hint}>${escapeXml(title)}${grade ? ` ${badge(grade, tone)}` : ""}${button}${shown}</div>`;
    })
    .join("");
}

const css = `
table.bom { margin-top: 16px; }
.bom td { overflow-wrap: break-word; min-width: 4.5em; }
.bom td:nth-child(2) button, .bom th button { white-space: nowrap; }
.bom th:nth-child(1) { width: 24%; } .bom th:nth-child(4) { width: 38%; }
.alternate { margin-top: 4px; font-size: 0.95em; }
.day { white-space: nowrap; }
.filter { margin-top: 14px; }
.filter input { font: inherit; width: min(42ch, 100%); padding: 4px 8px; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--line)); }
.filter input:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
button.use { font: inherit; font-size: 0.9em; padding: 0 8px; color: var(--vscode-button-foreground); background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; cursor: pointer; }
button.use:hover { background: var(--vscode-button-hoverBackground); }
@media (max-width: 900px) {
  body { padding: 16px 16px 32px; }
  .bom thead { display: none; }
  .bom, .bom tbody { display: block; }
  .bom tr { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 18px; padding: 10px 0; border-bottom: 1px solid var(--line); }
  .bom td { display: block; min-width: 0; padding: 2px 0; border: 0; white-space: normal; text-align: left; overflow-wrap: anywhere; }
  .bom td:nth-child(1), .bom td:nth-child(4) { grid-column: 1 / -1; }
  .bom td:empty { display: none; }
  .bom td::before { content: attr(data-label) " "; color: var(--muted); font-size: 0.9em; }
  .bom td:first-child { padding-left: 10px; border-left: 3px solid transparent; }
}
thead th { position: sticky; top: 0; background: var(--vscode-editor-background); }
th button, button.go { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; }
th button::after { content: " ↕"; opacity: 0.35; }
th[aria-sort="ascending"] button::after { content: " ↑"; opacity: 1; }
th[aria-sort="descending"] button::after { content: " ↓"; opacity: 1; }
button.go { color: var(--vscode-textLink-foreground); font-weight: 600; }
button.go:hover { text-decoration: underline; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
td:first-child { padding-left: 12px; border-left: 3px solid transparent; }
th:first-child { padding-left: 15px; }
tr.error td:first-child { border-left-color: var(--error); } tr.warning td:first-child { border-left-color: var(--warning); }
tr.info td:first-child { border-left-color: var(--info); }
tr:hover td { background: var(--soft); }
td:nth-child(5), th:nth-child(5) { text-align: right; font-variant-numeric: tabular-nums; }
td:nth-child(4) div + div { margin-top: 6px; }
.designators { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.95em; }
.pager { display: flex; gap: 18px; margin-top: 14px; align-items: baseline; }
button.go:disabled { color: var(--muted); cursor: default; text-decoration: none; font-weight: 400; }
.foot { margin-top: 26px; font-size: 0.9em; }
`;

/** Runs in the page: tells the editor what was clicked, and puts what it answers in the place of what is shown. */
const script = `
const host = acquireVsCodeApi();
const head = document.getElementById("head");
const page = document.getElementById("page");
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  for (const key of ["start", "column", "from"]) {
    if (button.dataset[key] !== undefined) host.postMessage({ [key]: Number(button.dataset[key]) });
  }
  if (button.dataset.use !== undefined) host.postMessage({ use: button.dataset.use, of: Number(button.dataset.of) });
});
document.getElementById("filter").addEventListener("input", ({ target }) => host.postMessage({ filter: target.value }));
window.addEventListener("message", ({ data }) => {
  const focused = document.activeElement?.dataset?.column;
  const { scrollX, scrollY } = window;
  head.innerHTML = data.head;
  page.innerHTML = data.body;
  window.scrollTo(scrollX, scrollY);
  if (data.top) document.querySelector("table")?.scrollIntoView();
  if (focused !== undefined) document.querySelector('[data-column="' + focused + '"]')?.focus();
});
`;
