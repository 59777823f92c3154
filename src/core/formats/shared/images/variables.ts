import type { Span } from "../../../model.js";
import { written, type Written } from "../declared.js";
import { printed } from "../scripts/stringFormats.js";

/** A text in which variables were replaced, and where its characters come from. */
export interface Expanded {
  readonly value: string;
  /** Where it is as a whole, when no variable was replaced; undefined when one was. */
  readonly written?: Written;
  /**
   * Place of `[start, end)` of `value`: where those characters are, be it in a variable's definition; where they are in several
   * places, the part of the declaration that gives them.
   */
  place(start: number, end: number): Span;
  /** Where `[start, end)` of `value` is as it is; undefined when it is put together from several places. */
  exactPlace(start: number, end: number): Span | undefined;
  /** The part of the declaration that gives `[start, end)`. */
  declaration(start: number, end: number): Span;
}

interface Piece {
  readonly value: string;
  /** Where the characters are, when they are anywhere. */
  readonly from: Span;
  /** The part of the declaration. */
  readonly declaration: Span;
  readonly isVariable: boolean;
}

/**
 * Replaces the variables in `[start, end)` of `text` by what `lookUp` knows or their default; others stay as they are. Variables are
 * `$NAME`, `${NAME}`, `${NAME:-default}`, and what pipelines and charts write: `$(name)`, `${{ env.name }}`, `$[[ inputs.name ]]`,
 * `<< parameters.name >>`, and `{{ … | default "x" }}`, of which only the default is known.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function expandVariables(
  text: string,
  start: number,
  end: number,
  lookUp: (name: string) => Written | undefined,
): Expanded {
  if (!mayHaveVariables(text, start, end)) return new Plain(written(text, start, end));
  const pieces: Piece[] = [];
  let plain = start;
  const flush = (to: number): void => {
    if (to > plain) pieces.push(literal(text, plain, to));
  };
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 36 && code !== 60 && code !== 0x7b) continue;
    const variable = code === 36 ? readVariable(text, at, end) : undefined;
    const enclosed = variable ?? readEnclosed(text, at, end);
    if (!enclosed) continue;
    const replacement = lookUp(enclosed.name) ?? (enclosed.fallback && fallbackOf(text, enclosed.fallback, lookUp));
    if (!replacement) {
      at = enclosed.end - 1;
      continue;
    }
    flush(at);
    pieces.push({
      value: replacement.value,
      from: { start: replacement.start, end: replacement.end },
      declaration: { start: at, end: enclosed.end },
      isVariable: true,
    });
    plain = enclosed.end;
    at = plain - 1;
  }
  flush(end);
  return new Pieces(pieces, { start, end });
}

/** A default, which may be made of variables: `${A:-${B:-c}}`; undefined where one of them is not known. */
function fallbackOf(
  text: string,
  fallback: Written,
  lookUp: (name: string) => Written | undefined,
): Written | undefined {
  if (!fallback.value.includes("$") || fallback.start === fallback.end) return fallback;
  const read = expandVariables(text, fallback.start, fallback.end, lookUp);
  const { value } = read;
  if (value.includes("$") || value.length > maxDefault) return undefined;
  const { start, end } = read.place(0, value.length);
  return { value, start, end };
}

/** False where no variable can be: so it is with nearly all images, which then cost no more than to cut them out. */
export function mayHaveVariables(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 36 || code === 60 || code === 0x7b) return true;
  }
  return false;
}

function literal(text: string, start: number, end: number): Piece {
  const span = { start, end };
  return { value: text.slice(start, end), from: span, declaration: span, isVariable: false };
}

/** Longer defaults are no names of images or versions. */
const maxDefault = 500;

interface Variable {
  readonly name: string;
  readonly end: number;
  readonly fallback?: Written;
}

/** What encloses the name of a variable in pipelines and charts. */
const enclosures = [
  ["${{", "}}"],
  ["$[[", "]]"],
  ["$(", ")"],
  ["<<", ">>"],
  ["{{", "}}"],
] as const;

function readEnclosed(text: string, at: number, end: number): Variable | undefined {
  const found = enclosures.find(([open]) => text.startsWith(open, at));
  if (!found) return undefined;
  const [open, close] = found;
  const from = at + open.length;
  const distance = text.slice(from, Math.min(end, from + maxDefault)).indexOf(close);
  if (distance < 0) return undefined;
  const inner = text.slice(from, from + distance);
  const said = inner.trim();
  const isTemplate = open === "{{";
  const name = isTemplate
    ? said.replace(/^-\s*|\s*-$|\s*\|\s*(?:quote|toString)\s*-?$/g, "")
    : said.replace(/^(\w+)\['([\w.-]+)'\]$/, "$1.$2");
  const fallback = isTemplate ? (printedTemplate(from, said) ?? templateDefault(text, from, inner)) : undefined;
  return { name, end: from + distance + close.length, ...(fallback && { fallback }) };
}

