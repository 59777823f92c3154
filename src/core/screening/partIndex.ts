import type { Attribution } from "../model.js";
import { namesAccessory } from "../text/accessory.js";
import { startsOf } from "./patternStart.js";

interface PartPattern {
  readonly test: RegExp;
  readonly attribution: Attribution;
}

/**
 * Part numbers and models. Each pattern is an anchored regular expression; a value meets only those that can begin with its
 * first two characters, so that a bill of 50,000 rows is looked up in milliseconds.
 */
export class PartIndex {
  private readonly byStart = new Map<string, PartPattern[]>();
  private readonly anyStart: PartPattern[] = [];

  /** A pattern that is not a regular expression is left out; the check of the data reports it. */
  add(attribution: Attribution): void {
    const test = compile(attribution.pattern);
    if (!test) return;
    const pattern = { test, attribution };
    const starts = startsOf(attribution.pattern);
    if (!starts) this.anyStart.push(pattern);
    for (const start of starts ?? []) {
      const group = this.byStart.get(start);
      if (group) group.push(pattern);
      else this.byStart.set(start, [pattern]);
    }
  }

  /** Every attribution whose pattern `value` fits, strong ones first; empty for most, and for what only goes with a part. */
  find(value: string): readonly Attribution[] {
    const trimmed = value.trim();
    if (trimmed.length < 3 || trimmed.length > longestPart) return none;
    const first = fold(trimmed.charCodeAt(0));
    const second = fold(trimmed.charCodeAt(1));
    let found: Attribution[] | undefined;
    const pairs = this.byStart.get(String.fromCharCode(first, second));
    const singles = this.byStart.get(String.fromCharCode(first));
    for (const group of [pairs, singles, this.anyStart]) {
      if (!group) continue;
      for (const { test, attribution } of group) if (test.test(trimmed)) (found ??= []).push(attribution);
    }
    if (!found || namesAccessory(trimmed)) return none;
    return found.sort((a, b) => Number(a.weak ?? false) - Number(b.weak ?? false));
  }
}

const none: readonly Attribution[] = [];
/** No part number is longer; a text that is, is a description. */
const longestPart = 80;

function fold(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code;
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "i");
  } catch {
    return undefined;
  }
}
