import type { CalendarDate, Component } from "../model.js";
import { namesGiven } from "../screening/namesGiven.js";
import type { Screen } from "../screening/screen.js";

/** What was to be said of the names of makers and suppliers in a document: each name once. */
export interface NamesTold {
  readonly matched: readonly string[];
  readonly unmatched: readonly string[];
  /** Names that cannot be told from others, with the reason. */
  readonly unclear: readonly UnclearName[];
}

export interface UnclearName {
  readonly name: string;
  readonly why: string;
}

/** The same of a whole audit, where the names that match nothing are only counted. */
export interface NamesAccount {
  /** Different names. */
  readonly total: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly unclear: readonly UnclearName[];
}

/** What `screens` have to say of the names that components give, step by step. */
export function* namesTold(
  components: readonly Component[],
  screens: readonly Screen[],
  asOf: CalendarDate,
): Generator<void, NamesTold, void> {
  const matched: string[] = [];
  const unmatched: string[] = [];
  const unclear: UnclearName[] = [];
  let count = 0;
  for (const name of namesGiven(components)) {
    const told = screens.map((screen) => screen.tell(name, asOf));
    const [first] = told;
    if (told.some((one) => one === "matched")) matched.push(name);
    else if (typeof first === "object") unclear.push({ name, why: first.unclear });
    else unmatched.push(name);
    if (++count % namesPerStep === 0) yield;
  }
  return { matched, unmatched, unclear };
}

const namesPerStep = 200;
/** More different names are counted once for each document. */
const mostNames = 200_000;

/** Names of many documents; each counts once. */
export class NamesTally {
  private readonly known = new Set<string>();
  private readonly unclear: UnclearName[] = [];
  private matched = 0;
  private unmatched = 0;

  add({ matched, unmatched, unclear }: NamesTold): void {
    for (const name of matched) if (this.isNew(name)) this.matched++;
    for (const name of unmatched) if (this.isNew(name)) this.unmatched++;
    for (const one of unclear) if (this.isNew(one.name)) this.unclear.push(one);
  }

  account(): NamesAccount {
    const { matched, unmatched, unclear } = this;
    return { total: matched + unmatched + unclear.length, matched, unmatched, unclear };
  }

  private isNew(name: string): boolean {
    if (this.known.has(name)) return false;
    if (this.known.size < mostNames) this.known.add(name);
    return true;
  }
}
