import type { Problem, Span } from "../model.js";
import { shown } from "../text/shown.js";

/**
 * A form of Clojure's data notation. `list` has its items whatever its brackets; a map's keys and values alternate.
 * `atom`: a symbol, keyword or number as written; `string`: `value` with escapes resolved, `start` to `end` without quotes.
 */
export interface EdnForm extends Span {
  readonly type: "list" | "map" | "atom" | "string";
  readonly value: string;
  readonly items: readonly EdnForm[];
}

type Open = { -readonly [K in keyof EdnForm]: EdnForm[K] } & { items: EdnForm[] };

/**
 * Reads EDN and Clojure source to forms with exact places: comments and `#_` forms are left out, reader marks (`'`, `~`, `^`, `#`)
 * are passed over. Tolerant, linear, no recursion. https://github.com/edn-format/edn
 */
export function readEdn(text: string): { readonly forms: readonly EdnForm[]; readonly problems: readonly Problem[] } {
  const top = openForm("list", 0);
  const stack: Open[] = [top];
  const problems: Problem[] = [];
  /** How deep the forms are that `#_` or `^` takes away: the next one at that depth. */
  const discards: number[] = [];
  const place = (form: EdnForm): void => {
    if (discards.at(-1) === stack.length) discards.pop();
    else stack.at(-1)?.items.push(form);
  };
  const close = (end: number): void => {
    const form = stack.pop();
    if (!form) return;
    form.end = end;
    while ((discards.at(-1) ?? -1) > stack.length) discards.pop();
    place(form);
  };
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === ";") at = endOf(text, "\n", at);
    else if (isSpace(text.charCodeAt(at))) at++;
    else if (char === '"') {
      const end = stringEnd(text, at);
      if (end >= text.length) problems.push({ message: "the string is not closed", start: at, end: at + 1 });
      const raw = text.slice(at + 1, end);
      const value = raw.includes("\\") ? raw.replace(/\\([\s\S])/g, "$1") : raw;
      place({ type: "string", value, start: at + 1, end: Math.min(end, text.length), items: [] });
      at = end + 1;
    } else if (char === "(" || char === "[" || char === "{") {
      stack.push(openForm(char === "{" ? "map" : "list", at++));
    } else if (char === ")" || char === "]" || char === "}") {
      at++;
      if (stack.length > 1) close(at);
      else if (problems.length < 20)
        problems.push({ message: `'${shown(char)}' closes nothing`, start: at - 1, end: at });
    } else if (char === "#" && text.charAt(at + 1) === "_") {
      discards.push(stack.length);
      at += 2;
    } else if (char === "^") {
      discards.push(stack.length);
      at++;
    } else if (char === "'" || char === "`" || char === "@" || char === "#" || char === "~") at++;
    else {
      const end = atomEnd(text, at);
      place({ type: "atom", value: text.slice(at, end), start: at, end, items: [] });
      at = end;
    }
  }
  const unclosed = stack.at(-1);
  if (unclosed && stack.length > 1) {
    problems.push({ message: "the bracket is not closed", start: unclosed.start, end: unclosed.start + 1 });
  }
  while (stack.length > 1) close(text.length);
  return { forms: top.items, problems };
}

/** Value after `key` in a map, or in a list that reads like one (`:key value`). */
export function ednGet(form: EdnForm | undefined, key: string): EdnForm | undefined {
  const items = form?.items ?? [];
  const at = items.findIndex((item) => item.type === "atom" && item.value === key);
  return at < 0 ? undefined : items[at + 1];
}

/** Keys and values of a map. */
export function ednEntries(form: EdnForm | undefined): readonly (readonly [EdnForm, EdnForm | undefined])[] {
  const items = form?.type === "map" ? form.items : [];
  return items.flatMap((key, at) => (at % 2 === 0 ? [[key, items[at + 1]] as const] : []));
}

function openForm(type: "list" | "map", start: number): Open {
  return { type, value: "", start, end: start, items: [] };
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 44 || code === 0xfeff;
}

function endOf(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at);
  return end < 0 ? text.length : end;
}

function stringEnd(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1;
  return Math.min(at, text.length);
}

function atomEnd(text: string, at: number): number {
  // `\(` is a character.
  if (text.charCodeAt(at) === 92) at++;
  for (at++; at < text.length; at++) {
    if (isSpace(text.charCodeAt(at)) || '()[]{}";'.includes(text.charAt(at))) break;
  }
  return Math.min(at, text.length);
}
