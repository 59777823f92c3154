/** Tokens of HCL 2. Positions are UTF-16 offsets; nothing here throws. */

export function isIdentifierStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
}

export function isIdentifier(code: number): boolean {
  return isIdentifierStart(code) || (code >= 48 && code <= 57) || code === 45 || code === 46;
}

/** First offset at or after `at` that is neither blank nor comment, over line ends only when `lines`. */
export function skipHclSpace(text: string, at: number, lines: boolean): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 13 || code === 0xa0) at++;
    else if (code === 10 && lines) at++;
    else if (code === 35 || (code === 47 && text.charCodeAt(at + 1) === 47)) {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length : end + 2;
    } else return at;
  }
}

/** Offset after the string that starts at `start`; a template `${…}` in it may hold strings again. An unclosed one ends with its line. */
export function endOfString(text: string, start: number): { end: number; closed: boolean } {
  // Positive: inside that many braces of a template. Each string inside begins anew; `around` is for those around it.
  let depth = 0;
  let around: number[] | undefined;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return { end: text.charCodeAt(at - 1) === 13 ? at - 1 : at, closed: false };
    if (code === 34) {
      if (depth > 0) {
        (around ??= []).push(depth);
        depth = 0;
      } else {
        const outer = around?.pop();
        if (outer === undefined) return { end: at + 1, closed: true };
        depth = outer;
      }
    } else if (code === 92 && depth === 0) at++;
    else if (code === 0x7b && (depth > 0 || isTemplateMark(text, at))) depth++;
    else if (code === 0x7d && depth > 0) depth--;
  }
  return { end: text.length, closed: false };
}

/** `${` or `%{`, but not `$${`. */
function isTemplateMark(text: string, brace: number): boolean {
  const mark = text.charCodeAt(brace - 1);
  return (mark === 36 || mark === 37) && text.charCodeAt(brace - 2) !== mark;
}

/**
 * Offset after the expression at `start`, blanks at its end left out: it goes to the line's end, in brackets over lines;
 * `inCollection`: to a comma too. A closing bracket that is not its own ends it; `group`: the first that is its own does.
 */
export function hclExpressionEnd(text: string, start: number, inCollection: boolean, group = false): number {
  let depth = 0;
  let last = start;
  for (let at = start; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === 34) at = Math.max(endOfString(text, at).end, at + 1);
    else if (code === 10 && depth === 0) break;
    else if (code === 44 && depth === 0 && inCollection) break;
    else if (code === 40 || code === 0x5b || code === 0x7b) {
      depth++;
      at++;
    } else if (code === 41 || code === 0x5d || code === 0x7d) {
      if (depth === 0) break;
      depth--;
      at++;
      if (group && depth === 0) return at;
    } else if (code === 60 && text.charCodeAt(at + 1) === 60 && depth === 0) return hereDocumentEnd(text, at);
    else {
      const next = skipHclSpace(text, at, false);
      if (next > at) {
        at = next;
        continue;
      }
      at++;
      if (code <= 32) continue;
    }
    last = at;
  }
  return last;
}

/** Offset after a here-document (`<<EOF`, `<<-EOF`); the text's end where it is never closed. */
function hereDocumentEnd(text: string, start: number): number {
  const lineEnd = text.indexOf("\n", start);
  if (lineEnd < 0) return text.length;
  const word = /^<<-?(\w{1,64})\s*$/.exec(text.slice(start, Math.min(lineEnd, start + 80)))?.[1];
  if (word === undefined) return lineEnd;
  for (let line = lineEnd + 1; line < text.length;) {
    const found = text.indexOf("\n", line);
    const end = found < 0 ? text.length : found;
    if (end - line < 200 && text.slice(line, end).trim() === word)
      return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    line = end + 1;
  }
  return text.length;
}

/** Resolves the escapes of a quoted string. */
export function unescapeHcl(raw: string): string {
  if (!raw.includes("\\")) return raw;
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|([^u]))/g, (_, unicode: string | undefined, char: string | undefined) => {
    if (unicode !== undefined) return String.fromCharCode(parseInt(unicode, 16));
    return char === "n" ? "\n" : char === "t" ? "\t" : char === "r" ? "\r" : (char ?? "");
  });
}
