import { atOnce, type Steps } from "../../text/steps.js";
import { compareNames, type NameComparison } from "./compare.js";
import type { CompiledForms } from "./compiledForms.js";
import { legalWords } from "./legalForms.js";
import type { NameForm } from "./nameForm.js";
import { Buckets, continuedHash, hashOf, mixed, WordIndex } from "./wordIndex.js";
import { isDistinctive } from "./words.js";

/** A name of the index that is like the one asked for. */
export interface NameMatch {
  /** Its place in the list that the index was made of. */
  readonly entry: number;
  readonly comparison: NameComparison;
}

/**
 * Many names, so that one is found by its words in any order, with a slip in one of them, or with the blanks elsewhere, by comparing it
 * with few. Everything but the words is in typed arrays.
 */
export class NameIndex {
  private readonly words: WordIndex;
  private readonly legal: Int32Array;
  private readonly starts: Int32Array;
  private readonly wordIds: Int32Array;
  private readonly firsts: Int32Array;
  private readonly postings: Int32Array;
  private readonly bags: Buckets;
  private readonly joined: Buckets;
  /** Weights of the names met in the current search; all zero between searches. */
  private readonly weights: Float32Array;

  /** `parts` were made of the same forms before. */
  constructor(forms: CompiledForms, parts: NameIndexParts = atOnce(nameIndexSteps(forms))) {
    this.words = parts.words;
    this.legal = parts.legal;
    this.starts = parts.starts;
    this.wordIds = parts.wordIds;
    this.firsts = parts.firsts;
    this.postings = parts.postings;
    this.bags = parts.bags;
    this.joined = parts.joined;
    this.weights = new Float32Array(forms.size);
  }

  get size(): number {
    return this.legal.length;
  }

  /** The names that `asked` is like, best first. Names with the same words end the search: others are only similar. */
  find(asked: NameForm): readonly NameMatch[] {
    if (asked.words.length === 0) return [];
    const found = this.compareAll(asked, this.sameWords(asked));
    if (asked.words.length > mostWords || found.some(({ comparison }) => comparison.likeness === "full")) return found;
    if (found.length === 0) return this.compareAll(asked, this.sharing(asked));
    // Names of common words alone are many, and the search by what is shared may leave out the very same.
    return this.compareAll(asked, new Set([...found.map(({ entry }) => entry), ...this.sharing(asked)]));
  }

  private compareAll(asked: NameForm, entries: Iterable<number>): readonly NameMatch[] {
    const found: NameMatch[] = [];
    for (const entry of entries) {
      const comparison = compareNames(asked, this.formOf(entry));
      if (comparison.likeness !== "none") found.push({ entry, comparison });
    }
    return found.sort((a, b) => b.comparison.score - a.comparison.score || a.entry - b.entry);
  }

  private formOf(entry: number): NameForm {
    const words: string[] = [];
    for (let at = this.starts[entry] ?? 0; at < (this.starts[entry + 1] ?? 0); at++)
      words.push(this.words.words[this.wordIds[at] ?? 0] ?? "");
    const legal = this.legal[entry] ?? 0;
    return { words, legal: legal >> 1, hasLegal: (legal & 1) === 1 };
  }

  private sameWords({ words }: NameForm): ReadonlySet<number> {
    const found = new Set<number>();
    const keep = (entry: number): void => void (found.size < mostSame && found.add(entry));
    let bag = 0;
    for (const word of words) bag = (bag + hashOf(word)) | 0;
    this.bags.each(mixed(bag), keep);
    this.joined.each(hashOf(words.join("")), keep);
    return found;
  }

  /** The names that share most of what tells `asked` from others, the rarest words first. */
  private sharing(asked: NameForm): readonly number[] {
    const { firsts, postings, weights } = this;
    const touched: number[] = [];
    let most = 0;
    let visited = 0;
    for (const { id, weight } of this.wordsLike(asked)) {
      const [start, end] = [firsts[id] ?? 0, firsts[id + 1] ?? 0];
      if (visited > 0 && visited + end - start > mostVisited) break;
      visited += end - start;
      for (let slot = start; slot < end; slot++) {
        const entry = postings[slot] ?? 0;
        const before = weights[entry] ?? 0;
        if (before === 0) touched.push(entry);
        const now = before + weight;
        weights[entry] = now;
        if (now > most) most = now;
      }
    }
    const enough = most * shareNeeded;
    let best = touched.filter((entry) => (weights[entry] ?? 0) >= enough);
    if (best.length > mostCompared)
      best = best.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b).slice(0, mostCompared);
    for (const entry of touched) weights[entry] = 0;
    return best;
  }

  /** Words of the index that words of the name may be, with what each weighs, the rarest first. */
  private wordsLike(
    asked: NameForm,
  ): readonly { readonly id: number; readonly count: number; readonly weight: number }[] {
    const found = new Map<number, number>();
    const add = (id: number, share: number): void => void found.set(id, Math.max(found.get(id) ?? 0, share));
    const { words } = asked;
    // What is left of a broken legal form is rare as a word and tells nothing.
    const telling = words.filter((word) => !legalWords().has(word));
    (telling.length > 0 ? telling : words).forEach((word, at) => {
      const own = this.words.idOf(word);
      if (own !== undefined) add(own, 1);
      if (at >= mostLikened) return;
      // A slip that makes another word of the index leaves the other words to find the name by.
      const unsure = own === undefined || telling.length < 2;
      if (unsure && isDistinctive(word)) for (const id of this.words.near(word)) add(id, 0.8);
      if (unsure && (asked.transliterated || word.length >= soundingLength))
        for (const id of this.words.sounding(word)) add(id, 0.9);
      const next = words[at + 1];
      const joined = next === undefined ? undefined : this.words.idOf(word + next);
      if (joined !== undefined) add(joined, 1);
    });
    // The blanks elsewhere and a slip besides: `andrang heta` for `ndrangheta`.
    if (words.length > 1 && words.length < 4) for (const id of this.words.near(words.join(""))) add(id, 0.8);
    return [...found]
      .map(([id, share]) => {
        const count = (this.firsts[id + 1] ?? 0) - (this.firsts[id] ?? 0);
        return { id, count, weight: share * Math.log(1 + this.size / (count + 1)) };
      })
      .sort((a, b) => a.count - b.count || a.id - b.id);
  }
}

