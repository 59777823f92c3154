import type { RestrictedList } from "../model.js";
import type { Activity } from "./policy.js";
import { activityWords } from "./words.js";

/** Whether a list forbids something that a team with this activity does. */
export function bites(activity: Activity, list: RestrictedList): boolean {
  const { direction } = list;
  const jurisdiction = jurisdictionOf(list);
  switch (activity) {
    case "none":
      return false;
    case "export":
      return direction === "export";
    case "us-exports":
    case "eu-exports":
    case "uk-exports":
      return direction === "export" && isOf(activity, list);
    case "us-federal-contracts":
      return direction === "procurement" && jurisdiction === "US" && !isDefense(list);
    case "us-defense-contracts":
      return direction === "procurement" && jurisdiction === "US";
    case "us-sales":
      return direction === "market" && jurisdiction === "US";
    case "us-imports":
      return jurisdiction === "US" && (direction === "import" || forbidsImporting(list));
    case "us-person":
    case "eu-person":
    case "uk-person":
    case "ca-person":
    case "ch-person":
    case "au-person":
      // States carry out what the United Nations decide.
      return direction === "blocking" && (isOf(activity, list) || jurisdiction === "UN");
    case "ukraine":
      return jurisdiction === "UA";
    case "securities":
      return direction === "securities";
  }
}

/** What a list weighs for a team by its activities, and the activity that makes it weigh so. */
export interface ActivityWeight {
  readonly severity: "error" | "warning" | "information";
  readonly activity?: Activity;
}

/**
 * A list that forbids what the team does is an error, one that touches nothing is information. Between the two: a list that restricts exports binds whoever is
 * a person of its jurisdiction, export or not; it is not hidden.
 */
export function weightByActivities(activities: readonly Activity[], list: RestrictedList): ActivityWeight {
  const bitten = activities.find((activity) => bites(activity, list));
  if (bitten) return { severity: "error", activity: bitten };
  const bound = activities.find((activity) => binds(activity, list));
  return bound ? { severity: "warning", activity: bound } : { severity: "information" };
}

/** Whether a list's restriction of exports binds a person of that kind. */
function binds(activity: Activity, list: RestrictedList): boolean {
  return activity.endsWith("-person") && list.direction === "export" && isOf(activity, list);
}

/** The activities with which a list is an error. */
export function bitingActivities(list: RestrictedList): Activity[] {
  return (Object.keys(activityWords) as Activity[]).filter((activity) => bites(activity, list));
}

/** Whether the list is of the United States, the European Union, the United Kingdom, the United Nations, or of no place at all (a supposition). */
export function bindsWidely(list: RestrictedList): boolean {
  return ["US", "EU", "UK", "UN", "NONE"].includes(jurisdictionOf(list));
}

/** Whether an activity that begins with a jurisdiction (`eu-person`) and a list are of the same. */
function isOf(activity: Activity, list: RestrictedList): boolean {
  return activity.startsWith(`${jurisdictionOf(list).toLowerCase()}-`);
}

/** Lists about the market that keep equipment out of the country too. */
function forbidsImporting({ id }: RestrictedList): boolean {
  return id === "us-fcc-covered";
}

/** Lists that bind the Department of Defense alone. */
function isDefense(list: RestrictedList): boolean {
  return list.id.startsWith("us-dod-") || list.id === "us-ndaa-154";
}

const words: ReadonlyMap<string, string> = new Map([
  ["USA", "US"],
  ["UNITED STATES", "US"],
  ["UNITED STATES OF AMERICA", "US"],
  ["EUROPEAN UNION", "EU"],
  ["GB", "UK"],
  ["UNITED KINGDOM", "UK"],
  ["UNITED NATIONS", "UN"],
  ["UKRAINE", "UA"],
]);

function jurisdictionOf({ jurisdiction }: RestrictedList): string {
  const written = jurisdiction.trim().toUpperCase();
  return words.get(written) ?? written;
}
