import { supposedListId } from "../blacklist/suppose.js";
import type {
  CalendarDate,
  Component,
  Finding,
  ListingStatus,
  Match,
  RuleId,
  ScopeKind,
  Severity,
  Waiver,
} from "../model.js";
import { daysBetween, relativeDays } from "../text/days.js";
import { canonicalJson } from "../text/hash.js";
import { isAllInRange } from "../ecosystems/versions/range.js";
import { pathFits } from "./paths.js";
import { scopeKindsOf } from "./scopeKinds.js";
import { isWatched } from "../model/listingStates.js";
import { componentFits, textFits } from "./waiverComponent.js";

/** What a waiver that is decided today says of how the party is listed. A supposition is not a listing. */
export function listedFor(statuses: readonly ListingStatus[]): Pick<Waiver, "listed"> {
  const real = statuses.filter(({ list }) => list.id !== supposedListId);
  if (real.length === 0) return {};
  const entries = real.map(({ list, state }) => [list.id, isWatched(state) ? "watched" : list.direction] as const);
  return { listed: Object.fromEntries(entries) };
}

/** The first waiver in force that covers a match's listing. */
export function waiverFor(
  match: Match,
  status: ListingStatus,
  path: string,
  waivers: readonly Waiver[],
  asOf: CalendarDate,
): Waiver | undefined {
  return waivers.find((waiver) => isMeant(waiver, match, status, path, asOf) && stoodSo(waiver, status));
}

/** The first waiver that would cover a match's listing, had the party been listed so when it was decided. */
export function reopenedBy(
  match: Match,
  status: ListingStatus,
  path: string,
  waivers: readonly Waiver[],
  asOf: CalendarDate,
): Waiver | undefined {
  return waivers.find((waiver) => !stoodSo(waiver, status) && isMeant(waiver, match, status, path, asOf));
}

function isMeant(waiver: Waiver, match: Match, { list }: ListingStatus, path: string, asOf: CalendarDate): boolean {
  const isForList = waiver.list === undefined || textFits(waiver.list, list.id);
  return isInForce(waiver, asOf) && isForList && covers(waiver, match, path);
}

/**
 * Whether a waiver that says what the party was listed for knew of this listing. A further list, another direction, or coming into force
 * is news; another citation, another wording, or being suspended is none.
 */
function stoodSo({ listed }: Waiver, { list, state }: ListingStatus): boolean {
  if (listed === undefined) return true;
  const stood = Object.hasOwn(listed, list.id) ? listed[list.id] : undefined;
  return stood !== undefined && (isWatched(state) || stood === list.direction);
}

/** Those listings that no waiver in force covers: a waiver for one list leaves the others standing. */
export function withoutWaived<Weighed extends { readonly status: ListingStatus }>(
  weighed: readonly Weighed[],
  match: Match,
  path: string,
  waivers: readonly Waiver[],
  asOf: CalendarDate,
): readonly Weighed[] {
  if (waivers.length === 0) return weighed;
  return weighed.filter(({ status }) => !waiverFor(match, status, path, waivers, asOf));
}

/**
 * Which of those waivers in force that name a component or a scope, and for files of a list a path, cover a match, by their number: the
 * rest are the same for all that match the same party in one document.
 */
export function waivedApart(match: Match, path: string, waivers: readonly Waiver[], asOf: CalendarDate): string {
  let numbers = "";
  for (const [at, waiver] of waivers.entries()) {
    const isByPath = waiver.path !== undefined && match.component.file !== undefined;
    if (waiver.component === undefined && waiver.scopes === undefined && !isByPath) continue;
    if (!isInForce(waiver, asOf)) continue;
    if (covers(waiver, match, path)) numbers += `,${at}`;
  }
  return numbers;
}

/** From the day of the decision, where that is given, to the last day. */
export function isInForce({ decided, expires }: Waiver, asOf: CalendarDate): boolean {
  return asOf <= expires && (decided === undefined || decided <= asOf);
}

/** Days before its end from which a waiver is reported as expiring. */
const expiryWarning = 14;

/** Whether a waiver that is in force is over within 14 days. */
export function isExpiring({ expires }: Waiver, asOf: CalendarDate): boolean {
  const days = daysBetween(asOf, expires);
  return days !== undefined && days >= 0 && days <= expiryWarning;
}

/** Something wrong with the policy's waivers; the reader of the policy file knows where each is. */
export interface WaiverRemark {
  readonly rule: Extract<RuleId, `waiver-${string}`>;
  readonly severity: Severity;
  readonly message: string;
  /** Index into the policy's waivers. */
  readonly waiver: number;
}

