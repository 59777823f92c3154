import { isHardware } from "../../model/isHardware.js";
import type { Component, Match, Relationship, Supplier } from "../../model.js";
import { likenessOf } from "../names/why.js";
import { isLead, isLeadAtMost, mayBeLead } from "./leads.js";
import type { OfficialHit, OfficialNames } from "./officialNames.js";

/**
 * Matches of a maker's or supplier's name with entries of imported lists. An entry of which the list does not say that it is an
 * organisation is more than a hint only for the maker of a part, named in full. An author, or the owner of a repository, is a hint at most (see `leads.ts`).
 */
export function officialMatches(
  component: Component,
  supplier: Supplier,
  official: OfficialNames,
  relationship: Relationship,
): readonly Match[] {
  const name = supplier.name.trim();
  const isAuthor = isLeadAtMost(supplier);
  if (isAuthor && !mayBeLead(supplier)) return [];
  return official.find(name).flatMap((hit): Match[] => {
    if (isAuthor && !(hit.entry.kind === "organisation" && isLead(hit.comparison))) return [];
    const isSure = hit.entry.kind === "organisation" || isExactMaker(component, supplier, hit);
    const band = isAuthor || !isSure ? "hint" : hit.band;
    return [
      {
        component,
        party: hit.party,
        basis: band === "hint" ? "similar-name" : "name",
        relationship,
        matched: name,
        span: { start: supplier.start, end: supplier.end },
        confidence: band === "error" ? "verified" : "unverified",
        likeness: likenessOf(hit.name, band, hit.comparison),
        evidence: evidenceOf(name, hit),
      },
    ];
  });
}

function isExactMaker(component: Component, { role }: Supplier, { comparison }: OfficialHit): boolean {
  return isHardware(component) && role === "manufacturer" && comparison.likeness === "full";
}

function evidenceOf(name: string, { name: known, entry, comparison, reason, isRecorded, party }: OfficialHit): string {
  const source = `${entry.list}, entry ${entry.id}`;
  const how =
    comparison.likeness === "full"
      ? "is the name"
      : comparison.likeness === "spelling"
        ? "is, but for its spelling, the name"
        : "resembles the name";
  const who = isRecorded ? `, which is ${party.name}` : "";
  return `"${name}" ${how} "${known}" of ${source}${who}${reason === undefined ? "" : `; ${reason}`}`;
}
