import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Attribution } from "../../../src/core/model.js";
import { nameOf } from "./nameOf.js";

/** Of each row that was looked up, the places where. */
export type Checked = ReadonlyMap<string, ReadonlySet<string>>;

/** The records of `data/checks`: lines of `row`, `address`, `day` and `verdict`, parted by tabs. */
export function readChecked(folder: string): Checked {
  const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8"));
  return checkedIn(texts.join("\n"));
}

export function checkedIn(text: string): Checked {
  const checked = new Map<string, Set<string>>();
  for (const line of text.split("\n")) {
    const [row = "", address, , verdict = ""] = line.split("\t");
    if (line.startsWith("#") || address === undefined || verdict.startsWith("not looked up")) continue;
    checked.set(row, (checked.get(row) ?? new Set()).add(address));
  }
  return checked;
}

/** Whether somebody looked up what a fact rests on now. */
export function isChecked(fact: Attribution, checked: Checked): boolean {
  const { address, place = "" } = fact.evidence;
  const places = [...(checked.get(nameOf(fact)) ?? [])];
  return places.some((seen) => (address === undefined ? place !== "" && seen.startsWith(place) : seen === address));
}
