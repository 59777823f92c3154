import type { CalendarDate } from "../model.js";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A day as lists write it: `2026-07-30`, `2026-07-30T10:00:00Z`, `30/07/2026`, `30-Jul-2026`, `30 July 2026`, `20260730`; `07/30/2026`
 * where `monthFirst`. Undefined for anything else.
 */
export function dayOf(text: string, monthFirst = false): CalendarDate | undefined {
  const iso = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(text);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const numbers = /^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})/.exec(text);
  if (numbers) return checked(numbers[3], numbers[monthFirst ? 1 : 2], numbers[monthFirst ? 2 : 1]);
  const named = /^\s*(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4})/i.exec(text);
  const month = named ? months.indexOf((named[2] ?? "").toLowerCase()) + 1 : 0;
  return named && month > 0 ? checked(named[3], String(month), named[1]) : undefined;
}

function checked(year = "", month = "", day = ""): CalendarDate | undefined {
  const [m, d] = [Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
