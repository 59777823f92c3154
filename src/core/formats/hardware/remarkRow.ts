import { mayBePartNumber } from "./partCells.js";
import type { PartPlan } from "./partPlan.js";
import { cellAt, type CellRow } from "../shared/cells.js";

/** What comes first in a row of sums, of signatures, of the table's own data: the whole cell, perhaps with a colon after it. */
const words = new RegExp(
  `^(?:${[
    "(?:grand |sub-?|sum )?totals?(?: (?:parts?|price|cost|qty|quantity|components?|items?|amount|per board|unique parts?).*)?",
    "sums?|summe|zwischensumme|gesamt\\p{L}*|cost per (?:board|unit)|(?:unit|board) cost|number of (?:pcbs|boards|parts)",
    "currency|currencies|exchange rates?|währung|wechselkurs",
    "(?:approved|checked|prepared|reviewed|released|drawn|designed|created|signed|verified|authori[sz]ed|compiled)(?: by| on)?",
    "approvals?|signatures?|sign-?off|date|revision|revision history|end of (?:bom|list|file|report)",
    "notes?|remarks?|disclaimer|legend|freigabe|freigegeben|geprüft|erstellt|bearbeitet|unterschrift|datum|bemerkung(?:en)?|hinweise?",
    "合计|总计|小计|总价|备注|说明|审核|批准|编制|制表|校对|日期|签名|币种|注",
  ].join("|")})(?:\\s*\\d{0,3}\\s*[:：].*|\\s*)$`,
  "iu",
);

const currency =
  /^(?:[A-Z]{2}\$|[$€£¥]|USD|EUR|GBP|CNY|RMB|JPY|CHF|CAD|AUD|SEK|NOK|DKK|PLN|INR|KRW|TWD|HKD|SGD|TRY|RUB)$/;

/** Whether a row is not a part but says something of the table: its first cell is such a word, and no cell of a part number holds one. */
export function isRemarkRow(text: string, row: CellRow, plan: PartPlan): boolean {
  let first = 0;
  while (first < row.count && row.starts[first] === row.ends[first]) first++;
  const start = row.starts[first] ?? 0;
  const end = row.ends[first] ?? 0;
  // Every row of a long table comes here: most begin with a designator or a number.
  const last = text.charCodeAt(end - 1);
  if (first >= row.count || end - start > 200 || (last >= 48 && last <= 57)) return false;
  const value = row.value(first);
  const isShort = row.count - first > 1 && isAlone(row, first) && /[:：]$/.test(value);
  if (!isShort && !words.test(value) && !currency.test(value)) return false;
  return !(plan.pairs[0]?.numbers ?? []).some((index) => {
    const cell = index === first ? undefined : cellAt(row, index);
    return cell !== undefined && mayBePartNumber(text, cell.start, cell.end);
  });
}

/** No more than two cells after the first hold anything. */
function isAlone(row: CellRow, first: number): boolean {
  let filled = 0;
  for (let index = first + 1; index < row.count; index++)
    if ((row.starts[index] ?? 0) < (row.ends[index] ?? 0)) filled++;
  return filled <= 2;
}
