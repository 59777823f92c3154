import type { LeftFinding } from "../../core/audit/fixing.js";
import type { MigrationPlan, PlannedFile } from "../../core/audit/migrationPlan.js";
import type { CalendarDate, Party } from "../../core/model.js";
import { escapeXml } from "../../core/text/escapeXml.js";
import { LineIndex } from "../../core/text/lineIndex.js";
import { badge, commandLink, type Page } from "./page.js";

/** A plan, and how far it is. */
export interface ShownMigration {
  readonly party: Pick<Party, "id" | "name">;
  readonly plan: MigrationPlan;
  readonly asOf: CalendarDate;
  readonly state: "previewed" | "nothing" | "discarded" | "applied";
  /** Findings on the party after it was applied, when they were counted. */
  readonly remaining?: number;
}

/** The page beside the refactor preview: what changes, what stays and why, and the commands to run when the changes are made. */
export function migrationPage({ party, plan, asOf, state, remaining }: ShownMigration): Page {
  const changes = plan.files.flatMap((file) => file.made.map(({ fix }) => ({ file: file.file, fix })));
  const left = plan.files.flatMap((file) => file.left.map((one) => leftRow(file, one)));
  return {
    title: `Migrate away from ${party.name}`,
    css,
    body: [
      `<header><h1>Migrate away from ${escapeXml(party.name)}</h1><p class="muted">Judged for ${asOf}</p></header>`,
      `<p class="lead" role="status">${stateText(state, plan, remaining)}</p>`,
      tiles(plan, changes.length, left.length, remaining),
      commands(plan),
      table(
        "What stays, and why",
        ["Where", "What", "Why"],
        left,
        "Nothing stays: every finding has a change, or follows from one.",
      ),
      table(
        "What changes",
        ["File", "Change", "How much"],
        changes.map(({ file, fix }) => [
          `<code>${escapeXml(file)}</code>`,
          `${escapeXml(fix.title)}${fix.note === undefined ? "" : `<br><span class="muted">${escapeXml(fix.note)}</span>`}`,
          badge(fix.grade ?? "to be decided", fix.grade === "drop-in" ? "good" : "warning"),
        ]),
        "Nothing can be changed by an edit.",
      ),
      following(plan),
      `<p class="muted foot">Each file was read and judged again with its changes: they are gone, and nothing new is found. A finding is a lead with evidence, not a legal conclusion.</p>`,
    ].join("\n"),
  };
}

function stateText(state: ShownMigration["state"], { found }: MigrationPlan, remaining: number | undefined): string {
  switch (state) {
    case "previewed":
      return "Choose in the Refactor Preview what is to change. Drop-ins are ticked; what needs thought is not.";
    case "nothing":
      return found === 0 ? "There is no open finding on this party." : "Nothing can be changed by an edit here.";
    case "discarded":
      return "Nothing was changed.";
    case "applied":
      return remaining === undefined
        ? "What was ticked is changed."
        : `What was ticked is changed. ${remaining === 0 ? "No open finding on this party is left." : `${remaining} open ${remaining === 1 ? "finding is" : "findings are"} left; lockfiles follow when the commands below have been run.`}`;
  }
}

function tiles(plan: MigrationPlan, changes: number, left: number, remaining: number | undefined): string {
  const tile = (count: number, label: string, tone = ""): string =>
    `<div class="tile ${tone}"><b>${count}</b>${label}</div>`;
  return `<div class="tiles">${[
    tile(plan.found, "open findings"),
    tile(changes, "changes", changes > 0 ? "good" : ""),
    tile(plan.following.length, "follow in lockfiles"),
    tile(left, "stay", left > 0 ? "warning" : "good"),
    ...(remaining === undefined ? [] : [tile(remaining, "left now", remaining > 0 ? "warning" : "good")]),
  ].join("")}</div>`;
}

function commands({ commands: all }: MigrationPlan): string {
  if (all.length === 0) return "";
  const rows = all.map(({ folder, command }) => [
    `<code>${escapeXml(folder)}</code>`,
    `<code>${escapeXml(command)}</code>`,
    commandLink("Copy", "sanctionLint.copyText", command),
  ]);
  return table("To run afterwards", ["In", "Command", ""], rows, "");
}

function leftRow({ file, source }: PlannedFile, { finding, because }: LeftFinding): readonly string[] {
  const { line } = new LineIndex(source.text).positionAt(finding.span.start);
  return [`<code>${escapeXml(file)}:${line}</code>`, escapeXml(finding.component.name), escapeXml(because)];
}

function following({ following: all }: MigrationPlan): string {
  if (all.length === 0) return "";
  const rows = all.map(({ file, finding }) => [`<code>${escapeXml(file)}</code>`, escapeXml(finding.component.name)]);
  return table("What lockfiles follow with", ["File", "What"], rows, "");
}

/** More rows are counted. */
const mostRows = 500;

function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  otherwise: string,
): string {
  if (rows.length === 0) return otherwise === "" ? "" : `<h2>${title}</h2><p class="muted">${otherwise}</p>`;
  const body = rows.slice(0, mostRows).map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  const more = rows.length > mostRows ? `<p class="muted">and ${rows.length - mostRows} more</p>` : "";
  return `<h2>${title}</h2><table class="plan"><caption class="hidden">${title}</caption><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table>${more}`;
}

const css = `
.lead { font-size: 1.1em; margin-top: 14px; }
.plan td { overflow-wrap: anywhere; }
.plan td:first-child { width: 30%; }
.plan td:last-child { min-width: 7em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.foot { margin-top: 34px; font-size: 0.9em; }
h1 { overflow-wrap: anywhere; }
@media (max-width: 640px) {
  .plan thead { display: none; }
  .plan tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .plan td, .plan td:first-child { display: block; width: auto; padding: 1px 0; border: 0; }
}
`;
