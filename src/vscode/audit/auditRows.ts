import type { Analysis, Finding } from "../../core/model.js";
import { gravestFirst, weightOf } from "./gravestFirst.js";

/** A party with its findings, the gravest first. `file` is whatever the caller knows a file by. */
export interface PartyRows<File> {
  readonly id: string;
  readonly name: string;
  readonly findings: readonly { readonly file: File; readonly finding: Finding }[];
}

/** The findings of files by party, the party with the gravest first, then the one with most. Linear in the findings. */
export function partyRows<File extends { readonly analysis: Analysis }>(files: readonly File[]): PartyRows<File>[] {
  const parties = new Map<string, { file: File; finding: Finding }[]>();
  for (const file of files) {
    for (const finding of file.analysis.findings) {
      const { id } = finding.match.party;
      const known = parties.get(id);
      if (known) known.push({ file, finding });
      else parties.set(id, [{ file, finding }]);
    }
  }
  return [...parties]
    .map(([id, all]): PartyRows<File> => {
      const findings = gravestFirst(all, ({ finding }) => weightOf(finding));
      return { id, name: findings[0]?.finding.match.party.name ?? id, findings };
    })
    .sort((a, b) => gravest(a) - gravest(b) || b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
}

function gravest<File>({ findings: [first] }: PartyRows<File>): number {
  return first ? weightOf(first.finding) : Infinity;
}

/** Numbers of open findings by severity, and of waived ones. */
export interface OpenCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
  readonly waived: number;
}

/** Counts the findings of files. */
export function countOpen(files: readonly { readonly analysis: Analysis }[]): OpenCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, waived: 0 };
  for (const { analysis } of files)
    for (const { severity, waiver } of analysis.findings) counts[waiver ? "waived" : severity]++;
  return counts;
}

/** All open findings. */
export function openOf({ error, warning, information, hint }: Omit<OpenCounts, "waived">): number {
  return error + warning + information + hint;
}

/** Rows that a long list shows at first, and that each *more* adds. */
export const pageOfRows = 200;

/** The first `shown` of a list, and how many are left. A last page that would hold a single row is shown with the rest. */
export function paged<T>(all: readonly T[], shown: number): { readonly rows: readonly T[]; readonly more: number } {
  if (all.length <= shown + 1) return { rows: all, more: 0 };
  return { rows: all.slice(0, shown), more: all.length - shown };
}
