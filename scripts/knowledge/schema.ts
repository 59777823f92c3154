import { lineOf, type DataFile, type DataProblem, type Path } from "./place.js";

/** What a value in a data file must be. */
export type Shape =
  | { readonly kind: "text"; readonly oneOf?: readonly string[]; readonly pattern?: RegExp; readonly means?: string }
  /** Any keys, each with a text or a value of one shape. */
  | { readonly kind: "mapping"; readonly of?: Shape }
  | { readonly kind: "texts"; readonly oneOf?: readonly string[] }
  | { readonly kind: "record"; readonly fields: Readonly<Record<string, Field>>; readonly oneOf?: readonly string[] }
  | { readonly kind: "records"; readonly of: Shape };

export interface Field {
  readonly shape: Shape;
  readonly required?: true;
}

export const text: Shape = { kind: "text" };
export const texts: Shape = { kind: "texts" };
export const day: Shape = {
  kind: "text",
  pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  means: "a day (YYYY-MM-DD)",
};
/** A day, or the month or year where the day is not established. */
export const date: Shape = {
  kind: "text",
  pattern: /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
  means: "a date (YYYY-MM-DD, or YYYY-MM or YYYY where the day is not established)",
};
export const truth: Shape = { kind: "text", oneOf: ["true", "false"] };
export const confidence: Shape = { kind: "text", oneOf: ["verified", "unverified"] };

/** Where a value differs from its shape. */
export function problemsOf(of: DataFile, value: unknown, shape: Shape, path: Path = []): DataProblem[] {
  const problem = (message: string, at: Path = path): DataProblem => ({ file: of.file, line: lineOf(of, at), message });
  const name = path.length === 0 ? "the file" : `"${String(path.at(-1))}"`;
  switch (shape.kind) {
    case "text":
      if (typeof value !== "string" || value.trim() === "") return [problem(`${name} must be a text.`)];
      if (shape.oneOf && !shape.oneOf.includes(value))
        return [problem(`${name} is "${value}"; it must be one of ${shape.oneOf.join(", ")}.`)];
      if (shape.pattern && !shape.pattern.test(value))
        return [problem(`${name} is "${value}"; it must be ${shape.means ?? String(shape.pattern)}.`)];
      return [];
    case "texts": {
      const all: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (all.length === 0) return [problem(`${name} is empty; leave it out.`)];
      return all.flatMap((each, index) => {
        const one: Shape = shape.oneOf ? { kind: "text", oneOf: shape.oneOf } : text;
        return problemsOf(of, each, one, Array.isArray(value) ? [...path, index] : path);
      });
    }
    case "mapping":
      if (!isRecord(value)) return [problem(`${name} must be a mapping.`)];
      return Object.entries(value).flatMap(([key, each]) => problemsOf(of, each, shape.of ?? text, [...path, key]));
    case "records":
      if (!Array.isArray(value)) return [problem(`${name} must be a list.`)];
      return value.flatMap((each, index) => problemsOf(of, each, shape.of, [...path, index]));
    case "record":
      return isRecord(value) ? recordProblems(of, value, shape, path) : [problem(`${name} must be a mapping.`)];
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordProblems(
  of: DataFile,
  value: Record<string, unknown>,
  shape: Extract<Shape, { kind: "record" }>,
  path: Path,
): DataProblem[] {
  const problems: DataProblem[] = [];
  for (const key of Object.keys(value)) {
    const field = shape.fields[key];
    if (field) problems.push(...problemsOf(of, value[key], field.shape, [...path, key]));
    else
      problems.push({
        file: of.file,
        line: lineOf(of, [...path, key]),
        message: `"${key}" is not known here; the keys are ${Object.keys(shape.fields).join(", ")}.`,
      });
  }
  for (const [key, field] of Object.entries(shape.fields)) {
    if (field.required && value[key] === undefined)
      problems.push({ file: of.file, line: lineOf(of, path), message: `"${key}" is missing.` });
  }
  if (shape.oneOf && shape.oneOf.filter((key) => value[key] !== undefined).length !== 1)
    problems.push({
      file: of.file,
      line: lineOf(of, path),
      message: `Exactly one of ${shape.oneOf.join(", ")} is needed.`,
    });
  return problems;
}
