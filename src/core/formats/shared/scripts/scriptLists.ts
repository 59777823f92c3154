import type { DslText } from "../../../syntax/dslTokens.js";
import { isMark, isWord, itemNamed, readItems } from "../../../syntax/dsl.js";
import { branchEnd } from "./scriptBranches.js";
import type { ScriptRange } from "./scriptExpression.js";

/** Calls that make a collection of their arguments: `extras_require=dict(test=["pytest"])`. */
const collections = new Set([
  "dict",
  "list",
  "set",
  "tuple",
  "sorted",
  "frozenset",
  "depset",
  "select",
  "listOf",
  "setOf",
  "arrayOf",
  "mutableListOf",
]);

/** Calls whose arguments are members by name. */
const records = /^(?:dict|struct|(?:mutable|hash|linked)?[mM]apOf)$/;

/** Methods that give what their collection holds. */
const contents = new Set(["copy", "values", "items", "freeze"]);

const growing = new Set(["append", "extend", "update", "add", "insert"]);

/**
 * What the lists of a script hold: literals, also where a list is a variable of the file, where lists are joined and where more is
 * added to one. Nothing is run.
 */
export class ScriptLists {
  private readonly namedCollections = new Map<string, boolean>();
  /** So many elements are read before names are no longer followed: a list may be named by every call of a long file. */
  private budget = 200_000;
  private readonly assigned: ReadonlyMap<string, readonly ScriptRange[]>;

  constructor(private readonly dsl: DslText) {
    this.assigned = assignmentsOf(dsl);
  }

  /**
   * The expressions that are in a collection or for a single value, in no order; both sides of a condition. `seen` holds where
   * reading has been: what is named more than once is read once.
   */
  elementsOf(range: ScriptRange, seen: Set<number> = new Set()): ScriptRange[] {
    const found: ScriptRange[] = [];
    const open = [range];
    // A list that is not closed may hold its own name.
    const been = new Set<string>();
    for (let next = open.pop(); next; next = open.pop()) {
      const key = `${String(next.from)} ${String(next.to)}`;
      if (next.from >= next.to || seen.has(next.from) || been.has(key)) continue;
      been.add(key);
      const inner = this.inside(next);
      if (inner === undefined) {
        seen.add(next.from);
        found.push(next);
        this.budget--;
      } else for (const one of inner) open.push(one);
    }
    return found;
  }

  /** The values of a variable: the last it was given, and what was added. */
  valuesOf(name: string): readonly ScriptRange[] {
    return this.assigned.get(name) ?? [];
  }

  /** Index of the bracket of the literal that an expression is or names, or -1. */
  literalOf({ from, to }: ScriptRange, depth = 0): number {
    const { tokens } = this.dsl;
    const first = tokens[from];
    const open = first?.kind === "word" && records.test(first.text) && isMark(tokens[from + 1], "(") ? from + 1 : from;
    const close = tokens[open]?.match;
    if (close !== undefined && tokens[open]?.kind === "mark")
      return close + 1 >= to || this.isContents(close + 1, to) ? open : -1;
    if (first?.kind !== "word" || depth > 4) return -1;
    const isName = from + 1 === to || this.isContents(from + 1, to);
    const named = isName ? this.assigned.get(first.text)?.[0] : this.memberOf({ from, to }, depth + 1);
    return named ? this.literalOf(named, depth + 1) : -1;
  }

  /** `PUSH.urls`, `libs["all"]`: the value under that key of a literal that has a name. */
  private memberOf({ from, to }: ScriptRange, depth: number): ScriptRange | undefined {
    const { tokens } = this.dsl;
    let found: ScriptRange | undefined = this.assigned.get(tokens[from]?.text ?? "")?.[0];
    for (let at = from + 1; at < to && found;) {
      const isKey = isMark(tokens[at], "[") && tokens[at + 1]?.kind === "string";
      if (!isKey && !isMark(tokens[at], ".")) return undefined;
      const open = this.literalOf(found, depth);
      found = open < 0 ? undefined : itemNamed(readItems(this.dsl, open), tokens[at + 1]?.text ?? "");
      at += isKey ? 3 : 2;
    }
    return found;
  }

