import type { Severity, Span } from "../model.js";
import type { LineIndex } from "../text/lineIndex.js";
import type { Palette } from "./palette.js";

/** A quoted line is cut to this many characters around the span: a minified file has one line. */
const window = 120;

/** The line of `span` with the span underlined, in two lines of text. Tabs become blanks so that both agree. */
export function quoteLine(lines: LineIndex, span: Span, palette: Palette, severity: Severity = "warning"): string[] {
  const { line, column } = lines.positionAt(span.start);
  const whole = lines.lineText(line);
  const from = Math.max(0, column - 1 - window / 2);
  const shown = whole.slice(from, from + window);
  const indent = from > 0 ? 0 : (/^\s*/.exec(shown)?.[0].length ?? 0);
  const cut = Math.min(indent, column - 1);
  const text = printable(shown.slice(cut));
  const lead = width(printable(shown.slice(cut, column - 1 - from)));
  const length = Math.max(1, Math.min(span.end - span.start, shown.length - (column - 1 - from)));
  const underline = "~".repeat(
    Math.max(1, width(printable(shown.slice(column - 1 - from, column - 1 - from + length)))),
  );
  const number = String(line).padStart(5);
  return [
    `${palette.dim(`${number} │`)} ${from > 0 ? "…" : ""}${text}${from + window < whole.length ? "…" : ""}`,
    `${palette.dim("      │")} ${" ".repeat(lead + (from > 0 ? 1 : 0))}${palette.severity(severity, underline)}`,
  ];
}

/** Control characters, bidirectional ones included, would let a file paint over its own findings. */
function printable(text: string): string {
  return text
    .replace(/\t/g, " ")
    .replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, "\uFFFD");
}

/** Columns a terminal gives the text: East Asian wide characters take two. https://www.unicode.org/reports/tr11/ */
function width(text: string): number {
  let columns = 0;
  for (const char of text)
    columns +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}]/u.test(
        char,
      )
        ? 2
        : 1;
  return columns;
}
