import { supposedListId } from "../blacklist/suppose.js";
import type { ListingStatus, Match, RestrictedList, ScopeKind } from "../model.js";
import { directions } from "../model/directions.js";
import { isHardware } from "../model/isHardware.js";
import { isWatched } from "../model/listingStates.js";
import { relationships } from "../model/relationships.js";
import { severityOrder } from "../model/severities.js";
import { bindsWidely, bites, weightByActivities } from "./activities.js";
import type { Activity, Policy, PolicySeverity } from "./policy.js";
import { scopeKindsOf } from "./scopeKinds.js";
import { isUntrusted } from "./trust.js";

/** A severity and the reasons for it, in words. */
export interface Judgement {
  readonly severity: PolicySeverity;
  readonly because: string;
  /** What the list weighs before anything lowers it. */
  readonly weight: PolicySeverity;
}

const order: readonly PolicySeverity[] = [...severityOrder, "off"];

/** Negative when `a` is the more severe. */
export function compareSeverity(a: PolicySeverity, b: PolicySeverity): number {
  return order.indexOf(a) - order.indexOf(b);
}

/** What one listing makes of a match. The policy's word on the party goes over everything; ceilings lower the rest. */
export function judgeListing(match: Match, status: ListingStatus, policy: Policy): Judgement {
  const own =
    policy.parties && Object.hasOwn(policy.parties, match.party.id) ? policy.parties[match.party.id] : undefined;
  const resembles: Ceiling[] =
    match.basis === "similar-name"
      ? [{ at: "hint", why: "a name only resembles the party's" }]
      : match.basis === "short-name"
        ? [{ at: "hint", why: "others have the same short name" }]
        : [];
  if (own !== undefined) return lower([own, "the policy names this party"], resembles);
  return lower(fromList(status, match, policy), [...resembles, ...ceilings(match, status, policy)]);
}

interface Ceiling {
  readonly at: PolicySeverity;
  readonly why: string;
}

type Reasoned = readonly [severity: PolicySeverity, because: string];

function lower([weight, reason]: Reasoned, limits: readonly Ceiling[]): Judgement {
  let severity = weight;
  let because = reason;
  for (const { at, why } of limits) {
    if (compareSeverity(at, severity) <= 0) continue;
    severity = at;
    because += `; lowered to ${at}: ${why}`;
  }
  return { severity, because, weight };
}

function fromList({ list, state }: ListingStatus, match: Match, policy: Policy): Reasoned {
  if (isUntrusted(match)) return ["error", "the policy trusts no such place"];
  const named = policy.lists && Object.hasOwn(policy.lists, list.id) ? policy.lists[list.id] : undefined;
  if (named === undefined && isLeftOut(list, policy)) return ["off", "the policy does not name the list in onlyLists"];
  if (isWatched(state)) {
    return [policy.watch ?? "information", `nothing is forbidden on that day: the listing is ${state}`];
  }
  if (named !== undefined) return [named, `the policy sets ${list.short} to ${named}`];
  const direction = policy.directions?.[list.direction];
  const effect = effectOf(list, match);
  if (direction !== undefined) return [direction, `${effect}; the policy sets such lists to ${direction}`];
  // Who uses a mirror supplies nothing to the party that runs it.
  if (isUse(list, match, policy)) return ["information", effect];
  if (policy.activities && policy.activities.length > 0) return byActivities(list, effect, policy.activities);
  const severity = directions[list.direction].severity;
  return [
    severity,
    `${effect}; unless a policy says otherwise such a list is ${severity === "warning" ? "a warning" : severity === "error" ? "an error" : severity}`,
  ];
}

function byActivities(list: RestrictedList, effect: string, activities: readonly Activity[]): Reasoned {
  const { severity, activity } = weightByActivities(activities, list);
  if (severity === "error") return [severity, `${effect}, and the team's activity is ${activity}`];
  if (severity === "warning") return [severity, `${effect}, which binds the team as ${activity} where it exports`];
  return [severity, `${effect}, which touches none of the team's activities`];
}

