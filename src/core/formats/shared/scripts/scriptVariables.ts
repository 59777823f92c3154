import type { Span } from "../../../model.js";
import type { DslText, DslToken } from "../../../syntax/dslTokens.js";
import { isMark, isWord, readItems } from "../../../syntax/dsl.js";
import { written, type Written } from "../declared.js";
import { loopWords } from "./scriptLoops.js";
import { branchEnd, choicesAt } from "./scriptBranches.js";
import { ScriptTurns } from "./scriptTurns.js";
import {
  evaluateExpression,
  expressionEnd,
  longestExpression,
  type ScriptRange,
  type ScriptScope,
} from "./scriptExpression.js";

/** Words that give a variable its value: `set("x", "1")`, `val x by extra("1")`. */
const definers = new Set(["set", "by"]);

/** So many values of a name are told apart, and so many places looked at where it has them from. */
const maxChoices = 16;
const maxPlaces = 64;

/** Longer values are no versions; the limit keeps variables made of variables from growing without bound. */
const longest = 300;

/** Objects through which scripts reach their own variables: `project.ext.x` is `x`. */
const transparent = /^(?:(?:project|rootProject|ext|extra|extensions|this|self|gradle)\.)+(?=.)/;

/** An expression's place and the text that it results in; undefined where that is not known. */
export interface Evaluated {
  readonly place: Written;
  readonly read: string | undefined;
  /** Where a single variable's text is in its definition. */
  readonly defined?: Span;
}

/**
 * The variables a Gradle or sbt script defines with literal values: `def x = "1"`, `val x = "1"`, `ext.x = '1'`, `ext { x = '1' }`,
 * `extra["x"] = "1"`, `val x by extra("1")`, `set("x", "1")`, maps (`versions = [a: '1']` is `versions.a`), Kotlin objects.
 * A name means what was assigned last before its use, and what is assigned later where nothing was before.
 */
export class ScriptVariables {
  private readonly values = new Map<string, Written>();
  private readonly later = new Map<string, Written>();
  /** Indexes of the tokens that define something. */
  private readonly definitions: number[] = [];
  private passed = 0;
  /** Where each name is given a value: the index of its first token. */
  private readonly places = new Map<string, number[]>();
  private readonly turns: ScriptTurns;
  /** What names of objects that are open meant before them: `end` is the index of the token that closes one. */
  private readonly shadowed: { readonly end: number; readonly name: string; readonly before: Written | undefined }[] =
    [];
  private readonly scope: ScriptScope = {
    lookUp: (path) => this.lookup(pathOf(path)),
    textOf: (token) => this.textOf(token),
  };

  constructor(private readonly dsl: DslText) {
    this.turns = new ScriptTurns(dsl, (name, range) => this.bind(name, range));
    const hasAttributes = dsl.dialect.blocks === "elixir";
    for (let index = 0; index < dsl.tokens.length; index++) {
      const token = dsl.tokens[index];
      if (token?.kind !== "mark" && token?.kind !== "word") continue;
      if (token.kind === "word" && loopWords.has(token.text)) this.turns.note(index);
      const isMarked = token.kind === "mark" ? token.text === "=" : definers.has(token.text);
      if (!isMarked && !(hasAttributes && isAttribute(dsl, index))) continue;
      this.definitions.push(index);
      this.define(index, this.later);
    }
    for (const [name, places] of this.places) this.chooseAmong(name, places);
    this.places.clear();
  }

  /** Where branches of conditions give a name several values, or a condition does, it has all of them behind it. */
  private chooseAmong(name: string, places: readonly number[]): void {
    let values: ScriptRange[] = [];
    for (const [order, at] of places.entries()) {
      const choices = choicesAt(this.dsl, at);
      const end = places.length > 1 ? branchEnd(this.dsl, at) : undefined;
      const own = choices.length > 0 ? choices : [{ from: at, to: expressionEnd(this.dsl, at) }];
      values = end === undefined ? [...own] : [...values, ...own].slice(-maxChoices);
      const to = places[order + 1] ?? this.dsl.tokens.length;
      if (choices.length > 0) this.turns.choose(name, { from: at, to: end ?? to }, choices);
      if (end !== undefined && values.length > 1) this.turns.choose(name, { from: end, to }, values);
    }
  }

  /** Takes what the tokens up to `index` define; to be called for every token in order, or for those that are looked at. */
  pass(index: number): void {
    for (
      let next = this.definitions[this.passed];
      next !== undefined && next <= index;
      next = this.definitions[this.passed]
    ) {
      this.leaveObjects(next);
      this.define(next, this.values);
      this.passed++;
    }
    this.leaveObjects(index);
  }