  /** What an expression is made of; undefined where it is one value. */
  private inside({ from, to }: ScriptRange): readonly ScriptRange[] | undefined {
    const { tokens } = this.dsl;
    const first = tokens[from];
    if (!first) return [];
    // What is unpacked into a list or a map.
    if (isMark(first, "*") || isMark(first, "**")) return [{ from: from + 1, to }];
    const condition = this.topLevel(from, to, (at) => isWord(tokens[at], "if"));
    if (condition > from) {
      const other = this.topLevel(condition, to, (at) => isWord(tokens[at], "else"));
      const sides = [{ from, to: condition }];
      return other < 0 ? sides : [...sides, { from: other + 1, to }];
    }
    const sides = this.operandsOf(from, to);
    // What is joined to a string is one, as `versions["name"]` may be.
    const isText = sides.some((side) => tokens[side.from]?.kind === "string");
    if (sides.length > 1) return !isText && sides.some((side) => this.isCollection(side)) ? sides : undefined;
    const close = first.match;
    if (first.kind === "mark" && close !== undefined) {
      if (close + 1 < to && !isMark(tokens[close + 1], "[") && !this.isContents(close + 1, to)) return undefined;
      return this.membersOf(from);
    }
    if (first.kind !== "word") return undefined;
    if (isMark(tokens[from + 1], "(") && collections.has(first.text)) return this.membersOf(from + 1);
    const isName = from + 1 === to || isMark(tokens[from + 1], "[") || this.isContents(from + 1, to);
    if (this.budget <= 0) return undefined;
    const member =
      isMark(tokens[from + 1], ".") || isMark(tokens[from + 1], "[") ? this.memberOf({ from, to }, 0) : undefined;
    const keyed = this.assigned.get(keyedName(this.dsl, from) ?? "");
    if (keyed) return member ? [member, ...keyed] : keyed;
    if (isName && this.isNamedCollection(first.text)) return this.assigned.get(first.text);
    return member && this.isCollection(member, 0) ? [member] : undefined;
  }

  /** What `+` and `|` join. */
  private operandsOf(from: number, to: number): readonly ScriptRange[] {
    const { tokens } = this.dsl;
    const sides: ScriptRange[] = [];
    let start = from;
    for (let at = from; at < to;) {
      if (at > from && (isMark(tokens[at], "+") || isMark(tokens[at], "|"))) {
        sides.push({ from: start, to: at });
        start = at + 1;
      }
      const match = tokens[at]?.match;
      at = match === undefined ? at + 1 : match + 1;
    }
    sides.push({ from: start, to });
    return sides;
  }

  /** Whether a variable holds a list; one that is made of itself is none for that. */
  private isNamedCollection(name: string, depth = 0): boolean {
    const known = this.namedCollections.get(name);
    if (known !== undefined) return known;
    this.namedCollections.set(name, false);
    const found = this.assigned.get(name)?.some((value) => this.isCollection(value, depth)) ?? false;
    this.namedCollections.set(name, found);
    return found;
  }

  private isCollection({ from, to }: ScriptRange, depth = 0): boolean {
    const { tokens } = this.dsl;
    const first = tokens[from];
    if (!first || from >= to || depth > 8) return false;
    if (isMark(first, "[") || isMark(first, "{")) return true;
    if (isMark(first, "(")) {
      const close = Math.min(first.match ?? to, to);
      return (
        this.topLevel(from + 1, close, (at) => isMark(tokens[at], ",")) > 0 ||
        this.isCollection({ from: from + 1, to: close }, depth + 1)
      );
    }
    if (first.kind !== "word") return false;
    if (isMark(tokens[from + 1], "(") && collections.has(first.text)) return true;
    return this.isNamedCollection(first.text, depth + 1);
  }

  /** `.values()` and the like. */
  private isContents(from: number, to: number): boolean {
    const { tokens } = this.dsl;
    if (!isMark(tokens[from], ".") || !contents.has(tokens[from + 1]?.text ?? "")) return false;
    return from + 2 === to || isMark(tokens[from + 2], "(");
  }

