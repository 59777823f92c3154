import type { Component, Edit, SourceText } from "../../model.js";
import { isMark, python, readDsl, type DslText, type DslToken } from "../../syntax/dsl.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { gatherString, type Gathered } from "./requirementList.js";

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
    const into: Gathered = { components: [], problems: [] };
    const variables = assignments(dsl);
    const seen: Seen = { values: new Set(), strings: new Set(), variables: new Set() };
    for (const [index, token] of dsl.tokens.entries()) {
      if (!keys.has(token.text) || !isSet(dsl, index)) continue;
      gather(dsl, index + 2, token.text, variables, seen, into);
      if (token.kind !== "word" || token.parent >= 0) continue;
      for (const value of valuesOf(token.text, variables, seen)) gather(dsl, value, token.text, variables, seen, into);
    }
    const components = into.components.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    return { components, problems: [...dsl.problems, ...into.problems] };
  },
  remove,
};

/** What stands alone as a value becomes an empty list; a call that adds it would lack its argument. */
function remove({ text }: SourceText, { entry }: Component): Edit | undefined {
  const before = text.slice(Math.max(0, entry.start - 200), entry.start).trimEnd();
  if (/[=:]$/.test(before)) return { start: entry.start, end: entry.end, newText: "[]" };
  return /\w\($/.test(before) ? undefined : removeMember(text, entry);
}

/** Calls that make a collection of their arguments: `extras_require=dict(test=["pytest"])`. */
const collections = new Set(["dict", "list", "set", "tuple", "sorted"]);

/** Indexes of tokens and names of variables that have been read: a list may be named more than once. */
interface Seen {
  readonly values: Set<number>;
  readonly strings: Set<number>;
  readonly variables: Set<string>;
}

/** `key = …` inside a call or of its own, or `"key": …`. */
function isSet(dsl: DslText, index: number): boolean {
  const token = dsl.tokens[index];
  const sign = dsl.tokens[index + 1];
  return token?.kind === "word" ? isMark(sign, "=") : token?.kind === "string" && isMark(sign, ":");
}

/**
 * Where a statement gives a variable its value or adds to it: indexes of the values' first tokens. The last `name = …` counts, and
 * what is added: `name += …`, `name["key"] = …`, `name.append(…)`.
 */
function assignments(dsl: DslText): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { kind, text, startsLine, parent }] of dsl.tokens.entries()) {
    if (kind !== "word" || !startsLine || parent >= 0) continue;
    if (isMark(dsl.tokens[index + 1], "=")) found.set(text, [index + 2]);
    else {
      const value = addedValue(dsl, index);
      const values = found.get(text);
      if (value !== undefined && values) values.push(value);
      else if (value !== undefined) found.set(text, [value]);
    }
  }
  return found;
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

const growing = new Set(["append", "extend", "update", "add"]);

/** The strings of one value, up to the comma or line end behind it; variables in it are looked up, each once. */
function gather(
  dsl: DslText,
  first: number,
  scope: string,
  variables: ReadonlyMap<string, readonly number[]>,
  seen: Seen,
  into: Gathered,
): void {
  const { values, strings } = seen;
  const open = [first];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    if (values.has(from)) continue;
    values.add(from);
    const end = valueEnd(dsl, from);
    for (let index = from; index < end; index++) {
      const token = dsl.tokens[index];
      if (!token) break;
      if (token.kind === "string") {
        if (strings.has(index) || !isRequirement(dsl, index, from, end)) continue;
        strings.add(index);
        gatherString(dsl.text, token, scope, into);
      } else if (token.kind === "word") {
        // A call's arguments are the call's business: `open("requirements.txt")`, `read_requirements("…")`.
        const next = dsl.tokens[index + 1];
        if (isMark(next, "(") && collections.has(token.text)) continue;
        if (isMark(next, "(") || isMark(next, ".")) index = skipCalls(dsl, index);
        else if (!isMark(dsl.tokens[index - 1], "%")) {
          for (const value of valuesOf(token.text, variables, seen)) open.push(value);
          // `versions["numpy"]`: a key.
          if (isMark(next, "[") && !next?.startsLine) index = next?.match ?? index;
        }
      }
    }
  }
}

/** The values of a variable when it is asked for the first time. */
function valuesOf(name: string, variables: ReadonlyMap<string, readonly number[]>, seen: Seen): readonly number[] {
  if (seen.variables.has(name)) return [];
  seen.variables.add(name);
  return variables.get(name) ?? [];
}

/** Keys of a dictionary and texts of comparisons are none. */
function isRequirement(dsl: DslText, index: number, from: number, end: number): boolean {
  const next = dsl.tokens[index + 1];
  const before = dsl.tokens[index - 1];
  if (isMark(next, ":")) return false;
  const follows = index + 1 >= end || isMark(next, ",") || isMark(next, "]") || isMark(next, ")") || isMark(next, "}");
  const leads = index === from || [",", "[", "(", "{", ":"].some((mark) => isMark(before, mark));
  return (follows || isMark(next, "%") || isMark(next, "+") || isMark(next, ".")) && (leads || isMark(before, "+"));
}

function valueEnd(dsl: DslText, from: number): number {
  const { tokens } = dsl;
  const parent = tokens[from]?.parent;
  let at = from;
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (token.parent !== parent || isMark(token, ",") || (at > from && token.startsLine && parent === -1)) break;
    at = token.match === undefined ? at + 1 : token.match + 1;
  }
  return Math.min(at, tokens.length);
}

/** Index of the last token of `name(…).name(…)`. */
function skipCalls(dsl: DslText, index: number): number {
  let at = index + 1;
  for (let token: DslToken | undefined = dsl.tokens[at]; token; token = dsl.tokens[at]) {
    if (isMark(token, "(") || isMark(token, "[")) at = (token.match ?? dsl.tokens.length) + 1;
    else if (isMark(token, ".")) at += 2;
    else break;
  }
  return at - 1;
}
