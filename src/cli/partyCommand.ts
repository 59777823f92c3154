import type { CalendarDate } from "../core/model.js";
import { findParty } from "../core/blacklist/find.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { plain } from "../core/report/plain.js";
import { partyReport } from "../core/report/partyReport.js";
import { UsageError, type PartyArguments } from "./args.js";
import type { ExitCode } from "./auditCommand.js";
import { Output, paletteFor } from "./output.js";

/** `sanctionlint party`: exits with 2 when no party is meant, and says which may be. */
export async function runParty(args: PartyArguments, knowledge: Knowledge, today: CalendarDate): Promise<ExitCode> {
  const party = partyNamed(args.name, knowledge);
  const width = Math.min(process.stdout.columns ?? 100, 120);
  const palette = paletteFor(args.color, false);
  await Output.to(undefined).write(partyReport(party, knowledge, args.asOf ?? today, { width, palette }));
  return 0;
}

/** The party a user means. Throws a UsageError with those that may be meant. */
export function partyNamed(name: string, knowledge: Knowledge): NonNullable<ReturnType<typeof findParty>["party"]> {
  const { party, near } = findParty(knowledge, name);
  if (party) return party;
  const meant = near.map((one) => `${one.id} (${one.name})`).join(", ");
  throw new UsageError(`no party is called "${plain(name)}"${meant ? `; did you mean ${meant}?` : ""}`);
}