/** Whether `onlyLists` leaves a list out. What an audit supposes is not a list that anyone could name. */
function isLeftOut({ id }: RestrictedList, { onlyLists }: Policy): boolean {
  return onlyLists !== undefined && id !== supposedListId && !onlyLists.includes(id);
}

/** What is downloaded from a mirror under a restriction of exports, unless the policy says what mirrors weigh. */
function isUse({ direction }: RestrictedList, { relationship }: Match, { relationships }: Policy): boolean {
  return direction === "export" && relationship === "mirror" && relationships?.mirror === undefined;
}

/** What the list does, without saying more than that of a host that only serves what others made. */
function effectOf({ short, direction }: RestrictedList, { relationship }: Match): string {
  if (direction !== "export") return `${short} forbids ${directions[direction].forbids}`;
  const exports = `${short} restricts exports to the party`;
  return relationship === "mirror" ? `${exports}; using its mirror is not restricted` : exports;
}

function* ceilings(match: Match, status: ListingStatus, policy: Policy): Generator<Ceiling> {
  const { component, relationship, attribution } = match;
  const ceiling = policy.relationships?.[relationship] ?? relationships[relationship].ceiling;
  if (ceiling !== "listed" && !isUntrusted(match)) yield { at: ceiling, why: relationships[relationship].lowered };
  if (policy.scopes) yield* scopeCeilings(scopeKindsOf(component), policy.scopes);
  if (component.placement?.notPlaced) yield { at: "information", why: "the part is in the file and not placed" };
  if (component.mention) yield { at: "information", why: "the file describes it and does not choose it" };
  if (status.list.reaches === "hardware" && !isHardware(component)) {
    yield { at: "information", why: `${status.list.short} is about equipment, and this is software` };
  }
  if (match.confidence === "unverified") yield { at: "warning", why: `not verified: ${match.evidence}` };
  if (attribution?.disputed) yield { at: "information", why: "it is disputed and under review" };
  if (status.listing.confidence === "unverified") yield { at: "warning", why: "the listing is not verified" };
  if (status.recalled)
    yield { at: "warning", why: "that the party was on the list on that day is not verified, only that it was later" };
  if (status.supposedTie) yield { at: "warning", why: "the tie to the listed owner was not seen in a source" };
  if (status.state === "unknown") {
    yield asksFor(status, policy)
      ? { at: "information", why: "whether the listing is still in force is not known" }
      : { at: "off", why: "a listing whose term ended counts only where the team asks for the list" };
  }
  if (attribution && chipSchemes.has(attribution.scheme)) {
    yield { at: "warning", why: "an id of a chip's maker says nothing about the maker of the equipment" };
  }
  if (!bindsWidely(status.list) && !policy.activities?.some((activity) => bites(activity, status.list))) {
    yield { at: "warning", why: `the list binds those in its own jurisdiction (${status.list.jurisdiction})` };
  }
}

/** What is needed for several things is as severe as the most severe of them. */
function* scopeCeilings(kinds: readonly ScopeKind[], scopes: NonNullable<Policy["scopes"]>): Generator<Ceiling> {
  const ceilings = kinds.map((kind) => scopes[kind] ?? "listed");
  const [first] = ceilings.filter((one) => one !== "listed").sort(compareSeverity);
  if (first === undefined || ceilings.includes("listed")) return;
  yield { at: first, why: `the file needs it for ${kinds.map((kind) => scopeUses[kind]).join(" and ")} alone` };
}

const scopeUses: Readonly<Record<ScopeKind, string>> = { dev: "development", test: "tests", optional: "an option" };

/** The rule that reaches an owner's companies may be in force again; a term of the party's own ran out, and asks for more. */
function asksFor({ list, through }: ListingStatus, policy: Policy): boolean {
  if (through || (policy.lists && Object.hasOwn(policy.lists, list.id))) return true;
  return policy.activities?.some((activity) => bites(activity, list)) ?? false;
}

const chipSchemes: ReadonlySet<string> = new Set(["devicetree", "usb", "pci", "oui"]);
