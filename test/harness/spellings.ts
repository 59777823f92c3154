import { readFileSync } from "node:fs";
import type { SourceText } from "../../src/core/model.js";
import { describeExtraction } from "./golden.js";
import { formatOf } from "./recognise.js";

/** One way to write something, and what is read of it: lines as in the `expected.txt` of a fixture. */
export interface Spelling {
  /** The line in the table where it begins. */
  readonly line: number;
  /** Its first line: the path, and in parentheses what is special. */
  readonly head: string;
  readonly source: SourceText;
  readonly expected: string;
}

/**
 * The spellings of a table: `=== path`, the text, `>>>`, the lines of the expectation. Words behind the path in parentheses say what
 * is special. A text holds no line of those two forms.
 */
export function readSpellings(file: string): Spelling[] {
  let line = 1;
  return readFileSync(file, "utf8")
    .split(/^(?==== )/m)
    .flatMap((part) => {
      const at = line;
      line += part.split("\n").length - 1;
      const uri = /^=== (\S+)/.exec(part)?.[1];
      const behind = part.indexOf("\n") + 1;
      const rule = part.search(/^>>>$/m);
      if (uri === undefined) return [];
      const text = part.slice(behind, rule < 0 ? undefined : rule);
      const head = part.slice(0, behind).trim();
      return [{ line: at, head, source: { uri, text }, expected: rule < 0 ? "" : part.slice(rule + 4) }];
    });
}

/** What production reads of a file, and which format it takes it for when its name is not enough. */
export function readAs(source: SourceText): string {
  const format = formatOf(source);
  if (!format) return "no format\n\n";
  return `${format.id}\n${describeExtraction(source, format.extract(source))}\n`;
}
