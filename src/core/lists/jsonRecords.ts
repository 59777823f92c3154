/** A record is no longer than this; a longer one is not closed. In UTF-16 units. */
const longestRecord = 4 * 1024 * 1024;

const longestHead = 64 * 1024;

/**
 * The objects of the array that a JSON text is, or that is a member of the object that it is (`{"results": [{…}, {…}]}`), as texts.
 * The text arrives in pieces, and memory holds one record. `head` is given the text
 * before the first. Throws a `RangeError` where the text ends within one.
 */
export function* jsonRecords(chunks: Iterable<string>, head?: (text: string) => void): Generator<string> {
  let before: string | undefined = "";
  let open = "";
  let record = "";
  let inRecord = 0;
  let inString = false;
  let escaped = false;
  for (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 92) escaped = true;
        else if (code === 34) inString = false;
      } else if (code === 34) inString = true;
      else if (code === 123 || code === 91) {
        const isRecord = inRecord === 0 && code === 123 && (open === "[" || open === "{[");
        if (isRecord) {
          if (before !== undefined) head?.(before + chunk.slice(0, at));
          before = undefined;
          from = at;
        }
        if (isRecord || inRecord > 0) inRecord++;
        else if (open.length < 8) open += chunk.charAt(at);
        else throw new RangeError("it is nested deeper than a list is");
      } else if (code === 125 || code === 93) {
        if (inRecord === 0) open = open.slice(0, -1);
        else if (--inRecord === 0) {
          yield record + chunk.slice(from, at + 1);
          record = "";
        }
      }
    }
    if (inRecord > 0) record += chunk.slice(from);
    else if (before !== undefined && before.length < longestHead) before += chunk;
    if (record.length > longestRecord) throw new RangeError("a record is not closed");
  }
  if (inRecord > 0 || open !== "" || inString) throw new RangeError("the text ends before its end: it was cut");
}