  private leaveObjects(index: number): void {
    for (let last = this.shadowed.at(-1); last && last.end < index; last = this.shadowed.at(-1)) {
      this.shadowed.pop();
      if (last.before) this.values.set(last.name, last.before);
      else this.values.delete(last.name);
    }
  }

  /** What an item says, and where: its own characters, those of the one variable's definition, or the whole expression. */
  valueOf(item: { readonly from: number; readonly to: number } | undefined): Written | undefined {
    if (!item) return undefined;
    const first = this.dsl.tokens[item.from];
    if (item.from + 1 === item.to && first?.kind === "string") {
      const value = this.textOf(first);
      return value === undefined || value === "" ? undefined : { value, start: first.start, end: first.end };
    }
    const value = this.evaluate(item.from, item.to);
    if (value?.read === undefined || value.read === "") return undefined;
    const { start, end } = value.defined ?? value.place;
    return { value: value.read, start, end };
  }

  /** The values that the tokens of an expression have, one for each turn of the loops around it; none where one is not known. */
  valuesOf({ from, to }: { readonly from: number; readonly to: number }): readonly Written[] {
    const found: Written[] = [];
    let isKnown = true;
    this.eachTurn(from, to, () => {
      const value = this.valueOf({ from, to });
      if (value) found.push(value);
      else isKnown = false;
    });
    return isKnown ? found : [];
  }

  /** Reads what is at the tokens `[from, to)`: once for each turn of the loops around it whose names are in it. */
  eachTurn(from: number, to: number, read: () => void): void {
    this.turns.each(from, to, read);
  }

  /** Whether there are loops, or values that are chosen from: without them each thing is read once. */
  get hasTurns(): boolean {
    return !this.turns.isEmpty;
  }

  /** Whether a turn of a loop is read. */
  get isTurning(): boolean {
    return this.turns.isTurning;
  }

  private bind(name: string, { from, to }: { readonly from: number; readonly to: number }): void {
    const map = this.mapAt(from);
    if (map >= 0) return this.putMap(name, map, this.turns.bound);
    const token = this.dsl.tokens[from];
    const value = this.valueOf({ from, to });
    if (value) this.turns.bound.set(name, value);
    else if (token?.kind === "symbol") this.turns.bound.set(name, { value: token.text, ...spanOf(token) });
  }

  /** Value of a dotted name. */
  lookup(path: string): string | undefined {
    return this.definition(path)?.value;
  }

  /** Text of a string with its variables put in; undefined when one of them is not known. */
  textOf(token: DslToken): string | undefined {
    if (!token.interpolated) return token.text;
    const raw = this.dsl.text.slice(token.start, token.end);
    return this.dsl.dialect.interpolation === "f{" ? this.fillBraces(raw) : this.fill(raw);
  }

