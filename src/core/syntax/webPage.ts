import type { Problem } from "../model.js";

const page = /^[\s\uFEFF]*(<(?:!doctype\s+html|html|head|body)\b[^>]{0,200}>?)/i;

/** A web page in place of another text: what a server answered instead of the file. */
export function pageProblem(text: string): Problem | undefined {
  const found = page.exec(text.slice(0, 1000));
  if (!found?.[1]) return undefined;
  const end = found[0].length;
  return { message: "the text is a web page", start: end - found[1].length, end };
}
