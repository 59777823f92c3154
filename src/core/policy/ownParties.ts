import type { Attribution, Evidence, ListingStatus, Party, RestrictedList } from "../model.js";
import type { OwnParty, Policy } from "./policy.js";

/** The team's own parties in the form in which listed ones are known. */
export interface OwnKnowledge {
  readonly parties: ReadonlyMap<string, Party>;
  readonly attributions: readonly Attribution[];
}

/** Follows from the policy alone, so it is kept as long as the policy's list of parties is. */
const known = new WeakMap<readonly OwnParty[], OwnKnowledge>();

/** Own parties as knowledge; undefined when the policy names none. */
export function ownKnowledge({ ownParties }: Policy): OwnKnowledge | undefined {
  if (!ownParties || ownParties.length === 0) return undefined;
  let knowledge = known.get(ownParties);
  if (!knowledge) {
    knowledge = {
      parties: new Map(ownParties.map((own): [string, Party] => [own.id, partyOf(own)])),
      attributions: ownParties.flatMap(attributionsOf),
    };
    known.set(ownParties, knowledge);
  }
  return knowledge;
}

export const ownList: RestrictedList = {
  id: "own",
  title: "The team's own list",
  short: "your own list",
  authority: "the team",
  jurisdiction: "US",
  direction: "blocking",
  forbids: "What the policy's reason says.",
  affiliates: "named",
  page: "",
};

/** The listing of an own party on the team's own list, and the severity that the team gave it. */
export function ownStatus(own: OwnParty): ListingStatus {
  return {
    listing: {
      list: ownList.id,
      ...(own.since !== undefined && { effective: own.since }),
      confidence: "verified",
      source: "policy",
      note: own.reason,
    },
    list: ownList,
    state: "listed",
    ...(own.since !== undefined && { since: own.since }),
    reason: `your own list: ${own.reason}`,
  };
}

function partyOf({ id, name, aliases = [], reason }: OwnParty): Party {
  return { id, name, country: "", aliases, listings: [], note: reason };
}

function attributionsOf(own: OwnParty): Attribution[] {
  const evidence: Evidence = { kind: "documentation", place: "the policy", says: `names it for ${own.name}` };
  const fact = { party: own.id, evidence, confidence: "verified" } as const;
  return [
    ...(own.packages ?? []).map((pattern): Attribution => {
      const coordinate = pattern
        .replace(/^pkg:\/*/, "")
        .replace(/(?<=[^/])@[^@/]*$/, "")
        .replace(/%40/g, "@");
      const versions = own.versions?.[pattern];
      return {
        ...fact,
        scheme: "package",
        pattern: coordinate,
        relationship: "publisher",
        ...(versions !== undefined && { versions }),
      };
    }),
    ...(own.hosts ?? []).map((pattern): Attribution => ({ ...fact, scheme: "host", pattern, relationship: "mirror" })),
    ...(own.parts ?? []).map((pattern): Attribution => ({
      ...fact,
      scheme: "mpn",
      pattern: partPattern(pattern),
      relationship: "manufacturer",
    })),
  ];
}

/** A part number with `*` at the end as the anchored expression that part numbers are looked up by. */
function partPattern(pattern: string): string {
  const open = pattern.endsWith("*");
  const literal = (open ? pattern.slice(0, -1) : pattern).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return `^${literal}${open ? "" : "$"}`;
}
