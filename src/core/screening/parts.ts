import type { CalendarDate, Component, Match, Party, Relationship, Supplier } from "../model.js";
import { byAttribution, byName, holdsOn } from "./candidate.js";
import type { Indexes } from "./indexes.js";
import { equipmentVendors } from "./cpeVendors.js";
import { isBranch } from "./names/band.js";
import { makerTie, type MakerTie } from "./names/maker.js";
import type { NameHit } from "./names/knownName.js";
import { isHardware } from "../model/isHardware.js";
import { likenessOf } from "./names/why.js";
import { isLookedUp } from "./namesGiven.js";
import { isLeadAtMost, mayBeLead, ownersOf } from "./official/leads.js";
import { officialMatches } from "./official/officialMatches.js";
import type { OfficialNames } from "./official/officialNames.js";

interface NamedMaker {
  readonly supplier: Supplier;
  readonly hit: NameHit;
}

/**
 * Matches by the suppliers that a document names and by part numbers. A maker who is certainly another outranks a part number's
 * pattern: an `EC25` by someone else is not the family it looks like. One whom nobody knows leaves the number as a lead.
 * Distributors and authors say nothing about the maker.
 */
export function screenParts(component: Component, indexes: Indexes, asOf: CalendarDate, into: Match[]): void {
  const makers: NamedMaker[] = [];
  const named: Supplier[] = [];
  for (const supplier of suppliersOf(component)) {
    if (isLeadAtMost(supplier)) into.push(...leads(component, supplier, indexes, asOf));
    if (!isLookedUp(supplier)) continue;
    const name = supplier.name.trim();
    if (saysWhoMadeIt(component, supplier)) named.push(supplier);
    for (const hit of indexes.names.find(name)) {
      if (!holdsOn(hit.known, asOf)) continue;
      makers.push({ supplier, hit });
      if (makesFinding(hit, component))
        into.push(byName(component, hit, name, supplier, relationshipOf(component, supplier)));
    }
  }
  if (indexes.official) into.push(...inImportedLists(component, indexes.official, into));
  let numbered = false;
  for (const identifier of component.identifiers ?? []) {
    if (identifier.scheme === "mpn" || identifier.scheme === "model") numbered = true;
    else if (identifier.scheme !== "name") continue;
    screenNumber(component, identifier.value, identifier, makers, named, indexes, asOf, into);
  }
  if (!numbered && isHardware(component)) {
    screenNumber(component, component.name, component.nameSpan, makers, named, indexes, asOf, into);
  }
}

/** Matches with entries of imported lists, but for those that are a recorded party which was found by the name anyhow. */
function inImportedLists(component: Component, official: OfficialNames, found: readonly Match[]): readonly Match[] {
  const ids = new Set(found.map(({ party }) => party.id));
  return [...suppliersOf(component), ...ownersOf(component)]
    .filter((supplier) => isLeadAtMost(supplier) || isLookedUp(supplier))
    .filter(({ role }) => role !== "brand")
    .flatMap((supplier) => officialMatches(component, supplier, official, relationshipOf(component, supplier)))
    .filter(({ party }) => !ids.has(party.id));
}

/** Recorded parties that an author or the owner of a repository is named as, in full. */
function leads(component: Component, supplier: Supplier, { names }: Indexes, asOf: CalendarDate): readonly Match[] {
  const name = supplier.name.trim();
  if (supplier.role === "author" ? !mayBeLead(supplier) : name.length < shortestOwner) return [];
  return names.find(name).flatMap((hit): Match[] => {
    const { known, comparison } = hit;
    if (known.weak || known.whole || comparison.likeness !== "full" || !holdsOn(known, asOf)) return [];
    const match = byName(component, hit, name, supplier, relationshipOf(component, supplier));
    const likeness = likenessOf(known.text, "hint", comparison);
    return [{ ...match, basis: "similar-name", confidence: "unverified", likeness }];
  });
}

/** In letters: a shorter one is anyone's. */
const shortestOwner = 5;

/**
 * Whether a name alone makes a finding. A short name says something of parts and equipment, whose makers are few; a name that is only
 * related does when a place or a legal form is all that differs.
 */
