import type { Component, Span, Unresolved } from "../../model.js";
import type { DslText } from "../../syntax/dslTokens.js";
import { isMark, python, readDsl, readItems } from "../../syntax/dsl.js";
import { removeItem } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";
import { relocated } from "../shared/relocated.js";
import { ScriptLists, valueEnd } from "../shared/scripts/scriptLists.js";
import type { ScriptRange } from "../shared/scripts/scriptExpression.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import { readConanReference } from "./conanReference.js";

const words = new Set(["requires", "build_requires", "tool_requires", "test_requires", "python_requires"]);

/** Conan `conanfile.py`: what it requires, by literals and by what the file makes of them. https://docs.conan.io/2/reference/conanfile.html */
export const conanfilePy: Format = {
  id: "conan/py",
  title: "Conan conanfile.py",
  files: ["conanfile.py", "conanfile*.py"],
  ecosystems: ["conan"],
  extract({ text }) {
    const dsl = readDsl(text, python);
    const reader = new RecipeReader(dsl);
    // Up to here values are read: what is in one is not a requirement of its own.
    let readUntil = 0;
    for (let word = 0; word < dsl.tokens.length; word++) {
      const token = dsl.tokens[word];
      if (!token) break;
      if (word < readUntil || token.kind !== "word" || !words.has(token.text)) continue;
      // Conan 1 also has `self.requires.add(…)`.
      const isMethod = isMark(dsl.tokens[word + 1], ".") && /^(?:add|override)$/.test(dsl.tokens[word + 2]?.text ?? "");
      const index = isMethod ? word + 2 : word;
      const next = dsl.tokens[index + 1];
      if (isMark(next, "(")) reader.call(word, index + 1, token.text);
      // `map(self.requires, […])`
      else if (isMark(next, ",") && isMark(dsl.tokens[word - 1], "."))
        reader.assigned({ from: index + 2, to: valueEnd(dsl, index + 2) }, token.start, token.text);
      else if (isMark(next, "=") || isMark(next, "+="))
        readUntil = reader.assigned({ from: index + 2, to: valueEndOf(dsl, index + 2) }, token.start, token.text);
    }
    return withUnresolved({ components: reader.components, problems: dsl.problems }, reader.unresolved);
  },
  remove: ({ text }, { entry }) => removeItem(text, entry),
};

class RecipeReader {
  readonly components: Component[] = [];
  readonly unresolved: Unresolved[] = [];
  private readonly lists: ScriptLists;
  private readonly variables: ScriptVariables;

  constructor(private readonly dsl: DslText) {
    this.lists = new ScriptLists(dsl);
    this.variables = new ScriptVariables(dsl);
    this.variables.pass(dsl.tokens.length);
  }

  /** `self.requires("name/1.0")`: the statement is the declaration. */
  call(word: number, open: number, scope: string): void {
    const { tokens } = this.dsl;
    const [first] = readItems(this.dsl, open);
    if (!first) return;
    const start = isMark(tokens[word - 1], ".") ? tokens[word - 2]?.start : tokens[word]?.start;
    const close = tokens[tokens[open]?.match ?? -1]?.outerEnd ?? tokens[first.to - 1]?.outerEnd;
    if (start !== undefined && close !== undefined)
      for (const one of this.lists.elementsOf(first))
        this.variables.eachTurn(one.from, one.to, () => this.reference(one, { start, end: close }, scope));
  }

  /** `requires = "name/1.0", "other/2.0"`: one value goes with its name, of several each is an item. Gives the index after the value. */
  assigned(range: ScriptRange, start: number, scope: string): number {
    const { tokens } = this.dsl;
    const elements = this.valuesOf(range).sort((a, b) => a.from - b.from);
    for (const element of elements) {
      const first = tokens[element.from];
      const last = tokens[element.to - 1];
      if (!first || !last) continue;
      const isAlone = elements.length === 1 && element.from === range.from;
      const entry = { start: isAlone ? start : first.outerStart, end: last.outerEnd };
      this.variables.eachTurn(element.from, element.to, () => this.reference(element, entry, scope));
    }
    return range.to;
  }

  /** Values with commas between that are in no bracket are a tuple. */
  private valuesOf({ from, to }: ScriptRange): ScriptRange[] {
    const { tokens } = this.dsl;
    const close = tokens[from]?.match;
    // Of a list that is not closed, with what follows it in the file, the strings are taken one by one.
    if (close !== undefined && close >= tokens.length)
      return tokens
        .slice(from, to)
        .flatMap(({ kind }, at) => (kind === "string" ? [{ from: from + at, to: from + at + 1 }] : []));
    const found: ScriptRange[] = [];
    for (let at = from; at < to;) {
      const end = Math.min(valueEnd(this.dsl, at), to);
      found.push(...this.lists.elementsOf({ from: at, to: end }));
      at = Math.max(end, at) + 1;
    }
    return found;
  }

  private reference(range: ScriptRange, entry: Span, scope: string): void {
    const { tokens, text } = this.dsl;
    const first = tokens[range.from];
    const last = tokens[range.to - 1];
    if (!first || !last) return;
    const whole = { start: first.outerStart, end: last.outerEnd };
    const value = this.variables.valueOf(range);
    const read = value && readConanReference(value.value, 0);
    if (value && read) {
      const found = declared("conan", read.name, read.version, { entry, scope });
      const place = isElsewhere(value, whole) ? { ...value, ...whole } : value;
      const component = relocated(found, place, entry);
      // A name that is whole in the first string is there.
      const isThere = first.kind === "string" && text.startsWith(`${read.name.value}/`, first.start);
      const nameSpan = { start: first.start, end: first.start + read.name.value.length };
      const raw = range.from + 1 === range.to ? readConanReference(first.text, first.start)?.version : undefined;
      const versionSpan = raw ? { start: raw.start, end: raw.end } : component.versionSpan;
      this.components.push(isThere ? { ...component, nameSpan, ...(versionSpan && { versionSpan }) } : component);
      return;
    }
    if (value) return;
    // The name may be known though the version is not.
    const known = first.kind === "string" ? /^[A-Za-z0-9_][\w.+-]*(?=\/)/.exec(first.text)?.[0] : undefined;
    // What a test of a recipe requires is the recipe itself.
    if (isMark(tokens[range.from + 1], ".") && tokens[range.from + 2]?.text === "tested_reference_str") return;
    if (known === undefined) return void this.unresolved.push(unresolvedAt("package", whole));
    const name = { value: known, start: first.start, end: first.start + known.length };
    const version = range.from + 1 === range.to ? readConanReference(first.text, first.start)?.version : undefined;
    this.components.push(declared("conan", name, version, { entry, scope }));
  }
}

/** A variable's text is in its definition; the declaration is where it is used. */
function isElsewhere({ start, end }: Span, whole: Span): boolean {
  return end <= whole.start || start >= whole.end;
}

/** Index after an assigned value: that of its bracket, or the end of its line, unless a comma carries on. */
function valueEndOf({ tokens }: DslText, from: number): number {
  let to = from;
  for (let token = tokens[to]; token; token = tokens[to]) {
    if (to > from && token.startsLine && !isMark(tokens[to - 1], ",")) break;
    to = token.match === undefined ? to + 1 : token.match + 1;
  }
  return Math.min(to, tokens.length);
}
