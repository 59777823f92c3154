import { date, flag, glob, list, object, text, type Field } from "./field.js";
import type { Joining } from "./joining.js";
import { joinWaiverRules, joinWaivers } from "./joinWaivers.js";
import type { AcceptedUnread } from "./policy.js";
import { listChoices, partyChoices, type KeyOf } from "./policyKey.js";
import { waiverField } from "./waiverField.js";
import { waiverRulesField } from "./waiverRulesField.js";

/** Keys of exceptions: findings that are waived, files that are left out or need not be read. */

export const waiversKey: KeyOf<"waivers"> = {
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
  join: joinWaivers,
};

export const waiverRulesKey: KeyOf<"waiverRules"> = {
  field: waiverRulesField,
  takes: "what a waiver of this layer and those below needs to count: `twoPeople`, `mostDays`, `bound` (below)",
  default: "a reason and an expiry",
  below: "may ask for more",
  setBy: "any layer",
  join: joinWaiverRules,
};

export const inlineWaiversKey: KeyOf<"inlineWaivers"> = {
  field: () =>
    flag("inlineWaivers", "Whether comments in the files under analysis may waive findings. Default: no.", {
      true: "`sanctionlint-waive PARTY until YYYY-MM-DD: reason` in a comment covers its line and the next.",
      false: "Such a comment has no effect, and is reported.",
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
};

export const excludeKey: KeyOf<"exclude"> = {
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
};

export const acceptUnreadKey: KeyOf<"acceptUnread"> = {
  field: () =>
    list(
      "acceptUnread",
      "Files that need not be read in full. They are read, and their findings count.",
      acceptedField(),
    ),
  takes: "files whose problems and limits do not make an audit incomplete (below)",
  default: "nothing",
  below: "only where the layers above let it",
  setBy: "the root and above",
  join: (join, upper, lower) => joinRootList(join, "acceptUnread", upper, lower),
};

function acceptedField(): Field<AcceptedUnread> {
  const fields = object<AcceptedUnread>(
    "an entry of acceptUnread",
    "One decision.",
    {
      path: glob("path", "Files that fit this glob, relative to the workspace; a folder means the files below it.", [
        "vendor/legacy/**",
      ]),
      reason: text("reason", "Why this is acceptable."),
      expires: date("expires", "The last day on which it holds, YYYY-MM-DD.", "later"),
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
