import type {
  CalendarDate,
  Component,
  Finding,
  ListingStatus,
  Match,
  Party,
  RuleId,
  Severity,
  SourceText,
  Span,
  Waiver,
} from "../model.js";
import { fingerprintOf } from "../text/hash.js";
import type { Screen } from "../screening/screen.js";
import type { MatchGroup } from "./matchGroups.js";
import { bites } from "./activities.js";
import type { Activity, Policy } from "./policy.js";
import { compareSeverity, judgeListing, type Judgement } from "./severity.js";
import { aboutFiles, aboutSource } from "./sharedSource.js";
import { isUntrusted, type Trust } from "./trust.js";
import { describeWaiver, reopenedBy, waiverFor, withoutWaived } from "./waivers.js";
import { inPlaces, messageOf } from "./wording.js";
import { directionOrder } from "../model/directions.js";
import { isHardware } from "../model/isHardware.js";
import { isWatched } from "../model/listingStates.js";
import { isOwn } from "../model/relationships.js";
import { purlOf } from "../ecosystems/writtenNames.js";

/** What judging needs besides the match. */
export interface JudgeContext {
  /** The policy as it speaks of a party; one the team lists itself has the severity it was given there. */
  policyFor(party: Party): Policy;
  readonly asOf: CalendarDate;
  readonly screen: Screen;
  /** Over the team's own parties; absent when the policy names none. */
  readonly ownScreen?: Screen;
  /** Absent when the policy trusts every place. */
  readonly trust?: Trust;
  /** Every listing of a party that is not over on that day, its owners' included where the list reaches it. */
  statusesOf(match: Match): readonly ListingStatus[];
  /** A party's name by id. */
  nameOf(party: string): string | undefined;
}

/** A judged match; fixes are added where they are made. */
export type Verdict = Omit<Finding, "fixes">;

interface Weighed {
  readonly status: ListingStatus;
  readonly judgement: Judgement & { readonly severity: Severity };
}

/** What matches are for this team on that day; undefined when no listing in force makes them a finding. */
export function judge(group: MatchGroup, source: SourceText, context: JudgeContext): Verdict | undefined {
  const { match, places } = group;
  const { asOf } = context;
  const policy = context.policyFor(match.party);
  const all = weigh(match, context.statusesOf(match), policy);
  const open = withoutWaived(all, match, source.uri, policy.waivers, asOf);
  // Nothing left: the finding is as if there were no waivers, and carries the one that covers it.
  const weighed = open.length > 0 ? open : all;
  const [deciding] = weighed;
  if (!deciding) return undefined;
  const statuses = weighed.map(({ status }) => status);
  const rule = ruleOf(match, deciding.status);
  const waiver = waiverFor(match, deciding.status, source.uri, policy.waivers, asOf);
  const reopened = waiver ? undefined : reopenedBy(match, deciding.status, source.uri, policy.waivers, asOf);
  return {
    rule,
    severity: deciding.judgement.severity,
    span: match.span,
    places,
    message: wordingOf(group, source.uri, statuses, context),
    component: match.component,
    match,
    status: deciding.status,
    statuses,
    because: deciding.judgement.because + (reopened ? reopening(reopened) : ""),
    ...(waiver && { waiver }),
    ...identityOf(group, source.uri),
  };
}

/**
 * Where the team lists a party by the id of a known one, both are judged, and at the same places what is not waived, and then the more severe
 * holds: a policy's own party never lowers a known one.
 */
export function graverOfEach(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(
    (one, at) =>
      !verdicts.some((other, otherAt) => {
        const isSameParty = other.match.party.id === one.match.party.id && other.match.party !== one.match.party;
        if (!isSameParty || !hasAll(other.places, one.places)) return false;
        const order = compareStanding(other, one);
        // Of two that say the same, the team's own word comes first.
        return order < 0 || (order === 0 && otherAt < at);
      }),
  );
}

function compareStanding(a: Verdict, b: Verdict): number {
  return Number(a.waiver !== undefined) - Number(b.waiver !== undefined) || compareSeverity(a.severity, b.severity);
}

function hasAll(places: readonly Span[], others: readonly Span[]): boolean {
  const known = new Set(places.map(({ start, end }) => `${start} ${end}`));
  return others.every(({ start, end }) => known.has(`${start} ${end}`));
}