function makesFinding({ known, band, comparison }: NameHit, component: Component): boolean {
  if (band === "related") return !known.weak && isBranch(comparison);
  return !known.weak || isHardware(component);
}

/**
 * Whether a supplier outranks a part number. Who sells a part did not make it, and the first word of a cell that may hold maker and
 * part together (`brand`) is a guess.
 */
function saysWhoMadeIt(component: Component, { role }: Supplier): boolean {
  return role === "manufacturer" || role === "publisher" || !isHardware(component);
}

/** The suppliers that the document names, and the vendors of equipment and its systems that a CPE name says. */
function suppliersOf(component: Component): readonly Supplier[] {
  const { suppliers = [] } = component;
  const vendors = equipmentVendors(component);
  return vendors.length === 0 ? suppliers : [...suppliers, ...vendors];
}

function screenNumber(
  component: Component,
  value: string,
  span: { start: number; end: number },
  makers: readonly NamedMaker[],
  named: readonly Supplier[],
  indexes: Indexes,
  asOf: CalendarDate,
  into: Match[],
): void {
  const numbers = indexes.parts.find(value);
  if (numbers.length === 0) return;
  // A word of the number's own cell, tried as a brand, is not a maker that someone named.
  const others = named.filter(({ start, end }) => end <= span.start || start >= span.end);
  for (const attribution of numbers) {
    const party = indexes.parties.get(attribution.party);
    const match = party && byAttribution(component, party, attribution, "pattern", value, span, asOf);
    if (!match) continue;
    const maker = makers.find(({ hit }) => hit.known.party === party && hit.band !== "related");
    const tied = maker ? undefined : tieOf(component, others, party, indexes);
    if (maker) {
      const { known, band, comparison } = maker.hit;
      const relationship: Relationship = known.relationship === "brand" ? "brand" : match.relationship;
      const form =
        comparison.likeness === "full"
          ? `"${known.text}"`
          : `"${maker.supplier.name.trim()}", which is "${known.text}",`;
      const likeness = likenessOf(known.text, band, comparison);
      into.push({ ...sure(match, `the document names ${form} as its maker`, relationship), likeness });
    } else if (tied?.tie === "related") {
      const near = makers.find(({ hit }) => hit.known.party === party)?.hit;
      const sign = `the document names "${tied.name}" as its maker, which holds a name of ${party.name}`;
      into.push({
        ...sure(match, sign),
        ...(near && { likeness: likenessOf(near.known.text, near.band, near.comparison) }),
      });
    } else if (attribution.weak || tied?.tie === "other") continue;
    else {
      const who = tied
        ? `the document names "${tied.name}" as its maker, of whom nothing is known`
        : "no maker is named";
      into.push({ ...match, confidence: "unverified", evidence: `${match.evidence}; the part number alone, ${who}` });
    }
  }
}

/** Two signs, each of which may be weak alone, make a sure one. */
function sure(match: Match, sign: string, relationship: Relationship = match.relationship): Match {
  // What was recorded without a source adds nothing to what the document says.
  const evidence = match.attribution?.evidence.kind === "unlooked" ? sign : `${match.evidence}; ${sign}`;
  return { ...match, relationship, confidence: "verified", evidence };
}

interface Tie {
  readonly tie: Exclude<MakerTie, "party">;
  readonly name: string;
}

/** What the named makers, of whom none is the party, are to it; undefined when nobody is named. */
function tieOf(component: Component, named: readonly Supplier[], party: Party, indexes: Indexes): Tie | undefined {
  let best: Tie | undefined;
  for (const supplier of named) {
    const name = supplier.name.trim();
    const tie = isHardware(component) ? makerTie(name, party, indexes.names, (id) => indexes.parties.get(id)) : "other";
    if (tie === "related" || tie === "party") return { tie: "related", name };
    if (best?.tie !== "other") best = { tie, name };
  }
  return best;
}

function relationshipOf(component: Component, supplier: Supplier): Relationship {
  return supplier.role === "publisher" ||
    isLeadAtMost(supplier) ||
    (supplier.role === "supplier" && !isHardware(component))
    ? "publisher"
    : "manufacturer";
}
