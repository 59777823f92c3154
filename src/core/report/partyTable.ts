import type { Finding, Severity } from "../model.js";
import { severityOrder } from "../model/severities.js";
import type { Layout } from "./layout.js";
import { told } from "./findingLines.js";
import { columnsOf } from "./wrap.js";

/** Open findings of one party that one list decides, counted. */
export interface PartyRow {
  readonly party: string;
  readonly partyName: string;
  readonly list: string;
  readonly listName: string;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** Counts open findings by party and deciding list as documents go by; each finding is counted once. */
export class PartyTable {
  private readonly byKey = new Map<string, PartyRow>();

  add({ match: { party }, status: { list }, severity }: Finding): void {
    const key = `${party.id} ${list.id}`;
    const row = this.byKey.get(key);
    const findings = row?.findings ?? { error: 0, warning: 0, information: 0, hint: 0 };
    const counted = { ...findings, [severity]: findings[severity] + 1 };
    const names = { party: party.id, partyName: party.name, list: list.id, listName: list.short };
    this.byKey.set(key, { ...(row ?? names), findings: counted });
  }

  /** Those with the most severe findings first. */
  rows(): PartyRow[] {
    return [...this.byKey.values()].sort((a, b) => {
      const gravest = severityOrder.find((one) => a.findings[one] > 0 !== b.findings[one] > 0);
      if (gravest) return b.findings[gravest] - a.findings[gravest];
      const more = severityOrder.find((one) => a.findings[one] !== b.findings[one]);
      if (more) return b.findings[more] - a.findings[more];
      return a.party + a.list < b.party + b.list ? -1 : 1;
    });
  }
}

/** The table that closes a report; columns of severities that nobody has are left out. */
export function partyTableLines(rows: readonly PartyRow[], { palette, width }: Layout): string[] {
  if (rows.length === 0) return [];
  const severities = severityOrder.filter((one) => rows.some(({ findings }) => findings[one] > 0));
  const numbers = severities.reduce((sum, one) => sum + one.length + 2, 0);
  const listWidth = Math.max(4, ...rows.map(({ listName }) => columnsOf(listName)));
  const longest = Math.max(5, ...rows.map(({ partyName }) => columnsOf(partyName)));
  const nameWidth = Math.max(12, Math.min(longest, width - 4 - listWidth - numbers));
  const line = (name: string, list: string, counts: readonly string[]): string =>
    `  ${padded(name, nameWidth)}  ${padded(list, listWidth)}${counts.map((count, at) => `  ${count.padStart(severities[at]?.length ?? 0)}`).join("")}`;
  return [
    palette.bold("Parties"),
    palette.dim(line("party", "list", severities)),
    ...rows.map(({ partyName, listName, findings }) =>
      line(
        told(partyName),
        told(listName),
        severities.map((one) => (findings[one] === 0 ? "" : String(findings[one]))),
      ),
    ),
    "",
  ];
}

/** Cut or filled to the columns. */
function padded(text: string, columns: number): string {
  let cut = text;
  while (columnsOf(cut) > columns) cut = `${cut.replace(/…$/, "").slice(0, -1).trimEnd()}…`;
  return cut + " ".repeat(columns - columnsOf(cut));
}
