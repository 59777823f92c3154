import { canonicalJson, sha256Hex } from "../text/hash.js";

/** What someone decided, and about what. */
export interface LedgerDecision {
  /** `accepted`, `rejected`, `waived`, or another word. */
  readonly decision: string;
  /** A party, a purl, a part, a fingerprint, a waiver's id. */
  readonly about: string;
  readonly reason: string;
  readonly approver?: string;
  /** What it rests on: the result of an audit. */
  readonly result?: {
    readonly verdict: string;
    readonly knowledge: string;
    readonly policy: string;
    readonly asOf: string;
  };
}

/** One line of a ledger. */
export interface LedgerEntry extends LedgerDecision {
  /** From 1. */
  readonly number: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** The hash of the line before; of the first, zeros. */
  readonly previous: string;
  /** SHA-256 in hex over the canonical JSON of all the other fields. */
  readonly hash: string;
}

/** What a ledger holds; `problem` says in which line, from 1, the chain does not hold and why. */
export interface LedgerReading {
  readonly entries: readonly LedgerEntry[];
  readonly problem?: { readonly line: number; readonly message: string };
}

/** What the first line says of the line before it. */
const nothing = "0".repeat(64);

/** Reads a ledger and checks its chain: a line that was edited, removed, inserted or moved breaks it, and so does half a line at its end. */
export function readLedger(text: string): LedgerReading {
  const entries: LedgerEntry[] = [];
  const lines = text.split("\n");
  const rest = lines.pop();
  const broken = (message: string): LedgerReading => ({ entries, problem: { line: entries.length + 1, message } });
  for (const line of lines) {
    const entry = entryOf(line);
    if (!entry) return broken("this is not a ledger entry");
    const { hash, ...content } = entry;
    // A key that is twice, or a blank, would not show in what is hashed.
    if (hashOf(content) !== hash || JSON.stringify(entry) !== line)
      return broken("the entry is not what its hash says: it was edited");
    const last = entries.at(-1);
    if (entry.previous !== (last?.hash ?? nothing) || entry.number !== entries.length + 1)
      return broken("the entry does not follow the one before it: a line was taken out, put in or moved");
    entries.push(entry);
  }
  return rest === "" || text === "" ? { entries } : broken("the last line has no end: it was not written whole");
}

/** The line to append to a ledger that was read without a problem. */
export function ledgerLine(decision: LedgerDecision, at: string, entries: readonly LedgerEntry[]): string {
  const content = { number: entries.length + 1, at, ...decision, previous: entries.at(-1)?.hash ?? nothing };
  return `${JSON.stringify({ ...content, hash: hashOf(content) })}\n`;
}

function hashOf(content: object): string {
  return sha256Hex(canonicalJson(content));
}

function entryOf(line: string): LedgerEntry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<LedgerEntry> | null;
    const isEntry = [entry?.hash, entry?.previous, entry?.at, entry?.decision].every((one) => typeof one === "string");
    return isEntry && typeof entry?.number === "number" ? (entry as LedgerEntry) : undefined;
  } catch {
    return undefined;
  }
}
