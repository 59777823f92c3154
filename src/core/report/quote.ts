import type { Severity, Span } from "../model.js";
import type { LineIndex } from "../text/lineIndex.js";
import { withoutSecrets } from "../text/secrets.js";
import type { Palette } from "./palette.js";
import { plain, withoutUnsafe } from "./plain.js";
import { columnsOf } from "./wrap.js";

/** A quoted line is cut to at most this many characters around the span: a minified file has one line. */
const widest = 120;
/** What is to the left of the window may tell that a secret begins there. */
const lookBehind = 600;

/** The line of `span` with the span underlined, in two lines of text. Tabs become blanks so that both agree; secrets are blanked. */
export function quoteLine(
  lines: LineIndex,
  span: Span,
  palette: Palette,
  severity: Severity = "warning",
  width = widest,
): string[] {
  const window = Math.max(40, Math.min(width, widest));
  const { line, column } = lines.positionAt(span.start);
  const whole = lines.lineText(line);
  const from = Math.max(0, column - 1 - window / 2);
  const behind = Math.max(0, from - lookBehind);
  const shown = withoutSecrets(whole.slice(behind, from + window + lookBehind)).slice(
    from - behind,
    from - behind + window,
  );
  const indent = from > 0 ? 0 : (/^\s*/.exec(shown)?.[0].length ?? 0);
  const cut = Math.min(indent, column - 1);
  const text = plain(shown.slice(cut));
  const lead = columnsOf(plain(shown.slice(cut, column - 1 - from)));
  const length = Math.max(1, Math.min(span.end - span.start, shown.length - (column - 1 - from)));
  const marked = withoutUnsafe(shown.slice(column - 1 - from, column - 1 - from + length));
  const underline = "~".repeat(Math.max(1, columnsOf(marked)));
  const number = String(line).padStart(5);
  return [
    `${palette.dim(`${number} │`)} ${from > 0 ? "…" : ""}${text}${from + window < whole.length ? "…" : ""}`,
    `${palette.dim("      │")} ${" ".repeat(lead + (from > 0 ? 1 : 0))}${palette.severity(severity, underline)}`,
  ];
}
