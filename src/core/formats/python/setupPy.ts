import type { Component, Edit, SourceText, Span, Unresolved } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, isWord, python, readDsl } from "../../syntax/dsl.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { sourceComponent } from "../shared/download.js";
import { relocated } from "../shared/relocated.js";
import { expressionEnd } from "../shared/scripts/scriptExpression.js";
import { ScriptLists, valueEnd } from "../shared/scripts/scriptLists.js";
import type { ScriptRange } from "../shared/scripts/scriptExpression.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import { fromRequirement, readRequirement } from "../shared/packages/pythonRequirement.js";
import { gatherString } from "./requirementList.js";

const keys = new Set(["install_requires", "setup_requires", "tests_require", "extras_require", "requires"]);

/**
 * setuptools' `setup.py`: the string literals of its requirement lists, also where the list is a variable of the file and where
 * more is added to it. Nothing is run. https://setuptools.pypa.io/en/latest/references/keywords.html
 */
export const pypiSetupPy: Format = {
  id: "pypi/setup-py",
  title: "setuptools setup.py",
  files: ["setup.py", "*setup.py", "setup*.py", "*.py"],
  ecosystems: ["pypi"],
  recognizes: ({ uri, text }) =>
    /setup\.py$/i.test(uri) ||
    (/\bsetup[ \t]*\(/.test(text) &&
      (/setup[^/]*$/i.test(uri) || /^(?:from|import) (?:setuptools|distutils)\b/m.test(text))),
  extract({ text }) {
    const dsl = readDsl(text, python);
    const reader = new SetupReader(dsl);
    for (let index = 0; index < dsl.tokens.length; index++) {
      const token = dsl.tokens[index];
      if (!token) break;
      const isLinks = token.text === "dependency_links";
      if (!isLinks && !keys.has(token.text)) continue;
      const from = valueStart(dsl, index);
      if (from < 0) continue;
      const value = { from, to: valueEnd(dsl, from) };
      if (isLinks) reader.links(value);
      else reader.read(value, token.text);
      if (isLinks || token.kind !== "word" || token.parent >= 0) continue;
      for (const value of reader.lists.valuesOf(token.text)) reader.read(value, token.text);
    }
    const components = reader.components.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    return withUnresolved({ components, problems: dsl.problems }, reader.unresolved);
  },
  remove,
};

/** What stands alone as a value becomes an empty list; a call that adds it would lack its argument. */
function remove({ text }: SourceText, { entry }: Component): Edit | undefined {
  const before = text.slice(Math.max(0, entry.start - 200), entry.start).trimEnd();
  // One side of a condition cannot go alone.
  if (/\belse$/.test(before) || /^\s*if\b/.test(text.slice(entry.end, entry.end + 40))) return undefined;
  if (/[=:]$/.test(before)) return { start: entry.start, end: entry.end, newText: "[]" };
  return /\w\($/.test(before) ? undefined : removeMember(text, entry);
}

/**
 * Index of the value of `key = …` inside a call or of its own, `"key": …`, `d["key"] = …`, `d["key"]["more"] += …`,
 * `d["key"].append(…)` and `d.setdefault("key", …)`; -1 where nothing is set.
 */
function valueStart({ tokens }: DslText, index: number): number {
  const token = tokens[index];
  const sign = tokens[index + 1];
  if (token?.kind === "word") return isMark(sign, "=") ? index + 2 : -1;
  if (token?.kind !== "string") return -1;
  if (isMark(sign, ":") || (isMark(sign, ",") && isWord(tokens[index - 2], "setdefault"))) return index + 2;
  if (!isMark(sign, "]")) return -1;
  let at = index + 2;
  while (isMark(tokens[at], "[")) at = (tokens[at]?.match ?? tokens.length) + 1;
  if (isMark(tokens[at], "=") || isMark(tokens[at], "+=")) return at + 1;
  const isAdded = isMark(tokens[at], ".") && /^(?:append|extend)$/.test(tokens[at + 1]?.text ?? "");
  return isAdded && isMark(tokens[at + 2], "(") ? at + 3 : -1;
}

class SetupReader {
  readonly components: Component[] = [];
  readonly unresolved: Unresolved[] = [];
  readonly lists: ScriptLists;
  private readonly variables: ScriptVariables;
  private readonly seen = new Set<number>();

  constructor(private readonly dsl: DslText) {
    this.lists = new ScriptLists(dsl);
    this.variables = new ScriptVariables(dsl);
    this.variables.pass(dsl.tokens.length);
  }

  /** The requirements of one value, up to the comma or line end after it. */
  read(range: ScriptRange, scope: string): void {
    for (const element of this.lists.elementsOf(range, this.seen))
      this.variables.eachTurn(element.from, element.to, () => this.element(element, scope));
  }

  /** Places that setuptools looks for packages in. */
  links(range: ScriptRange): void {
    for (const element of this.lists.elementsOf(range, this.seen)) {
      for (const url of this.variables.valuesOf(element)) {
        const source = sourceComponent(url, url, "dependency_links");
        if (source) this.components.push(source);
      }
    }
  }

  private element({ from, to }: ScriptRange, scope: string): void {
    const { tokens, text } = this.dsl;
    const first = tokens[from];
    const last = tokens[to - 1];
    if (!first || !last) return;
    const call = first.kind === "string" && isMark(tokens[from + 1], ".") ? (tokens[from + 2]?.text ?? "") : "";
    if (first.kind === "string" && !first.interpolated && (from + 1 === to || lineCalls.has(call))) {
      // Escapes aside, the text as it stands gives the places.
      const isPlain = first.text === text.slice(first.start, first.end);
      if (isPlain && call === "split" && isMark(tokens[from + 4], ")")) return this.words(first, scope);
      if (isPlain) return void gatherString(text, first, scope, this);
    }
    const whole = { start: first.outerStart, end: last.outerEnd };
    const value = this.variables.valueOf({ from, to });
    if (!value) {
      const known = this.knownName(from, to, scope);
      if (known) this.components.push(known);
      else if (expressionEnd(this.dsl, from) === to) this.unresolved.push(unresolvedAt("package", whole));
      return;
    }
    const lines = value.value.split(/[\r\n]+/).map((line) => line.replace(/(?:^|\s)#.*/, "").trim());
    if (lines.length > 1) return this.lines(lines, whole, scope);
    const requirement = readRequirement(value.value, 0, value.value.length);
    if (!requirement || requirement.rest) return;
    const component = relocated(fromRequirement(requirement, whole, scope), value, whole);
    // A name that is whole in the first string is there.
    const { length } = requirement.name.value;
    const isThere = first.kind === "string" && text.startsWith(requirement.name.value, first.start);
    this.components.push(
      isThere ? { ...component, nameSpan: { start: first.start, end: first.start + length } } : component,
    );
  }

  /** `"a b".split()`. */
  private words({ text, start }: DslToken, scope: string): void {
    for (const { 0: word, index } of text.matchAll(/\S+/g)) {
      const [from, to] = [start + index, start + index + word.length];
      gatherString(this.dsl.text, { start: from, end: to, outerStart: from, outerEnd: to }, scope, this);
    }
  }

  /** One requirement a line, in a string whose line ends are escapes: they have the place of all of it. */
  private lines(lines: readonly string[], whole: Span, scope: string): void {
    for (const line of lines) {
      const requirement = readRequirement(line, 0, line.length);
      if (!requirement || requirement.rest) continue;
      this.components.push(relocated(fromRequirement(requirement, whole, scope), { value: "", ...whole }, whole));
    }
  }

  /** `"name==%s" % version`: the name is in the text though the version is not. */
  private knownName(from: number, to: number, scope: string): Component | undefined {
    const { tokens, text } = this.dsl;
    const first = tokens[from];
    const last = tokens[to - 1];
    const known =
      first?.kind === "string" ? /^\s*[\w.-]+(?:\[[\w\s,.-]*\])?\s*(?=[=<>~!])/.exec(first.text)?.[0] : undefined;
    const requirement =
      first && known !== undefined ? readRequirement(text, first.start, first.start + known.length) : undefined;
    return requirement && first && last
      ? fromRequirement(requirement, { start: first.outerStart, end: last.outerEnd }, scope)
      : undefined;
  }
}

/** Calls that make lines or words of a string. */
const lineCalls = new Set(["split", "splitlines", "strip"]);
