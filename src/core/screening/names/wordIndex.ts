import { isOneSlip } from "./oneSlip.js";
import { soundOf } from "./sound.js";

/**
 * Distinct words, found as they are, with one slip of the pen, or by how they sound. Two words that one insertion, deletion,
 * substitution or swap of neighbours tells apart are the same when a letter is left out of one or of each; so every word is kept under
 * itself and under what remains of it without each of its letters, as hashes in typed arrays.
 */
export class WordIndex {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly slips: Buckets;
  private sounds: Buckets | undefined;

  /** `sounds` are the `soundKeys` of the words, when they were worked out before. */
  constructor(
    readonly words: readonly string[],
    sounds?: ArrayLike<number>,
  ) {
    if (sounds) this.sounds = soundBuckets(sounds);
    this.ids = new Map(words.map((word, id): [string, number] => [word, id]));
    this.slips = slipBuckets(words);
  }

  /** Its number; undefined for a word that is in no name. */
  idOf(word: string): number | undefined {
    return this.ids.get(word);
  }

  /** Words with one slip in them, without the word itself. */
  near(word: string): readonly number[] {
    if (word.length < shortestSlip || word.length > longestSlip) return [];
    const found: number[] = [];
    const end = writeKeys(word, scratch, 0);
    for (let at = 0; at < end; at++) {
      const key = scratch[at] ?? 0;
      this.slips.each(key, (id) => {
        if (!found.includes(id) && isOneSlip(word, this.words[id] ?? "")) found.push(id);
      });
    }
    return found;
  }

  /** Words that sound alike. */
  sounding(word: string): readonly number[] {
    const { words } = this;
    this.sounds ??= soundBuckets(soundKeys(words));
    const sound = soundOf(word);
    const found: number[] = [];
    this.sounds.each(hashOf(sound), (id) => {
      if (soundOf(this.words[id] ?? "") === sound) found.push(id);
    });
    return found;
  }
}

/** Numbers by 32-bit keys, in typed arrays; different keys may share a bucket. */
export class Buckets {
  private readonly starts: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(keys: Int32Array, values: Int32Array) {
    let count = 64;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: fewer buckets hold more each, and find the same.
    while (count < keys.length) count *= 2;
    const mask = count - 1;
    // Sorted by counting: how many in each bucket, where each begins, then each into its place from the back.
    const starts = new Int32Array(count + 1);
    for (const key of keys) starts[key & mask] = (starts[key & mask] ?? 0) + 1;
    for (let at = 1; at <= count; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const sorted = new Int32Array(values.length);
    for (let at = keys.length - 1; at >= 0; at--) {
      const bucket = (keys[at] ?? 0) & mask;
      const slot = (starts[bucket] ?? 0) - 1;
      starts[bucket] = slot;
      sorted[slot] = values[at] ?? 0;
    }
    this.mask = mask;
    this.starts = starts;
    this.values = sorted;
  }

  each(key: number, found: (value: number) => void): void {
    const at = key & this.mask;
    for (let slot = this.starts[at] ?? 0, end = this.starts[at + 1] ?? 0; slot < end; slot++)
      found(this.values[slot] ?? 0);
  }
}

const shortestSlip = 4;
/** No word of a name is longer; what is, is nobody's slip. */
const longestSlip = 40;
/** The keys of the word that is looked up; used between two statements only. */
const scratch = new Int32Array(longestSlip + 1);
const base = 0x01000193;

/** A 32-bit hash of a text. */
export function hashOf(text: string): number {
  return mixed(continuedHash(0, text));
}

/** The hash of a text before it is mixed, going on from that of the text before it. */
export function continuedHash(before: number, text: string): number {
  let hash = before;
  // Stryker disable next-line ArithmeticOperator: a hash that tells less finds the same, since all it finds is compared.
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
  return hash;
}

/** Spreads what is near over all bits. */
export function mixed(hash: number): number {
  let out = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  out = Math.imul(out ^ (out >>> 12), 0x297a2d39);
  return out ^ (out >>> 15);
}

function slipBuckets(words: readonly string[]): Buckets {
  let size = 0;
  // Stryker disable next-line ConditionalExpression,LogicalOperator,EqualityOperator: room that stays empty finds nothing.
  for (const { length } of words) if (length >= shortestSlip && length <= longestSlip) size += length + 1;
  const keys = new Int32Array(size);
  const values = new Int32Array(size);
  let at = 0;
  words.forEach((word, id) => {
    const end = writeKeys(word, keys, at);
    values.fill(id, at, end);
    at = end;
  });
  return new Buckets(keys, values);
}

/** A number for how each word sounds. */
export function soundKeys(words: readonly string[]): readonly number[] {
  return words.map((word) => hashOf(soundOf(word)));
}

function soundBuckets(sounds: ArrayLike<number>): Buckets {
  const keys = Int32Array.from(sounds);
  return new Buckets(
    keys,
    keys.map((_, id) => id),
  );
}

/** Writes the hash of a word and of what remains of it without each of its letters; returns where they end. */
function writeKeys(word: string, keys: Int32Array, start: number): number {
  const { length } = word;
  if (length < shortestSlip || length > longestSlip) return start;
  let whole = 0;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: a hash that tells less finds the same, since all it finds is compared.
  for (let at = 0; at < length; at++) whole = (Math.imul(whole, base) + word.charCodeAt(at)) | 0;
  keys[start] = mixed(whole);
  // From the end: `power` is the weight of the letter left out, `after` what the letters after it make.
  let power = 1;
  let after = 0;
  let before = whole;
  // Stryker disable next-line ConditionalExpression,EqualityOperator,BlockStatement: a hash that tells less finds the same, since all it finds is compared.
  for (let at = length - 1, to = start + 1; at >= 0; at--, to++) {
    const weighed = Math.imul(power, word.charCodeAt(at));
    before = (before - weighed) | 0;
    // The letters before it have one weight less once it is gone.
    keys[to] = mixed((Math.imul(before, inverse) + after) | 0);
    after = (after + weighed) | 0;
    power = Math.imul(power, base);
  }
  return start + length + 1;
}

/** The inverse of an odd number modulo 2^32, by Newton's method. */
const inverse = inverseOf(base);

function inverseOf(odd: number): number {
  let result = odd;
  // Stryker disable next-line EqualityOperator: a hash that tells less finds the same, since all it finds is compared.
  for (let round = 0; round < 5; round++) result = Math.imul(result, 2 - Math.imul(odd, result));
  return result;
}
