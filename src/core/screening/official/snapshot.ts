import type { ListEntry } from "../../lists/listEntry.js";
import type { CalendarDate } from "../../model.js";
import { atOnce, type Steps } from "../../text/steps.js";
import { sha256Hex, sha256Steps } from "../../text/hash.js";
import type { CompiledForms } from "../names/compiledForms.js";
import { compileSteps } from "../names/listedNames.js";
import { wordTablesVersion } from "../names/wordTables.js";

/** What is known of one source of a snapshot. */
export interface SnapshotSource {
  /** `csl`, `eu`, `own: suppliers.csv`: by it a newer file replaces it. */
  readonly key: string;
  /** What it was read as. */
  readonly format: string;
  /** The file or address that it came from, in words. */
  readonly from: string;
  /** The day it says it is of, else the day it was imported. */
  readonly day: CalendarDate;
  /** Records that were read, and those that names are looked up in. */
  readonly rows: number;
  readonly kept: number;
  readonly note?: string;
}

/** Imported lists at one moment: what names are looked up in when a policy or a command says so. */
export interface OfficialSnapshot {
  /** SHA-256 over the sources and their entries, in hex: what a policy may pin. */
  readonly hash: string;
  readonly sources: readonly SnapshotSource[];
  /** By the keys of their sources, in their order. */
  readonly entries: ReadonlyMap<string, readonly ListEntry[]>;
  /** The names taken apart, as long as this program takes them apart like the one that did. */
  readonly compiled?: CompiledForms | undefined;
}

/** The name of the file in which a snapshot is kept. */
export const snapshotFile = "official.lists";
/** Changes when the code takes a name apart differently: what was compiled before is then compiled again. */
const codeVersion = 2;
const form = "sanctionlint official lists 1";

interface Head {
  readonly form: string;
  readonly hash: string;
  /** What took the names apart: the code, and its tables of words. */
  readonly normaliser: string;
  /** SHA-256 over the names taken apart, in hex. */
  readonly names: string;
  readonly sources: readonly SnapshotSource[];
}

/** A source of a snapshot and its entries. */
export interface SourceEntries {
  readonly source: SnapshotSource;
  readonly entries: readonly ListEntry[];
}

/** A snapshot of sources and their entries, its names taken apart. */
export function snapshotOf(sources: readonly SourceEntries[]): OfficialSnapshot {
  return atOnce(snapshotSteps(sources));
}

/** The same in steps: it takes seconds for all lists together. */
export function* snapshotSteps(sources: readonly SourceEntries[]): Steps<OfficialSnapshot> {
  const sorted = [...sources].sort((a, b) => (a.source.key < b.source.key ? -1 : 1));
  const entries = new Map(sorted.map(({ source, entries }) => [source.key, entries]));
  return {
    hash: yield* sha256Steps(yield* entriesText(entries)),
    sources: sorted.map(({ source }) => source),
    entries,
    compiled: yield* compileSteps(entriesOf({ entries })),
  };
}

/** Every entry, each once: of several sources that have an entry of one list, the first one's. */
export function entriesOf({ entries }: Pick<OfficialSnapshot, "entries">): readonly ListEntry[] {
  const known = new Set<string>();
  const all: ListEntry[] = [];
  for (const [source, own] of entries) {
    for (const entry of own) {
      const key = `${entry.listId ?? source} ${entry.id}`;
      if (entry.listId !== undefined && /^us-ofac-/.test(entry.listId)) {
        if (known.has(key)) continue;
        known.add(key);
      }
      all.push(entry);
    }
  }
  return all;
}

/** A snapshot as the text that is kept: a line for what it is, one for the entries, one for their names taken apart. */
export function writeSnapshot(snapshot: OfficialSnapshot): string {
  return atOnce(writtenSnapshot(snapshot));
}

/** The same in steps. */
export function* writtenSnapshot(snapshot: OfficialSnapshot): Steps<string> {
  const { hash, sources, compiled } = snapshot;
  const forms = compiled ?? (yield* compileSteps(entriesOf(snapshot)));
  const names = JSON.stringify({
    ...forms,
    words: forms.words.join(" "),
    forms: Array.from(forms.forms),
    sounds: Array.from(forms.sounds ?? []),
  });
  yield;
  const head: Head = { form, hash, normaliser: normaliser(), names: yield* sha256Steps(names), sources };
  return `${JSON.stringify(head)}\n${yield* entriesText(snapshot.entries)}\n${names}\n`;
}

/** A snapshot from its text; else why it is not one. See `snapshotFrom`. */
export function readSnapshot(text: string, isOwn = true): OfficialSnapshot | string {
  return atOnce(snapshotFrom(text, isOwn));
}

/**
 * A snapshot from its text, in steps; else why it is not one. The names taken apart are read when they are first asked for, and only of a
 * file that the program wrote itself (`isOwn`): the hash that a policy pins is over the entries, and a file in a repository might have
 * the entries and hide their names.
 */
export function* snapshotFrom(text: string, isOwn: boolean): Steps<OfficialSnapshot | string> {
  try {
    const [headLine = "", entriesLine = "", namesLine = ""] = text.split("\n");
    const head = JSON.parse(headLine) as Head;
    if (head.form !== form) return "it was written by another version of the program: import the lists again";
    if ((yield* sha256Steps(entriesLine)) !== head.hash)
      return "its content is not what was written: it was cut or changed";
    const entries = new Map(JSON.parse(entriesLine) as [string, ListEntry[]][]);
    const { hash, sources } = head;
    if (!isOwn) return { hash, sources, entries };
    return {
      ...{ hash, sources, entries },
      get compiled() {
        return head.normaliser === normaliser() ? compiledFrom(namesLine, head.names) : undefined;
      },
    };
  } catch {
    return "it is not a snapshot of imported lists, or it is incomplete";
  }
}

function normaliser(): string {
  return `${codeVersion}.${wordTablesVersion()}`;
}

function compiledFrom(line: string, hash: string): CompiledForms | undefined {
  if (sha256Hex(line) !== hash) return undefined;
  const { words, ...rest } = JSON.parse(line) as Omit<CompiledForms, "words"> & { readonly words: string };
  return { ...rest, words: words.split(" ") };
}

/** `[[key, [entry, …]], …]`. */
function* entriesText(entries: OfficialSnapshot["entries"]): Steps<string> {
  const sources: string[] = [];
  for (const [key, own] of entries) {
    const parts: string[] = [];
    for (let at = 0; at < own.length; at += entriesPerStep) {
      parts.push(JSON.stringify(own.slice(at, at + entriesPerStep)).slice(1, -1));
      yield;
    }
    sources.push(`[${JSON.stringify(key)},[${parts.join(",")}]]`);
  }
  return `[${sources.join(",")}]`;
}

const entriesPerStep = 500;