/** What an index of names is made of. */
export interface NameIndexParts {
  readonly words: WordIndex;
  /** Legal forms of each name, as `CompiledForms` has them. */
  readonly legal: Int32Array;
  /** Where the words of each name begin in `wordIds`. */
  readonly starts: Int32Array;
  readonly wordIds: Int32Array;
  /** Where the names with each word begin in `postings`. */
  readonly firsts: Int32Array;
  readonly postings: Int32Array;
  /** Names by their words in any order, and by their letters without blanks. */
  readonly bags: Buckets;
  readonly joined: Buckets;
}

/** Makes the parts of an index in steps: of tens of thousands of names, each takes some ten milliseconds. */
export function* nameIndexSteps({ words, forms, size, sounds }: CompiledForms): Steps<NameIndexParts> {
  const index = new WordIndex(words, sounds);
  yield;
  const legal = new Int32Array(size);
  const starts = new Int32Array(size + 1);
  const wordIds = new Int32Array(Math.max(0, forms.length - 2 * size));
  const firsts = new Int32Array(words.length + 1);
  for (let entry = 0, at = 0, to = 0; entry < size; entry++) {
    legal[entry] = forms[at++] ?? 0;
    for (let end = at + 1 + (forms[at++] ?? 0); at < end; at++) {
      const id = forms[at] ?? 0;
      wordIds[to++] = id;
      firsts[id] = (firsts[id] ?? 0) + 1;
    }
    starts[entry + 1] = to;
  }
  for (let id = 1; id <= words.length; id++) firsts[id] = (firsts[id] ?? 0) + (firsts[id - 1] ?? 0);
  const postings = new Int32Array(wordIds.length);
  for (let entry = size - 1; entry >= 0; entry--) {
    for (let at = starts[entry] ?? 0; at < (starts[entry + 1] ?? 0); at++) {
      const slot = (firsts[wordIds[at] ?? 0] ?? 0) - 1;
      firsts[wordIds[at] ?? 0] = slot;
      postings[slot] = entry;
    }
  }
  yield;
  const entries = Int32Array.from({ length: size }, (_, entry) => entry);
  const { bagKeys, joinedKeys } = keysOf(words, size, starts, wordIds);
  yield;
  const bags = new Buckets(bagKeys, entries);
  const joined = new Buckets(joinedKeys, entries);
  return { words: index, legal, starts, wordIds, firsts, postings, bags, joined };
}

/** For each name the hash of its words in any order, and that of its letters. */
function keysOf(
  words: readonly string[],
  size: number,
  starts: Int32Array,
  wordIds: Int32Array,
): { readonly bagKeys: Int32Array; readonly joinedKeys: Int32Array } {
  const bagKeys = new Int32Array(size);
  const joinedKeys = new Int32Array(size);
  const hashes = Int32Array.from(words, hashOf);
  for (let entry = 0; entry < size; entry++) {
    let bag = 0;
    let joined = 0;
    for (let at = starts[entry] ?? 0; at < (starts[entry + 1] ?? 0); at++) {
      const id = wordIds[at] ?? 0;
      bag = (bag + (hashes[id] ?? 0)) | 0;
      joined = continuedHash(joined, words[id] ?? "");
    }
    bagKeys[entry] = mixed(bag);
    joinedKeys[entry] = mixed(joined);
  }
  return { bagKeys, joinedKeys };
}

/** A text of more words is a description unless it is a known name word by word. */
const mostWords = 32;
/** Words of a name for which others like them are looked up. */
const mostLikened = 12;
/** A Latin word of so many letters that sounds like another is it in another transliteration: `eksport`. */
const soundingLength = 8;
/** Names with the same words that are compared: more bear it than anyone reads. */
const mostSame = 64;
/** Places of words that one search looks at, and names that it compares. */
const mostVisited = 700;
const mostCompared = 12;
/** What a name must share to be compared, of the most that any shares. */
const shareNeeded = 0.65;
