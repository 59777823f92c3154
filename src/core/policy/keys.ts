import type { Knowledge } from "../blacklist/knowledge.js";
import { choice, date, flag, glob, list, object, oneOf, record, text, type Field } from "./field.js";
import { hardwareField } from "./hardwareField.js";
import { joinHardware } from "./joinHardware.js";
import type { Joining } from "./joining.js";
import { joinOwnParties } from "./joinOwnParties.js";
import {
  joinDirections,
  joinLists,
  joinOnlyLists,
  joinParties,
  joinRelationships,
  joinWatch,
} from "./joinSeverities.js";
import { ownPartiesField } from "./ownPartyField.js";
import type { AcceptedUnread, Activity, Loosenable, Policy } from "./policy.js";
import { choicesOf, type Choice } from "./shape.js";
import { waiverField } from "./waiverField.js";
import * as words from "./words.js";

/** Names that a policy may use: list ids and party ids of the knowledge in force. */
export type PolicyNames = Pick<Knowledge, "lists" | "parties">;

/** Names with the ids of the team's own parties, which stand in the policy itself. */
export interface NamesInPolicy extends PolicyNames {
  readonly own: readonly string[];
}

/** One key of a policy: how it is read, what the layers of policies make of it, and the words about it in the documentation. */
export interface PolicyKey<Value> {
  field(names: NamesInPolicy): Field<Value>;
  /** What it takes and what holds without it, in Markdown. */
  readonly takes: string;
  readonly default: string;
  /** What a layer below another may do with it. */
  readonly below: string;
  /** Who may set it at all. */
  readonly setBy: "any layer" | "the root and above";
}

/** A key that is part of the policy in force; the others speak of the file. */
export interface JoinedKey<Value> extends PolicyKey<Value> {
  /** What is in force of a layer's value and the one above it. */
  join(join: Joining, upper: Value | undefined, lower: Value): Value | undefined;
}

/** Keys of the file itself. */
export interface FileKeys {
  readonly version: string;
  readonly extends: string;
  readonly mayLoosen: readonly Loosenable[];
}

/** Everything a policy file may say. */
export interface PolicyFileKeys extends Partial<FileKeys>, Omit<Policy, "waivers"> {
  readonly waivers?: Policy["waivers"];
}

type Table = { readonly [K in keyof FileKeys]: PolicyKey<FileKeys[K]> } & {
  readonly [K in keyof Policy]-?: JoinedKey<Exclude<Policy[K], undefined>>;
};

const mayRaise = "may raise";
const mayAdd = "may add";
const whenItDiffers = "no order: refused when it differs";

/** All keys, in the order in which people meet them. Reading, layering, schema, completion and documentation follow from this table. */
export const policyKeys: Table = {
  version: {
    field: () => choice("version", "Version of this file's form.", { "1": "The only one so far." }),
    takes: "`1`",
    default: "`1`",
    below: "",
    setBy: "any layer",
  },
  extends: {
    field: () =>
      text("extends", "Another policy file that stands above this one, relative to this file.", {
        examples: ["../company.sanctionlint.yaml"],
      }),
    takes: "another policy file that stands above this one",
    default: "",
    below: "",
    setBy: "any layer",
  },
  mayLoosen: {
    field: () =>
      list(
        "mayLoosen",
        "What policies below this one may loosen.",
        choice("what may be loosened", "One thing.", words.loosenableWords),
      ),
    takes: `what layers below may loosen: ${codes(words.loosenableWords)}`,
    default: "nothing",
    below: "below the root refused; elsewhere only what all layers above let counts",
    setBy: "the root and above",
  },
  asOf: {
    field: () => date("asOf", "Judge everything for this day, YYYY-MM-DD. Default: today."),
    takes: "a day, `YYYY-MM-DD`: everything is judged for it",
    default: "today",
    below: whenItDiffers,
    setBy: "the root and above",
    join(join, upper, lower) {
      if (join.isFree || lower === upper) return lower;
      if (join.isBelowRoot) join.refuseBelowRoot(["asOf"]);
      else join.refuseDifference(["asOf"]);
      return upper;
    },
  },
  onlyLists: {
    field: (names) =>
      list("onlyLists", "The lists that count; the others are off.", oneOf("list", "One list.", listChoices(names)), 1),
    takes: "ids of the lists that count; the others are off, unless `lists` says what they weigh",
    default: "all lists",
    below: "may name more; fewer only where `lists` may be loosened",
    setBy: "any layer",
    join: joinOnlyLists,
  },
  lists: {
    field: (names) => record("lists", "list", "Severity by list.", severity("a list's severity"), listChoices(names)),
    takes: `list id → ${codes(words.severityWords)}`,
    default: "by direction",
    below: mayRaise,
    setBy: "any layer",
    join: joinLists,
  },
  directions: {
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
  },
  activities: {
    field: activitiesField,
    takes:
      "what the team does (below): a list that bites one is an error, a list that touches none is information with the reason",
    default: "none declared",
    below: whenItDiffers,
    setBy: "any layer",
    join(join, upper, lower) {
      const isSame = upper?.length === lower.length && lower.every((one) => upper.includes(one));
      if (isSame || join.mayLoosen("activities")) return lower;
      join.refuseLoosening(["activities"], "activities");
      return upper;
    },
  },
  relationships: {
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
  },
  parties: {
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
    below: `${mayRaise}; a party that nobody above names, to \`error\``,
    setBy: "any layer",
    join: joinParties,
  },
  watch: {
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
  },
  ownParties: {
    field: ownPartiesField,
    takes:
      "parties the team lists itself: `id`, `name`, `reason`, and `aliases`, `packages` (purls, `*` at the end), `hosts`, `parts`, `severity`, `since`",
    default: "",
    below: `${mayAdd}, below the root none with the id, a name or packages of a known party`,
    setBy: "any layer",
    join: joinOwnParties,
  },
  waivers: {
    field: (names) =>
      list(
        "waivers",
        "Exceptions. Each needs a reason and an expiry; expired, unused and duplicate ones are findings themselves.",
        waiverField(listChoices(names), partyChoices(names)),
      ),
    takes: "exceptions (below)",
    default: "",
    below: "only where the layers above let it",
    setBy: "any layer",
    join(join, upper = [], lower) {
      if (lower.length === 0 || join.mayLoosen("waivers")) return [...upper, ...lower];
      join.refuseLoosening(["waivers"], "waivers");
      return upper;
    },
  },
  inlineWaivers: {
    field: () =>
      flag("inlineWaivers", "Whether comments in the files under analysis may waive findings. Default: no.", {
        true: "`sanctionlint-waive PARTY until YYYY-MM-DD: reason` in a comment covers its line and the next.",
        false: "Such a comment has no effect, and is told.",
      }),
    takes: "`true` or `false`: whether comments in the files may waive (below)",
    default: "`false`",
    below: "may set `false`; `true` only where `waivers` may be loosened",
    setBy: "the root and above",
    join(join, upper, lower) {
      if (!lower || upper === true) return lower;
      if (join.isBelowRoot) join.refuseBelowRoot(["inlineWaivers"]);
      else if (join.mayLoosen("waivers")) return lower;
      else join.refuseLoosening(["inlineWaivers"], "waivers");
      return upper;
    },
  },
  exclude: {
    field: () =>
      list(
        "exclude",
        "Files that an audit leaves out; they are counted.",
        glob("exclude", "One glob; a folder means the files below it.", ["third_party/samples/**"]),
      ),
    takes: "globs of files that an audit leaves out; they are counted, and so is the rule",
    default: "nothing",
    below: "only where the layers above let it",
    setBy: "the root and above",
    join: (join, upper, lower) => joinRootList(join, "exclude", upper, lower),
  },
  acceptUnread: {
    field: () =>
      list(
        "acceptUnread",
        "Files that need not be read in full. They are read, and what is found in them stands.",
        acceptedField(),
      ),
    takes: "files whose problems and limits do not make an audit incomplete (below)",
    default: "nothing",
    below: "only where the layers above let it",
    setBy: "the root and above",
    join: (join, upper, lower) => joinRootList(join, "acceptUnread", upper, lower),
  },
  hardware: {
    field: hardwareField,
    takes: "further hardware files, column names, approved parts (below)",
    default: "",
    below: `${mayAdd}; the role of a known column has ${whenItDiffers}; files whose name a format owns stay that format's`,
    setBy: "any layer",
    join: joinHardware,
  },
};

