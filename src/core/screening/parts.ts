import type { CalendarDate, Component, Match, Relationship, Supplier } from "../model.js";
import { byAttribution, byName, holdsOn } from "./candidate.js";
import type { Indexes } from "./indexes.js";
import type { NameHit } from "./names/nameIndex.js";

interface NamedMaker {
  readonly supplier: Supplier;
  readonly hit: NameHit;
}

/** What documents write where no maker is known. */
const nobody = /^(?:|[-–—?*./]+|n\/?a|none|unknown|various|any|generic|tbd|tba|other|misc|null|nan|noname|no name|-)$/i;

/**
 * Matches by the suppliers that a document names and by part numbers. A named maker outranks a part number's pattern:
 * an `EC25` by somebody else is not the family it looks like. Distributors and authors say nothing about the maker.
 */
export function screenParts(component: Component, indexes: Indexes, asOf: CalendarDate, into: Match[]): void {
  const makers: NamedMaker[] = [];
  const named: Supplier[] = [];
  for (const supplier of suppliersOf(component)) {
    if (supplier.role === "distributor" || supplier.role === "author") continue;
    const name = supplier.name.trim();
    if (nobody.test(name)) continue;
    if (saysWhoMadeIt(component, supplier)) named.push(supplier);
    for (const hit of indexes.names.find(name)) {
      if (!holdsOn(hit.known, asOf)) continue;
      makers.push({ supplier, hit });
      if (!hit.known.weak) into.push(byName(component, hit, name, supplier, relationshipOf(component, supplier)));
    }
  }
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

/**
 * Whether a supplier outranks a part number. Who sells a part did not make it, and the first word of a cell that may hold maker and
 * part together (`brand`) is a guess.
 */
function saysWhoMadeIt(component: Component, { role }: Supplier): boolean {
  return role === "manufacturer" || role === "publisher" || !isHardware(component);
}

/** The suppliers that the document names, and the vendors of equipment and its systems that a CPE name says. */
function suppliersOf({ suppliers = [], identifiers = [] }: Component): readonly Supplier[] {
  const cpes = identifiers.filter(({ scheme }) => scheme === "cpe");
  if (cpes.length === 0) return suppliers;
  return [
    ...suppliers,
    ...cpes.flatMap(({ value, start, end }): Supplier[] => {
      const vendor = /^cpe:(?:2\.3:|\/)[ho]:([^:*-][^:]*)/i.exec(value)?.[1];
      return vendor ? [{ role: "manufacturer", name: vendor.replace(/[_\\]+/g, " "), start, end }] : [];
    }),
  ];
}

/** Things rather than software. */
export function isHardware({ kind }: Component): boolean {
  return kind === "part" || kind === "device" || kind === "firmware";
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
  // A word of the number's own cell, tried as a brand, is no maker that somebody named.
  const other = named.some(({ start, end }) => end <= span.start || start >= span.end);
  for (const attribution of numbers) {
    const party = indexes.parties.get(attribution.party);
    if (!party) continue;
    const maker = makers.find(({ hit }) => hit.known.party === party && hit.level !== "similar");
    if (!maker && (other || attribution.weak)) continue;
    const match = byAttribution(component, party, attribution, "pattern", value, span, asOf);
    if (!match) continue;
    if (!maker) {
      const evidence = `${match.evidence}; the part number alone, no maker is named`;
      into.push({ ...match, confidence: "unverified", evidence });
    } else {
      const relationship: Relationship = maker.hit.known.relationship === "brand" ? "brand" : match.relationship;
      const named = `the document names "${maker.hit.known.text}" as its maker`;
      const evidence = attribution.evidence.kind === "unlooked" ? named : `${match.evidence}; ${named}`;
      // Two signs, each of which may be weak alone, make a sure one.
      into.push({ ...match, relationship, confidence: "verified", evidence });
    }
  }
}

function relationshipOf(component: Component, supplier: Supplier): Relationship {
  return supplier.role === "publisher" || (supplier.role === "supplier" && !isHardware(component))
    ? "publisher"
    : "manufacturer";
}
