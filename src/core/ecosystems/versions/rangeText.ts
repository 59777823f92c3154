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
  if (dialect.isNpm) {
    if (text === "") return [{}];
    const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text);
    if (hyphen) {
      const [, low = "", high] = hyphen;
      // Previews of the first version are meant too.
      const least = /^v?\d+\.\d+\.\d+$/.test(low) ? dialect.order.floor(low) : low;
      return conditionsIn(`>=${least} <=${high}`, dialect);
    }
  }
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

function intervalsOf(operator: string, written: string, dialect: Dialect): readonly Interval[] | undefined {
  const { order, operators } = dialect;
  const wild = /^v?(\d+(?:\.\d+)*)?\.?[*xX](?:\.[*xX])*$/.exec(written);
  // Whatever a bare version means, a bare `1.2.*` is what begins so.
  const meaning = wild && operator === "" ? "is" : operators.get(operator);
  const version = wild ? wild[1] : written;
  if (meaning === undefined) return undefined;
  if (version === undefined) return meaning === "is-not" || meaning === "after" || meaning === "before" ? [] : [{}];
  if (order.compare(version, version) === undefined) return undefined;
  const numbers = (/^v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? "0").split(".");
  const isPartial = wild !== null || (dialect.partial === true && /^v?[\d.]+$/.test(version) && numbers.length < 3);
  return isPartial ? beginning(meaning, numbers, order) : whole(meaning, version, numbers, dialect);
}

/** What a condition on a whole version allows. */
function whole(
  meaning: Meaning,
  version: string,
  numbers: readonly string[],
  { order, isNpm = false }: Dialect,
): readonly Interval[] {
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
      const isPreview = (order.compare(version, numbers.join(".")) ?? 0) < 0;
      return [{ high: isPreview || isNpm ? version : order.floor(version), highOpen: true }];
    }
    default:
      return [{ low: version, ...before(numbers, placeOf(meaning, numbers), order) }];
  }
}

/** What a condition allows on what begins with some numbers. */
function beginning(meaning: Meaning, numbers: readonly string[], order: Order): readonly Interval[] {
  const first = order.floor(numbers.join("."));
  const all = { low: first, ...before(numbers, numbers.length, order) };
  switch (meaning) {
    case "is":
      return [all];
    case "is-not":
      return outside(all);
    case "least":
      return [{ low: first }];
    case "after":
      return [{ low: all.high }];
    case "most":
      return [{ high: all.high, highOpen: true }];
    case "before":
      return [{ high: first, highOpen: true }];
    default:
      return [{ low: first, ...before(numbers, placeOf(meaning, numbers), order) }];
  }
}

/** Which number, from 1, must not change. */
function placeOf(meaning: "caret" | "minor" | "but-last", numbers: readonly string[]): number {
  const { length } = numbers;
  if (meaning === "minor") return Math.min(2, length);
  if (meaning === "but-last") return Math.max(1, length - 1);
  const first = numbers.findIndex((number) => Number(number) !== 0);
  return first < 0 ? length : first + 1;
}

/** The end before the next change of the number at `place`. */
function before(
  numbers: readonly string[],
  place: number,
  order: Order,
): { readonly high: string; readonly highOpen: true } {
  const kept = numbers.slice(0, place);
  const next = [...kept.slice(0, -1), String(Number(kept.at(-1)) + 1)].join(".");
  return { high: order.floor(next), highOpen: true };
}