  /** Members of a literal, values of a dictionary; of `[x for x in list]` the list's. */
  private membersOf(open: number): readonly ScriptRange[] {
    const { tokens } = this.dsl;
    const close = Math.min(tokens[open]?.match ?? tokens.length, tokens.length);
    const loop = this.topLevel(open + 1, close, (at) => isWord(tokens[at], "for"));
    if (loop > 0) {
      const source = this.topLevel(loop, close, (at) => isWord(tokens[at], "in"));
      const isPlain = loop === open + 2 && tokens[open + 1]?.text === tokens[loop + 1]?.text;
      const end = this.topLevel(source, close, (at) => isWord(tokens[at], "if") || isWord(tokens[at], "for"));
      // What is made of the members is not given here.
      return source > 0 && isPlain ? [{ from: source + 1, to: end > 0 ? end : close }] : [{ from: open + 1, to: loop }];
    }
    return readItems(this.dsl, open).map(({ from, to }) => ({ from, to }));
  }

  /** Index of the first token outside brackets that fits, or -1. */
  private topLevel(from: number, to: number, fits: (at: number) => boolean): number {
    for (let at = Math.max(from, 0); at < to;) {
      if (fits(at)) return at;
      const match = this.dsl.tokens[at]?.match;
      at = match === undefined ? at + 1 : match + 1;
    }
    return -1;
  }
}

/** Index after one value: before the comma or bracket after it, or the end of its line. */
export function valueEnd({ tokens }: DslText, from: number): number {
  const parent = tokens[from]?.parent;
  let at = from;
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (token.parent !== parent || isMark(token, ",") || (at > from && token.startsLine && parent === -1)) break;
    at = token.match === undefined ? at + 1 : token.match + 1;
  }
  return Math.min(at, tokens.length);
}

/**
 * Where a statement gives a variable its value or adds to it. The last `name = …` counts, and what is added: `name += …`,
 * `name["key"] = …`, `name.append(…)`.
 */
function assignmentsOf(dsl: DslText): Map<string, ScriptRange[]> {
  const found = new Map<string, ScriptRange[]>();
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (token?.kind !== "word" || isMark(dsl.tokens[token.parent], "(")) continue;
    const { text } = token;
    // Before a name may be `val`, `def` or its type.
    const isSet = isMark(dsl.tokens[index + 1], "=") && !isMark(dsl.tokens[index - 1], ".");
    if (isSet && (token.startsLine || dsl.tokens[index - 1]?.startsLine)) {
      const before = branchEnd(dsl, index) === undefined ? [] : (found.get(text) ?? []);
      found.set(text, [...before.slice(-16), rangeAt(dsl, index + 2)]);
      continue;
    }
    if (!token.startsLine) continue;
    const value = addedValue(dsl, index);
    if (value === undefined) continue;
    const range = rangeAt(dsl, value);
    for (const name of [text, keyedName(dsl, index) ?? []].flat()) {
      const values = found.get(name);
      if (values) values.push(range);
      else found.set(name, [range]);
    }
  }
  return found;
}

/** What `name["key"]` is kept under; undefined for any other expression. */
function keyedName({ tokens }: DslText, index: number): string | undefined {
  const key = isMark(tokens[index + 1], "[") ? tokens[index + 2] : undefined;
  return key?.kind === "string" ? `${tokens[index]?.text ?? ""}[${key.text}]` : undefined;
}

function rangeAt(dsl: DslText, from: number): ScriptRange {
  return { from, to: valueEnd(dsl, from) };
}

/** Index of the first token of what the statement at `index` adds to its variable. */
function addedValue({ tokens }: DslText, index: number): number | undefined {
  const next = tokens[index + 1];
  if (isMark(next, "+=")) return index + 2;
  if (isMark(next, ".") && growing.has(tokens[index + 2]?.text ?? "") && isMark(tokens[index + 3], "("))
    return index + 4;
  const behind = isMark(next, "[") ? next?.match : undefined;
  if (behind === undefined) return undefined;
  return isMark(tokens[behind + 1], "=") || isMark(tokens[behind + 1], "+=") ? behind + 2 : undefined;
}
