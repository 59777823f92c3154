import type { Severity } from "./severities.js";

interface DirectionFacts {
  /** What a listing weighs when no policy says so. */
  readonly severity: Severity;
  /** Which lists these are. */
  readonly lists: string;
  /** What such a list forbids, as the end of "it forbids …". */
  readonly forbids: string;
}

/** What lists forbid, what forbids most first. */
export const directions = {
  blocking: {
    severity: "error",
    lists: "Lists that forbid any dealing with the party.",
    forbids: "any dealing with the party or its property",
  },
  market: {
    severity: "error",
    lists: "Lists that forbid selling or authorising its equipment.",
    forbids: "selling or authorising the party's equipment or services",
  },
  import: {
    severity: "error",
    lists: "Lists that forbid importing its goods.",
    forbids: "importing the party's goods",
  },
  export: {
    severity: "warning",
    lists: "Lists that forbid supplying it.",
    forbids: "supplying the party with controlled items",
  },
  procurement: {
    severity: "warning",
    lists: "Lists that forbid a government to buy from it.",
    forbids: "buying from the party for the government or with its money",
  },
  securities: {
    severity: "information",
    lists: "Lists that forbid trading its securities.",
    forbids: "trading the party's securities",
  },
} as const satisfies Readonly<Record<string, DirectionFacts>>;

/** What a list forbids. */
export type Direction = keyof typeof directions;

/** What forbids most first. */
export const directionOrder = Object.keys(directions) as readonly Direction[];
