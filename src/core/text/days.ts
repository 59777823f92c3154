import type { CalendarDate } from "../model.js";

const millisecondsADay = 86_400_000;

/** Whole days from one date to another, negative when `to` is earlier; undefined when either names no day. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number | undefined {
  const start = dayNumber(from);
  const end = dayNumber(to);
  return start === undefined || end === undefined ? undefined : end - start;
}

/** `today`, `in 1 day`, `in 12 days`, `1 day ago`, `40 days ago`. */
export function relativeDays(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${countDays(days)}` : `${countDays(-days)} ago`;
}

/** `1 day`, `12 days`. */
export function countDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

/** The day so many days later. */
export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  return isoDay(Date.parse(`${date}T00:00:00Z`) + days * millisecondsADay);
}

/** The same day so many months later; the last of the month where it has no such day: 2027-02-28 after 2026-11-30. */
export function monthsAfter(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

function isoDay(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10);
}

function dayNumber(date: CalendarDate): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return undefined;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(time).toISOString().startsWith(date) ? time / millisecondsADay : undefined;
}
