import type { NameLikeness } from "../../model.js";
import type { NameComparison, WordPair } from "./compare.js";

/** Why a name is taken for another, in words; each step of the alignment that is not the same word. */
export function whyOf({ likeness, legal, pairs }: NameComparison): string {
  const steps = pairs.flatMap((pair) => stepOf(pair) ?? []);
  const form =
    legal === "other"
      ? ["the legal form is another"]
      : legal === "left-out"
        ? ["the legal form is written on one side"]
        : [];
  const all = [...steps, ...form];
  return all.length > 0 ? all.join("; ") : likeness === "full" ? "the words are the same" : "the words are alike";
}

function stepOf({ written = "", known = "", how }: WordPair): string | undefined {
  switch (how) {
    case "same":
      return undefined;
    case "apart":
      return `"${written}" is "${known}" with the blanks elsewhere`;
    case "abbreviation":
      return `"${written}" is short for "${known}"`;
    case "transliteration":
      return `"${written}" sounds like "${known}"`;
    case "slip":
      return `"${written}" differs from "${known}" by a slip`;
    case "added":
      return `"${written}" is added`;
    case "missing":
      return `"${known}" is left out`;
  }
}

const signs: Readonly<Record<WordPair["how"], string>> = {
  same: "=",
  apart: "≈",
  abbreviation: "≈",
  transliteration: "≈",
  slip: "≈",
  added: "+",
  missing: "−",
};

/** A hit as it is shown beside what it rests on. */
export function likenessOf(known: string, band: NameLikeness["band"], comparison: NameComparison): NameLikeness {
  return { known, band, score: Math.round(comparison.score * 100) / 100, alignment: alignmentText(comparison) };
}

/** The alignment word by word: `hangzhou = hangzhou, hikvison ≈ hikvision, + usa, − digital`. */
export function alignmentText({ pairs }: NameComparison): string {
  return pairs
    .map(({ written, known, how }) =>
      how === "added" || how === "missing"
        ? `${signs[how]} ${written ?? known ?? ""}`
        : `${written ?? ""} ${signs[how]} ${known ?? ""}`,
    )
    .join(", ");
}
