import type { Dialect, Meaning } from "./dialects.js";
import { intersection, outside, type Interval } from "./intervals.js";
import type { Order } from "./order.js";

/**
 * Reads a range as its ecosystem writes it; undefined for what is none. Conditions with commas or blanks between them hold together;
 * with `||` between them each is enough.
 */
export function readRange(text: string, dialect: Dialect): readonly Interval[] | undefined {
  const alternatives = dialect.brackets ? text.split(/(?<=[\])])\s*,\s*(?=[[(])/) : text.split(/\|\|?/);
  const read = alternatives.map((one) => conditionsIn(one.trim(), dialect));
  return read.every((one) => one !== undefined) ? read.flat() : undefined;
}

const condition = /(~>|~=|===?|!=|>=|<=|[<>=^~])?\s*([^\s,<>=^~!|]+)\s*,?\s*/y;

function conditionsIn(text: string, dialect: Dialect): readonly Interval[] | undefined {
  const bracket = dialect.brackets ? /^([[(])\s*([^,\s]*)\s*(,?)\s*([^,\s]*)\s*([\])])$/.exec(text) : null;
  if (bracket) return bracketed(bracket, dialect.order);
  let result: readonly Interval[] = [{}];
  condition.lastIndex = 0;
  do {
    const [, operator = "", version] = condition.exec(text) ?? [];
    const one = version === undefined ? undefined : intervalsOf(operator, version, dialect);
    if (!one) return undefined;
    result = intersection(result, one, dialect.order);
  } while (condition.lastIndex < text.length);
  return result;
}

function bracketed(bracket: RegExpExecArray, order: Order): readonly Interval[] | undefined {
  const [, open, low = "", comma, high = "", close] = bracket;
  if ([low, high].some((version) => version !== "" && order.compare(version, version) === undefined)) return undefined;
  if (comma === "") return low !== "" && open === "[" && close === "]" ? [{ low, high: low }] : undefined;
  const written = {
    ...(low !== "" && { low, lowOpen: open === "(" }),
    ...(high !== "" && { high, highOpen: close === ")" }),
  };
  return intersection([{}], [written], order);
}

function intervalsOf(
  operator: string,
  version: string,
  { order, operators }: Dialect,
): readonly Interval[] | undefined {
  const wild = /^v?(\d+(?:\.\d+)*)?\.?[*xX](?:\.[*xX])*$/.exec(version);
  // Whatever a bare version means, a bare `1.2.*` is what begins so.
  const meaning = wild && operator === "" ? "is" : operators.get(operator);
  if (wild) return wildcard(meaning, wild[1], order);
  if (meaning === undefined || order.compare(version, version) === undefined) return undefined;
  const release = /^v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? "0";
  const numbers = release.split(".");
  switch (meaning) {
    case "is":
      return [{ low: version, high: version }];
    case "is-not":
      return outside({ low: version, high: version });
    case "least":
      return [{ low: version }];
    case "after":
      return [{ low: version, lowOpen: true }];
    case "most":
      return [{ high: version }];
    case "before": {
      const isPreview = (order.compare(version, release) ?? 0) < 0;
      return [{ high: isPreview ? version : order.floor(version), highOpen: true }];
    }
    case "caret": {
      const first = numbers.findIndex((number) => Number(number) !== 0);
      return [upTo(version, numbers, first < 0 ? numbers.length : first + 1, order)];
    }
    case "minor":
      return [upTo(version, numbers, Math.min(2, numbers.length), order)];
    case "but-last":
      return [upTo(version, numbers, Math.max(1, numbers.length - 1), order)];
  }
}

/** `1.2.*`; without a number, every version. */
function wildcard(
  meaning: Meaning | undefined,
  release: string | undefined,
  order: Order,
): readonly Interval[] | undefined {
  if (meaning !== "is" && meaning !== "is-not") return undefined;
  if (release === undefined) return meaning === "is" ? [{}] : [];
  const numbers = release.split(".");
  const all = upTo(order.floor(release), numbers, numbers.length, order);
  return meaning === "is" ? [all] : outside(all);
}

/** From `version` up to the next change of the number at `place`, from 1. */
function upTo(version: string, numbers: readonly string[], place: number, order: Order): Interval {
  const kept = numbers.slice(0, place);
  const next = [...kept.slice(0, -1), String(Number(kept.at(-1)) + 1)].join(".");
  return { low: version, high: order.floor(next), highOpen: true };
}
