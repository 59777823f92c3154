import type { XmlElement } from "../syntax/xml.js";
import { allNames } from "./cleanName.js";
import { isoCountries } from "./consolidated.js";
import { countriesNamed } from "./countries.js";
import { dayOf } from "./days.js";
import type { ListEntry } from "./listEntry.js";
import type { Steps } from "../text/steps.js";
import { namesWith, type Taking } from "./taking.js";
import { allOf, attributeOf, textAt, xmlRecords } from "./xmlRecords.js";

/** The EU's consolidated list of financial sanctions. https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions */
export function* readEuXml(chunks: Iterable<string>, taking: Taking): Steps<void> {
  const records = xmlRecords(chunks, ["sanctionEntity"], (head) => {
    taking.day = dayOf(/\bgenerationDate="([^"]*)"/.exec(head)?.[1] ?? "");
  });
  for (const { element, place } of records) {
    yield;
    const aliases = allOf(element, "nameAlias");
    const written = (strong: boolean): readonly string[] =>
      allNames(
        aliases
          .filter((alias) => (attributeOf(alias, "strong") !== "false") === strong)
          .map((alias) => attributeOf(alias, "wholeName") || nameOf(alias, ["firstName", "middleName", "lastName"])),
      );
    const names = namesWith(written(true), written(false));
    const subject = allOf(element, "subjectType").map((type) => attributeOf(type, "code"));
    const kind = subject.includes("person") ? "person" : subject.includes("enterprise") ? "organisation" : "unknown";
    const since = allOf(element, "regulation")
      .flatMap((regulation) => dayOf(attributeOf(regulation, "entryIntoForceDate")) ?? [])
      .sort()[0];
    const id = attributeOf(element, "euReferenceNumber") || attributeOf(element, "logicalId");
    const countries = isoCountries(allOf(element, "address").map((address) => attributeOf(address, "countryIso2Code")));
    const entry = { id, list: "EU consolidated list", listId: "eu-consolidated", kind, countries } as const;
    taking.take(names ? { ...entry, ...names, ...(since && { since }) } : "no name", place);
  }
}

function nameOf(element: XmlElement, attributes: readonly string[]): string {
  return attributes
    .map((name) => attributeOf(element, name))
    .filter(Boolean)
    .join(" ");
}

/** The consolidated list of the UN Security Council. https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list */
export function* readUnXml(chunks: Iterable<string>, taking: Taking): Steps<void> {
  const records = xmlRecords(chunks, ["INDIVIDUAL", "ENTITY"], (head) => {
    taking.day = dayOf(/\bdateGenerated="([^"]*)"/.exec(head)?.[1] ?? "");
  });
  for (const { element, place } of records) {
    yield;
    const own = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map((part) => textAt(element, part));
    const aliases = allOf(element, `${element.localName}_ALIAS`);
    const written = (strong: boolean): string[] =>
      aliases
        .filter((alias) => !/^low$/i.test(textAt(alias, "QUALITY")) === strong)
        .flatMap((alias) => textAt(alias, "ALIAS_NAME").split(/\s*;\s*/));
    const original = textAt(element, "NAME_ORIGINAL_SCRIPT");
    const names = namesWith(
      allNames([own.filter(Boolean).join(" "), original, ...written(true)]),
      allNames(written(false)),
    );
    const since = dayOf(textAt(element, "LISTED_ON"));
    const entry = {
      id: textAt(element, "REFERENCE_NUMBER") || textAt(element, "DATAID"),
      list: "UN consolidated list",
      listId: "un",
      kind: element.localName === "ENTITY" ? "organisation" : "person",
      countries: countriesNamed(
        allOf(element, `${element.localName}_ADDRESS`).map((address) => textAt(address, "COUNTRY")),
      ),
    } as const;
    taking.take(names ? { ...entry, ...names, ...(since && { since }) } : "no name", place);
  }
}

/** The UK sanctions list in the form in force since 2026-01-28. https://www.gov.uk/government/publications/the-uk-sanctions-list */
export function* readUkXml(chunks: Iterable<string>, taking: Taking): Steps<void> {
  const records = xmlRecords(chunks, ["Designation"], (head) => {
    taking.day = dayOf(/<DateGenerated>([^<]*)</.exec(head)?.[1] ?? "");
  });
  for (const { element, place } of records) {
    yield;
    const all = allOf(element, "Names", "Name");
    const isWeak = (name: XmlElement): boolean => /low/i.test(textAt(name, "AliasStrength"));
    const written = (weak: boolean): string[] =>
      [...all]
        .filter((name) => isWeak(name) === weak)
        .sort(primaryFirst)
        .map(ukName);
    const original = allOf(element, "NonLatinNames", "NonLatinName").map((name) => textAt(name, "NameNonLatinScript"));
    const names = namesWith(allNames([...written(false), ...original]), allNames(written(true)));
    const since = dayOf(textAt(element, "DateDesignated"));
    const kind = ukKinds[textAt(element, "IndividualEntityShip").toLowerCase()] ?? "unknown";
    const countries = countriesNamed(
      allOf(element, "Addresses", "Address").map((address) => textAt(address, "AddressCountry")),
    );
    const entry = { id: textAt(element, "UniqueID"), list: "UK sanctions list", listId: "uk", kind, countries };
    taking.take(names ? { ...entry, ...names, ...(since && { since }) } : "no name", place);
  }
}

