import type { Waiver } from "../model.js";
import { daysBetween } from "../text/days.js";
import type { Joining } from "./joining.js";
import type { WaiverRules } from "./policy.js";

/** A layer's waivers count where those above let it waive, each as far as it is what the rules of that layer and those above ask for. */
export function joinWaivers(join: Joining, upper: readonly Waiver[] = [], lower: readonly Waiver[]): readonly Waiver[] {
  if (lower.length === 0) return upper;
  if (!join.mayLoosen("waivers")) {
    join.refuseLoosening(["waivers"], "waivers");
    return upper;
  }
  const rules = stricter(join.above.waiverRules ?? {}, join.layer.waiverRules ?? {});
  const sound = lower.filter((waiver, at) => {
    const lack = lackOf(waiver, rules);
    if (lack !== undefined) join.refuse(["waivers", at], `has a waiver that ${lack}; it has no effect`);
    return lack === undefined;
  });
  return [...upper, ...sound];
}

/** A layer below may ask for more. */
export function joinWaiverRules(join: Joining, upper: WaiverRules | undefined, lower: WaiverRules): WaiverRules {
  if (!upper || join.isFree || join.mayLoosen("waivers")) return { ...upper, ...lower };
  const both = stricter(upper, lower);
  for (const key of Object.keys(lower) as (keyof WaiverRules)[]) {
    if (both[key] !== lower[key]) join.refuseLoosening(["waiverRules", key], "waivers");
  }
  return both;
}

function stricter(a: WaiverRules, b: WaiverRules): WaiverRules {
  const mostDays = Math.min(a.mostDays ?? Infinity, b.mostDays ?? Infinity);
  return {
    ...a,
    ...b,
    ...((a.twoPeople || b.twoPeople) && { twoPeople: true }),
    ...(mostDays < Infinity && { mostDays }),
    ...((a.bound || b.bound) && { bound: true }),
  };
}

/** What a waiver lacks of what the rules ask for, as the end of "a waiver that …". */
function lackOf(
  { requestedBy, approver, decided, expires, listed }: Waiver,
  { twoPeople, mostDays, bound }: WaiverRules,
): string | undefined {
  if (twoPeople) {
    const missing = [requestedBy === undefined && "requestedBy", approver === undefined && "approver"].filter(Boolean);
    if (missing.length > 0) return `needs ${missing.join(" and ")} (waiverRules.twoPeople)`;
    if (sameName(requestedBy ?? "", approver ?? "")) return "the one who asked for it approved (waiverRules.twoPeople)";
  }
  if (mostDays !== undefined) {
    if (decided === undefined) return "needs the day on which it was decided (waiverRules.mostDays)";
    const days = daysBetween(decided, expires) ?? Infinity;
    if (days > mostDays) return `lasts ${days} days, and at most ${mostDays} are allowed (waiverRules.mostDays)`;
  }
  return bound && listed === undefined ? "needs what the party was listed for, listed (waiverRules.bound)" : undefined;
}

function sameName(a: string, b: string): boolean {
  const folded = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return folded(a) === folded(b);
}
