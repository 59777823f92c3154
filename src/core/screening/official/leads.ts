import { forgeOwner } from "../../ecosystems/forgeOwner.js";
import type { Component, Supplier } from "../../model.js";
import type { NameComparison } from "../names/compare.js";
import { nameFormOf, tellingCount } from "../names/nameForm.js";
import { hasOrganisationWord } from "./organisationWord.js";

/*
 * An author may be a person, and anyone may take any name for an owner on a forge. Both are a lead at most, and only where the name by
 * itself is an organisation's, in full: two words or more, one of which companies, institutes and authorities have in their names.
 */

/** Whether a supplier is a lead at most, whatever its name. */
export function isLeadAtMost({ role }: Pick<Supplier, "role">): boolean {
  return role === "author" || role === "owner";
}

/** The owners of the repositories that a component comes from, by its addresses. */
export function ownersOf({ ecosystem, name, nameSpan, identifiers = [] }: Component): readonly Supplier[] {
  const places = identifiers.flatMap(({ scheme, ...place }) => (scheme === "url" ? [place] : []));
  if (ecosystem === "golang") places.push({ value: name, ...nameSpan });
  return places.flatMap(({ value, start, end }): Supplier[] => {
    const owner = forgeOwner(value, start);
    if (!owner) return [];
    // An address that is not written as it is read has its owner somewhere in it.
    const place = end - start === value.length ? { start: owner.start, end: owner.end } : { start, end };
    return [{ role: "owner", name: owner.name, ...place }];
  });
}

/** The owner in the address of a repository, where it may be a lead. */
export function leadIn(address: string): string | undefined {
  const owner = forgeOwner(address);
  return owner && mayBeLead({ role: "owner", name: owner.name }) ? owner.name : undefined;
}

/** Whether an author, or the owner of a repository, is looked up at all. */
export function mayBeLead({ role, name }: Pick<Supplier, "role" | "name">): boolean {
  const text = name.trim();
  if (role === "author") return /\s/.test(text) && hasOrganisationWord(text);
  const words = text.split(/[-_.]+/).filter(Boolean);
  // `acme-tech`: short names are anyone's.
  return words.length > 1 && text.length >= shortestOwner && hasOrganisationWord(words.join(" "));
}

const shortestOwner = 10;

/** Whether a likeness is close enough for a lead: the whole name, one word of which tells it from others. */
export function isLead({ likeness, pairs }: NameComparison): boolean {
  if (likeness !== "full") return false;
  return tellingCount(nameFormOf(pairs.flatMap(({ known }) => known ?? []).join(" "))) > 0;
}
