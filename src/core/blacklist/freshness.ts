import type { CalendarDate } from "../model.js";
import { countDays, daysBetween } from "../text/days.js";
import type { Knowledge } from "./knowledge.js";

/** How old what is known is. */
export interface Freshness {
  readonly checkedUntil: CalendarDate;
  /** Days since then; 0 when the day is before that. */
  readonly days: number;
  /** Set beyond 90 days: one sentence that says it plainly. */
  readonly warning?: string;
}

const plainlyAfter = 90;

/** How many days before `day`, today or the day that is judged, the lists were last checked. */
export function freshness(knowledge: Knowledge, day: CalendarDate): Freshness {
  const days = Math.max(0, daysBetween(knowledge.checkedUntil, day) ?? 0);
  const { checkedUntil } = knowledge;
  if (days <= plainlyAfter) return { checkedUntil, days };
  return {
    checkedUntil,
    days,
    warning: `The lists were last checked on ${checkedUntil}, ${countDays(days)} before ${day}: a party listed or removed since then is not known here.`,
  };
}
