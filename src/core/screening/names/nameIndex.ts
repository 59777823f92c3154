import type { CalendarDate, Confidence, Party, Relationship } from "../../model.js";
import { compareNames, likely } from "./compare.js";
import { detached } from "../../text/detached.js";
import { standsAt } from "../../text/within.js";
import { nameFormOf, type NameForm } from "./nameForm.js";
import { isDistinctive } from "./words.js";

/** A name of a party as it is looked up. */
export interface KnownName {
  readonly party: Party;
  readonly text: string;
  readonly form: NameForm;
  /** `brand` for a name under which others sell some of the party's products; else the party's own. */
  readonly relationship: Extract<Relationship, "manufacturer" | "brand">;
  readonly confidence: Confidence;
  /** Never stands alone. */
  readonly weak: boolean;
  /** Without its legal form it is a weak alias: only the name in full counts. */
  readonly whole: boolean;
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
}

/** What a supplier's name says: a party's name, or one that resembles it. */
export interface NameHit {
  readonly known: KnownName;
  /** `core`: the same but for a legal form or the spaces between words, which others may differ in only. */
  readonly level: "same" | "core" | "similar";
  /** The name is so short or common that it needs a second sign. */
  readonly short: boolean;
}

/** Every name of every party, so that a supplier's name is looked up in one step and compared with few. */
export class NameIndex {
  private readonly byCore = new Map<string, KnownName[]>();
  private readonly byJoined = new Map<string, KnownName[]>();
  private readonly byWord = new Map<string, KnownName[]>();
  private readonly byWordStart = new Map<string, KnownName[]>();
  /** Names of others, with the parties they are not. */
  private readonly others = new Map<string, Party[]>();
  private readonly cache = new Map<string, readonly NameHit[]>();
  /** The last name that said nothing: a document names the same organisation many times. */
  private unknown = "";

  constructor(parties: Iterable<Party>) {
    for (const party of parties) {
      for (const known of namesOf(party)) this.add(known);
      for (const name of party.lookAlikes ?? []) append(this.others, nameFormOf(name).core, party);
    }
  }

  /** Whether `find` finds anything for the name that stands in `text` from `start` to `end`. */
  knows(text: string, start: number, end: number): boolean {
    const { unknown } = this;
    if (unknown.length === end - start && standsAt(text, unknown, start)) return false;
    const name = text.slice(start, end);
    if (this.find(name.trim()).length > 0) return true;
    this.unknown = detached(name);
    return false;
  }

  /** What `name` says, best first, at most one hit for a party. */
  find(name: string): readonly NameHit[] {
    const cached = this.cache.get(name);
    if (cached) return cached;
    const hits = name.length > longestName ? [] : this.look(name);
    if (this.cache.size >= cacheSize) this.cache.clear();
    this.cache.set(detached(name), hits);
    return hits;
  }

  private add(known: KnownName): void {
    append(this.byCore, known.form.core, known);
    append(this.byJoined, known.form.joined, known);
    if (known.weak) return;
    for (const word of new Set(known.form.words)) {
      if (!isDistinctive(word)) continue;
      append(this.byWord, word, known);
      if (word.length >= 5) for (const key of slipKeys(word)) append(this.byWordStart, key, known);
    }
  }

  private look(name: string): readonly NameHit[] {
    const hits = new Map<string, NameHit>();
    for (const { piece, whole, elsewhere } of piecesOf(name)) {
      const form = nameFormOf(piece);
      if (form.core === "") continue;
      const not = this.others.get(form.core) ?? [];
      for (const known of [...(this.byCore.get(form.core) ?? []), ...(this.byJoined.get(form.joined) ?? [])]) {
        const short = isShort(known.form);
        if ((short && !whole) || (known.whole && known.form.joined !== form.joined)) continue;
        const { level } = compareNames(form, known.form);
        if (level === "none" || not.includes(known.party)) continue;
        const similar = level === "similar" || this.isSister(form, known);
        keep(hits, { known, level: similar ? "similar" : level === "exact" && !elsewhere ? "same" : "core", short });
      }
      if (!form.distinctive || hits.size > 0) continue;
      for (const known of this.candidates(form)) {
        if (isShort(known.form) || not.includes(known.party)) continue;
        const { level, score } = compareNames(form, known.form);
        if (level === "similar" && score >= likely) keep(hits, { known, level: "similar", short: false });
      }
    }
    return [...hits.values()].sort((a, b) => rank(a) - rank(b));
  }

