import tables from "./tables.json";

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(" ").map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]));
}

/** Letters in other letters: how one reads in Latin, which Latin letter one looks like, and the simplified Chinese character. */
export const letters: Readonly<Record<"latin" | "lookAlikes" | "simplified", ReadonlyMap<string, string>>> = {
  latin: pairs(tables.latin),
  lookAlikes: pairs(tables.lookAlikes),
  simplified: pairs(tables.simplified),
};
