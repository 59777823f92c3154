import type { ListEntry } from "../../lists/listEntry.js";
import type { CalendarDate, Listing, Party } from "../../model.js";
import { ListedNames, type ListedHit } from "../names/listedNames.js";
import { NameIndex, nameIndexSteps } from "../names/nameIndex.js";
import type { PartyNames } from "../names/partyNames.js";
import type { Steps } from "../../text/steps.js";
import { entriesOf, type OfficialSnapshot } from "./snapshot.js";

/** An entry of an imported list that a name is like, as the party it is. */
export interface OfficialHit extends ListedHit {
  readonly party: Party;
  /** The party is a recorded one, under a name that only the list has. */
  readonly isRecorded: boolean;
}

/** The names of imported lists, made ready when the first one is asked for. */
export class OfficialNames {
  private made: ListedNames | undefined;
  private readonly days = new Map<ListEntry, CalendarDate>();
  private readonly parties = new Map<ListEntry, Pick<OfficialHit, "party" | "isRecorded">>();
  private readonly cache = new Map<string, readonly OfficialHit[]>();

  /** `recorded` gives the names of the parties that are known anyhow: an entry that is one of them is that party. */
  constructor(
    private readonly snapshot: OfficialSnapshot,
    private readonly recorded: () => PartyNames,
  ) {}

  /** Whether `find` finds anything. */
  knows(name: string): boolean {
    return this.find(name.trim()).length > 0;
  }

  /** What `name` is like, best first; entries that are only related are left out, since nobody looked at them. */
  find(name: string): readonly OfficialHit[] {
    const cached = this.cache.get(name);
    if (cached) return cached;
    const hits = this.names()
      .find(name)
      .filter(({ band }) => band !== "related")
      .map((hit): OfficialHit => ({ ...hit, ...this.partyOf(hit.entry) }));
    // Stryker disable next-line ConditionalExpression,EqualityOperator: what is kept changes no answer, only what it costs.
    if (this.cache.size >= cacheSize) this.cache.clear();
    this.cache.set(name, hits);
    return hits;
  }

  /** Makes them ready in steps, so that it is not the first name to be asked about that waits for them. */
  *prepare(): Steps<void> {
    const { snapshot } = this;
    if (this.made || !snapshot.compiled) return;
    const index = new NameIndex(snapshot.compiled, yield* nameIndexSteps(snapshot.compiled));
    yield;
    this.names(index);
  }

  private names(index?: NameIndex): ListedNames {
    if (!this.made) {
      const { snapshot } = this;
      for (const { key, day } of snapshot.sources)
        for (const entry of snapshot.entries.get(key) ?? []) this.days.set(entry, day);
      this.made = new ListedNames(entriesOf(snapshot), snapshot.compiled, index);
    }
    return this.made;
  }

  private partyOf(entry: ListEntry): Pick<OfficialHit, "party" | "isRecorded"> {
    let found = this.parties.get(entry);
    if (!found) this.parties.set(entry, (found = this.lookUp(entry)));
    return found;
  }

  private lookUp(entry: ListEntry): Pick<OfficialHit, "party" | "isRecorded"> {
    const listing = listingOf(entry, this.days.get(entry) ?? "");
    const known = entry.names
      .slice(0, entry.strong)
      .flatMap((name) => this.recorded().find(name))
      .find(({ band }) => band === "error")?.known.party;
    if (!known) return { party: partyFrom(entry, listing), isRecorded: false };
    const isListed = known.listings.some(({ list, until }) => list === listing.list && until === undefined);
    return { party: isListed ? known : { ...known, listings: [...known.listings, listing] }, isRecorded: true };
  }
}

const cacheSize = 20_000;

function partyFrom(entry: ListEntry, listing: Listing): Party {
  const [name = "", ...aliases] = entry.names;
  return {
    id: `${listing.list}/${entry.id}`,
    name,
    country: entry.countries.length === 1 ? (entry.countries[0] ?? "") : "",
    aliases,
    listings: [listing],
  };
}

/** A row without a date is known from the snapshot's day on, and undated before. */
function listingOf({ listId = "imported", since, last, citation }: ListEntry, day: CalendarDate): Listing {
  return {
    list: listId,
    ...(since !== undefined && { effective: since }),
    ...(last !== undefined && { knownUntil: last }),
    ...(citation !== undefined && { citation }),
    confirmed: day,
    confidence: "verified",
    source: `the imported list of ${day}`,
  };
}