  /** Another legal form than the party's own name has: a company of the same group, perhaps, and not this one. */
  private isSister(form: NameForm, { party }: KnownName): boolean {
    if (form.legal.size === 0) return false;
    const own = (this.byCore.get(form.core) ?? []).filter(
      (known) => known.party === party && known.form.legal.size > 0,
    );
    return own.length > 0 && own.every((known) => compareNames(form, known.form).level === "similar");
  }

  private candidates(form: NameForm): ReadonlySet<KnownName> {
    const found = new Set<KnownName>();
    for (const word of form.words) {
      if (!isDistinctive(word)) continue;
      for (const known of this.byWord.get(word) ?? []) found.add(known);
      if (word.length < 5) continue;
      for (const key of slipKeys(word)) for (const known of this.byWordStart.get(key) ?? []) found.add(known);
    }
    return found;
  }
}

const longestName = 300;
const cacheSize = 20_000;

function* namesOf(party: Party): Generator<KnownName> {
  const own = { party, relationship: "manufacturer", confidence: "verified" } as const;
  const weak = new Set((party.weakAliases ?? []).map((text) => nameFormOf(text).core));
  const known = (text: string, more: Partial<KnownName> = {}): KnownName => {
    const form = nameFormOf(text);
    return { ...own, text, form, weak: false, whole: !more.weak && weak.has(form.core), ...more };
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

interface Piece {
  readonly piece: string;
  readonly whole: boolean;
  /** The brackets name a place or a line of business: a company of the group, perhaps another than the one known. */
  readonly elsewhere?: boolean;
}

/** The name, and what stands outside and inside its brackets: `HF(宏发)`. */
function* piecesOf(name: string): Generator<Piece> {
  yield { piece: name, whole: true };
  const bracket = /^([^()（）[\]]*)[(（[]([^()（）[\]]+)[)）\]]\s*(.*)$/.exec(name);
  if (!bracket) return;
  const [, before = "", inside = "", after = ""] = bracket;
  const outside = `${before.trim()} ${after.trim()}`.trim();
  const elsewhere = !nameFormOf(inside).distinctive;
  if (outside !== "") yield { piece: outside, whole: false, elsewhere };
  if (!elsewhere) yield { piece: inside, whole: false };
}

/** Three Latin letters are the name of many companies; Chinese characters say more each. */
function isShort(form: NameForm): boolean {
  return form.core.length <= 4 && /^[a-z0-9 ]+$/.test(form.core);
}

function rank({ known, level, short }: NameHit): number {
  const far = { same: 0, core: 1, similar: 16 }[level];
  return far + (known.weak ? 8 : 0) + (known.relationship === "brand" ? 4 : 0) + (short ? 2 : 0);
}

function keep(hits: Map<string, NameHit>, hit: NameHit): void {
  const other = hits.get(hit.known.party.id);
  if (!other || rank(hit) < rank(other)) hits.set(hit.known.party.id, hit);
}

/** Two keys of which one slip of the pen leaves one unchanged. */
function slipKeys(word: string): readonly string[] {
  const half = word.length >> 1;
  return [
    `${word.slice(0, half)}<`,
    `>${word.slice(-half + 1)}`,
    `${word.slice(0, half - 1)}<`,
    `>${word.slice(-half)}`,
  ];
}

function append<Value>(to: Map<string, Value[]>, key: string, value: Value): void {
  const group = to.get(key);
  if (group) group.push(value);
  else to.set(key, [value]);
}
