import type { XmlElement } from "../syntax/xml.js";
import { writtenNames } from "./cleanName.js";
import { countriesNamed } from "./countries.js";
import { dayOf } from "./days.js";
import type { ListEntry } from "./listEntry.js";
import { isNonSdn, nonSdnListOf } from "./sources.js";
import type { Steps } from "../text/steps.js";
import { namesWith, type Taking } from "./taking.js";
import { allOf, textAt, xmlRecords } from "./xmlRecords.js";

const kinds: Readonly<Record<string, ListEntry["kind"]>> = {
  Entity: "organisation",
  Individual: "person",
  Vessel: "vessel",
  Aircraft: "aircraft",
};

/** OFAC's SDN and non-SDN lists in their plain XML. https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas */
export function* readOfacXml(chunks: Iterable<string>, taking: Taking): Steps<void> {
  const records = xmlRecords(chunks, ["sdnEntry"], (head) => {
    taking.day = dayOf(/<Publish_Date>([^<]*)</.exec(head)?.[1] ?? "", true);
  });
  const programmes: string[][] = [];
  for (const { element, place } of records) {
    const entry = entryOf(element);
    taking.take(entry, place);
    if (typeof entry === "object") programmes.push(allOf(element, "programList", "program").map(({ text }) => text));
    yield;
  }
  settleLists(taking, programmes);
}

function entryOf(element: XmlElement): ListEntry | string {
  const name = fullName(element);
  if (name === "") return "no name";
  const akas = allOf(element, "akaList", "aka");
  const written = (strong: boolean): string[] =>
    akas.filter((aka) => (textAt(aka, "category") !== "weak") === strong).map(fullName);
  const own = writtenNames(name);
  const names = namesWith([own.name, ...own.others, ...written(true)].filter(Boolean), written(false).filter(Boolean));
  if (!names) return "no name";
  return {
    id: textAt(element, "uid"),
    list: "",
    ...names,
    kind: kinds[textAt(element, "sdnType")] ?? "unknown",
    countries: countriesNamed(allOf(element, "addressList", "address").map((address) => textAt(address, "country"))),
  };
}

function fullName(element: XmlElement): string {
  return writtenNames(`${textAt(element, "firstName")} ${textAt(element, "lastName")}`).name;
}

/**
 * Gives the entries of one of OFAC's files their lists. A programme does not say whether it is the SDN file or the other one, since both
 * have some; what most of the entries have does.
 */
export function settleLists(taking: Taking, programmes: readonly (readonly string[])[], title = ""): void {
  const others = programmes.filter(isNonSdn).length;
  const isOther = /cons/i.test(title) || (!/sdn/i.test(title) && others * 2 >= programmes.length);
  taking.entries.forEach((entry, at) => (taking.entries[at] = { ...entry, ...listOf(programmes[at] ?? [], isOther) }));
}

/** The list of an entry of OFAC's SDN file or of the other one. */
export function listOf(programmes: readonly string[], isOther: boolean): Pick<ListEntry, "list" | "listId"> {
  return isOther
    ? { list: "OFAC non-SDN lists", listId: nonSdnListOf(programmes) }
    : { list: "Specially Designated Nationals (SDN)", listId: "us-ofac-sdn" };
}
