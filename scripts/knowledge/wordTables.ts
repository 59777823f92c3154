import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { WordTables } from "../../src/core/screening/names/wordTables.js";

const folder = path.join(__dirname, "..", "..", "data", "names");

let known: WordTables | undefined;

/**
 * What `data/names` knows of words in names, as the matcher reads it; read once.
 * Throws, with the file, when a table says two things of one word.
 */
export function readWordTables(): WordTables {
  return (known ??= wordTables());
}

function wordTables(): WordTables {
  const legal = read("legalForms.yaml") as Record<string, string>;
  const words = read("words.yaml") as Record<"stop" | "particles" | "generic", string> & {
    spellings: Record<string, string>;
    han: Record<string, string>;
  };
  const { stop, particles, generic, spellings, han } = words;
  const { phrases, ...places } = read("places.yaml") as { phrases: Record<string, string[]> } & Record<string, unknown>;
  const letters = read("letters.yaml") as Record<"latin" | "lookAlikes" | "simplified", string>;
  const makers = read("makers.yaml") as Record<string, string>;
  checkOnce("words.yaml", spellings);
  checkOnce("places.yaml", places);
  const given = read("givenNames.yaml") as Record<"givenNames", string>;
  const tables = {
    legal: mapValues(legal, phrasesOf),
    stop: oneLine(stop),
    particles: oneLine(particles),
    givenNames: oneLine(given.givenNames),
    generic: [...new Set(oneLine(generic).split(" "))].join(" "),
    spellings: pairsOf(spellings),
    han: pairsOf(han),
    places: pairsOf(places),
    phrases: Object.entries(phrases)
      .flatMap(([meant, texts]) => texts.map((text) => `${text}=${meant}`))
      .join("|"),
    latin: oneLine(letters.latin),
    lookAlikes: oneLine(letters.lookAlikes),
    simplified: [...new Set(oneLine(letters.simplified).split(" "))].join(" "),
    makers: phrasesOf(Object.values(makers).join(", ")),
  };
  const version = createHash("sha256").update(JSON.stringify(tables)).digest("hex").slice(0, 16);
  return { version, ...tables };
}

function read(file: string): unknown {
  return parse(readFileSync(path.join(folder, file), "utf8"));
}

function oneLine(text: string): string {
  return text.trim().split(/\s+/).join(" ");
}

/** Phrases with `|` between, each once. */
function phrasesOf(text: string): string {
  return [...new Set(text.split(",").map(oneLine).filter(Boolean))].join("|");
}

/** `meant:written written|…`, with nothing written for a word that has one spelling. */
function pairsOf(table: Record<string, unknown>): string {
  return Object.entries(table)
    .map(([meant, written]) => `${meant}:${writtenIn(written)}`)
    .join("|");
}

function writtenIn(written: unknown): string {
  return typeof written === "string" || typeof written === "number" ? oneLine(String(written)) : "";
}

function checkOnce(file: string, table: Record<string, unknown>): void {
  const taken = new Map<string, string>();
  for (const [meant, written] of Object.entries(table)) {
    for (const word of writtenIn(written).split(" ").filter(Boolean)) {
      const other = taken.get(word);
      if (other !== undefined && other !== meant)
        throw new Error(`data/names/${file}: "${word}" is written for ${other} and for ${meant}.`);
      if (Object.hasOwn(table, word) && word !== meant)
        throw new Error(`data/names/${file}: "${word}" is written for ${meant} and is a word itself.`);
      taken.set(word, meant);
    }
  }
}

function mapValues(table: Record<string, string>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([key, text]) => [key, change(text)]));
}