  /** `raw` with `$name`, `$a.b`, `${…}`, Ruby's `#{…}` and Swift's `\(…)` replaced; undefined when one is not known or no plain name. */
  fill(raw: string): string | undefined {
    if (!/[$#\\]/.test(raw)) return raw.length <= longest ? raw : undefined;
    let known = true;
    const filled = raw.replace(
      /(?:[$#]\{([^{}]*)\}|\\\(([^()]*)\))|\$([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/g,
      (_, braced?: string, inParentheses?: string, bare: string = "") => {
        const inner = braced ?? inParentheses;
        const value = inner === undefined ? this.dotted(bare) : this.inner(inner);
        known &&= value !== undefined;
        return value ?? "";
      },
    );
    return known && filled.length <= longest ? filled : undefined;
  }

  /** The same for Python's `f"{name}"`. */
  private fillBraces(raw: string): string | undefined {
    let known = true;
    const filled = raw.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (part, inner?: string) => {
      if (inner === undefined) return part.charAt(0);
      const value = this.inner(inner.replace(/(?:![rsa])?(?::[<>^]?\d{0,3}s?)?$/, ""));
      known &&= value !== undefined;
      return value ?? "";
    });
    return known && filled.length <= longest ? filled : undefined;
  }

  private inner(expression: string): string | undefined {
    return (
      /^\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*$/.exec(expression)?.slice(1).find(Boolean) ?? this.lookup(pathOf(expression))
    );
  }

  /**
   * The value that the tokens from `from` up to `to` say, and its place: strings and names, joined by `+`.
   * `read` is undefined where a variable is not known.
   */
  evaluate(from: number, to: number): Evaluated | undefined {
    const { tokens, text } = this.dsl;
    const first = tokens[from];
    const last = tokens[to - 1];
    if (!first || !last || from >= to) return undefined;
    if (from + 1 === to && first.kind === "string") {
      return { place: written(text, first.start, first.end), read: this.textOf(first) };
    }
    const place = written(text, first.outerStart, last.outerEnd);
    if (to - from > longestExpression) return { place, read: undefined };
    const definition = first.kind === "string" ? undefined : this.definition(pathOf(place.value));
    if (definition) {
      const isPlain = text.slice(definition.start, definition.end) === definition.value;
      return { place, read: definition.value, ...(isPlain && { defined: definition }) };
    }
    const read = evaluateExpression(this.dsl, from, to, this.scope);
    const isKnown = read !== undefined && read.length <= longest;
    // A string that a call leaves unchanged is placed where it is written.
    const isOwn = isKnown && first.kind === "string" && read === first.text && !first.interpolated;
    return { place: isOwn ? written(text, first.start, first.end) : place, read: isKnown ? read : undefined };
  }

  private definition(path: string): Written | undefined {
    const name = path.replace(transparent, "");
    if (this.turns.bound.has(name)) return this.turns.bound.get(name);
    return this.values.get(name) ?? this.later.get(name);
  }

  /** `$a.b` is the value of `a.b`, or, as Kotlin reads it, that of `a` followed by `.b`. */
  private dotted(path: string): string | undefined {
    const whole = this.lookup(path);
    if (whole !== undefined) return whole;
    const dot = path.indexOf(".");
    const head = dot < 0 ? undefined : this.lookup(path.slice(0, dot));
    return head === undefined ? undefined : head + path.slice(dot);
  }

  private define(index: number, into: Map<string, Written | undefined>): void {
    const { tokens } = this.dsl;
    const token = tokens[index];
    if (token?.kind === "mark") {
      if (token.text === "=" && !isMark(tokens[token.parent], "(")) this.assign(index, into);
    } else if (token && isAttribute(this.dsl, index)) this.put(`@${token.text.replace(/^@/, "")}`, index + 1, into);
    else if (isWord(token, "set") && isMark(tokens[index + 1], "(")) {
      const name = tokens[index + 2];
      if (name?.kind === "string" && isMark(tokens[index + 3], ",")) this.put(name.text, index + 4, into);
    } else if (
      isWord(token, "by") &&
      isWord(tokens[index + 1], "extra") &&
      /^[({]$/.test(tokens[index + 2]?.text ?? "")
    ) {
      const name = tokens[isMark(tokens[index - 2], ":") ? index - 3 : index - 1];
      if (name?.kind === "word") this.put(name.text, index + 3, into);
    }
  }

  private assign(equals: number, into: Map<string, Written | undefined>): void {
    const { tokens, text } = this.dsl;
    const before = tokens[equals - 1];
    // After the colon of `class A:` a line begins, and no type.
    const typed = isMark(tokens[equals - 2], ":") && !before?.startsLine ? equals - 2 : equals;
    let start = typed - 1;
    // Back over `a.b["c"]`.
    for (let steps = 0; steps < 12; steps++) {
      const token = tokens[start];
      if (isMark(token, "]")) start -= 2;
      else if (isMark(tokens[start - 1], ".")) start -= 2;
      else break;
      if (isMark(tokens[start], "[")) start--;
    }
    const first = tokens[start];
    if (!before || first?.kind !== "word") return;
    const path = pathOf(text.slice(first.outerStart, tokens[typed - 1]?.outerEnd)).replace(transparent, "");
    const value = tokens[equals + 1];
    const map = this.mapAt(equals + 1);
    if (value && map >= 0) return this.putMap(path, map, into);
    const owner = this.objectAround(first.parent);
    if (owner && into === this.values)
      this.shadowed.push({ end: tokens[first.parent]?.match ?? tokens.length, name: path, before: into.get(path) });
    this.put(path, equals + 1, into);
    if (owner) this.put(`${owner}.${path}`, equals + 1, into);
  }

  /** Name of the object whose body opens at token `open`: `object Name {`, `object Name extends Base {`, `val name = new {`. */
  private objectAround(open: number): string | undefined {
    const { tokens } = this.dsl;
    if (!isMark(tokens[open], "{")) return undefined;
    if (isWord(tokens[open - 1], "new") && isMark(tokens[open - 2], "=")) return tokens[open - 3]?.text;
    for (let at = open - 1; at > open - 12 && tokens[at] && !isMark(tokens[at], "}"); at--) {
      if (isWord(tokens[at], "object")) return at < open - 1 ? tokens[at + 1]?.text : undefined;
    }
    return undefined;
  }

  private put(name: string, at: number, into: Map<string, Written | undefined>): void {
    const first = this.dsl.tokens[at];
    if (!first || first.startsLine || isMark(first, "[") || isMark(first, "{")) return;
    if (into === this.later) {
      const places = this.places.get(name);
      if (!places) this.places.set(name, [at]);
      else if (places.length < maxPlaces) places.push(at);
    }
    const place = first.kind === "word" ? this.fallbackAt(at) : -1;
    const end = place < 0 ? expressionEnd(this.dsl, at) : expressionEnd(this.dsl, place);
    const value = this.evaluate(place < 0 ? at : place, end);
    if (value?.read === undefined) return;
    into.set(name, { value: value.read, ...spanOf(value.defined ?? value.place) });
  }

  /** Index of the string that holds where a property is not set: `findProperty("x") ?: "1"`, `… ? … : '1'`, `if (…) … else "1"`; else -1. */
  private fallbackAt(from: number): number {
    const { tokens } = this.dsl;
    let asked = false;
    for (let at = from, steps = 0; steps < 20; steps++) {
      const token = tokens[at];
      if (!token || (at > from && token.startsLine) || /^[,;)\]}]$/.test(token.kind === "mark" ? token.text : ""))
        break;
      asked ||= isMark(token, "?") || isWord(token, "if");
      const holds = asked && (isMark(token, ":") || isWord(token, "else"));
      if (holds && tokens[at + 1]?.kind === "string") return at + 1;
      at = token.match === undefined ? at + 1 : token.match + 1;
    }
    return -1;
  }

  /** Index of the bracket of a map, `[a: '1']` or Kotlin's `mapOf("a" to "1")`, whose first token is at `index`; else -1. */
  private mapAt(index: number): number {
    const { tokens } = this.dsl;
    const token = tokens[index];
    if (isMark(token, "[") || (isMark(token, "{") && this.dsl.dialect.interpolation === "f{")) return index;
    const isCall = token?.kind === "word" && /^(?:(?:mutable|hash|linked)?[mM]apOf|dict|struct)$/.test(token.text);
    return isCall && isMark(tokens[index + 1], "(") ? index + 1 : -1;
  }

  private putMap(path: string, open: number, into: Map<string, Written | undefined>): void {
    const { tokens } = this.dsl;
    const waiting = [{ path, open, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const depth = next.depth + 1;
      for (const item of readItems(this.dsl, next.open)) {
        const isPair = !item.key && tokens[item.from]?.kind === "string" && isWord(tokens[item.from + 1], "to");
        const key = isPair ? tokens[item.from] : item.key;
        const from = isPair ? item.from + 2 : item.from;
        if (!key) continue;
        const name = `${next.path}.${key.text}`;
        if (name.length > longest) continue;
        const map = this.mapAt(from);
        if (map < 0) this.put(name, from, into);
        // Maps of maps of maps hold no versions; without a limit, nesting without end would cost its square.
        else if (depth < 4) waiting.push({ path: name, open: map, depth });
      }
    }
  }
}

/** A name as it reads, placed where its characters are: a variable's in its definition. */
export function namedBy({ place, read, defined }: Evaluated): Written {
  const { start, end } = defined ?? place;
  return { value: read ?? place.value, start, end };
}

/** What is there with its variables put in, or as written where one of them is not known. */
export function asRead({ place, read }: Evaluated): Written {
  return read === undefined ? place : { ...place, value: read };
}

/** Elixir's `@name value` at the start of a line. */
function isAttribute({ tokens, dialect }: DslText, index: number): boolean {
  if (dialect.blocks !== "elixir") return false;
  const token = tokens[index];
  const next = tokens[index + 1];
  return (
    token?.kind === "word" &&
    token.startsLine &&
    token.text.startsWith("@") &&
    next?.kind === "string" &&
    !next.startsLine
  );
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** A way to a variable as a dotted name: `rootProject.ext['x']`, `property("x")`, `map.getValue("x")` and `x.toString()` are `x`. */
function pathOf(expression: string): string {
  return expression
    .replace(/\s+/g, "")
    .replace(
      /^(?:(?:project|rootProject|ext|extra|providers)\.)*(?:findProperty|property|getProperty|get|gradleProperty)\(["']([^"']*)["']\)/,
      "$1",
    )
    .replace(/\.(?:getValue|get)\(["']([^"']*)["']\)/g, ".$1")
    .replace(/\[(?:["']([^"'\]]*)["']|:(\w+))\]/g, ".$1$2")
    .replace(/(?:\.toString\(\)|asString|!!|\.get\(\))$/, "");
}
