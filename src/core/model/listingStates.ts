interface StateFacts {
  /** What the list forbids is forbidden. A date that is not established does not lift a listing. */
  readonly inForce?: boolean;
  /** The party is expected on the list, or was on it, and nothing is forbidden that day. */
  readonly watched?: boolean;
  /** Companies that the party holds are reached too. */
  readonly reaches?: boolean;
}

/** What a listing may be on a day, the strongest first: of a party's several entries on a list the first of these decides. */
export const listingStates = {
  listed: { inForce: true, reaches: true },
  /** The listing exists and its first day is not established. */
  undated: { inForce: true, reaches: true },
  licensed: { inForce: true, reaches: true },
  suspended: { watched: true },
  /** Whether it is in force on that day is not known: a term or a suspension ended and what followed was not seen. */
  unknown: {},
  published: { watched: true, reaches: true },
  proposed: { watched: true },
  reported: { watched: true },
  removed: {},
} as const satisfies Readonly<Record<string, StateFacts>>;

export type ListingState = keyof typeof listingStates;

/** The strongest first. */
export const listingStateOrder = Object.keys(listingStates) as readonly ListingState[];

/** A state as it stands beside the name of its list. */
export function stateInWords(state: ListingState): string {
  return state === "unknown" ? "perhaps listed" : state === "undated" ? "first day not known" : state;
}

function factsOf(state: ListingState): StateFacts {
  return listingStates[state];
}

export function isInForce(state: ListingState): boolean {
  return factsOf(state).inForce === true;
}

export function isWatched(state: ListingState): boolean {
  return factsOf(state).watched === true;
}

/** Whether a listing in that state reaches the companies that the party holds, as the list's rule says. */
export function reachesHeld(state: ListingState): boolean {
  return factsOf(state).reaches === true;
}
