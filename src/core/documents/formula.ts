/** Functions whose result is a number, a date or a truth, never a name. */
const numeric: ReadonlySet<string> = new Set(
  (
    "ABS AND AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS CEILING COLUMN COLUMNS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DAY DAYS " +
    "FALSE FIND FLOOR HOUR INT ISBLANK ISERROR ISNUMBER LEN MATCH MAX MEDIAN MIN MINUTE MOD MONTH NOT NOW OR POWER PRODUCT QUOTIENT " +
    "RAND ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SECOND SIGN SQRT STDEV SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT TODAY TRUE TRUNC VALUE " +
    "VAR WEEKDAY WEEKNUM XMATCH YEAR"
  ).split(" "),
);

/**
 * Whether a formula can give nothing but a number, by its outside: it calculates, or calls a function that does. `A1` alone, `A1&"x"` and
 * `VLOOKUP(…)` may give a name.
 */
export function givesNumber(formula: string): boolean {
  const outer = outside(formula.slice(0, 8192).trim().replace(/^[=+]/, ""));
  if (outer === undefined || outer.includes("&") || outer.includes('"')) return false;
  if (/[-*/^%]|\+|[<>=]/.test(outer)) return true;
  const called = /^([A-Za-z][A-Za-z0-9.]{0,40})\(\)$/.exec(outer)?.[1];
  return called === undefined ? /^\d[\d.]*$/.test(outer) : numeric.has(called.toUpperCase());
}

/** A formula without what is in parentheses; undefined where they do not match. */
function outside(formula: string): string | undefined {
  let depth = 0;
  let outer = "";
  let quoted = "";
  for (const char of formula) {
    if (quoted !== "") {
      if (char === quoted) quoted = "";
      continue;
    }
    // The name of a sheet may hold any sign.
    if (char === "'") quoted = char;
    else if (char === '"') {
      if (depth === 0) outer += char;
      quoted = char;
    } else if (char === "(") {
      if (depth++ === 0) outer += char;
    } else if (char === ")") {
      if (--depth === 0) outer += char;
    } else if (depth === 0 && char > " ") outer += char;
  }
  return depth === 0 && quoted === "" ? outer : undefined;
}

/** The text of a formula that is nothing else: `="EC25-E"`. */
export function literalText(formula: string): string | undefined {
  const text = /^\s*=?\s*"((?:[^"]|"")*)"\s*$/.exec(formula)?.[1];
  return text?.replace(/""/g, '"');
}
