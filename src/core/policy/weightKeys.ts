import { choice, list, oneOf, record, type Field } from "./field.js";
import {
  joinDirections,
  joinLists,
  joinOnlyLists,
  joinParties,
  joinRelationships,
  joinScopes,
  joinWatch,
} from "./joinSeverities.js";
import type { Activity } from "./policy.js";
import { codes, listChoices, mayRaise, partyChoices, whenItDiffers, type KeyOf } from "./policyKey.js";
import { choicesOf } from "./shape.js";
import * as words from "./words.js";

/** Keys that say how much a finding weighs. */

export const onlyListsKey: KeyOf<"onlyLists"> = {
  field: (names) =>
    list("onlyLists", "The lists that count; the others are off.", oneOf("list", "One list.", listChoices(names)), 1),
  takes: "ids of the lists that count; the others are off, unless `lists` says what they weigh",
  default: "all lists",
  below: "may name more; fewer only where `lists` may be loosened",
  setBy: "any layer",
  join: joinOnlyLists,
};

export const listsKey: KeyOf<"lists"> = {
  field: (names) => record("lists", "list", "Severity by list.", severity("a list's severity"), listChoices(names)),
  takes: `list id → ${codes(words.severityWords)}`,
  default: "by direction",
  below: mayRaise,
  setBy: "any layer",
  join: joinLists,
};

export const directionsKey: KeyOf<"directions"> = {
  field: () =>
    record(
      "directions",
      "direction",
      "Severity by what a list forbids.",
      severity("a direction's severity"),
      choicesOf(words.directionWords),
    ),
  takes: `${codes(words.directionWords)} → severity`,
  default: "error, error, error, warning, warning, information",
  below: mayRaise,
  setBy: "any layer",
  join: joinDirections,
};

export const activitiesKey: KeyOf<"activities"> = {
  field: activitiesField,
  takes:
    "what the team does (below): a list that restricts one is an error, a list that touches none is information with the reason",
  default: "none declared",
  below: whenItDiffers,
  setBy: "any layer",
  join(join, upper, lower) {
    const isSame = upper?.length === lower.length && lower.every((one) => upper.includes(one));
    if (isSame || join.mayLoosen("activities")) return lower;
    join.refuseLoosening(["activities"], "activities");
    return upper;
  },
};

export const relationshipsKey: KeyOf<"relationships"> = {
  field: () =>
    record(
      "relationships",
      "relationship",
      "The most that a finding of a relationship may be.",
      choice("a relationship's severity", "The ceiling.", words.ceilingWords),
      choicesOf(words.relationshipWords),
    ),
  takes: `${codes(words.relationshipWords)} → the most a finding may be, or \`listed\` for no ceiling, or \`off\``,
  default: "`brand`, `interop`, `origin`, `bundles`: information; `maintainer`: off; others: listed",
  below: mayRaise,
  setBy: "any layer",
  join: joinRelationships,
};

export const scopesKey: KeyOf<"scopes"> = {
  field: () =>
    record(
      "scopes",
      "scope",
      "The most that a finding of a scope may be.",
      choice("a scope's severity", "The ceiling.", words.ceilingWords),
      choicesOf(words.scopeWords),
    ),
  takes: `${codes(words.scopeWords)} → the most a finding may be of a package that the file needs for that alone (below)`,
  default: "no ceiling",
  below: mayRaise,
  setBy: "any layer",
  join: joinScopes,
};

export const partiesKey: KeyOf<"parties"> = {
  field: (names) =>
    record(
      "parties",
      "party",
      "Severity by party: the team's own word, over everything else.",
      severity("a party's severity"),
      partyChoices(names),
    ),
  takes: "party id → severity or `off`: the team's word, over everything else",
  default: "",
  below: `${mayRaise}; a party that no layer above names, to \`error\``,
  setBy: "any layer",
  join: joinParties,
};

export const watchKey: KeyOf<"watch"> = {
  field: () =>
    choice(
      "watch",
      "Severity of parties that are reported, proposed or published and not in force.",
      words.severityWords,
    ),
  takes: "severity of parties that are reported, proposed or published and not in force",
  default: "information",
  below: mayRaise,
  setBy: "any layer",
  join: joinWatch,
};

function activitiesField(): Field<Activity[]> {
  const activities = list(
    "activities",
    "What the team does. A list that restricts one of these is an error, one that touches none is information.",
    choice("an activity", "One activity.", words.activityWords),
    1,
  );
  return {
    shape: activities.shape,
    read(node, reader) {
      const read = activities.read(node, reader);
      if (!read || read.length < 2 || !read.includes("none")) return read;
      return reader.problem(node, '"none" must be the only activity: the others say what the team does');
    },
  };
}

function severity(what: string): Field<keyof typeof words.severityWords> {
  return choice(what, "How much it counts.", words.severityWords);
}