/** `printf "%s/%s:%s" "registry" .Values.name (.Values.tag | default "1")`: what is not known stays a template. */
function printedTemplate(at: number, inner: string): Written | undefined {
  const [, template, rest = ""] = /^-?\s*printf\s+["`]([^"`]*)["`]\s(.*)$/s.exec(inner) ?? [];
  if (template === undefined) return undefined;
  const values = [...rest.matchAll(/["`]([^"`]*)["`]|\(([^()]*)\)|\S+/g)].map(
    ([, said, nested = ""]) => said ?? templateDefault(nested, 0, nested)?.value ?? "{{ }}",
  );
  const value = printed(
    template,
    values.map((one) => ({ value: one })),
  );
  return value?.replace(/^[{ }]+$/, "") ? { value, start: at, end: at } : undefined;
}

/** `default "x" .Values.image`, `.Values.image | default "x"`, `"x"`; a chart's own quotes may be escaped in a string. */
function templateDefault(text: string, from: number, inner: string): Written | undefined {
  const match =
    /\bdefault\s+\\?["'`]([^"'`\\]{1,300})\\?["'`]/.exec(inner) ?? /^-?\s*["`]([^"`\\]{1,300})["`]\s*-?$/.exec(inner);
  if (!match?.[1]) return undefined;
  const start = from + match.index + match[0].indexOf(match[1]);
  return written(text, start, start + match[1].length);
}

function readVariable(text: string, dollar: number, end: number): Variable | undefined {
  if (/^\$(?:\{\{|\(|\[)/.test(text.slice(dollar, dollar + 3))) return undefined;
  const braced = text.charCodeAt(dollar + 1) === 0x7b;
  const nameStart = dollar + (braced ? 2 : 1);
  let at = nameStart;
  while (at < end && at - nameStart < 200 && /\w/.test(text.charAt(at))) at++;
  const name = text.slice(nameStart, at);
  if (name === "") return undefined;
  if (!braced) return { name, end: at };
  const close = closingBrace(text, at, Math.min(end, at + maxDefault));
  if (close < 0) return undefined;
  if (close === at) return { name, end: close + 1 };
  const operator = /^:?[-=?]/.exec(text.slice(at, at + 2))?.[0];
  if (operator === undefined) return undefined;
  // What is told where a variable is not set is none of its values.
  if (operator.endsWith("?")) return { name, end: close + 1 };
  const start = at + operator.length;
  const quoted =
    /^["']/.test(text.charAt(start)) && close - start >= 2 && text.charAt(close - 1) === text.charAt(start);
  return { name, end: close + 1, fallback: quoted ? written(text, start + 1, close - 1) : written(text, start, close) };
}

/** Index of the brace that closes what is open at `at`; -1 where none does. */
function closingBrace(text: string, at: number, end: number): number {
  for (let depth = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b) depth++;
    else if (code === 0x7d && depth-- === 0) return at;
  }
  return -1;
}

/** A text without variables. */
class Plain implements Expanded {
  constructor(readonly written: Written) {}

  get value(): string {
    return this.written.value;
  }

  place(start: number, end: number): Span {
    return this.exactPlace(start, end);
  }

  exactPlace(start: number, end: number): Span {
    const { start: from } = this.written;
    return { start: from + start, end: from + end };
  }

  declaration(start: number, end: number): Span {
    return this.exactPlace(start, end);
  }
}

class Pieces implements Expanded {
  readonly value: string;

  constructor(
    private readonly pieces: readonly Piece[],
    private readonly whole: Span,
  ) {
    this.value = pieces.map(({ value }) => value).join("");
  }

  place(start: number, end: number): Span {
    return this.exactPlace(start, end) ?? this.declaration(start, end);
  }

  exactPlace(start: number, end: number): Span | undefined {
    let at = 0;
    for (const { value, from } of this.pieces) {
      if (start >= at && end <= at + value.length && from.end - from.start === value.length) {
        return { start: from.start + start - at, end: from.start + end - at };
      }
      at += value.length;
    }
    return undefined;
  }

  declaration(start: number, end: number): Span {
    let at = 0;
    let first: number | undefined;
    let last = this.whole.end;
    for (const { value, declaration, isVariable } of this.pieces) {
      const next = at + value.length;
      if (next > start && at < end) {
        first ??= isVariable ? declaration.start : declaration.start + Math.max(0, start - at);
        last = isVariable || end >= next ? declaration.end : declaration.start + end - at;
      }
      at = next;
    }
    return { start: first ?? this.whole.start, end: Math.max(last, first ?? this.whole.start) };
  }
}
