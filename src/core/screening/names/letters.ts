import { madeOfTables } from "./wordTables.js";

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(" ").map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]));
}

/** Letters in other letters: how one reads in Latin, which Latin letter one looks like, and the simplified Chinese character. */
export const letters = madeOfTables(({ latin, lookAlikes, simplified }) => ({
  latin: pairs(latin),
  lookAlikes: pairs(lookAlikes),
  simplified: pairs(simplified),
}));
