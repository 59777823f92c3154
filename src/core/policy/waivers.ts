import type { CalendarDate, Finding, ListingStatus, Match, RuleId, Severity, Waiver } from "../model.js";
import { pathFits } from "./paths.js";
import { componentFits, textFits } from "./waiverComponent.js";

/** The first waiver in force that covers a match's listing on `list`. */
export function waiverFor(
  match: Match,
  list: string,
  path: string,
  waivers: readonly Waiver[],
  asOf: CalendarDate,
): Waiver | undefined {
  return waivers.find(
    (waiver) =>
      isInForce(waiver, asOf) &&
      (waiver.list === undefined || textFits(waiver.list, list)) &&
      covers(waiver, match, path),
  );
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
  return weighed.filter(({ status }) => !waiverFor(match, status.list.id, path, waivers, asOf));
}

/**
 * Which of those waivers in force that name a component cover a match, by their number: the rest are the same for all that match the same
 * party in one file.
 */
export function waivedByName(match: Match, path: string, waivers: readonly Waiver[], asOf: CalendarDate): string {
  let numbers = "";
  for (const [at, waiver] of waivers.entries()) {
    if (waiver.component === undefined || !isInForce(waiver, asOf)) continue;
    if (covers(waiver, match, path)) numbers += `,${at}`;
  }
  return numbers;
}

/** The last day counts. */
export function isInForce(waiver: Waiver, asOf: CalendarDate): boolean {
  return asOf <= waiver.expires;
}

/** Something wrong with the policy's waivers; the reader of the policy file knows where each stands. */
export interface WaiverRemark {
  readonly rule: Extract<RuleId, "waiver-expired" | "waiver-unused" | "waiver-duplicate">;
  readonly severity: Severity;
  readonly message: string;
  /** Index into the policy's waivers. */
  readonly waiver: number;
}

/**
 * Remarks on waivers after an audit: those that are over, those that no finding needed, those that say again what one before
 * says. `used` are those that a finding of the whole audit needed (see `noteWaiverUse`); without it (while typing, or when part of a
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
    if (!isInForce(waiver, asOf)) {
      const message = `This waiver (${what}) expired on ${waiver.expires}; what it covered is reported again.`;
      return [{ rule: "waiver-expired", severity: "warning", message, waiver: at }];
    }
    if (used && !used.has(waiver)) {
      const message = `This waiver (${what}) covers nothing that the audit found.`;
      return [{ rule: "waiver-unused", severity: "information", message, waiver: at }];
    }
    return [];
  });
}

/**
 * Adds to `used` the waivers that the findings of one document need. A waiver for one list is used when the party is on it, though the
 * finding stands by another. `path` is the document's, below the root.
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

function scopeOf({ party = "", component = "", path = "", list = "" }: Waiver): string {
  return JSON.stringify([party, component, path, list]);
}

/** What a waiver is called: its id, else what it covers. */
export function describeWaiver({
  id,
  party,
  component,
  path,
  list,
}: Pick<Waiver, "party" | "component" | "path" | "list"> & { readonly id?: string | undefined }): string {
  const parts = [party && `party ${party}`, component, path, list].filter(Boolean);
  return id ?? (parts.length > 0 ? parts.join(", ") : "everything");
}

/** A waiver that names nothing covers nothing. */
function covers(waiver: Waiver, match: Match, path: string): boolean {
  const { party, component, path: glob, list } = waiver;
  if (party === undefined && component === undefined && glob === undefined && list === undefined) return false;
  if (party !== undefined && !textFits(party, match.party.id) && !textFits(party, match.party.name)) return false;
  if (glob !== undefined && !pathFits(glob, path)) return false;
  return component === undefined || componentFits(component, match);
}
