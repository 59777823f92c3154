import type { Component, Extraction, Span, Unresolved } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, isWord, readDsl, readItems, scala } from "../../syntax/dsl.js";
import { removeItem } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { asRead, namedBy, ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";

const joins = new Set(["%", "%%", "%%%"]);
const keys = new Set([
  "libraryDependencies",
  "dependencyOverrides",
  "addSbtPlugin",
  "addCompilerPlugin",
  "allDependencies",
  "excludeDependencies",
]);
const definitions = new Set(["val", "lazy", "def", "object"]);

/** sbt builds: `"group" %% "artifact" % "version"`, and resolvers. https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html */
export const sbtBuild: Format = {
  id: "sbt/build",
  title: "sbt build.sbt and project/*.sbt, project/*.scala",
  files: ["*.sbt", "project/*.scala"],
  ecosystems: ["maven"],
  extract: ({ text }) => readSbt(readDsl(text, scala)),
  // A value that has a name may be used anywhere.
  remove: ({ text }, { entry, scope }) => (scope === "val" ? undefined : removeItem(text, entry)),
};

function readSbt(dsl: DslText): Extraction {
  const variables = new ScriptVariables(dsl);
  const components: Component[] = [];
  const unresolved: Unresolved[] = [];
  const add = (found: Component | Unresolved | undefined): void => {
    if (found && "message" in found) unresolved.push(found);
    else if (found) components.push(found);
  };
  // The key that is set, until a definition beside it begins.
  let key: DslToken | undefined;
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (!token) break;
    variables.pass(index);
    if (token.kind === "word" && keys.has(token.text)) key = token;
    else if (token.startsLine && token.parent === key?.parent && definitions.has(token.text)) key = undefined;
    if (token.kind === "mark" && joins.has(token.text)) {
      const scope = key?.text ?? "val";
      variables.eachTurn(operandStart(dsl.tokens, index - 1), index + 5, () => {
        const component = fromJoin(dsl, variables, index, scope);
        if (component) components.push(component);
        else if (isWord(dsl.tokens[index + 1], "_")) components.push(...fromMap(dsl, variables, index, scope));
      });
    } else if (isWord(token, "at") && dsl.tokens[index - 1]?.kind === "string") {
      const start = dsl.tokens[index - 1]?.outerStart ?? token.start;
      const item = { from: index + 1, to: operandEnd(dsl.tokens, index + 1) };
      add(fromResolver(variables, item, { start, end: dsl.tokens[item.to - 1]?.outerEnd ?? token.end }));
    } else if (isWord(token, "MavenRepository") && isMark(dsl.tokens[index + 1], "(")) {
      const end = dsl.tokens[dsl.tokens[index + 1]?.match ?? index]?.outerEnd ?? token.end;
      add(fromResolver(variables, readItems(dsl, index + 1)[1], { start: token.outerStart, end }));
    }
  }
  return withUnresolved({ components, problems: dsl.problems }, unresolved);
}

/** `"name" at "https://…"`, `MavenRepository("name", "https://…")`: the place, or that it is not given. */
function fromResolver(
  variables: ScriptVariables,
  item: { readonly from: number; readonly to: number } | undefined,
  entry: Span,
): Component | Unresolved | undefined {
  const url = variables.valueOf(item);
  return url ? sourceComponent(url, entry, "resolvers") : unresolvedAt("address", entry);
}

