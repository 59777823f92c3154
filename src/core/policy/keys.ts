import { choice, date, list, object, text, type Field } from "./field.js";
import { acceptUnreadKey, excludeKey, inlineWaiversKey, waiverRulesKey, waiversKey } from "./exceptionKeys.js";
import { hardwareField } from "./hardwareField.js";
import { joinHardware } from "./joinHardware.js";
import { joinOwnParties } from "./joinOwnParties.js";
import { joinTrusted } from "./joinTrusted.js";
import { knowledgeKey } from "./knowledgeKey.js";
import { officialListsKey } from "./officialListsKey.js";
import { ownPartiesField } from "./ownPartyField.js";
import type { Loosenable, Policy } from "./policy.js";
import { joinSame, codes, mayAdd, whenItDiffers, type KeyOf, type NamesInPolicy, type PolicyKey } from "./policyKey.js";
import { trustedField } from "./trustedField.js";
import {
  activitiesKey,
  directionsKey,
  listsKey,
  onlyListsKey,
  partiesKey,
  relationshipsKey,
  scopesKey,
  watchKey,
} from "./weightKeys.js";
import { loosenableWords } from "./words.js";

export type { JoinedKey, PolicyNames } from "./policyKey.js";

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
  readonly [K in keyof Policy]-?: KeyOf<K>;
};

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
      text("extends", "Another policy file, which is the layer above this one, relative to this file.", {
        examples: ["../company.sanctionlint.yaml"],
      }),
    takes: "another policy file, which is the layer above this one",
    default: "",
    below: "",
    setBy: "any layer",
  },
  mayLoosen: {
    field: () =>
      list(
        "mayLoosen",
        "What policies below this one may loosen.",
        choice("what may be loosened", "One thing.", loosenableWords),
      ),
    takes: `what layers below may loosen: ${codes(loosenableWords)}`,
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
    join: joinSame("asOf"),
  },
  knowledge: knowledgeKey,
  officialLists: officialListsKey,
  onlyLists: onlyListsKey,
  lists: listsKey,
  directions: directionsKey,
  activities: activitiesKey,
  relationships: relationshipsKey,
  scopes: scopesKey,
  parties: partiesKey,
  watch: watchKey,
  ownParties: {
    field: ownPartiesField,
    takes:
      "parties the team lists itself: `id`, `name`, `reason`, and `aliases`, `packages` (purls, `*` at the end), `versions` (of a package), `hosts`, `parts`, `severity`, `since`",
    default: "",
    below: `${mayAdd}, below the root none with the id, a name or packages of a known party`,
    setBy: "any layer",
    join: joinOwnParties,
  },
  trusted: {
    field: trustedField,
    takes: "the only hosts and registries that things may come from, with or without a path (below)",
    default: "any",
    below: whenItDiffers,
    setBy: "any layer",
    join: joinTrusted,
  },
  waivers: waiversKey,
  waiverRules: waiverRulesKey,
  inlineWaivers: inlineWaiversKey,
  exclude: excludeKey,
  acceptUnread: acceptUnreadKey,
  hardware: {
    field: hardwareField,
    takes: "further hardware files, column names, own boards, approved parts (below)",
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
  const fields = Object.fromEntries(Object.entries(policyKeys).map(([key, known]) => [key, known.field(names)]));
  return object<PolicyFileKeys>(
    "the policy",
    "What a team has decided about restricted parties.",
    fields as { [K in keyof PolicyFileKeys]-?: Field<Exclude<PolicyFileKeys[K], undefined>> },
  );
}
