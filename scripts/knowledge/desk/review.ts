import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import { isInForce } from "../../../src/core/model/listingStates.js";
import type { Party } from "../../../src/core/model.js";
import { isOwn } from "../../../src/core/model/relationships.js";
import { editDistance } from "../../../src/core/text/editDistance.js";
import { daysBetween } from "../../../src/core/text/days.js";

import { isChecked, type Checked } from "./checked.js";
import { familiesOf } from "./families.js";
import { nameOf } from "./nameOf.js";

/** One heading of the review and what stands under it, a line each. */
export interface ReviewPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What somebody who keeps the data should look at next; `today` is `YYYY-MM-DD`, `checked` what was looked up again. */
export function review(knowledge: Knowledge, today: string, checked: Checked): readonly ReviewPart[] {
  const parties = [...knowledge.parties.values()];
  const facts = knowledge.attributions.filter(({ scheme }) => scheme !== "oui");
  const unlisted = (party: Party): boolean =>
    !statusesOn(party, knowledge, knowledge.checkedUntil).some(({ state }) => isInForce(state));
  return [
    {
      title: "Listings that are not verified",
      lines: parties.flatMap(({ id, listings }) =>
        listings.filter(({ confidence }) => confidence === "unverified").map(({ list }) => `${id}: ${list}`),
      ),
    },
    {
      title: "Listings in force without a citation",
      lines: parties.flatMap((party) =>
        statusesOn(party, knowledge, knowledge.checkedUntil)
          .filter(
            ({ state, listing, through }) => isInForce(state) && !through && !listing.citation && !listing.edition,
          )
          .map(({ list }) => `${party.id}: ${list.id}`),
      ),
    },
    {
      title: "Attributions recorded without a source",
      lines: facts.filter(({ evidence }) => evidence.kind === "unlooked").map(nameOf),
    },
    {
      title: "Attributions with a source and not verified",
      lines: facts.filter((fact) => fact.confidence === "unverified" && fact.evidence.kind !== "unlooked").map(nameOf),
    },
    {
      title: "Attributions whose source nobody looked up again",
      lines: familiesOf(facts)
        .filter((family) => !family.some((fact) => isChecked(fact, checked)))
        .map(
          ([first, ...others]) =>
            `${first ? nameOf(first) : ""}${others.length > 0 ? ` and ${others.length} more` : ""}`,
        ),
    },
    { title: "Attributions in dispute", lines: facts.filter(({ disputed }) => disputed).map(nameOf) },
    {
      title: "Evidence older than a year",
      lines: facts.filter(({ evidence }) => (daysBetween(evidence.seen ?? today, today) ?? 0) > 365).map(nameOf),
    },
    {
      title: "Attributions without another source and without a word why",
      lines: facts
        .filter((fact) => isOwn(fact.relationship))
        .filter((fact) => {
          const matched = fact.pattern.replace(/\*/g, "x1");
          return (
            knowledge.alternativesFor(fact, matched).length === 0 &&
            knowledge.withoutAlternative(fact, matched) === undefined
          );
        })
        .map(nameOf),
    },
    { title: "Names that are near each other", lines: nearNames(parties) },
    { title: "Parties on no list in force", lines: parties.filter(unlisted).map(({ id }) => id) },
  ];
}

/** Strong names of two parties that differ in one character. */
function nearNames(parties: readonly Party[]): string[] {
  const names = parties.flatMap(({ id, name, aliases }) => [name, ...aliases].map((each) => ({ id, name: each })));
  return names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .filter(({ id, name }) => id !== one.id && name.length >= 5 && Math.abs(name.length - one.name.length) <= 1)
      .filter(({ name }) => editDistance(name.toLowerCase(), one.name.toLowerCase(), 1) <= 1)
      .map(({ id, name }) => `${one.id} "${one.name}" and ${id} "${name}"`),
  );
}
