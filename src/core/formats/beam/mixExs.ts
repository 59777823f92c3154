import type { Component, Span, Unresolved } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { elixir, isMark, isWord, itemNamed, plainItems, readDsl, readItems, type DslItem } from "../../syntax/dsl.js";
import { removeMember } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import type { Format } from "../format.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";

/** Elixir's `mix.exs`: the tuples of functions named for dependencies. https://hexdocs.pm/mix/Mix.Tasks.Deps.html */
export const hexMix: Format = {
  id: "hex/mix",
  title: "Elixir mix.exs",
  files: ["mix.exs", "*mix.exs"],
  ecosystems: ["hex"],
  extract({ text }) {
    const dsl = readDsl(text, elixir);
    const variables = new ScriptVariables(dsl);
    variables.pass(dsl.tokens.length);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    for (const [from, to] of ranges(dsl)) {
      for (let index = from; index < to; index++) {
        const token = dsl.tokens[index];
        if (token && isMark(token, "{"))
          readTuples(dsl, index, token, token.match ?? to, variables, components, unresolved);
      }
    }
    return withUnresolved({ components, problems: dsl.problems }, unresolved);
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

/** A dependency in each turn of the loops around it. */
function readTuples(
  dsl: DslText,
  index: number,
  token: DslToken,
  to: number,
  variables: ScriptVariables,
  components: Component[],
  unresolved: Unresolved[],
): void {
  variables.eachTurn(index, to, () => {
    const found = fromTuple(dsl, index, token, variables);
    for (const component of found) components.push(component);
    const git = found.length > 0 ? itemNamed(readItems(dsl, index), "git") : undefined;
    if (git && !variables.valueOf(git)) unresolved.push(unresolvedAt("address", git));
  });
}

/** Token ranges of `defp deps do … end`, `def deps, do: […]` and `deps: […]`. */
function ranges(dsl: DslText): [number, number][] {
  const found: [number, number][] = [];
  const named = namesJoined(dsl);
  let last = 0;
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (index < last || token?.kind !== "word") continue;
    const isAttribute = token.startsLine && isMark(dsl.tokens[index + 1], "[") && named.has(token.text);
    const end = isAttribute
      ? (dsl.tokens[index + 1]?.match ?? dsl.tokens.length)
      : token.text === "def" || token.text === "defp"
        ? functionEnd(dsl, index, named)
        : listEnd(dsl, index);
    if (end <= index) continue;
    found.push([index, end]);
    last = end;
  }
  return found;
}

/** Functions and attributes whose lists are joined with others: `@base ++ extra()`. */
function namesJoined({ tokens }: DslText): ReadonlySet<string> {
  const names = new Set<string>();
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (!isMark(token, "+") || !isMark(tokens[index + 1], "+")) continue;
    const before = isMark(tokens[index - 1], ")") ? index - 3 : index - 1;
    for (const at of [before, index + 2]) if (tokens[at]?.kind === "word") names.add(tokens[at].text);
  }
  return names;
}

function functionEnd(dsl: DslText, index: number, named: ReadonlySet<string>): number {
  const { tokens } = dsl;
  const name = tokens[index + 1]?.text ?? "";
  if (!/deps|dependencies/.test(name) && !named.has(name)) return -1;
  let at = index + 2;
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (isWord(token, "do") && token.match !== undefined) return token.match;
    if (isWord(token, "def") || isWord(token, "defp") || isWord(token, "end")) return at;
    at = token.match === undefined ? at + 1 : token.match + 1;
  }
  return tokens.length;
}

function listEnd(dsl: DslText, index: number): number {
  const open = dsl.tokens[index + 2];
  if (!isWord(dsl.tokens[index], "deps") || !isMark(dsl.tokens[index + 1], ":")) return -1;
  let at = index + 2;
  for (
    let token = dsl.tokens[at];
    token && token.parent === open?.parent && !isMark(token, ",");
    token = dsl.tokens[at]
  )
    at = token.match === undefined ? at + 1 : token.match + 1;
  return Math.min(at, dsl.tokens.length);
}

/** `{:name, "~> 1.0", only: :dev}`, `{:name, git: "https://…", tag: "v1"}` (or `ref`, `branch`). */
function fromTuple(dsl: DslText, index: number, open: DslToken, variables: ScriptVariables): Component[] {
  const name = dsl.tokens[index + 1];
  if (name?.kind !== "symbol" || name.text === "" || !isMark(dsl.tokens[index + 2], ",")) return [];
  const items = readItems(dsl, index);
  const plain = plainItems(items);
  if (plain.length < 2 && plain.length === items.length) return [];
  const requirement = variables.valueOf(plain[1]);
  const close = dsl.tokens[open.match ?? dsl.tokens.length];
  const entry = { start: open.start, end: close?.outerEnd ?? items[items.length - 1]?.end ?? name.outerEnd };
  // Nearly all are a name and a requirement.
  if (plain.length === items.length)
    return [declared("hex", toWritten(name), requirement && pinned(requirement), { entry, scope: "deps" })];
  return [withKeys(dsl, name, items, requirement, entry, variables)];
}

/** A dependency that says more than its requirement: where it is, when it is needed, its real name. */
function withKeys(
  dsl: DslText,
  name: DslToken,
  items: readonly DslItem[],
  requirement: Written | undefined,
  entry: Span,
  variables: ScriptVariables,
): Component {
  const at = (key: string): Written | undefined => variables.valueOf(itemNamed(items, key));
  const [reference] = ["tag", "ref", "branch"].flatMap((key) => at(key) ?? []);
  const repository = at("github");
  const git = at("git");
  const only = itemNamed(items, "only");
  const scope = only ? `deps ${dsl.text.slice(dsl.tokens[only.from]?.outerStart ?? only.start, only.end)}` : "deps";
  const place = git
    ? urlIdentifier(git)
    : repository && {
        scheme: "url" as const,
        value: `https://github.com/${repository.value}`,
        start: repository.start,
        end: repository.end,
      };
  const version = requirement ?? reference;
  // `hex: :real` names the package where it is not called like the application. https://hexdocs.pm/mix/Mix.Tasks.Deps.html
  const other = itemNamed(items, "hex");
  const real = other && dsl.tokens[other.from];
  const isNamed = other && other.from + 1 === other.to && (real?.kind === "symbol" || real?.kind === "string");
  return declared("hex", toWritten(isNamed && real && real.text !== "" ? real : name), version && pinned(version), {
    entry,
    scope,
    identifiers: [place],
  });
}

function toWritten({ text, start, end }: DslToken): Written {
  return { value: text, start, end };
}

/** `== 1.0` says the version `1.0`. */
function pinned(version: Written): Written {
  const operator = /^\s*==\s*(?=\S+$)/.exec(version.value)?.[0];
  const isPlain = version.end - version.start === version.value.length;
  const start = version.start + (isPlain ? (operator?.length ?? 0) : 0);
  return operator ? { value: version.value.slice(operator.length), start, end: version.end } : version;
}
