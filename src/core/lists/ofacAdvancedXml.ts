import type { XmlElement } from "../syntax/xml.js";
import { writtenNames } from "./cleanName.js";
import { countriesNamed } from "./countries.js";
import type { ListEntry } from "./listEntry.js";
import { listOf } from "./ofacXml.js";
import type { Steps } from "../text/steps.js";
import { namesWith, type Taking } from "./taking.js";
import { allOf, attributeOf, textAt, xmlRecords } from "./xmlRecords.js";

const kinds: Readonly<Record<string, ListEntry["kind"]>> = {
  entity: "organisation",
  individual: "person",
  vessel: "vessel",
  aircraft: "aircraft",
};

/**
 * OFAC's lists in the advanced XML: values first, to which the parties refer, and the programmes last, by profile.
 * https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas
 */
export function* readOfacAdvancedXml(chunks: Iterable<string>, taking: Taking): Steps<void> {
  const types = new Map<string, string>();
  const subTypes = new Map<string, ListEntry["kind"]>();
  const lists = new Map<string, string>();
  const parties: { readonly profile: string; readonly entry: ListEntry; readonly place: number }[] = [];
  const programmes = new Map<string, { readonly named: string[]; list: string }>();
  const places = new Places();
  for (const { element, place } of xmlRecords(chunks, wanted)) {
    yield;
    const id = attributeOf(element, "ID");
    switch (element.localName) {
      case "DateOfIssue":
        taking.day ??= dayIn(element);
        break;
      case "PartyType":
        types.set(id, element.text.toLowerCase());
        break;
      case "PartySubType": {
        const own = element.text.toLowerCase();
        const type = own === "unknown" ? types.get(attributeOf(element, "PartyTypeID")) : own;
        const kind = kinds[type ?? ""];
        if (kind) subTypes.set(id, kind);
        break;
      }
      case "List":
        lists.set(id, element.text);
        break;
      case "Country":
      case "FeatureType":
      case "Location":
        places.add(element);
        break;
      case "DistinctParty": {
        const [profile] = allOf(element, "Profile");
        const entry = profile && entryOf(element, profile, subTypes, places);
        if (!profile || entry === undefined) taking.skip("no profile", place);
        else if (typeof entry === "string") taking.skip(entry, place);
        else parties.push({ profile: attributeOf(profile, "ID"), entry, place });
        break;
      }
      case "SanctionsEntry": {
        const named = allOf(element, "SanctionsMeasure", "Comment").map(({ text }) => text);
        programmes.set(attributeOf(element, "ProfileID"), {
          named: named.filter(Boolean),
          list: lists.get(attributeOf(element, "ListID")) ?? "",
        });
        break;
      }
    }
  }
  for (const { profile, entry, place } of parties) {
    const measures = programmes.get(profile);
    const isOther = /consolidated|non-sdn|sectoral/i.test(measures?.list ?? "");
    taking.take({ ...entry, ...listOf(measures?.named ?? [], isOther) }, place);
  }
}

function entryOf(
  party: XmlElement,
  profile: XmlElement,
  subTypes: ReadonlyMap<string, ListEntry["kind"]>,
  places: Places,
): ListEntry | string {
  const primary: string[] = [];
  const strong: string[] = [];
  const weak: string[] = [];
  for (const alias of allOf(profile, "Identity", "Alias")) {
    const into =
      attributeOf(alias, "Primary") === "true" ? primary : attributeOf(alias, "LowQuality") === "true" ? weak : strong;
    for (const documented of allOf(alias, "DocumentedName")) into.push(nameIn(documented));
  }
  const names = namesWith([...primary, ...strong].filter(Boolean), weak.filter(Boolean));
  if (!names) return "no name";
  return {
    id: attributeOf(party, "FixedRef"),
    list: "",
    ...names,
    kind: subTypes.get(attributeOf(profile, "PartySubTypeID")) ?? "unknown",
    countries: places.countriesOf(profile),
  };
}

/** Records of the file that say something. */
const wanted = [
  ...["DateOfIssue", "PartyType", "PartySubType", "List", "DistinctParty", "SanctionsEntry"],
  ...["Country", "FeatureType", "Location"],
];

/** Addresses, to which profiles refer: their countries, which are named by numbers too. */
class Places {
  private readonly names = new Map<string, string>();
  private readonly countries = new Map<string, string>();
  private location = "";

  add(element: XmlElement): void {
    const id = attributeOf(element, "ID");
    if (element.localName === "Country") this.names.set(id, element.text);
    else if (element.localName === "FeatureType") {
      if (element.text.trim() === "Location") this.location = id;
    } else {
      const [country] = allOf(element, "LocationCountry");
      if (country) this.countries.set(id, attributeOf(country, "CountryID"));
    }
  }

  countriesOf(profile: XmlElement): readonly string[] {
    const addresses = allOf(profile, "Feature").filter((one) => attributeOf(one, "FeatureTypeID") === this.location);
    const ids = addresses
      .flatMap((address) => allOf(address, "FeatureVersion", "VersionLocation"))
      .map((version) => this.countries.get(attributeOf(version, "LocationID")) ?? "");
    return countriesNamed(ids.flatMap((id) => this.names.get(id) ?? []));
  }
}

function nameIn(documented: XmlElement): string {
  const parts = allOf(documented, "DocumentedNamePart", "NamePartValue").map(({ text }) => text);
  return writtenNames(parts.join(" ")).name;
}

function dayIn(element: XmlElement): string | undefined {
  const [year, month, day] = ["Year", "Month", "Day"].map((part) => textAt(element, part));
  return year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
}
