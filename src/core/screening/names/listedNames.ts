import type { ListEntry } from "../../lists/listEntry.js";
import type { Band } from "../../model.js";
import { listedBand } from "./band.js";
import type { NameComparison } from "./compare.js";
import { compileFormsSteps, type CompiledForms } from "./compiledForms.js";
import { nameFormOf, prepareNameForms, tellingCount, type NameForm } from "./nameForm.js";
import { NameIndex } from "./nameIndex.js";
import { soundKeys } from "./wordIndex.js";
import { atOnce, type Steps } from "../../text/steps.js";
import { longestName } from "./partyNames.js";
import { piecesOf } from "./pieces.js";

/** An entry of an official list that a name is like. */
export interface ListedHit {
  readonly entry: ListEntry;
  /** The name of the entry that is like it. */
  readonly name: string;
  readonly band: Exclude<Band, "none">;
  readonly comparison: NameComparison;
  /** What raised or lowered the band besides the words. */
  readonly reason?: string;
}

/** Names of official lists. Their index may have been compiled before, since taking tens of thousands of names apart takes a second. */
export class ListedNames {
  private readonly index: NameIndex;
  /** For each name of the index: its entry, and which of the entry's names it is. */
  private readonly entryOf: Int32Array;
  private readonly nameOf: Int32Array;

  /** `compiled` are the names taken apart, `index` was made of that before. */
  constructor(
    private readonly entries: readonly ListEntry[],
    compiled?: CompiledForms,
    index?: NameIndex,
  ) {
    atOnce(prepareNameForms());
    const count = entries.reduce((sum, { names }) => sum + names.length, 0);
    this.entryOf = new Int32Array(count);
    this.nameOf = new Int32Array(count);
    let at = 0;
    entries.forEach(({ names }, entry) =>
      names.forEach((_, name) => {
        this.entryOf[at] = entry;
        this.nameOf[at++] = name;
      }),
    );
    this.index = index ?? new NameIndex(compiled ?? compileEntries(entries));
  }

  /** The entries that `name` is like, best first, at most one hit for each. `country` (ISO 3166-1 alpha-2) is a second sign. */
  find(name: string, country?: string): readonly ListedHit[] {
    const best = new Map<ListEntry, ListedHit>();
    if (name.length > longestName) return [];
    for (const { text } of piecesOf(name)) {
      const form = nameFormOf(text);
      const matches = this.index.find(form);
      const bearers = this.bearersOf(matches);
      for (const { entry: at, comparison } of matches) {
        const entry = this.entries[this.entryOf[at] ?? 0];
        if (!entry) continue;
        const seconded = country !== undefined && entry.countries.includes(country);
        const shared = comparison.likeness === "full" && isCommon(form, bearers);
        const isWeak = (this.nameOf[at] ?? 0) >= (entry.strong ?? Infinity);
        const { band, reason } = listedBand(form, comparison, { shared, seconded, isWeak });
        const other = best.get(entry);
        if (band === "none" || (other && rank(other) <= rank({ band, comparison }))) continue;
        best.set(entry, { entry, name: entry.names[this.nameOf[at] ?? 0] ?? "", band, comparison, ...reason });
      }
    }
    return [...best.values()].sort((a, b) => rank(a) - rank(b));
  }

  private bearersOf(matches: ReturnType<NameIndex["find"]>): readonly ListEntry[] {
    const full = matches.filter(({ comparison }) => comparison.likeness === "full");
    return [...new Set(full.map(({ entry }) => this.entryOf[entry] ?? 0))].flatMap((at) => this.entries[at] ?? []);
  }
}

/** The forms of all names of all entries, in their order: what an index is made of. */
export function compileEntries(entries: readonly ListEntry[]): CompiledForms {
  return atOnce(compileSteps(entries));
}

/** The same in steps. */
export function* compileSteps(entries: readonly ListEntry[]): Steps<CompiledForms> {
  const { words, forms, size } = yield* compileFormsSteps(formsOf(entries));
  const sounds: number[] = [];
  for (let at = 0; at < words.length; at += perStep) {
    sounds.push(...soundKeys(words.slice(at, at + perStep)));
    yield;
  }
  return { words, forms, size, sounds };
}

/** Words in one step. */
const perStep = 50;

function* formsOf(entries: readonly ListEntry[]): Generator<NameForm> {
  for (const { names } of entries) for (const name of names) yield nameFormOf(name);
}

const bands: readonly Band[] = ["error", "warning", "hint", "related"];

function rank({ band, comparison }: Pick<ListedHit, "band" | "comparison">): number {
  return bands.indexOf(band) - comparison.score / 2;
}

/** Several entries of one list bear the name, in several countries: it is common. Long names are not, whoever bears them. */
function isCommon(form: NameForm, bearers: readonly ListEntry[]): boolean {
  if (bearers.length < 2 || tellingCount(form) > 1) return false;
  return bearers.some((a) =>
    bearers.some(
      (b) => a !== b && a.list === b.list && a.id !== b.id && !a.countries.some((one) => b.countries.includes(one)),
    ),
  );
}
