import type { Span } from "../../model.js";
import type { DslText } from "../../syntax/dslTokens.js";
import { isMark, isWord, itemNamed, plainItems, readCall, readItems, type DslItem } from "../../syntax/dsl.js";
import type { Written } from "../shared/declared.js";
import { asRead, namedBy, type Evaluated, type ScriptVariables } from "../shared/scripts/scriptVariables.js";

/** A component as one of Gradle's notations says it. */
export interface Notation {
  readonly name: Written;
  readonly version?: Written | undefined;
}

/** A plugin whose statement begins at `index`: `id("x") version "1"`, `id 'x' version '1' apply false`, `kotlin("jvm") version v`. */
export function readPlugin(dsl: DslText, variables: ScriptVariables, index: number): Notation | undefined {
  const { tokens } = dsl;
  const isKotlin = isWord(tokens[index], "kotlin");
  if (!isKotlin && !isWord(tokens[index], "id")) return undefined;
  const nameAt = isMark(tokens[index + 1], "(") ? index + 2 : index + 1;
  const id = tokens[nameAt];
  if (id?.kind !== "string" || id.text === "") return undefined;
  const version = pluginVersion(dsl, variables, nameAt + 1);
  // `java` and its like are parts of Gradle.
  if (!isKotlin && !version && !id.text.includes(".")) return undefined;
  const value = isKotlin ? `org.jetbrains.kotlin.${id.text}` : (variables.textOf(id) ?? id.text);
  return { name: { value, start: id.start, end: id.end }, version };
}

function pluginVersion(dsl: DslText, variables: ScriptVariables, from: number): Written | undefined {
  const { tokens } = dsl;
  for (let at = from; at < from + 12; at++) {
    const token = tokens[at];
    if (!token || (token.startsLine && token.text !== "version" && token.text !== "." && token.text !== ")")) break;
    // Another plugin on the line.
    if (isMark(token, ";") || isWord(token, "id")) break;
    if (!isWord(token, "version")) continue;
    const [item] = readCall(dsl, at + 1).items;
    if (!item) return undefined;
    // What follows the version on its line (`apply false`) is not part of it.
    let to = item.from + 1;
    while (to < item.to && (isMark(tokens[to], ".") || isMark(tokens[to - 1], "."))) to++;
    const call = tokens[item.from]?.kind === "word" && isMark(tokens[to], "(") ? tokens[to]?.match : undefined;
    if (call !== undefined) to = Math.min(call + 1, item.to);
    const value = variables.evaluate(item.from, tokens[item.from]?.kind === "string" ? item.from + 1 : to);
    return value && asRead(value);
  }
  return undefined;
}

/**
 * A component said by the arguments in the parenthesis at `open`: `kotlin("stdlib", "1")`, `npm("react", "18")`,
 * `implementation("group", "name", "version")`. Undefined when the arguments are something else, a coordinate in one string included.
 */
export function readPositional(
  dsl: DslText,
  variables: ScriptVariables,
  open: number,
): (Notation & { readonly ecosystem: string; readonly own: Span }) | undefined {
  const { tokens } = dsl;
  const callee = tokens[open - 1]?.text ?? "";
  const first = tokens[open + 1];
  if (first?.kind !== "string") return undefined;
  const isNpm = /^(?:npm|devNpm|peerNpm|optionalNpm)$/.test(callee);
  // Nearly all are one coordinate.
  if (first.text.includes(":") && callee !== "kotlin" && !isNpm) return undefined;
  const items = readItems(dsl, open);
  const [one, two, three] = items.slice(0, 3).map((item) => variables.evaluate(item.from, item.to));
  if (!one) return undefined;
  const own = { start: first.outerStart, end: items[items.length - 1]?.end ?? first.outerEnd };
  if (callee === "kotlin") {
    const name = { ...one.place, value: `org.jetbrains.kotlin:kotlin-${one.place.value}` };
    return { ecosystem: "maven", name, version: two && asRead(two), own };
  }
  if (isNpm) return { ecosystem: "npm", name: one.place, version: two && asRead(two), own };
  const isTriple = two && items.length <= 3 && plainItems(items).length === items.length;
  // A configuration's name before a coordinate (`add("api", "g:a:1")`) is not a group.
  if (!isTriple || /^(?:add|(?:mutable)?(?:list|array|set|map)Of)$/i.test(callee) || two.place.value.includes(":"))
    return undefined;
  if (tokens[items[1]?.from ?? 0]?.kind !== "string") return undefined;
  const artifact = namedBy(two);
  const name = { ...artifact, value: `${one.read ?? one.place.value}:${artifact.value}` };
  return { ecosystem: "maven", name, version: three && asRead(three), own };
}

/** `group: 'g', name: 'a', version: 'v'`; with `entry` the name is that item instead. */
export function readMapNotation(
  variables: ScriptVariables,
  items: readonly DslItem[],
  entry?: DslItem,
): Notation | undefined {
  const valueOf = (item: DslItem | undefined): ReturnType<ScriptVariables["evaluate"]> =>
    item && variables.evaluate(item.from, item.to);
  // `dependencySet("group:version")`
  const short = items[0] && items.length === 1 && entry ? valueOf(items[0]) : undefined;
  if (short && entry) return shortSet(variables, short.place, valueOf(entry));
  const group = valueOf(itemNamed(items, "group"));
  const name = valueOf(entry ?? itemNamed(items, "name"));
  const version = valueOf(itemNamed(items, "version"));
  if (!group || !name) return undefined;
  const artifact = namedBy(name);
  const value = `${group.read ?? group.place.value}:${artifact.value}`;
  return { name: { ...artifact, value }, version: version && asRead(version) };
}

function shortSet(variables: ScriptVariables, set: Written, entry: Evaluated | undefined): Notation | undefined {
  const colon = set.value.indexOf(":");
  if (colon <= 0 || !entry) return undefined;
  const resolve = (raw: string): string => variables.fill(raw) ?? raw;
  const artifact = namedBy(entry);
  const name = { ...artifact, value: `${resolve(set.value.slice(0, colon))}:${artifact.value}` };
  const version = { value: resolve(set.value.slice(colon + 1)), start: set.start + colon + 1, end: set.end };
  return { name, version };
}
