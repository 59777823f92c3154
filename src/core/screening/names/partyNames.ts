import type { Band, Party } from "../../model.js";
import { detached } from "../../text/detached.js";
import { standsAt } from "../../text/within.js";
import { curatedBand, isShort } from "./band.js";
import { compareNames, type NameComparison } from "./compare.js";
import { compileForms } from "./compiledForms.js";
import { atOnce, type Steps } from "../../text/steps.js";
import type { KnownName, NameHit } from "./knownName.js";
import { nameFormOf, prepareNameForms, type NameForm } from "./nameForm.js";
import { NameIndex } from "./nameIndex.js";
import { isOtherMaker, prepareOtherMakers } from "./otherMakers.js";
import { piecesOf } from "./pieces.js";

/** Every name of every party, so that a supplier's name is looked up in one step and compared with few. */
export class PartyNames {
  private readonly all: readonly KnownName[];
  private readonly index: NameIndex;
  private readonly others: PartyNameParts["others"];
  private readonly cache = new Map<string, readonly NameHit[]>();
  /** The last name that said nothing: a document names the same organisation many times. */
  private unknown = "";

  /** `parts` were made of the same parties before. */
  constructor(parties: Iterable<Party>, parts: PartyNameParts = atOnce(partyNameSteps(parties))) {
    this.all = parts.all;
    this.others = parts.others;
    this.index = parts.index;
  }

  /** Whether `find` finds anything for the name that is in `text` from `start` to `end`. */
  knows(text: string, start: number, end: number): boolean {
    const { unknown } = this;
    if (unknown.length === end - start && standsAt(text, unknown, start)) return false;
    const name = text.slice(start, end);
    if (this.find(name.trim()).length > 0) return true;
    this.unknown = detached(name);
    return false;
  }

  /** What `name` says, best first, at most one hit for a party. Nothing for a text too long to be a name. */
  find(name: string): readonly NameHit[] {
    const cached = this.cache.get(name);
    // Stryker disable next-line ConditionalExpression: what is kept changes no answer, only what it costs.
    if (cached) return cached;
    const hits = name.length > longestName ? [] : this.look(name);
    // Stryker disable next-line ConditionalExpression,EqualityOperator: what is kept changes no answer, only what it costs.
    if (this.cache.size >= cacheSize) this.cache.clear();
    this.cache.set(detached(name), hits);
    return hits;
  }

  /** The names of one party. */
  ofParty(party: Party): readonly KnownName[] {
    return this.all.filter((known) => known.party === party);
  }

  /** Whether the name is recorded as that of another organisation which only resembles the party. */
  isLookAlike(form: NameForm, party: Party): boolean {
    return this.others.some((other) => other.party === party && isSame(form, other.form));
  }

  private look(name: string): readonly NameHit[] {
    const hits = new Map<string, NameHit>();
    for (const { text, whole } of piecesOf(name)) {
      const form = nameFormOf(text);
      for (const { entry, comparison } of this.index.find(form)) {
        const known = this.all[entry];
        if (!known || (!whole && isShort(known.form)) || this.isLookAlike(form, known.party)) continue;
        const band = curatedBand(form, known, this.isSister(form, known, comparison) ? sister(comparison) : comparison);
        if (band === "none" || (band !== "error" && isOtherMaker(form))) continue;
        keep(hits, { known, band, comparison });
      }
    }
    return [...hits.values()].sort((a, b) => rank(a) - rank(b));
  }

  /** Another legal form than the party's own name has: a company of the same group, perhaps, and not this one. */
  private isSister(form: NameForm, { party }: KnownName, { likeness }: NameComparison): boolean {
    if (form.legal === 0 || likeness !== "full") return false;
    const own = this.all.filter(
      (known) => known.party === party && known.form.legal !== 0 && hasSameWords(form, known.form),
    );
    return own.length > 0 && own.every((known) => compareNames(form, known.form).legal === "other");
  }
}

/** What the names of parties are looked up in. */
export interface PartyNameParts {
  readonly all: readonly KnownName[];
  readonly index: NameIndex;
  /** Names of others, with the parties they are not. */
  readonly others: readonly { readonly form: NameForm; readonly party: Party }[];
}

/** Parties whose names are taken apart in one step. */
const partiesPerStep = 20;

/** Takes the names of parties apart, in steps of some milliseconds. */
export function* partyNameSteps(parties: Iterable<Party>): Steps<PartyNameParts> {
  yield* prepareNameForms();
  yield* prepareOtherMakers();
  const all: KnownName[] = [];
  const others: { form: NameForm; party: Party }[] = [];
  let taken = 0;
  for (const party of parties) {
    all.push(...namesOf(party));
    for (const name of party.lookAlikes ?? []) others.push({ form: nameFormOf(name), party });
    // Stryker disable next-line ConditionalExpression,EqualityOperator,ArithmeticOperator,UpdateOperator: where it pauses changes no answer.
    if (++taken % partiesPerStep === 0) yield;
  }
  yield;
  return { all, others, index: new NameIndex(compileForms(all.map(({ form }) => form))) };
}

/** A longer text is a description. In UTF-16 units. */
export const longestName = 500;
const cacheSize = 20_000;

function sister(comparison: NameComparison): NameComparison {
  return { ...comparison, likeness: "related", legal: "other", score: 0.7 };
}

function isSame(a: NameForm, b: NameForm): boolean {
  return a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at]);
}

function hasSameWords(a: NameForm, b: NameForm): boolean {
  return a.words.length === b.words.length && a.words.every((word) => b.words.includes(word));
}

function* namesOf(party: Party): Generator<KnownName> {
  const own = { party, relationship: "manufacturer", confidence: "verified" } as const;
  const weak = (party.weakAliases ?? []).map(nameFormOf);
  const known = (text: string, more: Partial<KnownName> = {}): KnownName => {
    const form = nameFormOf(text);
    return { ...own, text, form, weak: false, whole: !more.weak && weak.some((each) => isSame(each, form)), ...more };
  };
  for (const text of [party.name, ...party.aliases, ...(party.originalNames ?? [])]) yield known(text);
  for (const text of party.weakAliases ?? []) yield known(text, { weak: true });
  for (const { name, rebadged, confidence, from, until } of party.brands ?? []) {
    yield known(name, {
      relationship: rebadged ? "brand" : "manufacturer",
      confidence,
      ...(from && { from }),
      ...(until && { until }),
    });
  }
}

const bands: readonly Band[] = ["error", "warning", "hint", "related"];

function rank({ known, band, comparison }: NameHit): number {
  return bands.indexOf(band) * 16 + (known.weak ? 8 : 0) + (known.relationship === "brand" ? 4 : 0) - comparison.score;
}

function keep(hits: Map<string, NameHit>, hit: NameHit): void {
  const other = hits.get(hit.known.party.id);
  if (!other || rank(hit) < rank(other)) hits.set(hit.known.party.id, hit);
}
