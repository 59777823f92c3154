import type { CalendarDate, Severity, Waiver } from "../model.js";
import type { WaiverAccount, WaiverState } from "../audit/waiverStates.js";
import { describeWaiver } from "../policy/waivers.js";
import { LineIndex } from "../text/lineIndex.js";
import { relativeDays } from "../text/days.js";
import { begun, told } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { plainPath } from "./plain.js";

/** A waiver as a report gives it. Lines from 1. */
export interface WaiverRow extends Waiver {
  readonly state: WaiverState;
  readonly days: number;
  readonly file: string;
  readonly line: number;
}

export function waiverRows(accounts: readonly WaiverAccount[]): WaiverRow[] {
  return accounts.map(({ waiver, layer, place, state, days }) => ({
    state,
    ...waiver,
    days,
    file: layer.label,
    line: new LineIndex(layer.source.text).positionAt(place.start).line,
  }));
}

/** The same for people, and how many there are of each state. */
export function waiversText(
  rows: readonly WaiverRow[],
  { asOf, isWhole }: { readonly asOf: CalendarDate; readonly isWhole: boolean },
  layout: Layout,
): string {
  const lines = rows.flatMap((row) => {
    const { file, line, state, days, reason, approver, id, expires } = row;
    const by = [approver && `by ${told(approver)}`, id && told(id)].filter(Boolean).join(", ");
    const what = told(describeWaiver({ ...row, id: undefined }));
    const until = `until ${expires} (${relativeDays(days)})`;
    return begun(
      `${plainPath(file)}:${line}  `,
      severities[state],
      waiverStateWords[state],
      `${what}; ${until}${by ? `; ${by}` : ""}: ${told(reason)}`,
      layout,
    );
  });
  const counts = (Object.keys(waiverStateWords) as WaiverState[])
    .map((state) => [rows.filter((row) => row.state === state).length, waiverStateWords[state]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  return [
    ...lines,
    ...(lines.length > 0 ? [""] : []),
    `${counts.length > 0 ? counts.join(", ") : "No waivers"}; judged for ${asOf}.`,
    ...(isWhole ? [] : ["Part of a tree was audited, so unused waivers cannot be determined."]),
    "",
  ].join("\n");
}

/** The state of a waiver, in words. */
export const waiverStateWords: Readonly<Record<WaiverState, string>> = {
  "in-force": "in force",
  "to-come": "decided later",
  expiring: "expiring",
  expired: "expired",
  unused: "unused",
  refused: "refused",
};

const severities: Readonly<Record<WaiverState, Severity>> = {
  "in-force": "information",
  "to-come": "hint",
  expiring: "warning",
  expired: "error",
  unused: "hint",
  refused: "error",
};
