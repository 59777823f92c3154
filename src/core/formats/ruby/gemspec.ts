import type { Component, Unresolved } from "../../model.js";
import type { DslText } from "../../syntax/dslTokens.js";
import { isMark, plainItems, readCall, readDsl, ruby } from "../../syntax/dsl.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { expressionEnd } from "../shared/scripts/scriptExpression.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { withUnresolved } from "../shared/unresolved.js";
import { nameOf, readRequirements, statementEnd, unknownName } from "../shared/packages/rubyRequirements.js";

const methods = new Set(["add_dependency", "add_runtime_dependency", "add_development_dependency"]);

/**
 * RubyGems `*.gemspec`: the gem itself where the file says its version, and what it depends on; of an installed gem itself alone,
 * since each gem has a file of its own. https://guides.rubygems.org/specification-reference/
 */
export const gemspec: Format = {
  id: "gem/gemspec",
  title: "RubyGems *.gemspec",
  files: ["*.gemspec"],
  ecosystems: ["gem"],
  extract({ text }) {
    const dsl = readDsl(text, ruby);
    const variables = new ScriptVariables(dsl);
    const own = fromSpecification(dsl, variables);
    const unresolved: Unresolved[] = [];
    const dependencies = isInstalled(dsl) ? [] : fromDependencies(dsl, variables, unresolved);
    return withUnresolved({ components: [...own, ...dependencies], problems: dsl.problems }, unresolved);
  },
  remove: ({ text }, { entry, scope }) => (scope === specification ? undefined : removeElement(text, entry)),
};

const specification = "specification";

function fromDependencies(dsl: DslText, variables: ScriptVariables, unresolved: Unresolved[]): Component[] {
  const components: Component[] = [];
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (!token) break;
    variables.pass(index);
    if (token.kind !== "word" || !methods.has(token.text) || !isMark(dsl.tokens[index - 1], ".")) continue;
    const call = readCall(dsl, index + 1);
    const [first, ...rest] = plainItems(call.items);
    const start = dsl.tokens[index - 2]?.start ?? token.start;
    const entry = { start, end: statementEnd(dsl, call) };
    variables.eachTurn(index, call.next, () => {
      const name = nameOf(dsl, first, variables);
      unresolved.push(...unknownName(dsl, first, name));
      if (name)
        components.push(declared("gem", name, readRequirements(dsl, rest, variables), { entry, scope: token.text }));
    });
  }
  return components;
}

/** The gem whose name and version the specification assigns. */
function fromSpecification(dsl: DslText, variables: ScriptVariables): Component[] {
  const name = stringAssigned(dsl, indexAssigned(dsl, "name"), variables);
  const at = indexAssigned(dsl, "version");
  const version = stringAssigned(dsl, at, variables) ?? variableAssigned(dsl, at, variables);
  if (!name || !version) return [];
  const entry = { start: Math.min(name.start, version.start), end: Math.max(name.end, version.end) };
  return [declared("gem", name, version, { entry, scope: specification })];
}

/** RubyGems names the stub it reads first, and freezes the name, in what it writes itself. */
function isInstalled(dsl: DslText): boolean {
  if (/^\uFEFF?(?:#[^\n]*\n){0,4}?# stub: \S/.test(dsl.text)) return true;
  const name = indexAssigned(dsl, "name");
  return name > 0 && isMark(dsl.tokens[name + 1], ".") && dsl.tokens[name + 2]?.text === "freeze";
}

/** Index of what the specification's first `.key =` assigns, −1 where there is none. */
function indexAssigned({ tokens }: DslText, key: string): number {
  const at = tokens.findIndex(
    (token, index) => token.text === key && isMark(tokens[index - 1], ".") && isMark(tokens[index + 1], "="),
  );
  return at < 0 ? -1 : at + 2;
}

/** The string at `from`, or the one on its line that `Gem::Version.new("1.0")` is written around. */
function stringAssigned(dsl: DslText, from: number, variables: ScriptVariables): Written | undefined {
  const { tokens } = dsl;
  const isCall = tokens[from]?.text === "Gem";
  if (tokens[from]?.kind === "string" && !tokens[from]?.startsLine)
    return variables.valueOf({ from, to: expressionEnd(dsl, from) });
  for (let index = from; from >= 0 && index < from + (isCall ? 8 : 1); index++) {
    const token = tokens[index];
    if (!token || token.startsLine) return undefined;
    if (token.kind !== "string" || token.interpolated || token.start >= token.end) continue;
    return { value: token.text, start: token.start, end: token.end };
  }
  return undefined;
}

/** The value of the variable or constant that stands alone at `from`. */
function variableAssigned({ tokens }: DslText, from: number, variables: ScriptVariables): Written | undefined {
  const token = tokens[from];
  const next = tokens[from + 1];
  if (token?.kind !== "word" || token.startsLine || (next && !next.startsLine)) return undefined;
  const value = variables.lookup(token.text);
  return value === undefined || value === "" ? undefined : { value, start: token.start, end: token.end };
}
