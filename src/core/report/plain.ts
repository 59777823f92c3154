/**
 * Characters that would let a file write into a report: control characters, line ends, marks of direction and of no width; and what is
 * no character and no XML. https://www.unicode.org/reports/tr9/ https://www.unicode.org/reports/tr36/ https://www.w3.org/TR/xml/#charsets
 */
const unsafe =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text of a file, a path or a policy as one line of a report: tabs and line ends become blanks, what is unsafe U+FFFD. */
export function plain(text: string): string {
  // CI systems take `##[command]` and `##vso[command]` for commands wherever they are in a line.
  return withoutUnsafe(text).replace(/##(?=[a-z]*\[)/gi, "## ");
}

/** The same character for character, for a quoted line under which something is marked. */
export function withoutUnsafe(text: string): string {
  return text.replace(/[\t\r\n]/g, " ").replace(unsafe, "\uFFFD");
}

/** A path at the beginning of a line: `::` there is a command to a CI system. */
export function plainPath(path: string): string {
  const shown = plain(path);
  return /^\s*(?:::|##)/.test(shown) ? `./${shown}` : shown;
}

/** JSON whose text holds nothing that a terminal or a log obeys; it means the same. */
export function plainJson(json: string): string {
  return json
    .replace(unsafe, (char) => (char === "\n" ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`))
    .replace(/##(?=[a-z]*\[)/gi, "#\\u0023");
}
