import type { Severity } from "./severities.js";

/** What a tie is said of. Names are plain text; `probably` is empty or ends in a blank. */
export interface Tie {
  readonly name: string;
  readonly party: string;
  readonly probably: string;
  /** The characters of the document that matched. */
  readonly matched: string;
}

interface RelationshipFacts {
  /** A finding is at most this when no policy says so; `listed` is not a ceiling: the thing is the party's own. */
  readonly ceiling: Severity | "listed" | "off";
  readonly means: string;
  /** Why a policy or its defaults lower such a finding. */
  readonly lowered: string;
  /** What is in front of the party's name where there is room for few words. */
  readonly short?: string;
  /** The sentence about a component. */
  readonly component: (tie: Tie) => string;
  /** The clause about a place that something is downloaded from: "that belongs to …". */
  readonly place: (tie: Pick<Tie, "party" | "probably">) => string;
}

const belongs: RelationshipFacts["place"] = ({ party, probably }) => `that ${probably}belongs to ${party}`;
const tied: RelationshipFacts["place"] = ({ party }) => `tied to ${party} and not its own`;

/** How a component may be tied to a party; its own things first. */
export const relationships = {
  publisher: {
    ceiling: "listed",
    means: "Released by the party.",
    lowered: "the policy lowers what a party publishes",
    component: ({ name, party, probably }) => `${name} is ${probably}published by ${party}`,
    place: belongs,
  },
  owner: {
    ceiling: "listed",
    means: "Owned or controlled by the party.",
    lowered: "the policy lowers what a party owns",
    component: ({ name, party, probably }) => `${name} ${probably}belongs to ${party}`,
    place: belongs,
  },
  mirror: {
    ceiling: "listed",
    means: "A host that the party runs.",
    lowered: "the policy lowers hosts that a party runs",
    component: ({ name, party, probably }) => `${name} is ${probably}run by ${party}`,
    place: ({ party, probably }) => `${probably}run by ${party}`,
  },
  manufacturer: {
    ceiling: "listed",
    means: "Made by the party.",
    lowered: "the policy lowers what a party makes",
    component: ({ name, party, probably }) => `${name} is ${probably}made by ${party}`,
    place: belongs,
  },
  brand: {
    ceiling: "information",
    means: "Another maker's brand that sells some of the party's products.",
    lowered: "the brand sells products of several makers",
    short: "Brand of ",
    component: ({ name, party, matched }) => `${name}: some products of the brand "${matched}" are made by ${party}`,
    place: belongs,
  },
  interop: {
    ceiling: "information",
    means: "A client for the party's product that is made by others.",
    lowered: "it talks to the party's products and is not the party's",
    short: "Works with ",
    component: ({ name, party }) => `${name} works with products of ${party} and is not published by it`,
    place: tied,
  },
  origin: {
    ceiling: "information",
    means: "Made at the party and given to a foundation since.",
    lowered: "it began at the party and is no longer its own",
    short: "Began at ",
    component: ({ name, party }) => `${name} began at ${party} and is no longer its own`,
    place: ({ party }) => `begun at ${party} and no longer its own`,
  },
  bundles: {
    ceiling: "information",
    means: "A distribution with the party's parts inside.",
    lowered: "it contains parts of the party and is not the party's",
    short: "Contains parts of ",
    component: ({ name, party }) => `${name} contains parts of ${party} and is not published by it`,
    place: tied,
  },
  maintainer: {
    ceiling: "off",
    means: "Maintained by a person who is employed there.",
    lowered: "a person is not a party",
    short: "Maintained by staff of ",
    component: ({ name, party }) => `${name} is maintained by a person employed at ${party}`,
    place: belongs,
  },
} as const satisfies Readonly<Record<string, RelationshipFacts>>;

export type Relationship = keyof typeof relationships;

/** Its own things first. */
export const relationshipOrder = Object.keys(relationships) as readonly Relationship[];

/** Whether the thing is the party's own, so that a finding weighs what the list weighs. */
export function isOwn(relationship: Relationship): boolean {
  return relationships[relationship].ceiling === "listed";
}

/** What is in front of the party's name where there is room for few words; undefined for its own things. */
export function shortTie(relationship: Relationship): string | undefined {
  const { short }: RelationshipFacts = relationships[relationship];
  return short;
}
