import { appendFileSync, closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { ledgerLine, readLedger, type LedgerReading } from "../core/report/ledger.js";
import { plain } from "../core/report/plain.js";
import type { Command } from "./command.js";
import { reasonOf } from "./host.js";
import { savedResultIn } from "./input.js";
import { Output, OutputError } from "./output.js";
import { UsageError } from "./usageError.js";

const exits = `Exit codes
  0   every line is as it was written
  1   a line was edited, taken out, put in or moved, or the last one is not --head
  2   wrong usage, or a file that cannot be read or written`;

/** Adds a decision to a file in which no line can be changed unseen. */
export const ledgerAppendCommand: Command = {
  name: "ledger append",
  takes: "FILE",
  says: "write down a decision: a line of JSON that holds the hash of the line before",
  options: ["decision", "about", "reason", "approver", "result"],
  exits,
  examples: [
    'sanctionlint ledger append decisions.jsonl --decision accepted --about pkg:npm/left-pad --reason "Legal 2026-014" --result audit.json',
  ],
  async run(given) {
    const file = onlyFile(given.words, "ledger append");
    const [decision, about, reason] = (["decision", "about", "reason"] as const).map((option) => {
      const text = given.text(option)?.trim();
      if (text === undefined || text === "")
        throw new UsageError(`ledger append takes --decision, --about and --reason`);
      return text;
    }) as [string, string, string];
    const approver = given.text("approver")?.trim();
    const result = given.text("result");
    const saved = result === undefined ? undefined : savedResultIn(result);
    const rests = saved && {
      verdict: saved.verdict,
      knowledge: saved.knowledge,
      policy: saved.policy,
      asOf: saved.asOf,
    };
    return locked(file, async () => {
      const ledger = readOf(file, true);
      if (ledger.problem) return told(file, ledger);
      const entry = { decision, about, reason, ...(approver && { approver }), ...(rests && { result: rests }) };
      const line = ledgerLine(entry, new Date().toISOString(), ledger.entries);
      try {
        appendFileSync(file, line);
      } catch (error) {
        throw new OutputError(`${file} cannot be written: ${reasonOf(error)}`);
      }
      return told(file, readOf(file, false));
    });
  },
};

/** Checks all lines, and the last one against a hash that was kept elsewhere. */
export const ledgerVerifyCommand: Command = {
  name: "ledger verify",
  takes: "FILE",
  says: "whether every line of a ledger is as it was written",
  options: ["head"],
  more: "Lines that were cut off at the end leave a chain that holds: keep the hash that is printed elsewhere, and give it with --head.",
  exits,
  examples: ["sanctionlint ledger verify decisions.jsonl --head 5f2c…"],
  async run(given) {
    const file = onlyFile(given.words, "ledger verify");
    const ledger = readOf(file, false);
    const head = given.text("head")?.toLowerCase();
    if (head !== undefined && !/^[0-9a-f]{8,64}$/.test(head))
      throw new UsageError("--head takes the hash of a line, or its first 8 digits or more");
    const isKnown = head === undefined || ledger.entries.some(({ hash }) => hash.startsWith(head));
    if (ledger.problem || isKnown) return told(file, ledger);
    await Output.to(undefined).write(`${plain(file)}: no line has the hash ${head}: lines were cut off or replaced\n`);
    return 1;
  },
};

async function told(file: string, { entries, problem }: LedgerReading): Promise<0 | 1> {
  const last = entries.at(-1);
  const said = problem
    ? `${plain(file)}:${problem.line}: ${problem.message}`
    : `${plain(file)}: ${entries.length} ${entries.length === 1 ? "line" : "lines"}, each as it was written${last ? `; the last has the hash ${last.hash}` : ""}`;
  await Output.to(undefined).write(`${said}\n`);
  return problem ? 1 : 0;
}

function onlyFile([file, ...more]: readonly string[], command: string): string {
  if (file === undefined || more.length > 0) throw new UsageError(`${command} takes one file`);
  return file;
}

function readOf(file: string, mayBeNew: boolean): LedgerReading {
  if (mayBeNew && !existsSync(file)) return { entries: [] };
  try {
    return readLedger(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${plain(file)} cannot be read: ${reasonOf(error)}`);
  }
}

/** Two that append at once would both follow the same line. */
async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  try {
    closeSync(openSync(lock, "wx"));
  } catch (error) {
    const isHeld = existsSync(lock);
    throw new OutputError(
      isHeld
        ? `${lock} exists: another process is writing; remove it if none is`
        : `${file} cannot be written: ${reasonOf(error)}`,
    );
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}
