import type { CalendarDate, Component, Match, Supplier } from "../model.js";
import { byName, holdsOn } from "./candidate.js";
import type { Indexes } from "./indexes.js";

/** The parts of a CPE name that say what it names and whose it is. https://csrc.nist.gov/projects/security-content-automation-protocol/specifications/cpe */
const cpe = /^cpe:(?:2\.3:|\/)([aho]):([^:*-][^:]*)/i;

/** The vendors of equipment and its systems that CPE names say: their makers. */
export function equipmentVendors({ identifiers = [] }: Component): readonly Supplier[] {
  return vendors(identifiers, /[ho]/i);
}

/**
 * Parties that CPE names give in full as the vendor of software which has no other coordinate. They are leads: tools guess CPE names,
 * and where there is a package URL it says more.
 */
export function softwareLeads(component: Component, { names }: Indexes, asOf: CalendarDate): readonly Match[] {
  const { ecosystem, identifiers = [] } = component;
  if (ecosystem !== undefined && ecosystem !== "generic") return [];
  return vendors(identifiers, /a/i).flatMap((vendor) =>
    names.find(vendor.name).flatMap((hit): Match[] => {
      const { known, band, comparison } = hit;
      if (known.weak || known.whole || band !== "error" || comparison.likeness !== "full") return [];
      if (!holdsOn(known, asOf)) return [];
      const evidence = `the CPE name gives "${vendor.name}" as its vendor`;
      return [{ ...byName(component, hit, vendor.name, vendor, "publisher"), confidence: "unverified", evidence }];
    }),
  );
}

function vendors(identifiers: NonNullable<Component["identifiers"]>, kinds: RegExp): Supplier[] {
  return identifiers.flatMap(({ scheme, value, start, end }): Supplier[] => {
    const [, kind, vendor] = (scheme === "cpe" && cpe.exec(value)) || [];
    if (kind === undefined || vendor === undefined || !kinds.test(kind)) return [];
    return [{ role: "manufacturer", name: vendor.replace(/[_\\]+/g, " "), start, end }];
  });
}
