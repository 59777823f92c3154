import type { Audit } from "../core/audit/result.js";
import type { Severity } from "../core/model.js";
import { severityOrder } from "../core/model/severities.js";
import type { PartyRow } from "../core/report/partyTable.js";
import { barTable, type BarPart, type BarRow } from "./htmlBars.js";
import { text } from "./htmlParts.js";

/** What someone asks who reads no further: whose things, by which list, and how much of the tree was read. */
export function chartsHtml({ account }: Audit, parties: readonly PartyRow[]): string {
  const files: readonly (BarRow & { readonly count: number })[] = [
    fileRow("Read whole", account.read, "good"),
    fileRow("Read in part", account.partly.length, "gap"),
    fileRow("Not read", account.unread.length, "gap"),
  ];
  return (
    (parties.length > 0
      ? barTable("Open findings by party and deciding list", "Party", parties.map(partyRow)) +
        barTable("Open findings by deciding list", "List", listRows(parties))
      : "") +
    (files.some(({ count }) => count > 0)
      ? barTable(
          "Files that were to be read",
          "Files",
          files.filter(({ count }) => count > 0),
        )
      : "")
  );
}

function fileRow(label: string, count: number, fill: BarPart["fill"]): BarRow & { readonly count: number } {
  return { label, count, parts: [{ count, fill, word: count === 1 ? "file" : "files" }] };
}

function partyRow({ partyName, listName, findings }: PartyRow): BarRow {
  return { label: `${text(partyName)}<br><span class="small">${text(listName)}</span>`, parts: partsOf(findings) };
}

/** The list with most of the most severe first, as its parties are. */
function listRows(parties: readonly PartyRow[]): readonly BarRow[] {
  const byList = new Map<string, { readonly name: string; readonly findings: Record<Severity, number> }>();
  for (const { list, listName, findings } of parties) {
    const known = byList.get(list) ?? { name: listName, findings: { error: 0, warning: 0, information: 0, hint: 0 } };
    for (const severity of severityOrder) known.findings[severity] += findings[severity];
    byList.set(list, known);
  }
  const weights = ({ findings }: { readonly findings: Record<Severity, number> }): readonly number[] =>
    severityOrder.map((severity) => findings[severity]);
  const rows = [...byList.values()].sort((a, b) => {
    const [ours, theirs] = [weights(a), weights(b)];
    const at = ours.findIndex((count, one) => count !== theirs[one]);
    return at < 0 ? 0 : (theirs[at] ?? 0) - (ours[at] ?? 0);
  });
  return rows.map(({ name, findings }) => ({ label: text(name), parts: partsOf(findings) }));
}

function partsOf(findings: Readonly<Record<Severity, number>>): readonly BarPart[] {
  return severityOrder.map((severity) => ({
    count: findings[severity],
    fill: severity,
    word: severity === "information" || findings[severity] === 1 ? severity : `${severity}s`,
  }));
}
