/** A record of a CSV text and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A longer cell is not a cell of a list: a quote is missing. In UTF-16 units. */
export const longestCell = 1024 * 1024;

/**
 * Records of a CSV text that arrives in pieces, with any character between cells. https://www.rfc-editor.org/rfc/rfc4180
 * A final 0x1A, by which DOS ended files, is none of it. Memory holds one record. Throws a `RangeError` when a quoted cell does not end.
 */
export function* csvRecords(chunks: Iterable<string>, separator = ","): Generator<CsvRecord> {
  const divider = separator.charCodeAt(0);
  const state: { cell: string; cells: string[]; quoted: boolean; after: boolean } = {
    cell: "",
    cells: [],
    quoted: false,
    after: false,
  };
  let line = 1;
  let first = 1;
  let atStart = true;
  for (const chunk of chunks) {
    const text = atStart && chunk.startsWith("\ufeff") ? chunk.slice(1) : chunk;
    if (chunk !== "") atStart = false;
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (state.quoted) {
        if (code === 10) line++;
        if (code !== 34) continue;
        state.cell += text.slice(from, at);
        from = at + 1;
        state.quoted = false;
        state.after = true;
      } else if (code === 34 && (state.after || (state.cell === "" && from === at))) {
        // Two quotes are one, also where a piece ends between them.
        if (state.after) state.cell += '"';
        state.quoted = true;
        state.after = false;
        from = at + 1;
      } else if (code === divider || code === 10) {
        state.cells.push(trimEnd(state.cell + text.slice(from, at), code));
        state.cell = "";
        state.after = false;
        from = at + 1;
        if (code === divider) continue;
        if (state.cells.length > 1 || state.cells[0] !== "") yield { line: first, cells: state.cells };
        state.cells = [];
        first = ++line;
      } else if (state.after && code !== 13 && code !== 32) state.after = false;
    }
    state.cell += text.slice(from);
    if (state.cell.length > longestCell) throw new RangeError(`line ${first}: a quote is not closed`);
  }
  if (state.quoted) throw new RangeError(`line ${first}: a quote is not closed`);
  state.cell = state.cell.replace(/\x1a$/, "");
  if (state.cells.length > 0 || state.cell.trim() !== "")
    yield { line: first, cells: [...state.cells, trimEnd(state.cell, 10)] };
}

function trimEnd(cell: string, end: number): string {
  return end === 10 && cell.endsWith("\r") ? cell.slice(0, -1) : cell;
}
