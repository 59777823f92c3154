/**
 * Lines of at most `width` columns where a blank allows it; those after the first begin with `indent`. A word that is longer has a line of
 * its own. Blanks that are together stay together.
 */
export function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ (?! )/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line.trim() !== "" && columnsOf(longer) > width) {
      lines.push(line);
      line = indent + word.trimStart();
    } else line = longer;
  }
  return [...lines, line];
}

/** Columns a terminal gives the text: East Asian wide characters take two. https://www.unicode.org/reports/tr11/ */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += wide.test(char) ? 2 : 1;
  return columns;
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}]/u;
