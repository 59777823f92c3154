import type { Edit, Span, Waiver } from "../model.js";
import { entriesOf, get } from "../syntax/tree.js";
import { readPolicyText } from "./policyText.js";

/** The edit that adds a waiver to a policy file's text, and where its reason is to be typed, counted in the text after the edit. */
export interface AddedWaiver {
  readonly edit: Edit;
  readonly reason: Span;
}

/**
 * Adds `waiver` at the end of the list `waivers`, in block style and in the list's own indentation; opens the list where there is none.
 * Everything else in the file stays as it is. An empty `reason` is written as `""`: the policy then says that one is needed.
 */
export function addWaiver(text: string, waiver: Waiver): AddedWaiver {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const { root } = readPolicyText(text);
  const entry = entriesOf(root).find(({ key }) => key.value === "waivers");
  const list = get(root, "waivers");
  const last = list?.type === "list" ? list.items.at(-1) : undefined;
  if (list && last && text[list.start] !== "[") {
    return insert(text, endOfLine(text, last.end), itemText(waiver, indentAt(text, list.start), eol), eol);
  }
  if (entry && !last) {
    // `waivers:` with nothing in it, or `waivers: []`.
    const end = entry.value && text[entry.value.start] === "[" ? entry.value.end : entry.key.outer.end + 1;
    const removed =
      entry.value && text[entry.value.start] === "[" ? { start: entry.key.outer.end + 1, end } : undefined;
    return insert(text, removed?.end ?? end, itemText(waiver, "  ", eol), eol, removed?.start);
  }
  if (list && last) {
    // A list in flow style gets another item in flow style.
    const item = `{ ${fields(waiver).join(", ")} }`;
    const before = text.slice(0, last.end);
    const newText = `, ${item}`;
    return {
      edit: { start: last.end, end: last.end, newText },
      reason: reasonIn(before + newText, before.length),
    };
  }
  const opening = text === "" || text.endsWith("\n") ? "" : eol;
  const gap = text.trim() === "" ? "" : eol;
  return insert(
    text,
    text.length,
    `${opening}${gap}waivers:${eol}${itemText(waiver, "  ", eol)}`,
    eol,
    undefined,
    true,
  );
}

function insert(text: string, at: number, block: string, eol: string, from = at, whole = false): AddedWaiver {
  const startsLine = whole || at === 0 || text[at - 1] === "\n";
  const newText = (startsLine ? "" : eol) + block + (at === text.length || whole || startsLine ? eol : "");
  return {
    edit: { start: from, end: at, newText },
    reason: reasonIn(text.slice(0, from) + newText, from),
  };
}

function itemText(waiver: Waiver, indent: string, eol: string): string {
  return fields(waiver)
    .map((field, at) => `${indent}${at === 0 ? "- " : "  "}${field}`)
    .join(eol);
}

function fields({ party, component, path, list, listed, reason, approver, decided, expires }: Waiver): string[] {
  const written = { party, component, path, list, listed, reason, approver, decided, expires };
  return Object.entries(written).flatMap(([key, value]) => {
    if (value === undefined) return [];
    // Ids of lists and words for what they forbid need no quotes.
    if (typeof value !== "string") return [`${key}: { ${pairs(value).join(", ")} }`];
    return [`${key}: ${key === "expires" || key === "decided" ? value : quoteIfNeeded(value)}`];
  });
}

function pairs(record: Readonly<Record<string, string>>): string[] {
  return Object.entries(record).map(([key, value]) => `${key}: ${value}`);
}

/** A plain YAML scalar where that is unmistakable, else JSON's quotes, which YAML reads alike. */
function quoteIfNeeded(value: string): string {
  return /^[A-Za-z][A-Za-z0-9/._+-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);
}

/** The inside of the quotes after the last `reason:`. */
function reasonIn(text: string, from: number): Span {
  const at = text.indexOf("reason: ", from) + "reason: ".length;
  const end = text.slice(at).search(/[\r\n,]/);
  const quoted = text[at] === '"';
  return { start: quoted ? at + 1 : at, end: (end < 0 ? text.length : at + end) - (quoted ? 1 : 0) };
}

function endOfLine(text: string, at: number): number {
  // The library counts the line end into the last value of a block: step back to the value's own line first.
  let end = at;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function indentAt(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? "";
}
