import { editDistance } from "../../text/editDistance.js";
import type { NameForm } from "./nameForm.js";
import { isDistinctive } from "./words.js";

/** How near two names are: `exact` and `core` (the legal form is written on one side only) say the same company. */
export interface NameComparison {
  readonly level: "exact" | "core" | "similar" | "none";
  /** 0 to 1. */
  readonly score: number;
}

/** From here on two names are one company's in all likelihood. */
export const likely = 0.85;

const none: NameComparison = { level: "none", score: 0 };

/**
 * Compares two names word by word, both ways. Sister companies (another legal form, another place, an added line of business),
 * other numbers, and names that share only words half of all companies use are not the same.
 */
export function compareNames(a: NameForm, b: NameForm): NameComparison {
  if (a.numbers !== b.numbers) return none;
  const conflict = legalConflict(a, b);
  if (a.core === b.core) {
    if (conflict) return a.distinctive ? { level: "similar", score: 0.75 } : none;
    return a.legal.size === b.legal.size ? { level: "exact", score: 1 } : { level: "core", score: 0.97 };
  }
  if (a.joined === b.joined) return { level: "core", score: 0.95 };
  if ([...a.words].sort().join(" ") === [...b.words].sort().join(" ")) return scored(0.95, conflict);
  if (!a.distinctive || !b.distinctive) return none;
  const joinedA = a.words.join("");
  const joinedB = b.words.join("");
  if (joinedA === joinedB) return scored(0.95, conflict);
  if (Math.min(joinedA.length, joinedB.length) <= 4) return none;
  const aligned = align(a.words, b.words);
  if (aligned > 0) return scored(aligned, conflict);
  const slip = Math.min(joinedA.length, joinedB.length) >= 9 && editDistance(joinedA, joinedB, 1) <= 1;
  return slip && a.words.length !== b.words.length ? scored(0.88, conflict) : none;
}

function scored(score: number, conflict: boolean): NameComparison {
  const judged = conflict ? score - 0.2 : score;
  return judged >= 0.7 ? { level: "similar", score: judged } : none;
}

function legalConflict(a: NameForm, b: NameForm): boolean {
  if (a.legal.size === 0 || b.legal.size === 0) return false;
  for (const form of a.legal) if (b.legal.has(form)) return false;
  return true;
}

/** One-to-one alignment of words; 0 when no distinctive word is shared. */
function align(a: readonly string[], b: readonly string[]): number {
  const free = [...b];
  let score = 1;
  let shared = false;
  const left: string[] = [];
  for (const word of a) {
    const at = free.indexOf(word);
    if (at < 0) left.push(word);
    else {
      free.splice(at, 1);
      shared ||= isDistinctive(word);
    }
  }
  for (const word of left) {
    const at = free.findIndex((other) => isSlip(word, other));
    if (at < 0) score -= isDistinctive(word) ? 0.4 : 0.2;
    else {
      free.splice(at, 1);
      score -= 0.06;
      shared ||= isDistinctive(word) && word.length >= 5;
    }
  }
  for (const word of free) score -= isDistinctive(word) ? 0.4 : 0.2;
  return shared && score > 0 ? score : 0;
}

/** A slip of the pen: one letter in a word of six or more, two in one of ten or more that begins alike, a vowel in one of five. */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || /\d/.test(a) || /\d/.test(b)) return false;
  if (shorter === 5)
    return (
      a.length === b.length && a.replace(/[aeiouy]/g, "") === b.replace(/[aeiouy]/g, "") && editDistance(a, b, 1) <= 1
    );
  const limit = shorter >= 10 && a.slice(0, 2) === b.slice(0, 2) ? 2 : 1;
  return editDistance(a, b, limit) <= limit;
}
