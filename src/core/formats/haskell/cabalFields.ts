import type { Component, Problem, Span } from "../../model.js";
import { declared, written, type Written } from "../shared/declared.js";

/** A field of a Cabal file and the lines of its value, comments left out. */
export interface CabalField {
  /** In lower case. */
  readonly name: string;
  /** The keyword of the section it is in. */
  readonly section: string;
  readonly indent: number;
  readonly lines: Span[];
}

/** The items of a field between commas, without blanks around them; one that goes over lines is taken with what is between. */
export function itemsOfField(text: string, { lines }: CabalField): Written[] {
  const items: Written[] = [];
  let start = -1;
  let end = -1;
  let depth = 0;
  const complete = (): void => {
    if (start >= 0) items.push(written(text, start, end));
    start = -1;
  };
  for (const line of lines) {
    for (let at = line.start; at < line.end; at++) {
      const code = text.charCodeAt(at);
      // Braces around the whole value stand for its indentation.
      if (code === 0x7b && items.length === 0 && start < 0) continue;
      if (code === 0x7d && depth === 0) continue;
      if (code === 0x7b || code === 0x28) depth++;
      else if ((code === 0x7d || code === 0x29) && depth > 0) depth--;
      if (code === 0x2c && depth === 0) complete();
      else if (code > 32) {
        if (start < 0) start = at;
        end = at + 1;
      }
    }
  }
  complete();
  return items;
}

/** What a requirement lacks: its name, or the version after the operator. */
export function incomplete({ value, start, end }: Written): Problem[] {
  if (!/^[A-Za-z0-9]/.test(value)) return [{ message: "no name comes before this", start, end }];
  const operator = value.endsWith("-") ? undefined : /[<>=^]+$/.exec(value.slice(-4))?.[0];
  return operator ? [{ message: "no version follows", start: end - operator.length, end }] : [];
}

/** The component of `name`, `name:library` or `name:{a, b}` and a version range, which is in the text as it is. */
export function fromRequirement(text: string, item: Written, entry: Span, scope: string): Component[] {
  const name = /^[A-Za-z0-9][A-Za-z0-9-]*/.exec(item.value)?.[0];
  if (!name) return [];
  const nameEnd = item.start + name.length;
  const part = /^\s*:\s*(?:\{[^}]*\}|[\w-]+)/.exec(text.slice(nameEnd, item.end))?.[0].length ?? 0;
  const version = pinnedVersion(text, nameEnd + part, item.end);
  return [declared("hackage", written(text, item.start, nameEnd), version, { entry, scope })];
}

/** The version range in `[from, to)`: without the operator when it is one version, blanks of line breaks as one. */
export function pinnedVersion(text: string, from: number, to: number): Written | undefined {
  let start = from;
  while (start < to && text.charCodeAt(start) <= 32) start++;
  const pin = /^==\s*(?=[\d.]+\s*$)/.exec(text.slice(start, to))?.[0];
  if (pin) start += pin.length;
  let end = to;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  if (end === start || /^[<>=^]+$/.test(text.slice(start, end))) return undefined;
  const value = text.slice(start, end).replace(/\s*[\r\n](?:[ \t]*--[^\r\n]*[\r\n]+)*\s*/g, " ");
  return { value, start, end };
}
