import type { Component } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, python, readDsl } from "../../syntax/dsl.js";
import { removeItem } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { readConanReference } from "./conanReference.js";

const words = new Set(["requires", "build_requires", "tool_requires", "test_requires", "python_requires"]);

/** Conan `conanfile.py`: what its literals require. https://docs.conan.io/2/reference/conanfile.html */
export const conanfilePy: Format = {
  id: "conan/py",
  title: "Conan conanfile.py",
  files: ["conanfile.py", "conanfile*.py"],
  ecosystems: ["conan"],
  extract({ text }) {
    const dsl = readDsl(text, python);
    const components: Component[] = [];
    // Up to here values are read: what stands in one is no requirement of its own.
    let readUntil = 0;
    const own = new Map<string, string>();
    for (const [word, token] of dsl.tokens.entries()) {
      if (word < readUntil || token.kind !== "word") continue;
      if (token.text === "name" || token.text === "version") define(dsl, word, own);
      if (!words.has(token.text)) continue;
      // Conan 1 also has `self.requires.add(…)`.
      const isMethod = isMark(dsl.tokens[word + 1], ".") && /^(?:add|override)$/.test(dsl.tokens[word + 2]?.text ?? "");
      const index = isMethod ? word + 2 : word;
      const next = dsl.tokens[index + 1];
      const isCall = isMark(next, "(");
      if (!isCall && !isMark(next, "=") && !isMark(next, "+=")) continue;
      const end = isCall ? index : valueEnd(dsl, index + 2);
      readUntil = end;
      const literals = isCall
        ? callLiterals(dsl, index)
        : dsl.tokens.slice(index + 2, end).filter(({ kind }) => kind === "string");
      for (const literal of literals) {
        // A call is the statement; in a list each string is one item.
        const start = isMark(dsl.tokens[word - 1], ".") ? (dsl.tokens[word - 2]?.start ?? token.start) : token.start;
        const close = dsl.tokens[next?.match ?? -1]?.outerEnd ?? literal.outerEnd;
        const item = { start: literal.outerStart, end: literal.outerEnd };
        const isAlone = literals.length === 1 && dsl.tokens[index + 2] === literal;
        const entry = isCall ? { start, end: close } : isAlone ? { start, end: literal.outerEnd } : item;
        const reference =
          literal.interpolated && literal.text.startsWith("{")
            ? undefined
            : readConanReference(literal.text, literal.start);
        if (!reference) continue;
        const version = literal.interpolated ? filled(reference.version, own) : reference.version;
        components.push(declared("conan", reference.name, version, { entry, scope: token.text }));
      }
    }
    return { components, problems: dsl.problems };
  },
  remove: ({ text }, { entry }) => removeItem(text, entry),
};

/** Takes the recipe's own `version = "1.0"`. */
function define({ tokens }: DslText, index: number, own: Map<string, string>): void {
  const value = tokens[index + 2];
  const isAttribute = tokens[index]?.startsLine && isMark(tokens[index + 1], "=");
  if (isAttribute && value?.kind === "string" && !value.interpolated) own.set(tokens[index]?.text ?? "", value.text);
}

/** `{self.version}` as the recipe says it; what is not known stays as written. */
function filled(version: Written | undefined, own: ReadonlyMap<string, string>): Written | undefined {
  const known = /^\{self\.(\w+)\}$/.exec(version?.value ?? "")?.[1];
  const value = known === undefined ? undefined : own.get(known);
  return version && value !== undefined ? { ...version, value } : version;
}

/** The first argument, when it is a string. */
function callLiterals({ tokens }: DslText, index: number): readonly DslToken[] {
  const first = tokens[index + 2];
  return first?.kind === "string" ? [first] : [];
}

/** Index behind an assigned value: that of its bracket, or the end of its line, unless a comma carries on. */
function valueEnd({ tokens }: DslText, from: number): number {
  const first = tokens[from];
  if (first?.match !== undefined) return Math.min(first.match, tokens.length);
  let to = from;
  while (tokens[to] && (to === from || !tokens[to]?.startsLine || isMark(tokens[to - 1], ","))) to++;
  return to;
}
