import type { DslText } from "../../../syntax/dslTokens.js";
import { isWord, stringOf, stringsOf, type DslCall, type DslItem } from "../../../syntax/dsl.js";
import { written, type Written } from "../declared.js";
import type { Unresolved } from "../../../model.js";
import type { ScriptVariables } from "../scripts/scriptVariables.js";
import { unresolvedAt } from "../unresolved.js";

/**
 * The version that the items of a call say, as one text from the first requirement to the last (`">= 1", "< 2"` is `>= 1, < 2`);
 * an exact pin (`"= 1.0"`) without its operator.
 */
export function readRequirements(
  dsl: DslText,
  items: readonly DslItem[],
  variables: ScriptVariables,
): Written | undefined {
  const strings = items.flatMap((item) => stringsOf(dsl, item));
  const [first] = strings;
  const last = strings[strings.length - 1];
  if (!first || !last) return fromVariable(items[0], variables);
  const values = strings.map((token) => variables.textOf(token) ?? token.text);
  if (strings.length > 1) return { value: values.join(", "), start: first.start, end: last.end };
  const [value = ""] = values;
  const pin = /^\s*=?\s*(?=\d)/.exec(value)?.[0].length ?? 0;
  if (first.interpolated) return { value: value.slice(pin), start: first.start, end: first.end };
  const exact = written(dsl.text, first.start + pin, first.end);
  return exact.value === "" ? undefined : exact;
}

/** The string an item is, with its place; undefined for anything else, and for the empty string. */
export function textOf(dsl: DslText, item: DslItem | undefined): Written | undefined {
  const token = stringOf(dsl, item);
  return token && token.text !== "" && token.start < token.end
    ? { value: token.text, start: token.start, end: token.end }
    : undefined;
}

/** The name an item says, variables and joined strings put together; undefined where the file does not tell. */
export function nameOf(dsl: DslText, item: DslItem | undefined, variables: ScriptVariables): Written | undefined {
  const token = stringOf(dsl, item);
  return token?.interpolated === true || !token ? variables.valueOf(item) : textOf(dsl, item);
}

/** What a call would name, were its first argument known; a symbol or nothing at all is not a name. */
export function unknownName(dsl: DslText, item: DslItem | undefined, name: Written | undefined): Unresolved[] {
  if (name || !item) return [];
  const token = dsl.tokens[item.from];
  const isEmpty = token?.kind === "string" && token.text === "" && !token.interpolated;
  return isEmpty || token?.kind === "symbol" || token?.kind === "number" ? [] : [unresolvedAt("package", item)];
}

/** End of the statement a call makes, its condition (`if …`, `unless …`) included. */
export function statementEnd(dsl: DslText, call: DslCall): number {
  const { tokens } = dsl;
  let token = tokens[call.next];
  if (!token || token.startsLine || !(isWord(token, "if") || isWord(token, "unless"))) return call.end;
  let end = token.outerEnd;
  for (let at = call.next + 1; (token = tokens[at]) && !token.startsLine; at++) end = token.outerEnd;
  return end;
}

/** Whether the word at `index` is called: it begins a line, a block, or what follows a condition. */
export function beginsStatement(dsl: DslText, index: number): boolean {
  const token = dsl.tokens[index];
  const before = dsl.tokens[index - 1];
  if (!token || token.startsLine || !before) return true;
  return before.match !== undefined || /^[;{]$|^(?:do|then|else|end)$/.test(before.text) || before.text === "|";
}

function fromVariable(item: DslItem | undefined, variables: ScriptVariables): Written | undefined {
  const value = item && variables.evaluate(item.from, item.to);
  return value?.read === undefined ? undefined : { ...value.place, value: value.read };
}
