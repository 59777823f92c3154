import type { Analysis, Component, Finding, Severity } from "../../core/model.js";
import { componentsAt } from "../../core/remedies/componentsAt.js";
import { namesAnother } from "../../core/remedies/verifiedFixes.js";
import { escapeXml } from "../../core/text/escapeXml.js";
import { badge, commandLink, type Page } from "./page.js";

const order = ["error", "warning", "information", "hint"] as const satisfies readonly Severity[];
const tones = { error: "error", warning: "warning", information: "info", hint: "muted" } as const;
const words = { error: "listed", warning: "listed", information: "note", hint: "hint" } as const;

/** A line of the table: one component and the gravest finding about it. */
interface Row {
  readonly component: Component;
  readonly finding?: Finding;
  readonly weight: number;
}

/** A bill of materials as a table: part, maker, status, second source, quantity, designators; sortable, the gravest first. */
export function bomPage(path: string, analysis: Analysis): Page {
  const rows = rowsOf(analysis);
  return {
    title: `Audit of ${path}`,
    css,
    script,
    body: [
      `<h1>${escapeXml(path.slice(path.lastIndexOf("/") + 1))}</h1><p class="muted">${escapeXml(path)}</p>`,
      tiles(rows),
      rows.length === 0
        ? `<p class="card">No parts were read here.</p>`
        : `<div class="scroll"><table><colgroup><col class="status"><col class="part"><col class="maker"><col class="source"><col class="qty"><col class="designators"></colgroup><thead><tr>${heads.map(head).join("")}</tr></thead><tbody>${rows.map(rowHtml).join("")}</tbody></table></div>`,
      analysis.problems.length > 0
        ? `<p>${badge(`${analysis.problems.length} places not read`, "warning")} <span class="muted">see the Problems panel</span></p>`
        : "",
      `<p class="muted foot">A finding is a lead with evidence, not a legal conclusion.</p>`,
    ].join("\n"),
  };
}

const heads = ["Status", "Part", "Maker", "Second source", "Qty", "Designators"] as const;

function head(label: string, at: number): string {
  return `<th scope="col" aria-sort="${at === 0 ? "ascending" : "none"}"><button data-column="${at}">${label}</button></th>`;
}

function rowsOf({ components, findings }: Analysis): Row[] {
  const byEntry = new Map<Component, Finding>();
  for (const finding of findings) {
    const about = finding.places.length > 1 ? componentsAt(finding.places, components) : [finding.component];
    for (const component of about) {
      const known = byEntry.get(component);
      if (!known || weigh(finding) < weigh(known)) byEntry.set(component, finding);
    }
  }
  return components
    .map((component): Row => {
      const finding = byEntry.get(component);
      return { component, weight: finding ? weigh(finding) : order.length + 1, ...(finding && { finding }) };
    })
    .sort((a, b) => a.weight - b.weight || a.component.entry.start - b.component.entry.start);
}

function weigh({ severity, waiver }: Finding): number {
  return waiver ? order.length : order.indexOf(severity);
}

function tiles(rows: readonly Row[]): string {
  const listed = rows.filter(({ weight }) => weight < 2).length;
  const noted = rows.filter(({ weight }) => weight === 2 || weight === 3).length;
  const flagged = rows.filter(({ finding }) => finding && !finding.waiver);
  const covered = flagged.filter((row) => secondSources(row).length > 0).length;
  const tile = (count: number | string, label: string, tone = ""): string =>
    `<div class="tile ${tone}"><b>${count}</b>${label}</div>`;
  return `<div class="tiles">${tile(rows.length, "parts read")}${tile(listed, "from listed parties", listed > 0 ? "error" : "good")}${tile(noted, "notes", noted > 0 ? "warning" : "")}${flagged.length > 0 ? tile(`${covered} / ${flagged.length}`, "have a second source", covered === flagged.length ? "good" : "warning") : ""}</div>`;
}

function rowHtml(row: Row): string {
  const { component, finding, weight } = row;
  const { placement } = component;
  const maker = component.suppliers?.find(({ role }) => role === "manufacturer") ?? component.suppliers?.[0];
  const mpn = component.identifiers?.find(({ scheme }) => scheme === "mpn" || scheme === "model")?.value;
  const cells: readonly (readonly [html: string, sort: string])[] = [
    [statusCell(row), String(weight)],
    [
      `<button class="go" data-start="${component.nameSpan.start}">${escapeXml(component.name)}</button>${mpn !== undefined && mpn !== component.name ? `<br><span class="muted">${escapeXml(mpn)}</span>` : ""}${placement?.notPlaced ? ` ${badge("not placed", "muted")}` : ""}${component.relation === "alternate" ? ` ${badge("alternate", "muted")}` : ""}`,
      component.name,
    ],
    [
      finding
        ? commandLink(maker?.name ?? finding.match.party.name, "sanctionLint.showParty", finding.match.party.id)
        : escapeXml(maker?.name ?? "–"),
      maker?.name ?? "",
    ],
    [secondSourceCell(row), String(9 - secondSources(row).length)],
    [escapeXml(placement?.quantity ?? ""), (placement?.quantity ?? "").padStart(8, "0")],
    [`<span class="designators">${escapeXml(placement?.designators ?? "")}</span>`, placement?.designators ?? ""],
  ];
  const tone = finding && !finding.waiver ? tones[finding.severity] : "";
  return `<tr class="${tone}">${cells.map(([html, sort]) => `<td data-sort="${escapeXml(sort.toLowerCase())}">${html}</td>`).join("")}</tr>`;
}

function statusCell({ finding }: Row): string {
  if (!finding) return `<span class="muted">–</span>`;
  if (finding.waiver)
    return `${badge("waived", "muted")}<br><span class="muted">until ${finding.waiver.expires}</span>`;
  return `${badge(words[finding.severity], tones[finding.severity])} ${escapeXml(finding.status.list.short)}<br><span class="muted">${escapeXml(finding.status.reason)}</span>`;
}

function secondSources({
  finding,
}: Row): readonly { readonly title: string; readonly grade?: string; readonly note?: string }[] {
  return (finding?.fixes ?? []).filter(namesAnother).map(({ to, title, grade, note }) => ({
    title: to ?? title,
    ...(grade !== undefined && { grade }),
    ...(note !== undefined && { note }),
  }));
}

function secondSourceCell(row: Row): string {
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
.foot { margin-top: 26px; font-size: 0.9em; }
`;

/** Runs in the page: sorts by the clicked column, and tells the editor which part to show. */
const script = `
const host = acquireVsCodeApi();
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.start !== undefined) host.postMessage({ start: Number(button.dataset.start) });
  else sort(button);
});
function sort(button) {
  const column = Number(button.dataset.column);
  const head = button.closest("th");
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentElement.children) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = document.querySelector("tbody");
  const order = new Intl.Collator(undefined, { numeric: true });
  const key = (row) => row.children[column].dataset.sort;
  const rows = [...body.rows].sort((a, b) => order.compare(key(a), key(b)));
  body.append(...(down ? rows.reverse() : rows));
}
`;
