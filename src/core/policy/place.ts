import type { Span } from "../model.js";

/** Where the cursor is in a YAML text in block style, or between braces on one line of it. `start` and `end` are the word around it. */
export interface PolicyPlace extends Span {
  /** Keys above, list items as `-`: `["waivers", "-", "party"]`. */
  readonly path: readonly string[];
  readonly position: "key" | "value";
  /** Keys beside the one being typed. */
  readonly siblings: readonly string[];
  /** Blanks in front of the keys at this place; undefined between braces, where a key begins no line. */
  readonly indent: string | undefined;
}

interface Line {
  readonly start: number;
  /** Column of the first character that is not a blank. */
  readonly indent: number;
  /** Column of the key: after `- ` in a list item. */
  readonly column: number;
  readonly isItem: boolean;
  readonly key?: string;
  /** Text after `key:`. */
  readonly value?: string;
  readonly blank: boolean;
}

/**
 * The place at `offset`, from the lines above it alone, so that it holds in a text that is being typed and is not YAML yet.
 * Undefined in a comment.
 */
export function placeAt(text: string, offset: number): PolicyPlace | undefined {
  const lines = readLines(text);
  const at = lines.reduce((last, { start }, index) => (start <= offset ? index : last), 0);
  const line = lines[at];
  if (!line) return undefined;
  const before = text.slice(line.start, offset);
  if (/^\s*#|\s#/.test(before)) return undefined;
  const word = wordAround(text, offset);
  const braces = openBraces(before);
  if (braces) {
    const around = placeAt(`${text.slice(0, line.start)}${before.slice(0, braces.start)}`, line.start + braces.start);
    return (
      around && {
        ...word,
        ...between(
          [...around.path, ...(braces.inList ? ["-"] : [])],
          braces.pairs,
          text.slice(offset).split(/[}\n]/, 1)[0] ?? "",
        ),
      }
    );
  }
  const keyEnd = /^\s*(?:-\s+)?["']?[\w.-]+["']?:(?=\s)/.exec(before)?.[0].length;
  // On an empty line the cursor's own column says how deep it is.
  const column = line.blank ? before.length : line.column;
  const above = ancestors(lines, at, line.isItem ? line.indent : column, line.isItem);
  const items = line.isItem ? ["-"] : [];
  if (keyEnd !== undefined && line.key !== undefined) {
    return { ...word, path: [...above, ...items, line.key], position: "value", siblings: [], indent: "" };
  }
  const path = [...above, ...items];
  return { ...word, path, position: "key", siblings: siblings(lines, at, column), indent: " ".repeat(column) };
}

/** A policy nests four deep. */
const deepest = 8;

interface OpenBraces {
  /** Column of the brace that is open at the end. */
  readonly start: number;
  /** It is an item between brackets. */
  readonly inList: boolean;
  /** What is after it, between its commas. */
  readonly pairs: readonly string[];
}

/** The last brace of a line's beginning that is not closed there; brackets and quotes hide the commas in them. */
function openBraces(before: string): OpenBraces | undefined {
  const open: { start: number; isBrace: boolean; commas: number[] }[] = [];
  for (const { index, 0: found } of before.matchAll(/"(?:[^"\\]|\\.)*"|(?<!\w)'[^']*'|[{}[\],]/g)) {
    if (found === "{" || found === "[") open.push({ start: index, isBrace: found === "{", commas: [] });
    else if (found === "}" || found === "]") open.pop();
    else if (found === ",") open.at(-1)?.commas.push(index);
  }
  if (open.length > deepest) return undefined;
  const at = open.map(({ isBrace }) => isBrace).lastIndexOf(true);
  const last = open[at];
  if (!last) return undefined;
  const inList = open[at - 1]?.isBrace === false;
  const cuts = [last.start, ...last.commas, before.length];
  const pairs = cuts.slice(1).map((end, cut) => before.slice((cuts[cut] ?? 0) + 1, end));
  return { start: last.start, inList, pairs };
}

/** The place between the braces of a mapping: `pairs` are before the cursor, `rest` after it. */
function between(
  above: readonly string[],
  pairs: readonly string[],
  rest: string,
): Pick<PolicyPlace, "path" | "position" | "siblings" | "indent"> {
  const keyOf = (pair: string): string | undefined => /^\s*["']?([\w.-]+)["']?:(?=\s|$)/.exec(pair)?.[1];
  const key = /:\s/.test(pairs.at(-1) ?? "") ? keyOf(pairs.at(-1) ?? "") : undefined;
  if (key !== undefined) return { path: [...above, key], position: "value", siblings: [], indent: undefined };
  const others = [...pairs.slice(0, -1), ...rest.split(",").slice(1)];
  const siblings = others.flatMap((pair) => keyOf(pair) ?? []);
  return { path: above, position: "key", siblings, indent: undefined };
}

function readLines(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((raw): Line => {
    const content = raw.replace(/\r$/, "");
    const indent = content.length - content.trimStart().length;
    const dash = /^-(?:\s+|$)/.exec(content.slice(indent))?.[0] ?? "";
    const rest = content.slice(indent + dash.length);
    const pair = /^["']?([\w.-]+)["']?:(?:\s+(.*))?$/.exec(rest);
    const blank = rest.trim() === "" ? dash === "" : rest.startsWith("#");
    const line: Line = {
      start,
      indent,
      column: indent + dash.length,
      isItem: dash !== "",
      blank,
      ...(pair?.[1] !== undefined && { key: pair[1], value: pair[2] ?? "" }),
    };
    start += raw.length + 1;
    return line;
  });
}

/**
 * Keys above a thing at `column`, outermost first, found by going up: a key's parents are further left, and a list item's
 * parent may be at the item's own depth.
 */
function ancestors(lines: readonly Line[], at: number, column: number, isItem: boolean): string[] {
  const path: string[] = [];
  let of = { column, isItem };
  for (let up = at - 1; up >= 0 && (of.column > 0 || of.isItem); up--) {
    const line = lines[up];
    if (!line || line.blank) continue;
    const isParentKey = line.key !== undefined && (of.isItem ? line.column <= of.column : line.column < of.column);
    const isOwnItem = !of.isItem && line.isItem && line.indent < of.column && line.column >= of.column;
    if (!isParentKey && !isOwnItem) continue;
    if (isParentKey && line.key !== undefined) path.unshift(line.key);
    if (line.isItem) path.unshift("-");
    of = line.isItem ? { column: line.indent, isItem: true } : { column: line.column, isItem: false };
  }
  return path;
}

function siblings(lines: readonly Line[], at: number, column: number): string[] {
  const found: string[] = [];
  const collect = (step: 1 | -1): void => {
    for (let near = at + step; near >= 0 && near < lines.length; near += step) {
      const line = lines[near];
      if (!line || line.blank) continue;
      if (line.column < column || (step === 1 && line.isItem && line.column === column)) return;
      if (line.column === column && line.key !== undefined) found.push(line.key);
      if (line.isItem && line.column === column) return;
    }
  };
  if (!lines[at]?.isItem) collect(-1);
  collect(1);
  return found;
}

function wordAround(text: string, offset: number): Span {
  const isWord = (char: string): boolean => /[\w.@/*:-]/.test(char);
  let start = offset;
  while (start > 0 && isWord(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && isWord(text.charAt(end))) end++;
  // A key's colon is not part of the word.
  if (text.charAt(end - 1) === ":" && end > offset) end--;
  // Nor is the dash of a list item.
  if (text.slice(start, end) === "-") start = end;
  return { start, end };
}