/** The keys of the policy in force. */
export const joinedKeys = Object.keys(policyKeys).filter(
  (key): key is keyof Policy => "join" in policyKeys[key as keyof Table],
);

/** The field of a whole policy. */
export function policyField(names: NamesInPolicy): Field<PolicyFileKeys> {
  const fields = Object.fromEntries(Object.entries(policyKeys).map(([key, { field }]) => [key, field(names)]));
  return object<PolicyFileKeys>(
    "the policy",
    "What a team has decided about restricted parties.",
    fields as { [K in keyof PolicyFileKeys]-?: Field<Exclude<PolicyFileKeys[K], undefined>> },
  );
}

function activitiesField(): Field<Activity[]> {
  const activities = list(
    "activities",
    "What the team does. A list that bites one of these is an error, one that touches none is information.",
    choice("an activity", "One activity.", words.activityWords),
    1,
  );
  return {
    shape: activities.shape,
    read(node, reader) {
      const read = activities.read(node, reader);
      if (!read || read.length < 2 || !read.includes("none")) return read;
      return reader.problem(node, '"none" stands alone: the other activities say what the team does');
    },
  };
}

function acceptedField(): Field<AcceptedUnread> {
  const fields = object<AcceptedUnread>(
    "an entry of acceptUnread",
    "One decision.",
    {
      path: glob("path", "Files that fit this glob, relative to the workspace; a folder means the files below it.", [
        "vendor/legacy/**",
      ]),
      reason: text("reason", "Why this is acceptable."),
      expires: date("expires", "The last day on which it holds, YYYY-MM-DD."),
    },
    ["path", "reason", "expires"],
  );
  return {
    shape: fields.shape,
    read(node, reader) {
      const { path, reason, expires } = fields.read(node, reader) ?? {};
      return path === undefined || reason === undefined || expires === undefined
        ? undefined
        : { path, reason, expires };
    },
  };
}

function joinRootList<T>(
  join: Joining,
  key: "exclude" | "acceptUnread",
  upper: readonly T[] = [],
  lower: readonly T[],
): readonly T[] {
  if (lower.length === 0) return upper;
  if (join.isBelowRoot) join.refuseBelowRoot([key]);
  else if (join.mayLoosen(key)) return [...upper, ...lower];
  else join.refuseLoosening([key], key);
  return upper;
}

function severity(what: string): Field<keyof typeof words.severityWords> {
  return choice(what, "How much it counts.", words.severityWords);
}

function listChoices({ lists }: PolicyNames): Choice[] {
  return [...lists].map(([value, { title, forbids }]) => ({ value, description: `${title}. ${forbids}` }));
}

function partyChoices({ parties, own }: NamesInPolicy): Choice[] {
  return [
    ...[...parties].map(([value, { name }]) => ({ value, description: name })),
    ...own.map((value) => ({ value, description: "The team's own." })),
  ];
}

function codes(table: Readonly<Record<string, string>>): string {
  return Object.keys(table)
    .map((word) => `\`${word}\``)
    .join(", ");
}
