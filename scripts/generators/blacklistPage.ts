import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { loadKnowledge } from "../../src/core/blacklist/load.js";
import { isInForce, statusesOn } from "../../src/core/blacklist/status.js";
import type { Listing, Party, RestrictedList } from "../../src/core/model.js";
import { compileKnowledge } from "../compileKnowledge.js";
import { tally, type Tally } from "../knowledge/tally.js";
import type { GeneratedFile } from "./generatedFile.js";

/** The catalogue `docs/blacklist.md`: lists, parties with their listings, and counts. */
export function generateBlacklistPage(): GeneratedFile[] {
  const compiled = compileKnowledge();
  const knowledge = loadKnowledge(compiled);
  const lists = [...knowledge.lists.values()];
  const parties = [...knowledge.parties.values()].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
  const lines = [
    "# The blacklist",
    "",
    "What is known, generated from `data/` by `npm run generate`. Change the files there, not this page.",
    "",
    `Checked until **${knowledge.checkedUntil}**. Dates in _italics_ are not verified, which matters only for days before the`,
    "party was seen on the list; entries marked † are not verified: they never make an error. A finding is a lead with",
    "evidence, not a legal conclusion.",
    "",
    "## Counts",
    "",
    ...counts(compiled),
    "",
    "## Lists",
    "",
    "| List | Authority | Forbids | Reaches | Parties named |",
    "| --- | --- | --- | --- | --- |",
    ...lists.map((list) => listRow(list, parties)),
    "",
    "## Parties",
    "",
    `Where they stood on ${knowledge.checkedUntil}.`,
    "",
    "| Party | In force | Over, or not yet | Attributed |",
    "| --- | --- | --- | --- |",
    ...parties.map((party) => partyRow(party, knowledge)),
    "",
  ];
  return [{ path: "docs/blacklist.md", text: lines.join("\n") }];
}

function counts(compiled: string): string[] {
  const { parties, listed, listings, verified, attributions, alternatives, families } = tally(compiled);
  return [
    `- ${parties} parties, ${listed} of them on a list in force`,
    `- ${listings} listings, ${verified} verified`,
    `- ${sum(attributions.byRelationship)} attributions: ${inWords(attributions.byRelationship)}`,
    `- by kind: ${inWords(attributions.byKind)}`,
    `- ${sum(alternatives)} other sources: ${inWords(alternatives)}; ${families} classes of devices and families of parts`,
  ];
}

function sum(tally: Tally): number {
  return Object.values(tally).reduce((total, count) => total + count, 0);
}

function inWords(tally: Tally): string {
  return Object.entries(tally)
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([key, count]) => `${count} ${key}`)
    .join(", ");
}

function listRow(list: RestrictedList, parties: readonly Party[]): string {
  const named = parties.filter(({ listings }) => listings.some((listing) => listing.list === list.id)).length;
  const title = list.page === undefined ? list.title : `[${list.title}](${list.page})`;
  const reach = [
    reaches[list.affiliates],
    ...(list.affiliateSwitches ?? []).map(
      ({ rule, state, from, to }) => `${reaches[rule]}: ${state} from ${from}${to === undefined ? "" : ` to ${to}`}`,
    ),
  ];
  const cells = [
    `${title} (\`${list.id}\`)`,
    list.authority,
    `${list.direction}: ${list.forbids}`,
    reach.join("; "),
    String(named),
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

const reaches = {
  named: "who is named",
  subsidiaries: "subsidiaries too",
  "half-owned": "companies held half or more too",
} as const;

function partyRow(party: Party, knowledge: Knowledge): string {
  const statuses = statusesOn(party, knowledge, knowledge.checkedUntil);
  const describe = (inForce: boolean): string =>
    statuses
      .filter(({ state }) => isInForce(state) === inForce)
      .map(({ list, listing, state, through }) => {
        const owner = through?.at(-1);
        const how = owner === undefined ? "" : ` through ${owner}`;
        const word = state === "listed" ? "" : ` ${state}`;
        return `${list.short}${word}${how} ${datesOf(listing)}`.trim();
      })
      .join("<br>");
  const attributed = knowledge.attributions.filter((attribution) => attribution.party === party.id).length;
  const cells = [
    `${party.name} (\`${party.id}\`)`,
    describe(true),
    describe(false),
    attributed === 0 ? "" : `${attributed}`,
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function datesOf(listing: Listing): string {
  const field =
    listing.effective !== undefined ? "effective" : listing.published !== undefined ? "published" : "reported";
  const start = listing[field];
  const shown = start !== undefined && field !== "reported" && listing.recalled?.includes(field) ? `_${start}_` : start;
  const dates = [shown, listing.until].filter((date) => date !== undefined).join(" – ");
  return dates + (listing.confidence === "unverified" ? " †" : "");
}

function cell(text: string): string {
  return text.replace(/\|/g, "\\|").replace(/\s+/g, " ");
}
