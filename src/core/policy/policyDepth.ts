import { Lexer } from "yaml";

/**
 * Where a text begins to nest deeper than `deepest`, in UTF-16 offsets; undefined when it does not. The library reads what is nested by
 * recursion, and takes seconds to find its stack at an end; its tokens cost a pass over the text. What nests by indentation alone is met
 * when the tree is read.
 */
export function tooDeepAt(text: string, deepest: number): number | undefined {
  let at = 0;
  let brackets = 0;
  let inLine = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") brackets++;
    else if (token === "]" || token === "}") brackets = Math.max(0, brackets - 1);
    else if (token === "-" || token === "?") inLine++;
    else if (token.includes("\n")) inLine = 0;
    if (brackets > deepest || inLine > deepest) return at;
    // Marks that the lexer puts in, and no characters of the text.
    if (token !== documentMark && token !== scalarMark) at += token.length;
  }
  return undefined;
}

const documentMark = "\u0002";
const scalarMark = "\u001f";
