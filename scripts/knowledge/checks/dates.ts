import { daysBetween } from "../../../src/core/text/days.js";
import { lineOf, type DataProblem, type Path } from "../place.js";
import type { Data, Read } from "../read.js";

/** Days that the calendar does not have, and things that end before they begin. */
export function checkDates(data: Data): DataProblem[] {
  const problems: DataProblem[] = [];
  for (const of of data.parties) {
    const checkOrder = (path: Path, record: object, earlier: string, later: string): void => {
      const first: unknown = Reflect.get(record, earlier);
      const second: unknown = Reflect.get(record, later);
      if (typeof first !== "string" || typeof second !== "string" || first <= second) return;
      const message = `"${later}" ${second} lies before "${earlier}" ${first}.`;
      problems.push({ file: of.file, line: lineOf(of, [...path, later]), message });
    };
    of.value.listings?.forEach((listing, index) => {
      const path = ["listings", index];
      for (const [earlier, later] of listingOrder) checkOrder(path, listing, earlier, later);
      listing.licences?.forEach((window, place) => checkOrder([...path, "licences", place], window, "from", "to"));
    });
    for (const key of ["owners", "brands", "attributions"] as const)
      of.value[key]?.forEach((record, index) => checkOrder([key, index], record, "from", "until"));
    problems.push(...impossibleDays(of));
  }
  for (const of of data.lists) {
    of.value.affiliateSwitches?.forEach((each, index) => {
      if (each.to !== undefined && each.to < each.from)
        problems.push({
          file: of.file,
          line: lineOf(of, ["affiliateSwitches", index, "to"]),
          message: `"to" ${each.to} lies before "from" ${each.from}.`,
        });
    });
    problems.push(...impossibleDays(of));
  }
  return problems;
}

const listingOrder = [
  ["reported", "published"],
  ["proposed", "published"],
  ["published", "until"],
  ["effective", "until"],
  ["published", "knownUntil"],
] as const;

function impossibleDays(of: Read<unknown>): DataProblem[] {
  const problems: DataProblem[] = [];
  const open: { readonly value: unknown; readonly path: Path }[] = [{ value: of.value, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      if (/^\d{4}-\d{2}-\d{2}$/.test(value) && daysBetween(value, value) === undefined)
        problems.push({ file: of.file, line: lineOf(of, path), message: `${value} is no day of the calendar.` });
    } else if (Array.isArray(value)) {
      value.forEach((each: unknown, index) => open.push({ value: each, path: [...path, index] }));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) open.push({ value: each, path: [...path, key] });
    }
  }
  return problems;
}
