import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { loadKnowledge } from "../../src/core/blacklist/load.js";
import { statusesOn } from "../../src/core/blacklist/status.js";
import { isInForce } from "../../src/core/model/listingStates.js";
import type { Listing, Party, RestrictedList } from "../../src/core/model.js";
import { compileKnowledge } from "../compileKnowledge.js";
import { tally, type Tally } from "../knowledge/tally.js";
import type { GeneratedFile } from "./generatedFile.js";

/** The catalogue `docs/blacklist.md`: what is known by list, by party and by registry, with links between them. */
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
    `Checked until **${knowledge.checkedUntil}**. A finding is a lead with evidence, not a legal conclusion.`,
    "[By list](#by-list) · [By party](#by-party) · [By registry](#by-registry) · [How sure](#how-sure) · [Counts](#counts)",
    "",
    "## How sure",
    "",
    ...grades,
    "",
    "## Counts",
    "",
    ...counts(compiled),
    "",
    "## By list",
    "",
    "| List | Authority | Forbids | Reaches | Parties named |",
    "| --- | --- | --- | --- | --- |",
    ...lists.map((list) => listRow(list, parties)),
    "",
    ...lists.flatMap((list) => partiesOn(list, parties)),
    "## By party",
    "",
    `Where they stood on ${knowledge.checkedUntil}. Each name links to its file, where every source is.`,
    "",
    "| Party | Known as | In force | Over, or not yet | Attributed |",
    "| --- | --- | --- | --- | --- |",
    ...parties.map((party) => partyRow(party, knowledge)),
    "",
    "## By registry",
    "",
    "What is attributed, by registry or kind of id; a family of many names is given by its first.",
    "",
    ...registries(knowledge),
  ];
  return [{ path: "docs/blacklist.md", text: lines.join("\n") }];
}

const grades: readonly string[] = [
  "- A listing is **verified** when the party was seen on the official list. From the day of the copy that was read the listing is in force whatever is known of its first day. Dates in _italics_ are not verified, which matters only for days before. Entries marked † are not verified: they never make an error.",
  "- An attribution is **verified** when its source was seen: a registry's record, a file of a repository at a commit, a page, an official text, a list of ids. It may then be an error. Without a source it is called _recorded without a source_ and is a warning at most; while somebody disputes it, information.",
  "- Other sources are graded: **drop-in** (a change of the line and nothing else), **pin-compatible** (a part that fits the same footprint), **near** (small changes), **functional** (does the same, another interface), **redesign** (another concept).",
];

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

/** A list with links to the parties it names. */
function partiesOn(list: RestrictedList, parties: readonly Party[]): string[] {
  const named = parties.filter(({ listings }) => listings.some((listing) => listing.list === list.id));
  if (named.length === 0) return [];
  return [`### ${list.short}`, "", named.map((party) => `[${party.name}](#${anchorOf(party)})`).join(", "), ""];
}

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
    `<a id="${anchorOf(party)}"></a>[${party.name}](../data/parties/${party.id}.yaml) (\`${party.id}\`)`,
    [...party.aliases, ...(party.originalNames ?? [])].slice(0, 4).join(", "),
    describe(true) || (party.why ?? ""),
    describe(false),
    attributed === 0 ? "none is known" : `${attributed}`,
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function anchorOf({ id }: Party): string {
  return `party-${id}`;
}

/** For each registry or kind of id the parties with the patterns of theirs, families cut to their first name. */
function registries(knowledge: Knowledge): string[] {
  const byKind = new Map<string, Map<string, string[]>>();
  for (const { party, scheme, pattern } of knowledge.attributions) {
    const kind = scheme === "package" ? pattern.slice(0, pattern.indexOf("/")) : scheme;
    const parties = byKind.get(kind) ?? new Map<string, string[]>();
    const patterns = parties.get(party) ?? [];
    patterns.push(scheme === "package" ? pattern.slice(kind.length + 1) : pattern);
    byKind.set(kind, parties.set(party, patterns));
  }
  return [...byKind]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([kind, parties]) => [
      `### ${kind}`,
      "",
      ...[...parties].map(([id, patterns]) => {
        const name = knowledge.parties.get(id)?.name ?? id;
        const shown = patterns.slice(0, mostShown).map((pattern) => `\`${pattern.replace(/`/g, "")}\``);
        const more = patterns.length > mostShown ? `, and ${patterns.length - mostShown} more` : "";
        return `- [${name}](#party-${id}): ${shown.join(", ")}${more}`;
      }),
      "",
    ]);
}

const mostShown = 6;

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
