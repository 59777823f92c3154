import { readFileSync, statSync } from "node:fs";
import { joinPath } from "../core/audit/paths.js";
import type { LinkedPlaces } from "../core/audit/linkPlaces.js";
import type { AuditedDocument } from "../core/audit/result.js";
import { findRoot } from "../core/audit/root.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { Finding, SourceText } from "../core/model.js";
import { cardDifferences, cardLines, isOfFinding, readCard, type SavedCard } from "../core/report/cardCheck.js";
import { evidenceCard } from "../core/report/evidenceCard.js";
import { evidenceRecord } from "../core/report/evidenceRecord.js";
import { plain, plainJson } from "../core/report/plain.js";
import type { Command, Context } from "./command.js";
import type { Given } from "./given.js";
import { nodeHost, reasonOf, toHostPath, workingFolder } from "./host.js";
import { scopeOptions } from "./options.js";
import { Output } from "./output.js";
import { knowledgeFor, runOver, scopeOf } from "./scope.js";
import { UsageError } from "./usageError.js";

/** A finding with the text it is in and the day it was judged for. */
interface Found {
  readonly source: SourceText;
  readonly finding: Finding;
  readonly asOf: string;
  readonly knowledge: Knowledge;
  readonly linked: LinkedPlaces | undefined;
}

/** The evidence card of a finding, to be kept. */
export const cardShowCommand: Command = {
  name: "card show",
  takes: "FINGERPRINT [PATH…]",
  says: "the evidence card of a finding, to be kept: what matched, the party, the list with its citation and dates",
  options: [...scopeOptions, "as-of", "format"],
  more: "FINGERPRINT is that of audit --format json, or its first 8 digits or more. --format takes markdown or json.",
  exits: `Exit codes
  0   the card was written
  2   wrong usage, or no finding has the fingerprint`,
  async run(given, context) {
    const [fingerprint = "", ...paths] = given.words;
    if (!/^[0-9a-f]{8,32}$/.test(fingerprint))
      throw new UsageError("card show takes a fingerprint: 8 to 32 hex digits, from audit --format json");
    const form = given.choice("format", ["markdown", "json"], "markdown");
    const found = await findingIn(given, context, paths, given.day("as-of"), fingerprint);
    if (!found) throw new UsageError(`no finding has the fingerprint ${fingerprint}`);
    await Output.to(undefined).write(cardOf(found, form));
    return 0;
  },
};

/** Judges the finding of a saved card again, for the card's day. */
export const cardVerifyCommand: Command = {
  name: "card verify",
  takes: "FILE…",
  says: "judge the findings of saved evidence cards again, for their days, and report what differs",
  options: ["policy", "org-policy", "knowledge"],
  more: "In the tree that the cards are about. That a finding moved, and that more is known now, is reported and is not a difference.",
  exits: `Exit codes
  0   every card holds
  1   a finding is gone, or its card would say something else
  2   wrong usage, or a file that is no card`,
  examples: ["sanctionlint card verify evidence/*.md"],
  async run(given, context) {
    if (given.words.length === 0)
      throw new UsageError("card verify takes saved cards: sanctionlint card verify card.md");
    const root = await findRoot(nodeHost, toHostPath(workingFolder()), toHostPath(workingFolder()));
    const output = Output.to(undefined);
    let holds = true;
    for (const file of given.words) {
      const card = cardIn(file);
      const path = fileOf(joinPath(root.path, card.file));
      const found =
        path === undefined ? undefined : await findingIn(given, context, [path], card.asOf, card.fingerprint);
      const differences = found && cardDifferences(card, cardOf(found, card.form));
      holds &&= differences !== undefined && !differences.some(isOfFinding);
      await output.write(`${cardLines(file, differences).join("\n")}\n`);
    }
    return holds ? 0 : 1;
  },
};

async function findingIn(
  given: Given,
  context: Context,
  paths: readonly string[],
  asOf: string | undefined,
  fingerprint: string,
): Promise<Found | undefined> {
  const scope = scopeOf(given, paths);
  const knowledge = await knowledgeFor(scope, context);
  let found: Found | undefined;
  const sink = {
    document({ source, analysis, asOf: day, linked }: AuditedDocument): void {
      const finding = analysis.findings.find((one) => one.fingerprint.startsWith(fingerprint));
      if (finding) found ??= { source, finding, asOf: day, knowledge, linked: linked?.get(finding) };
    },
  };
  await runOver(scope, { knowledge, today: context.today, asOf }, sink);
  return found;
}

function cardOf({ source, finding, asOf, knowledge, linked }: Found, form: SavedCard["form"]): string {
  if (form === "markdown") return evidenceCard(source, finding, knowledge, asOf, linked);
  return `${plainJson(JSON.stringify(evidenceRecord(source, finding, knowledge, asOf, linked), undefined, 2))}\n`;
}

function cardIn(file: string): SavedCard {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${plain(file)} cannot be read: ${reasonOf(error)}`);
  }
  const card = readCard(text);
  if (!card) throw new UsageError(`${plain(file)} is not an evidence card`);
  return card;
}

/** A sheet of a workbook is named by the workbook's name, `#` and its own; a file may have a `#` in its name. */
function fileOf(path: string): string | undefined {
  const workbook = path.slice(0, Math.max(path.lastIndexOf("#"), 0));
  return [path, workbook].find((one) => one !== "" && statSync(one, { throwIfNoEntry: false })?.isFile());
}
