import type { ScalarNode } from "./tree.js";
import { afterBreak, isBlank, isDocumentMarker, lineEnd, skipBlanks, type ScalarToken } from "./yamlScalars.js";

/**
 * The literal (`|`) or folded (`>`) scalar whose indicator is at `start`, in a collection indented by `parentIndent` columns
 * (-1 at the top of a document). `start` and `end` of the node cover its lines from the first character of content on, so the
 * indentation of the following lines is inside the span and not in the value.
 * https://yaml.org/spec/1.2.2/#81-block-scalar-styles
 */
export function readBlockScalar(text: string, start: number, parentIndent: number): ScalarToken {
  const header = readHeader(text, start);
  let indent = header.indent === undefined ? undefined : Math.max(parentIndent, 0) + header.indent;
  const lines: Line[] = [];
  let at = afterBreak(text, header.end);
  let contentEnd = header.end;
  while (at < text.length) {
    let content = at;
    while (text.charCodeAt(content) === 32 && (indent === undefined || content - at < indent)) content++;
    const end = lineEnd(text, content);
    // A template command of its own is filled in before the lines are counted, and may be at any column.
    if (isTemplateLine(text, content, end) && (indent === undefined || content - at < indent)) {
      at = afterBreak(text, end);
      continue;
    }
    const blank = end === content || skipBlanks(text, content) === end;
    if (blank && (indent === undefined || content - at < indent || end === content)) {
      lines.push({ start: end, end });
    } else {
      if (indent === undefined) {
        if (content - at <= parentIndent) break;
        indent = content - at;
      }
      if (content - at < indent || (content === at && isDocumentMarker(text, at))) break;
      lines.push({ start: content, end });
      contentEnd = end;
    }
    at = afterBreak(text, end);
  }
  const first = lines.find((line) => line.end > line.start);
  const node: ScalarNode = {
    type: "scalar",
    kind: "string",
    value: joinLines(text, lines, text.charCodeAt(start) === 62, header.chomping),
    start: first?.start ?? header.end,
    end: contentEnd,
    outer: { start, end: contentEnd },
  };
  return { node, next: first ? contentEnd : header.end, ...(header.problem && { problem: header.problem }) };
}

function isTemplateLine(text: string, content: number, end: number): boolean {
  // What is in Go's raw string is content.
  if (!text.startsWith("{{", content) || text.charCodeAt(content + 2) === 0x60) return false;
  while (end > content && isBlank(text.charCodeAt(end - 1))) end--;
  return text.charCodeAt(end - 1) === 0x7d && text.charCodeAt(end - 2) === 0x7d;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

type Chomping = "clip" | "strip" | "keep";

interface Header {
  readonly indent: number | undefined;
  readonly chomping: Chomping;
  /** The line's end. */
  readonly end: number;
  readonly problem?: string;
}

function readHeader(text: string, start: number): Header {
  let indent: number | undefined;
  let chomping: Chomping = "clip";
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 45) chomping = "strip";
    else if (code === 43) chomping = "keep";
    else if (code >= 49 && code <= 57) indent = code - 48;
    else break;
  }
  const rest = skipBlanks(text, at);
  const end = lineEnd(text, rest);
  const clean = rest === end || (text.charCodeAt(rest) === 35 && rest > at);
  return {
    indent,
    chomping,
    end,
    ...(!clean && { problem: "expected the end of the line after the block indicator" }),
  };
}

function joinLines(text: string, lines: readonly Line[], folded: boolean, chomping: Chomping): string {
  const parts: string[] = [];
  let empty = 0;
  let read = false;
  let moreIndented = false;
  for (const { start, end } of lines) {
    if (start === end) {
      empty++;
      continue;
    }
    const indented = isBlank(text.charCodeAt(start));
    if (folded && !indented && !moreIndented && read) parts.push(empty === 0 ? " " : "\n".repeat(empty));
    else parts.push("\n".repeat(read ? empty + 1 : empty));
    moreIndented = indented;
    parts.push(text.slice(start, end));
    empty = 0;
    read = true;
  }
  if (chomping === "keep") parts.push("\n".repeat(read ? empty + 1 : empty));
  else if (chomping === "clip" && read) parts.push("\n");
  return parts.join("");
}
