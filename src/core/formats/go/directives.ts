import type { Problem, Span } from "../../model.js";
import { written, type Written } from "../shared/declared.js";
import { shown } from "../../text/shown.js";

/** One line of a go.mod-like file: its directive, also inside a block, its words without quotes, and its comment. */
export interface GoDirective {
  readonly verb: string;
  readonly words: readonly Written[];
  readonly comment: string;
  /** The line without indentation and comment, the directive itself included when it is there. */
  readonly entry: Span;
}

/** Directives of `go.mod` and `go.work` in document order, blocks unfolded. https://go.dev/ref/mod#go-mod-file-lexical */
export function readGoDirectives(text: string): { directives: GoDirective[]; problems: Problem[] } {
  const directives: GoDirective[] = [];
  const problems: Problem[] = [];
  let block: { verb: string; start: number } | undefined;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const line = readLine(text, at);
    at = line.next;
    const [first, second] = line.words;
    const last = line.words[line.words.length - 1];
    if (!first || !last) continue;
    const entry = { start: first.start, end: last.end };
    if (first.value === ")") block = undefined;
    else if (second?.value === "(" && line.words.length === 3 && last.value === ")") continue;
    else if (second?.value === "(" && line.words.length === 2) block = { verb: first.value, start: first.start };
    else if (block && !(verbs.has(first.value) && line.words.length > 1)) {
      directives.push({ verb: block.verb, words: line.words, comment: line.comment, entry });
    } else {
      if (block)
        problems.push({
          message: `the ${block.verb} block is not closed`,
          start: block.start,
          end: block.start + block.verb.length,
        });
      block = undefined;
      if (verbs.has(first.value)) {
        directives.push({ verb: first.value, words: line.words.slice(1), comment: line.comment, entry });
      } else problems.push({ message: `'${shown(first.value.slice(0, 40))}' is not a directive`, ...entry });
    }
    if (problems.length >= maxProblems) break;
  }
  if (block)
    problems.push({
      message: `the ${block.verb} block is not closed`,
      start: block.start,
      end: block.start + block.verb.length,
    });
  return { directives, problems };
}

const maxProblems = 20;
const verbs = new Set([
  "module",
  "go",
  "toolchain",
  "godebug",
  "require",
  "exclude",
  "replace",
  "retract",
  "tool",
  "ignore",
  "use",
]);

function readLine(text: string, start: number): { words: Written[]; comment: string; next: number } {
  let end = text.indexOf("\n", start);
  const next = end < 0 ? text.length : end + 1;
  if (end < 0) end = text.length;
  const words: Written[] = [];
  for (let at = start; at < end;) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 0x2c) at++;
    else if (code === 47 && text.charCodeAt(at + 1) === 47)
      return { words, comment: text.slice(at + 2, end).trim(), next };
    else if (code === 34 || code === 0x60) {
      const closing = indexBefore(text, code, at + 1, end);
      if (closing > at + 1) words.push(written(text, at + 1, closing));
      at = closing + 1;
    } else if (code === 0x28 || code === 0x29) {
      words.push(written(text, at, at + 1));
      at++;
    } else {
      const word = at;
      while (at < end && !endsWord(text, at)) at++;
      words.push(written(text, word, at));
    }
  }
  return { words, comment: "", next };
}

function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code <= 32 || code === 0x28 || code === 0x29 || code === 0x2c) return true;
  return code === 47 && text.charCodeAt(at + 1) === 47;
}

function indexBefore(text: string, code: number, at: number, end: number): number {
  while (at < end && text.charCodeAt(at) !== code) at++;
  return at;
}
