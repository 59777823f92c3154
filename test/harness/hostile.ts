import type { SourceText } from "../../src/core/model.js";
import { formats } from "../../src/core/formats/index.js";
import type { Format } from "../../src/core/formats/format.js";
import { isFull, sampled } from "./scale.js";
import { readFixtures } from "./fixtures.js";
import { checkExtraction as check } from "./invariants.js";
import { mutations } from "./mutate.js";
import { formatOf } from "./recognise.js";

export interface Sample {
  readonly id: string;
  readonly format: Format;
  readonly source: SourceText;
}

/** The fixtures that a format reads, but for the largest. */
export function samples(): Sample[] {
  return readFixtures().flatMap(({ id, source }) => {
    const format = formatOf(source);
    return format && source.text.length < 20_000 ? [{ id, format, source }] : [];
  });
}

/** How many files the formats are dealt out to, so that they can be tested side by side. */
const shards = 4;

/** Tests every format whose turn it is with texts that nobody meant to write. */
export function describeHostile(shard: number): void {
  const all = samples();
  describe(`no input breaks a format (${shard + 1} of ${shards})`, () => {
    for (const [turn, format] of formats.formats.entries()) {
      if (turn % shards !== shard) continue;
      const own = all.filter((sample) => sample.format === format);
      it(`${format.id}: cut`, () => {
        for (const [index, { source }] of own.filter(({ source: { text } }) => text.length < 3000).entries()) {
          const ends =
            index === 0 ? sampled(everyCharacter(source.text), 200, turn) : sampled(cuts(source.text), 40, turn);
          for (const end of ends) check(format, { ...source, text: source.text.slice(0, end) });
        }
      });
      it(`${format.id}: mutated`, () => {
        for (const { source, id } of own) {
          for (const text of mutations(source.text, id, isFull ? 40 : 10)) check(format, { ...source, text });
        }
      });
      it(`${format.id}: foreign text`, () => {
        const uri = own[0]?.source.uri ?? format.files[0]?.replace(/[*{}]/g, "x") ?? "x";
        for (const text of foreignTexts(turn)) check(format, { uri, text });
      });
    }
  });
}

function everyCharacter(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, end) => end);
}

/**
 * Where a further text of a format is cut: at every character that is no letter or digit, behind it, and behind the first letter of each word. Further
 * inside a word a cut leaves another word and nothing else.
 */
function cuts(text: string): readonly number[] {
  return everyCharacter(text).filter((end) => [end, end - 1, end - 2].some((at) => !isPlain(text, at)));
}

function isPlain(text: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(text.charAt(at));
}

/** Where not everything is tried, long texts are as long as they can be for every fourth of them only, another fourth at each turn. */
function foreignTexts(turn: number): readonly string[] {
  return foreign.map((text, at) => (isFull || (at + turn) % 4 === 0 ? text : text.slice(0, 2000)));
}

/** Texts of no format, among them nests that are deeper than any stack. */
const foreign: readonly string[] = [
  "",
  "\uFEFF",
  "\0\0\0",
  "\uD800",
  "{",
  "[".repeat(25_000),
  '{"a":'.repeat(25_000),
  "(".repeat(25_000),
  "<a>".repeat(15_000),
  "<a ".repeat(15_000),
  "- ".repeat(15_000),
  "a:\n".repeat(10_000),
  "{a: ".repeat(15_000),
  '"'.repeat(15_000),
  "'''".repeat(10_000),
  "a.".repeat(15_000) + " = 1",
  ",".repeat(25_000),
  " ".repeat(50_000),
  "\\\n".repeat(10_000),
  "a: &x [*x, *x]\nb: &y [*x, *x, *y]\n".repeat(200),
  '<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><a>&c;</a>',
  '{"__proto__": {"dependencies": {"x": "1"}}, "constructor": 1}',
  "__proto__ = 1\n[__proto__]\n",
  "x".repeat(300_000),
];