/**
 * Remarks on waivers after an audit: those that are over or soon will be, those that no finding needed, those that say again what one
 * before says. `used` are those that a finding of the whole audit needed (see `noteWaiverUse`); without it (while typing, or when part of a
 * tree was audited) use is not judged.
 */
export function policyFindings(
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver> | undefined,
  asOf: CalendarDate,
): readonly WaiverRemark[] {
  const first = new Map<string, number>();
  return waivers.flatMap((waiver, at): WaiverRemark[] => {
    const scope = scopeOf(waiver);
    const earlier = first.get(scope);
    if (earlier === undefined) first.set(scope, at);
    const what = describeWaiver(waiver);
    if (earlier !== undefined) {
      const message = `This waiver (${what}) says again what waiver ${earlier + 1} says.`;
      return [{ rule: "waiver-duplicate", severity: "warning", message, waiver: at }];
    }
    if (asOf <= waiver.expires && !isInForce(waiver, asOf)) {
      const message = `This waiver (${what}) holds from ${waiver.decided}, the day of its decision; until then it covers nothing.`;
      return [{ rule: "waiver-unused", severity: "information", message, waiver: at }];
    }
    if (!isInForce(waiver, asOf)) {
      const message = `This waiver (${what}) expired on ${waiver.expires}; what it covered is reported again.`;
      return [{ rule: "waiver-expired", severity: "warning", message, waiver: at }];
    }
    if (used && !used.has(waiver)) {
      const message = `This waiver (${what}) covers nothing that the audit found.`;
      return [{ rule: "waiver-unused", severity: "information", message, waiver: at }];
    }
    if (isExpiring(waiver, asOf)) {
      const message = `This waiver (${what}) expires ${relativeDays(daysBetween(asOf, waiver.expires) ?? 0)}, on ${waiver.expires}.`;
      return [{ rule: "waiver-expiring", severity: "information", message, waiver: at }];
    }
    return [];
  });
}

/**
 * Adds to `used` the waivers that the findings of one document need. A waiver for one list is used when the party is on it, though the
 * finding is by another. `path` is the document's, below the root.
 */
export function noteWaiverUse(
  used: Set<Waiver>,
  waivers: readonly Waiver[],
  path: string,
  findings: readonly Finding[],
): void {
  if (waivers.length === 0) return;
  for (const { match, statuses } of findings) {
    const lists = [...match.party.listings.map(({ list }) => list), ...statuses.map(({ list }) => list.id)];
    for (const waiver of waivers) {
      const { list } = waiver;
      if (used.has(waiver) || (list !== undefined && !lists.some((id) => textFits(list, id)))) continue;
      if (covers(waiver, match, path)) used.add(waiver);
    }
  }
}

function scopeOf({ party, component, path, list, versions, scopes, listed }: Waiver): string {
  return canonicalJson([
    party ?? "",
    component ?? "",
    path ?? "",
    list ?? "",
    versions ?? "",
    scopes ?? [],
    listed ?? {},
  ]);
}

/** What a waiver is called: its id, else what it covers. */
export function describeWaiver({
  id,
  party,
  component,
  versions,
  scopes,
  path,
  list,
}: Omit<Waiver, "id" | "reason" | "expires"> & { readonly id?: string | undefined }): string {
  const parts = [party && `party ${party}`, component, versions, scopes?.join(" or "), path, list].filter(Boolean);
  return id ?? (parts.length > 0 ? parts.join(", ") : "everything");
}

/** A waiver that names nothing covers nothing. */
function covers(waiver: Waiver, match: Match, path: string): boolean {
  const { party, component, path: glob, list, versions, scopes } = waiver;
  if (party === undefined && component === undefined && glob === undefined && list === undefined) return false;
  if (party !== undefined && !textFits(party, match.party.id) && !textFits(party, match.party.name)) return false;
  if (glob !== undefined && !pathFits(glob, match.component.file ?? path)) return false;
  if (versions !== undefined && !isAllInRange(match.component.ecosystem, match.component.version, versions))
    return false;
  if (scopes !== undefined && !isNeededFor(scopes, match.component)) return false;
  return component === undefined || componentFits(component, match);
}

/** Whether all that a component is needed for is among `scopes`. */
function isNeededFor(scopes: readonly ScopeKind[], component: Component): boolean {
  const kinds = scopeKindsOf(component);
  return kinds.length > 0 && kinds.every((kind) => scopes.includes(kind));
}
