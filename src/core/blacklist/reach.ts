import type {
  AffiliateRule,
  AffiliateSwitch,
  CalendarDate,
  ListingStatus,
  Ownership,
  Party,
  RestrictedList,
} from "../model.js";
import { reachesHeld } from "../model/listingStates.js";
import type { Knowledge } from "./knowledge.js";

type OwnStatuses = (party: Party, knowledge: Knowledge, asOf: CalendarDate) => readonly ListingStatus[];

/**
 * Statuses that a party has through its owners only. `subsidiaries`: any chain of subsidiaries up to a listed owner.
 * `half-owned`: the known shares of listed owners add up to half or more, where a company that is itself reached counts
 * like a listed one. A share that is not known counts for nothing, and the words name no more than the numbers show.
 */
export function reachedThroughOwners(
  party: Party,
  knowledge: Knowledge,
  asOf: CalendarDate,
  ownStatuses: OwnStatuses,
): readonly ListingStatus[] {
  if (ownersOn(party, asOf).length === 0) return [];
  const statuses: ListingStatus[] = [];
  for (const list of knowledge.lists.values()) {
    const reach = new Reach(list, knowledge, asOf, ownStatuses);
    for (const rule of rulesOn(list, asOf)) {
      if (rule.rule === "named") continue;
      const found = rule.rule === "subsidiaries" ? reach.bySubsidiaries(party) : reach.byShares(party);
      if (found) {
        statuses.push(statusThrough(found, rule));
        break;
      }
    }
  }
  return statuses;
}

interface RuleOnDate {
  readonly rule: AffiliateRule;
  readonly switch?: AffiliateSwitch;
}

function rulesOn(list: RestrictedList, asOf: CalendarDate): readonly RuleOnDate[] {
  const switches = (list.affiliateSwitches ?? [])
    .filter((each) => each.from <= asOf && (each.to === undefined || asOf <= each.to))
    .map((each): RuleOnDate => ({ rule: each.rule, switch: each }));
  return [...switches, { rule: list.affiliates }];
}

interface Found {
  readonly status: ListingStatus;
  /** From the party up to the listed owner. */
  readonly path: readonly string[];
  readonly words: string;
  /** Every share and tie on the way was seen in a source. */
  readonly verified: boolean;
}

interface Step {
  readonly party: Party;
  readonly path: readonly string[];
  readonly verified: boolean;
}

interface Share {
  /** Known to be held by listed owners, in percent, 50 for "at least half". */
  readonly percent: number;
  readonly largest?: Found;
}

class Reach {
  constructor(
    private readonly list: RestrictedList,
    private readonly knowledge: Knowledge,
    private readonly asOf: CalendarDate,
    private readonly ownStatuses: OwnStatuses,
  ) {}

  bySubsidiaries(party: Party): Found | undefined {
    const seen = new Set([party.id]);
    let level: Step[] = [{ party, path: [party.id], verified: true }];
    while (level.length > 0) {
      const next: Step[] = [];
      for (const { party: below, path, verified } of level) {
        for (const edge of ownersOn(below, this.asOf)) {
          const owner = this.knowledge.parties.get(edge.owner);
          if (edge.kind !== "subsidiary" || !owner || seen.has(owner.id)) continue;
          seen.add(owner.id);
          const way = [...path, owner.id];
          const status = this.standing(owner);
          const seenSo = verified && edge.confidence === "verified";
          if (status)
            return { status, path: way, words: `a subsidiary of ${this.namesOf(way.slice(1))}`, verified: seenSo };
          next.push({ party: owner, path: way, verified: seenSo });
        }
      }
      level = next;
    }
    return undefined;
  }

  byShares(party: Party): Found | undefined {
    const share = this.shareOf(party, new Set([party.id]));
    return share.percent >= 50 ? share.largest : undefined;
  }

  private shareOf(party: Party, above: ReadonlySet<string>): Share {
    let percent = 0;
    let largest: { readonly edge: Ownership; readonly found: Found; readonly held: number } | undefined;
    const words: string[] = [];
    let verified = true;
    for (const edge of ownersOn(party, this.asOf)) {
      const owner = this.knowledge.parties.get(edge.owner);
      const held = edge.percent ?? (edge.atLeastHalf ? 50 : undefined);
      if (!owner || held === undefined || above.has(owner.id)) continue;
      const found = this.foundFor(owner, new Set([...above, owner.id]));
      if (!found) continue;
      percent += held;
      verified &&= edge.confidence === "verified" && found.verified;
      const by = found.path.length > 1 ? `${owner.name} (${found.words})` : owner.name;
      words.push(`${edge.percent === undefined ? "at least half" : `${edge.percent} %`} held by ${by}`);
      if (!largest || held > largest.held) largest = { edge, found, held };
    }
    if (!largest) return { percent };
    const { status, path } = largest.found;
    return { percent, largest: { status, path: [party.id, ...path], words: words.join(", "), verified } };
  }

  /** An owner counts when it is on the list itself, or when listed owners hold half of it. */
  private foundFor(owner: Party, above: ReadonlySet<string>): Found | undefined {
    const status = this.standing(owner);
    if (status) return { status, path: [owner.id], words: "", verified: true };
    const share = this.shareOf(owner, above);
    return share.percent >= 50 ? share.largest : undefined;
  }

  private standing(owner: Party): ListingStatus | undefined {
    return this.ownStatuses(owner, this.knowledge, this.asOf).find(
      ({ list, state }) => list.id === this.list.id && reachesHeld(state),
    );
  }

  private namesOf(ids: readonly string[]): string {
    return ids.map((id) => this.knowledge.parties.get(id)?.name ?? id).join(", a subsidiary of ");
  }
}

function statusThrough({ status, path, words, verified }: Found, { switch: dated }: RuleOnDate): ListingStatus {
  const { since: _since, until: _until, days: _days, ...entry } = status;
  const rest = verified ? entry : { ...entry, supposedTie: true };
  const own = { since: status.since, until: status.until, days: status.days };
  const base = `${words}, which is ${status.reason}`;
  if (!dated || dated.state === "in-force") {
    return {
      ...rest,
      ...dropUndefined(own),
      through: path,
      reason: dated ? `${base}; counted by the rule of ${dated.from}, ${dated.citation}` : base,
    };
  }
  if (dated.state === "suspended") {
    const end = dated.to === undefined ? "" : ` until ${dated.to}`;
    return {
      ...rest,
      state: "suspended",
      since: dated.from,
      ...(dated.to !== undefined && { until: dated.to }),
      through: path,
      reason: `${base}; the rule that would count it is suspended${end}, ${dated.citation}`,
    };
  }
  return {
    ...rest,
    state: "unknown",
    since: dated.from,
    through: path,
    reason: `${base}; whether the rule that would count it is in force since ${dated.from} was not known when the data was checked, ${dated.citation}`,
  };
}

function dropUndefined(dates: {
  readonly since: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
  readonly days: number | undefined;
}): Pick<ListingStatus, "since" | "until" | "days"> {
  return {
    ...(dates.since !== undefined && { since: dates.since }),
    ...(dates.until !== undefined && { until: dates.until }),
    ...(dates.days !== undefined && { days: dates.days }),
  };
}

function ownersOn(party: Party, asOf: CalendarDate): readonly Ownership[] {
  return (party.owners ?? []).filter(
    ({ from, until }) => (from === undefined || from <= asOf) && (until === undefined || asOf < until),
  );
}
