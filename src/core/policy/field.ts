import type { CalendarDate, Problem, Span } from "../model.js";
import type { TreeNode } from "../syntax/tree.js";
import { compileGlob } from "../text/glob.js";
import { isCalendarDate, type PolicyReader } from "./fields.js";
import { pathGlobOptions } from "./paths.js";
import { quotedWord } from "./quotedWord.js";
import { choicesOf, type Choice, type Offered, type Shape } from "./shape.js";

/** One place of a policy: what may be there, and how it is read. Said once, so that schema, completion and reading agree. */
export interface Field<Value> {
  readonly shape: Shape;
  /** The value; undefined when it is wrong, which the reader was then told exactly once. */
  read(node: TreeNode, reader: PolicyReader): Value | undefined;
}

/** Fields by key. */
type Fields<T extends object> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** Where to say what is wrong with keys and values as a whole: at the first key, so that what is right is not underlined too. */
export function headOf(node: TreeNode): Span {
  return (node.type === "map" && node.entries[0]?.key) || node;
}

/** Keys and values of which each key is known. `required` keys must be there. */
export function object<T extends object>(
  what: string,
  description: string,
  fields: Fields<T>,
  required: readonly (keyof T & string)[] = [],
): Field<Partial<T>> {
  const names = Object.keys(fields);
  const keys = Object.fromEntries(names.map((name) => [name, fields[name as keyof T].shape]));
  return {
    shape: { kind: "object", description, keys, ...(required.length > 0 && { required }) },
    read(node, reader) {
      const entries = reader.entries(node, what);
      if (!entries) return undefined;
      const result: Partial<T> = {};
      for (const { key, value } of entries) {
        if (!Object.hasOwn(fields, key.value)) {
          reader.unknown(key, `unknown key ${quotedWord(key.value)} in ${what}`, key.value, names);
        } else if (!value) reader.problem(key, `"${key.value}" has no value`);
        else {
          const name = key.value as keyof T;
          const read = fields[name].read(value, reader);
          if (read !== undefined) result[name] = read;
        }
      }
      const missing = required.filter((name) => !entries.some(({ key }) => key.value === name));
      if (missing.length > 0)
        reader.problem(headOf(node), `${what} needs ${missing.map((name) => `"${name}"`).join(" and ")}`);
      return result;
    },
  };
}

/** Keys of one kind and values of one kind: any key, or one of `names`. */
export function record<T>(
  key: string,
  what: string,
  description: string,
  value: Field<T>,
  names?: readonly Choice[],
): Field<Record<string, T>> {
  const known = names && new Set(names.map((name) => name.value));
  return {
    shape: { kind: "record", description, value: value.shape, ...(names && { names }) },
    read(node, reader) {
      const read = new Map<string, T>();
      for (const entry of reader.entries(node, key) ?? []) {
        const name = entry.key.value;
        if (known && !known.has(name)) {
          reader.unknown(entry.key, `unknown ${what} ${quotedWord(name)}`, name, [...known]);
          continue;
        }
        const one = entry.value
          ? value.read(entry.value, reader)
          : reader.problem(entry.key, `${quotedWord(name)} has no value`);
        if (one !== undefined) read.set(name, one);
      }
      return Object.fromEntries(read);
    },
  };
}

/** A list; with `atLeast`, one that may not be shorter. */
export function list<T>(what: string, description: string, items: Field<T>, atLeast?: number): Field<T[]> {
  return {
    shape: { kind: "list", description, items: items.shape, ...(atLeast !== undefined && { atLeast }) },
    read(node, reader) {
      if (node.type !== "list") return reader.problem(node, `${what} takes a list`);
      if (node.items.length < (atLeast ?? 0)) {
        return reader.problem(node, `${what} is empty: leave the key out, or name something`);
      }
      return node.items.flatMap((item) => {
        const one = items.read(item, reader);
        return one === undefined ? [] : [one];
      });
    },
  };
}

/** One of a table of words. */
export function choice<T extends string>(
  what: string,
  description: string,
  words: Readonly<Record<T, string>>,
): Field<T> {
  const values = Object.keys(words) as T[];
  return {
    shape: { kind: "choice", description, choices: choicesOf(words) },
    read(node, reader) {
      const word = node.type === "scalar" ? node.value : "";
      const value = values.find((one) => one === word);
      return value ?? reader.unknown(node, `${what} is one of ${values.join(", ")}`, word, values);
    },
  };
}

/** One of many names, which a message does not list. */
export function oneOf(what: string, description: string, choices: readonly Choice[]): Field<string> {
  const values = new Set(choices.map(({ value }) => value));
  return {
    shape: { kind: "choice", description, choices },
    read(node, reader) {
      if (node.type !== "scalar") return reader.problem(node, `${what} takes a text`);
      if (values.has(node.value)) return node.value;
      return reader.unknown(node, `unknown ${what} ${quotedWord(node.value)}`, node.value, [...values]);
    },
  };
}

export function flag(
  what: string,
  description: string,
  words: Readonly<Record<"true" | "false", string>>,
): Field<boolean> {
  return {
    shape: choice(what, description, words).shape,
    read(node, reader) {
      const value = node.type === "scalar" ? node.value : undefined;
      return value === "true" || value === "false"
        ? value === "true"
        : reader.problem(node, `${what} is true or false`);
    },
  };
}

/** A whole number from `least` on. */
export function wholeNumber(what: string, description: string, least: number): Field<number> {
  return {
    shape: { kind: "number", description, least },
    read(node, reader) {
      const value = node.type === "scalar" && /^\d{1,9}$/.test(node.value) ? Number(node.value) : NaN;
      return value >= least ? value : reader.problem(node, `${what} takes a whole number from ${least} on`);
    },
  };
}

/** A text; `check` says what is wrong with it, with the place in the text. */
export function text(
  what: string,
  description: string,
  {
    examples,
    offers,
    check,
  }: { examples?: readonly string[]; offers?: Offered; check?: (value: string) => Problem | undefined } = {},
): Field<string> {
  return {
    shape: { kind: "text", description, ...(examples && { examples }), ...(offers && { offers }) },
    read(node, reader) {
      if (node.type !== "scalar") return reader.problem(node, `${what} takes a text`);
      // Its quotes are what can be seen of an empty one.
      if (node.value.trim() === "") return reader.problem(node.outer, `${what} takes a text`);
      const wrong = check?.(node.value);
      if (!wrong) return node.value;
      // Where the text is written with escapes, its places are not those of the file.
      const asWritten = node.end - node.start === node.value.length;
      const at = asWritten ? { start: node.start + wrong.start, end: node.start + wrong.end } : node;
      return reader.problem(at, wrong.message);
    },
  };
}

/** A glob over paths below the root. */
export function glob(what: string, description: string, examples: readonly string[]): Field<string> {
  return text(what, description, {
    examples,
    check(value) {
      const read = compileGlob(value, pathGlobOptions);
      return "problem" in read ? { ...read.problem, message: `${what}: ${read.problem.message}` } : undefined;
    },
  });
}

/** A day of the calendar, `YYYY-MM-DD`; the 30th of February is none. */
export function date(what: string, description: string, offers: Offered = "today"): Field<CalendarDate> {
  return {
    shape: { kind: "text", description, pattern: "^\\d{4}-\\d{2}-\\d{2}$", offers },
    read(node, reader) {
      const value = node.type === "scalar" ? node.value : "";
      return isCalendarDate(value) ? value : reader.problem(node, `${what} is a date, YYYY-MM-DD`);
    },
  };
}
