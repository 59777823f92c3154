import { compareParts, compareText, type Order, type Part } from "./order.js";

/** https://maven.apache.org/pom.html#version-order-specification, without the difference between `.` and `-`. */
export const mavenOrder: Order = {
  compare(a, b) {
    const [one, other] = [partsOf(a), partsOf(b)];
    return one && other && compareParts(one, other, "", comparePart);
  },
  floor: (release) => `${release}-alpha`,
};

/** Words in their order; "" is the release itself, and what is unknown comes after all of these. */
const qualifiers = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
const synonyms: Readonly<Record<string, string>> = {
  a: "alpha",
  b: "beta",
  m: "milestone",
  cr: "rc",
  ga: "",
  final: "",
  release: "",
};

function partsOf(text: string): Part[] | undefined {
  const version = text.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._+-]*$/.test(version) || !/\d/.test(version)) return undefined;
  const parts = version.match(/\d+|[a-z]+/g) ?? [];
  return parts.map((part) => (/^\d/.test(part) ? Number(part) : (synonyms[part] ?? part)));
}

/** Numbers follow words, except that a zero is nothing. */
function comparePart(a: Part, b: Part): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return a === 0 ? compareWords("", String(b)) : 1;
  if (typeof b === "number") return b === 0 ? compareWords(a, "") : -1;
  return compareWords(a, b);
}

function compareWords(a: string, b: string): number {
  return rank(a) - rank(b) || compareText(a, b);
}

function rank(word: string): number {
  const at = qualifiers.indexOf(word);
  return at < 0 ? qualifiers.length : at;
}
