import { escapeXml } from "../../core/text/escapeXml.js";
import type { Severity } from "../../core/model.js";
import { bomColumns, makerOf, secondSources, type BomOrder, type BomRow } from "./bomRows.js";
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
  /** Index of the first shown row among all sorted ones. */
  readonly from: number;
  readonly totals: BomTotals;
  /** Places that could not be read. */
  readonly problems: number;
}

/** Numbers over all rows. */
export interface BomTotals {
  readonly parts: number;
  readonly listed: number;
  readonly noted: number;
  /** Rows with an open finding, and how many of them have a second source. */
  readonly flagged: number;
  readonly covered: number;
}

/** A bill of materials as a table: part, maker, status, second source, quantity, designators; sortable, long ones page by page. */
export function bomPage(table: BomTable): Page {
  return { title: `Audit of ${table.path}`, css, script, body: `<div id="page">${bomBody(table)}</div>` };
}

/** What stands in the page, to be put in the place of what stood there before. */
export function bomBody({ path, rows, order, from, totals, problems }: BomTable): string {
  return [
    `<h1>${escapeXml(path.slice(path.lastIndexOf("/") + 1))}</h1><p class="muted">${escapeXml(path)}</p>`,
    tiles(totals),
    totals.parts === 0
      ? `<p class="card">No parts were read here.</p>`
      : `<div class="scroll"><table><colgroup><col class="status"><col class="part"><col class="maker"><col class="source"><col class="qty"><col class="designators"></colgroup><thead><tr>${bomColumns.map((label, at) => head(label, at, order)).join("")}</tr></thead><tbody>${rows.map(rowHtml).join("")}</tbody></table></div>`,
    pager(from, rows.length, totals.parts),
    problems > 0
      ? `<p>${badge(`${problems} places not read`, "warning")} <span class="muted">see the Problems panel</span></p>`
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

function tiles({ parts, listed, noted, flagged, covered }: BomTotals): string {
  const tile = (count: number | string, label: string, tone = ""): string =>
    `<div class="tile ${tone}"><b>${count}</b>${label}</div>`;
  return `<div class="tiles">${tile(parts, "parts read")}${tile(listed, "from listed parties", listed > 0 ? "error" : "good")}${tile(noted, "notes", noted > 0 ? "warning" : "")}${flagged > 0 ? tile(`${covered} / ${flagged}`, "have a second source", covered === flagged ? "good" : "warning") : ""}</div>`;
}

function rowHtml(row: BomRow): string {
  const { component, finding } = row;
  const { placement } = component;
  const maker = makerOf(row);
  const mpn = component.identifiers?.find(({ scheme }) => scheme === "mpn" || scheme === "model")?.value;
  const cells = [
    statusCell(row),
    `<button class="go" data-start="${component.nameSpan.start}">${escapeXml(component.name)}</button>${mpn !== undefined && mpn !== component.name ? `<br><span class="muted">${escapeXml(mpn)}</span>` : ""}${placement?.notPlaced ? ` ${badge("not placed", "muted")}` : ""}${component.relation === "alternate" ? ` ${badge("alternate", "muted")}` : ""}`,
    finding
      ? commandLink(maker ?? finding.match.party.name, "sanctionLint.showParty", finding.match.party.id)
      : escapeXml(maker ?? "–"),
    secondSourceCell(row),
    escapeXml(placement?.quantity ?? ""),
    `<span class="designators">${escapeXml(placement?.designators ?? "")}</span>`,
  ];
  const tone = finding && !finding.waiver ? tones[finding.severity] : "";
  return `<tr class="${tone}">${cells.map((html) => `<td>${html}</td>`).join("")}</tr>`;
}

function statusCell({ finding }: BomRow): string {
  if (!finding) return `<span class="muted">–</span>`;
  if (finding.waiver)
    return `${badge("waived", "muted")}<br><span class="muted">until ${finding.waiver.expires}</span>`;
  return `${badge(words[finding.severity], tones[finding.severity])} ${escapeXml(finding.status.list.short)}<br><span class="muted">${escapeXml(finding.status.reason)}</span>`;
}

function secondSourceCell(row: BomRow): string {
  if (!row.finding || row.finding.waiver) return "";
  const sources = secondSources(row);
  if (sources.length === 0) return `<span class="muted">none known</span>`;
  return sources
    .slice(0, 3)
    .map(({ title, grade, note }, at) => {
      const tone = grade === "drop-in" || grade === "pin-compatible" ? "good" : "muted";
      const hint = note === undefined ? "" : ` title="${escapeXml(note)}"`;
      // The best one with its note, the others with theirs at hand.
      const shown = at === 0 && note !== undefined ? `<br><span class="muted">${escapeXml(note)}</span>` : "";
      return `<div${hint}>${escapeXml(title)}${grade ? ` ${badge(grade, tone)}` : ""}${shown}</div>`;
    })
    .join("");
}

const css = `
.scroll { overflow-x: auto; margin-top: 16px; }
table { table-layout: fixed; min-width: 860px; }
col.status { width: 27%; } col.part { width: 17%; } col.maker { width: 12%; } col.source { width: 27%; } col.qty { width: 52px; }
td { overflow-wrap: anywhere; }
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
.designators { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.95em; word-break: break-word; }
.pager { display: flex; gap: 18px; margin-top: 14px; align-items: baseline; }
button.go:disabled { color: var(--muted); cursor: default; text-decoration: none; font-weight: 400; }
.foot { margin-top: 26px; font-size: 0.9em; }
`;

/** Runs in the page: tells the editor what was clicked, and puts what it answers in the place of what is shown. */
const script = `
const host = acquireVsCodeApi();
const page = document.getElementById("page");
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  for (const key of ["start", "column", "from"]) {
    if (button.dataset[key] !== undefined) host.postMessage({ [key]: Number(button.dataset[key]) });
  }
});
window.addEventListener("message", ({ data }) => {
  const focused = document.activeElement?.dataset?.column;
  page.innerHTML = data.body;
  if (data.top) document.querySelector("table")?.scrollIntoView();
  if (focused !== undefined) document.querySelector('[data-column="' + focused + '"]')?.focus();
});
`;
