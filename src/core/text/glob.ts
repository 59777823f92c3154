import type { Problem } from "../model.js";
import { readGlob, type GlobPath, type GlobToken } from "./globSyntax.js";

/** A glob ready to be asked. */
export interface Glob {
  readonly text: string;
  /** Whether a path fits; folders are separated by `/`. Costs at most its length times the glob's. */
  matches(path: string): boolean;
}

export interface GlobOptions {
  /** Capitals do not count. */
  readonly fold?: boolean;
  /** A folder that fits means every file below it, as in `.gitignore`. */
  readonly below?: boolean;
}

/**
 * Compiles a glob over the end of a path: `*.csv` fits in every folder, `app/*.csv` in every folder `app`. `**` crosses folders, `*` and
 * `?` do not, `{a,b}` chooses, `[a-z]` is one character of these. Libraries make a regular expression of it, which takes minutes on
 * `*a*a*a…`; this one never goes back further than to the last `*`. The problem's place is in the glob.
 */
export function compileGlob(
  text: string,
  options: GlobOptions = {},
): { readonly glob: Glob } | { readonly problem: Problem } {
  const folded = text.toLowerCase();
  // Where a small letter takes more room than its capital, places would shift.
  const read = readGlob(options.fold && folded.length === text.length ? folded : text);
  if ("problem" in read) return read;
  const tests = read.paths.map((path) => pathTest(options.below ? [...path, "**"] : path));
  return { glob: { text, matches: anyOf(tests, options.fold ?? false) } };
}

/** A glob that was checked before, such as a format's own: a bad one fits nothing. */
export function globOf(text: string, options: GlobOptions = {}): Glob {
  const read = compileGlob(text, options);
  return "glob" in read ? read.glob : { text, matches: () => false };
}

type Test = (text: string) => boolean;

function anyOf(tests: readonly Test[], fold: boolean): Test {
  const [only] = tests;
  const any: Test = only && tests.length === 1 ? only : (path) => tests.some((test) => test(path));
  return fold ? (path) => any(path.toLowerCase()) : any;
}

function pathTest(path: GlobPath): Test {
  const names = path.flatMap((name) => (name === "**" ? [] : [nameTest(name)]));
  const [name] = path;
  if (path.length === 1 && name !== undefined && name !== "**") {
    const test = nameTest(name);
    return (text) => test(text.slice(text.lastIndexOf("/") + 1));
  }
  const firstFixed = path.findIndex((name) => name !== "**");
  // Without `**` between names, as nearly all globs are, only the path's end is looked at.
  if (names.length === path.length - Math.max(firstFixed, 0)) return (text) => endFits(names, text);
  const steps = path.map((name) => (name === "**" ? undefined : nameTest(name)));
  return (text) => namesFit([undefined, ...steps], text.split("/"));
}

function endFits(names: readonly Test[], path: string): boolean {
  let end = path.length;
  for (let at = names.length - 1; at >= 0; at--) {
    if (end < 0) return false;
    const slash = end === 0 ? -1 : path.lastIndexOf("/", end - 1);
    if (!names[at]?.(path.slice(slash + 1, end))) return false;
    end = slash;
  }
  return true;
}

/** Whether the names fit the steps; an undefined step is any number of names. Only the last such step is ever taken up again. */
function namesFit(steps: readonly (Test | undefined)[], names: readonly string[]): boolean {
  let step = 0;
  let name = 0;
  let again: { readonly step: number; name: number } | undefined;
  while (name < names.length || step < steps.length) {
    const test = steps[step];
    if (step < steps.length && !test) {
      again = { step: step + 1, name };
      step++;
    } else if (test && name < names.length && test(names[name] ?? "")) {
      step++;
      name++;
    } else if (again && again.name < names.length) {
      again.name++;
      name = again.name;
      step = again.step;
    } else return false;
  }
  return true;
}

/** A test of one folder's or file's name, with short ways for the forms that nearly all names have. */
function nameTest(tokens: readonly GlobToken[]): Test {
  const texts = tokens.map((token) => (token.kind === "text" ? token.text : token.kind === "run" ? "" : undefined));
  const [prefix = ""] = texts;
  const suffix = texts.at(-1) ?? "";
  if (tokens.length === 1 && prefix !== "") return (name) => name === prefix;
  const isPlain = texts.every((text) => text !== undefined);
  if (!isPlain) return (name) => name.startsWith(prefix) && name.endsWith(suffix) && tokensFit(tokens, name);
  const middle = texts.slice(1, -1).flatMap((text) => text || []);
  const shortest = prefix.length + suffix.length;
  if (prefix === "" && middle.length === 0) return (name) => name.endsWith(suffix);
  return (name) =>
    name.length >= shortest &&
    name.startsWith(prefix) &&
    name.endsWith(suffix) &&
    (middle.length === 0 || standInOrder(middle, name.slice(prefix.length, name.length - suffix.length)));
}

/** Whether the texts are found one after the other; the first place of each leaves the most for the next. */
function standInOrder(texts: readonly string[], name: string): boolean {
  let from = 0;
  for (const text of texts) {
    const at = name.indexOf(text, from);
    if (at < 0) return false;
    from = at + text.length;
  }
  return true;
}

/** As `namesFit`, by characters: a `*` takes as little as it can, and only the last one is given more. */
function tokensFit(tokens: readonly GlobToken[], name: string): boolean {
  let step = 0;
  let at = 0;
  let again: { readonly step: number; at: number } | undefined;
  while (at < name.length || step < tokens.length) {
    const token = tokens[step];
    const length = token && token.kind !== "run" ? lengthAt(token, name, at) : 0;
    if (token?.kind === "run") {
      again = { step: step + 1, at };
      step++;
    } else if (length > 0) {
      step++;
      at += length;
    } else if (again && again.at < name.length) {
      again.at++;
      at = again.at;
      step = again.step;
    } else return false;
  }
  return true;
}

/** How many code units of the name fit the token at `at`; 0 when none do. */
function lengthAt(token: Exclude<GlobToken, { kind: "run" }>, name: string, at: number): number {
  if (at >= name.length) return 0;
  if (token.kind === "text") return name.startsWith(token.text, at) ? token.text.length : 0;
  const char = String.fromCodePoint(name.codePointAt(at) ?? 0);
  if (token.kind === "any") return char.length;
  const isIn = token.ranges.some(([from, to]) => from <= char && char <= to);
  return isIn === token.negated ? 0 : char.length;
}