/** What the UK list calls its kinds. */
export const ukKinds: Readonly<Record<string, ListEntry["kind"]>> = {
  entity: "organisation",
  individual: "person",
  ship: "vessel",
};

function primaryFirst(a: XmlElement, b: XmlElement): number {
  const rank = (name: XmlElement): number => (/^primary/i.test(textAt(name, "NameType")) ? 0 : 1);
  return rank(a) - rank(b);
}

/** Given names, then the family or the organisation's name, which is in the sixth field. */
function ukName(name: XmlElement): string {
  const parts = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"].map((part) => textAt(name, part));
  return parts.filter(Boolean).join(" ");
}

/** Canada's consolidated autonomous sanctions. https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx */
export function* readCanadaXml(chunks: Iterable<string>, taking: Taking): Steps<void> {
  for (const { element, place } of xmlRecords(chunks, ["record"])) {
    yield;
    const organisation = textAt(element, "EntityOrShip") || textAt(element, "Entity");
    const person = [textAt(element, "GivenName"), textAt(element, "LastName")].filter(Boolean).join(" ");
    const isShip = textAt(element, "ShipIMONumber") !== "";
    const aliases = textAt(element, "Aliases").split(/\s*(?:;|,(?!\s*(?:ltd|inc|llc|s\.?a|co)\b))\s*/i);
    // French and English are one field: `Bank / Banque`.
    const names = allNames([...(organisation || person).split(/\s+\/\s+/), ...aliases]);
    const since = dayOf(textAt(element, "DateOfListing"));
    const kind = organisation === "" ? "person" : isShip ? "vessel" : "organisation";
    const id = [textAt(element, "Country").split("/")[0]?.trim(), textAt(element, "Schedule"), textAt(element, "Item")];
    const entry = {
      id: id.filter(Boolean).join(" "),
      list: "Canada, autonomous sanctions",
      listId: "ca",
      kind,
    } as const;
    taking.take(names[0] ? { ...entry, names, countries: [], ...(since && { since }) } : "no name", place);
  }
}

/** Switzerland's list of SECO. What was taken off stays in the file. https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html */
export function* readSwissXml(chunks: Iterable<string>, taking: Taking): Steps<void> {
  const records = xmlRecords(chunks, ["target"], (head) => {
    taking.day = dayOf(/<swiss-sanctions-list\b[^>]*\bdate="([^"]*)"/.exec(head)?.[1] ?? "");
  });
  for (const { element, place } of records) {
    yield;
    taking.take(swissEntry(element), place);
  }
}

function swissEntry(target: XmlElement): ListEntry | string {
  const changes = allOf(target, "modification")
    .map((change) => ({
      day: dayOf(attributeOf(change, "effective-date") || attributeOf(change, "publication-date")) ?? "",
      type: attributeOf(change, "modification-type"),
    }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  if (changes[0]?.type === "de-listed") return "taken off the list";
  const found = target.children.find(({ localName }) => /^(?:individual|entity|object)$/.test(localName));
  if (!found) return "neither a person nor an entity nor an object";
  const written = (weak: boolean): readonly string[] =>
    allNames(
      allOf(found, "identity", "name")
        .filter((name) => /^low$/i.test(attributeOf(name, "quality")) === weak)
        .flatMap(swissNames),
    );
  const names = namesWith(written(false), written(true));
  const since = changes.filter(({ type }) => type === "listed").at(-1)?.day;
  const kind: ListEntry["kind"] =
    found.localName === "entity"
      ? "organisation"
      : found.localName === "individual"
        ? "person"
        : attributeOf(found, "object-type") === "aircraft"
          ? "aircraft"
          : "vessel";
  const entry = { id: attributeOf(target, "ssid"), list: "Switzerland, SECO", listId: "ch", kind, countries: [] };
  return names ? { ...entry, ...names, ...(since && { since }) } : "no name";
}

/** The name as it is, and with each part in each other spelling. */
function swissNames(name: XmlElement): readonly string[] {
  const parts = [...allOf(name, "name-part")].sort(
    (a, b) => Number(attributeOf(a, "order")) - Number(attributeOf(b, "order")),
  );
  const whole = (spell: (part: XmlElement) => string): string =>
    parts.map((part) => spell(part) || textAt(part, "value")).join(" ");
  const variants = Math.max(0, ...parts.map((part) => allOf(part, "spelling-variant").length));
  return [
    whole(() => ""),
    ...Array.from({ length: Math.min(variants, 50) }, (_, at) =>
      whole((part) => allOf(part, "spelling-variant")[at]?.text ?? ""),
    ),
  ];
}
