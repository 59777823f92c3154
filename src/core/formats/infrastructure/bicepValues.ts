import type { Span } from "../../model.js";
import { formatted } from "../shared/scripts/stringFormats.js";

/** One of the values that an expression may have: a string, a name, or a call, by their places. */
export interface BicepValue extends Span {
  readonly kind: "string" | "name" | "other";
}

/** The closing quote, or the line's end. Quotes inside `${…}` belong to the expression, whose strings may hold expressions again. */
export function stringEnd(text: string, from: number): number {
  // Braces that are open in each string's expression, the innermost last; 0 is in the string itself.
  const open = [0];
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const depth = open[open.length - 1] ?? 0;
    if (code === 10 || code === 13) return at;
    if (depth === 0) {
      if (code === 92) at++;
      else if (code === 36 && text.charCodeAt(at + 1) === 0x7b) {
        open[open.length - 1] = 1;
        at++;
      } else if (code === 39) {
        open.pop();
        if (open.length === 0) return at;
      }
    } else if (code === 39) open.push(0);
    else if (code === 0x7b) open[open.length - 1] = depth + 1;
    else if (code === 0x7d) open[open.length - 1] = depth - 1;
  }
  return text.length;
}

/** Longer expressions are not read. */
const longest = 2000;

/** The end of the expression that begins at `from`; a condition may go on in the next line. */
export function expressionEnd(text: string, from: number): number {
  return scan(text, from, Math.min(text.length, from + longest), (at, code) =>
    code === 10 || code === 13 ? !/^\s*[?:]/.test(text.slice(at, at + 200)) : /[,)\]}]/.test(text.charAt(at)),
  );
}

/** What an expression may come to: both sides of `a ? b : c` and of `a ?? b`. */
export function valuesOf(text: string, start: number, stop: number): BicepValue[] {
  const open: Span[] = [{ start, end: stop }];
  const found: BicepValue[] = [];
  for (let next = open.pop(); next && found.length < 32; next = open.pop()) {
    let { start: from, end } = next;
    while (from < end && /\s/.test(text.charAt(from))) from++;
    while (end > from && /\s/.test(text.charAt(end - 1))) end--;
    const question = scan(text, from, end, (at) => text.charAt(at) === "?" && !/^[.[]/.test(text.charAt(at + 1)));
    const isDefault = text.charAt(question + 1) === "?";
    if (question < end) {
      let depth = 0;
      const from2 = question + (isDefault ? 2 : 1);
      const colon = isDefault
        ? question
        : scan(text, from2, end, (_, code) => {
            if (code === 63) depth++;
            return code === 58 && depth-- === 0;
          });
      open.push({ start: isDefault ? from2 : colon + 1, end }, { start: isDefault ? from : from2, end: colon });
    } else if (text.charAt(from) === "(" && scan(text, from + 1, end, (_, code) => code === 41) === end - 1)
      open.push({ start: from + 1, end: end - 1 });
    else if (text.charAt(from) === "'" && stringEnd(text, from + 1) === end - 1)
      found.push({ kind: "string", start: from + 1, end: end - 1 });
    else if (from < end)
      found.push({ kind: /^[A-Za-z_]\w*$/.test(text.slice(from, end)) ? "name" : "other", start: from, end });
  }
  return found;
}

/** What `format('{0}/a:{1}', b, 'c')` and `concat(a, 'b')` say; undefined where a part of it is not known. */
export function callText(
  text: string,
  { start, end }: Span,
  valueOf: (name: string) => string | undefined,
): string | undefined {
  const [head, name] = /^(format|concat)\(/.exec(text.slice(start, end)) ?? [];
  if (head === undefined || text.charAt(end - 1) !== ")") return undefined;
  const values: (string | undefined)[] = [];
  for (let at = start + head.length; at < end - 1;) {
    const to = scan(text, at, end - 1, (_, code) => code === 44);
    const [only, ...others] = valuesOf(text, at, to);
    const said = only && others.length === 0 ? text.slice(only.start, only.end) : "";
    values.push(only?.kind === "string" && !/[$\\]/.test(said) ? said : valueOf(said));
    at = to + 1;
  }
  const [template = "", ...given] = values;
  if (name === "concat") return values.includes(undefined) ? undefined : values.join("");
  return formatted(
    template,
    given.map((value) => ({ value })),
  );
}

/** The first place outside strings and brackets that `stops` says, or `to`. */
function scan(text: string, from: number, to: number, stops: (at: number, code: number) => boolean): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (depth === 0 && stops(at, code)) return at;
    if (code === 39) at = stringEnd(text, at + 1);
    else if (code === 40 || code === 0x5b || code === 0x7b) depth++;
    else if (code === 41 || code === 0x5d || code === 0x7d) depth--;
  }
  return to;
}
