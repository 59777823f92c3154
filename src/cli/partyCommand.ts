import { findParty } from "../core/blacklist/find.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { partyReport } from "../core/report/partyReport.js";
import { partyRow } from "../core/report/partyRow.js";
import { plain, plainJson } from "../core/report/plain.js";
import type { Command } from "./command.js";
import { colorOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { knowledgeAsked } from "./officialLists/knowledgeFiles.js";
import { UsageError } from "./usageError.js";

/** Exits with 2 when no party is meant, and says which may be. */
export const partyCommand: Command = {
  name: "party",
  takes: "NAME",
  says: "what is known of a party: names, listings over time, owners",
  options: ["knowledge", "as-of", "format", ...colorOptions],
  more: "NAME is its id, a name or a brand.",
  examples: ["sanctionlint party hikvision --as-of 2019-05-22"],
  async run(given, context) {
    if (given.words.length === 0) throw new UsageError("party takes a name: sanctionlint party huawei");
    const asOf = given.day("as-of") ?? context.today;
    const format = given.choice("format", ["text", "json"], "text");
    const knowledge = await knowledgeAsked(given, context);
    const party = partyNamed(given.words.join(" "), knowledge);
    const palette = paletteFor(given.color(), false);
    const json = { ...jsonHead(context.version), ...partyRow(party, knowledge, asOf) };
    await Output.to(undefined).write(
      format === "json"
        ? `${plainJson(JSON.stringify(json, undefined, 2))}\n`
        : partyReport(party, knowledge, asOf, { width: terminalWidth(), palette }),
    );
    return 0;
  },
};

/** The party a user means. Throws a UsageError with those that may be meant. */
export function partyNamed(name: string, knowledge: Knowledge): NonNullable<ReturnType<typeof findParty>["party"]> {
  const { party, near } = findParty(knowledge, name);
  if (party) return party;
  const meant = near.map((one) => `${one.id} (${one.name})`).join(", ");
  throw new UsageError(
    `"${plain(name)}" is not among the parties known here (checked until ${knowledge.checkedUntil}); this is not a clearance${meant ? `. Did you mean ${meant}?` : ""}`,
  );
}
