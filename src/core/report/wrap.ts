/**
 * Lines of at most `width` columns where a blank allows it; those after the first begin with `indent`. A word that is longer has a line of
 * its own. Blanks that follow one another are kept together. Linear in the text: a report of 10,000 findings has 100,000 lines.
 */
export function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const word of text.split(/ (?! )/)) {
    const longer = columnsOf(word) + (line === "" ? 0 : columns + 1);
    if (longer > width && line.trim() !== "") {
      lines.push(line);
      line = indent + word.trimStart();
      columns = columnsOf(line);
    } else {
      line = line === "" ? word : `${line} ${word}`;
      columns = longer;
    }
  }
  return [...lines, line];
}

/** Columns a terminal gives the text: East Asian wide characters take two. https://www.unicode.org/reports/tr11/ */
export function columnsOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    columns++;
    if (text.charCodeAt(at) < firstWide) continue;
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    if (wide.some(([first, last]) => point >= first && point <= last)) columns++;
  }
  return columns;
}

/** Code points of wide characters, first and last. */
const wide = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
] as const;

/** Below it, where nearly all text is, no character is wide. */
const firstWide = wide[0][0];
