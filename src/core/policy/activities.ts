import type { Direction, RestrictedList } from "../model.js";
import type { Activity } from "./policy.js";
import { activityWords } from "./words.js";

/** Whether a list forbids something that a team with this activity does. */
export function bites(activity: Activity, list: RestrictedList): boolean {
  const { direction } = list;
  switch (activity) {
    case "export":
      return direction === "export";
    case "us-federal-contracts":
      return direction === "procurement" && isUnitedStates(list) && !isDefense(list);
    case "us-defense-contracts":
      return direction === "procurement" && isUnitedStates(list);
    case "us-sales":
      return direction === "market" && isUnitedStates(list);
    case "us-imports":
      return direction === "import" && isUnitedStates(list);
    case "us-person":
      return direction === "blocking" && isUnitedStates(list);
    case "eu-person":
      return direction === "blocking" && jurisdictionOf(list) === "EU";
    case "ukraine":
      return jurisdictionOf(list) === "UA";
    case "securities":
      return direction === "securities";
  }
}

/** The activities with which a list is an error. */
export function bitingActivities(list: RestrictedList): Activity[] {
  return (Object.keys(activityWords) as Activity[]).filter((activity) => bites(activity, list));
}

/** What a list of this direction forbids, as the end of "it forbids …". */
export const forbidden: Readonly<Record<Direction, string>> = {
  blocking: "dealing with the party",
  market: "selling or authorising the party's equipment or services",
  import: "importing the party's goods",
  procurement: "government buying from the party",
  export: "supplying to the party",
  securities: "trading the party's securities",
};

/** Whether the list is of the United States, the European Union, the United Kingdom, the United Nations, or of no place at all (a supposition). */
export function bindsWidely(list: RestrictedList): boolean {
  return ["US", "EU", "UK", "UN", "NONE"].includes(jurisdictionOf(list));
}

function isUnitedStates(list: RestrictedList): boolean {
  return jurisdictionOf(list) === "US";
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