/** A source at several places is reported without the first of those that come from it. */
function wordingOf(
  { match, places, source, sdks = [] }: MatchGroup,
  uri: string,
  statuses: readonly ListingStatus[],
  context: JudgeContext,
): string {
  if (match.component.file !== undefined)
    return messageOf(aboutFiles(match, sdks, uri, places.length), statuses, (party) => context.nameOf(party));
  const nameOf = (party: string): string | undefined => context.nameOf(party);
  if (source === undefined || places.length === 1) return messageOf(match, statuses, nameOf);
  return messageOf(aboutSource(match, source), statuses, nameOf) + inPlaces(places.length);
}

function reopening(waiver: Waiver): string {
  return `; a waiver (${describeWaiver(waiver)}) was decided when the party was not listed so, and does not cover it`;
}

/** Every listing that makes a finding, the deciding one first. */
function weigh(match: Match, statuses: readonly ListingStatus[], policy: Policy): Weighed[] {
  return statuses
    .flatMap((status): Weighed[] => {
      if (status.state === "removed") return [];
      if (isWatched(status.state) && restsOnMemory(status)) return [];
      const { severity, because, weight } = judgeListing(match, status, policy);
      return severity === "off" ? [] : [{ status, judgement: { severity, because, weight } }];
    })
    .sort((a, b) => compareWeighed(a, b, isHardware(match.component), policy.activities ?? []));
}

/** Of two that weigh the same, the one that forbids something the team does. */
function bitesFirst(a: Weighed, b: Weighed, activities: readonly Activity[]): number {
  const bitten = ({ status: { list } }: Weighed): boolean => activities.some((activity) => bites(activity, list));
  return Number(bitten(b)) - Number(bitten(a));
}

/** The more severe first; then what is in force, what forbids what the team does, what is verified, what forbids more, what is older. */
function compareWeighed(a: Weighed, b: Weighed, hardware: boolean, activities: readonly Activity[]): number {
  const beside = ({ list }: ListingStatus): number => Number(list.reaches === "hardware" && !hardware);
  return (
    compareSeverity(a.judgement.severity, b.judgement.severity) ||
    Number(isWatched(a.status.state)) - Number(isWatched(b.status.state)) ||
    bitesFirst(a, b, activities) ||
    Number(a.status.listing.confidence !== "verified") - Number(b.status.listing.confidence !== "verified") ||
    beside(a.status) - beside(b.status) ||
    compareSeverity(a.judgement.weight, b.judgement.weight) ||
    directionOrder.indexOf(a.status.list.direction) - directionOrder.indexOf(b.status.list.direction) ||
    compareText(a.status.since ?? "9", b.status.since ?? "9")
  );
}

/** A party that is only expected on a list, by a day that is not verified, is not reported. */
function restsOnMemory({ listing, state }: ListingStatus): boolean {
  return state === "published" ? (listing.recalled?.includes("published") ?? false) : listing.confidence !== "verified";
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ruleOf(match: Match, { state }: ListingStatus): RuleId {
  const { relationship, component, basis } = match;
  if (isUntrusted(match)) return "untrusted-source";
  if (isWatched(state)) return "watched-party";
  if (!isOwn(relationship)) return "related-component";
  return relationship === "mirror" || (basis === "host" && component.kind === "source")
    ? "listed-source"
    : "listed-component";
}

/** Without lines, wording and severity: they move, and the finding stays the same. */
function identityOf({ match, source }: MatchGroup, uri: string): Pick<Finding, "fingerprint" | "subject"> {
  // Files come and go; the folder stays.
  const what = match.component.file === undefined ? (source ?? coordinateOf(match.component)) : uri;
  const subject = `${what}:${match.party.id}`;
  return { subject, fingerprint: fingerprintOf(uri, subject) };
}

/** What a component is called in a subject: its purl without version, else its name. */
export function coordinateOf(component: Component): string {
  // Field by field: components of large files have getters, of which a spread copies nothing.
  const { kind, ecosystem, name, nameSpan, entry, scope, relation, identifiers } = component;
  const unversioned = { kind, ecosystem, name, nameSpan, entry, scope, relation, identifiers };
  return purlOf(unversioned) ?? name.trim().toLowerCase();
}