/** The component whose group and artifact the operator at `index` joins; undefined for the one before a version. */
function fromJoin(dsl: DslText, variables: ScriptVariables, index: number, scope: string): Component | undefined {
  const { tokens } = dsl;
  const from = operandStart(tokens, index - 1);
  const artifactEnd = operandEnd(tokens, index + 1);
  const artifact = variables.evaluate(index + 1, artifactEnd);
  const group = variables.evaluate(from, index);
  // After an operator is the version or the configuration of what was read before.
  if (!artifact || !group || joins.has(tokens[from - 1]?.text ?? "") || isWord(tokens[from], "_")) return undefined;
  if (group.read === undefined || (artifact.read === undefined && tokens[index + 1]?.kind !== "string"))
    return undefined;
  const direct = isMark(tokens[artifactEnd], "%") ? artifactEnd + 1 : -1;
  const versionAt = direct < 0 ? mappedVersion(dsl, index) : direct;
  const version = versionAt < 0 ? undefined : variables.evaluate(versionAt, operandEnd(tokens, versionAt));
  // Without a version it says what is left out, or nothing to sbt.
  if (!version && (scope === "excludeDependencies" || scope === "val")) return undefined;
  let last = artifactEnd;
  while (isMark(tokens[last], "%")) last = operandEnd(tokens, last + 1);
  const entry = statementAround(tokens, from, last);
  const named = namedBy(artifact);
  const name = { ...named, value: `${group.read}:${named.value}` };
  return name.start < name.end ? declared("maven", name, version && asRead(version), { entry, scope }) : undefined;
}

/** `Seq("a", "b").map("group" %% _ % version)`: the components whose group the operator at `index` joins. */
function fromMap(dsl: DslText, variables: ScriptVariables, index: number, scope: string): Component[] {
  const { tokens } = dsl;
  const from = operandStart(tokens, index - 1);
  const group = variables.evaluate(from, index);
  const open = tokens[index]?.parent ?? -1;
  const closes = isWord(tokens[open - 1], "map") && isMark(tokens[open - 2], ".") ? open - 3 : -1;
  if (closes < 0 || group?.read === undefined) return [];
  const { read } = group;
  const version = isMark(tokens[index + 2], "%")
    ? variables.evaluate(index + 3, operandEnd(tokens, index + 3))
    : undefined;
  let list = closes - 1;
  for (let steps = 0; list >= 0 && tokens[list]?.match !== closes; list--, steps++) if (steps > longestList) return [];
  return readItems(dsl, list).flatMap((item) => {
    const token = tokens[item.from];
    if (token?.kind !== "string" || item.from + 1 !== item.to || token.start >= token.end) return [];
    const name = { value: `${read}:${token.text}`, start: token.start, end: token.end };
    return [declared("maven", name, version && asRead(version), { entry: item, scope })];
  });
}

/** In tokens. */
const longestList = 400;

/** From the key with its `+=`, or from the call whose only argument it is; else the tokens themselves. */
function statementAround(tokens: readonly DslToken[], from: number, last: number): Span {
  const open = tokens[from - 1];
  const isAdded = isMark(open, "+=") && tokens[from - 2]?.kind === "word";
  const isArgument = isMark(open, "(") && tokens[from - 2]?.kind === "word" && tokens[from - 2]?.text !== "Seq";
  const isCall = isArgument && open?.match !== undefined && open.match - last < 20;
  const start = tokens[isAdded || isCall ? from - 2 : from]?.outerStart ?? 0;
  const end = (isCall ? tokens[open.match ?? last] : undefined)?.outerEnd ?? tokens[last - 1]?.outerEnd ?? start;
  return { start, end };
}

/** `Seq(a, b).map(_ % version)`: index of the version's first token, or -1. */
function mappedVersion({ tokens }: DslText, index: number): number {
  const close = tokens[tokens[index]?.parent ?? -1]?.match;
  if (close === undefined) return -1;
  const says = (offset: number, text: string): boolean => tokens[close + offset]?.text === text;
  return says(1, ".") && says(2, "map") && says(4, "_") && says(5, "%") ? close + 6 : -1;
}

function operandStart(tokens: readonly DslToken[], end: number): number {
  let at = end;
  while (isMark(tokens[at - 1], ".") && tokens[at - 2]?.kind === "word") at -= 2;
  return Math.max(at, 0);
}

function operandEnd(tokens: readonly DslToken[], start: number): number {
  if (tokens[start]?.kind !== "word" && tokens[start]?.kind !== "string") return start;
  let at = start + 1;
  while (isMark(tokens[at], ".") && tokens[at + 1]?.kind === "word" && tokens[start]?.kind === "word") at += 2;
  return at;
}
