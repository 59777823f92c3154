import type { Problem } from "../../model.js";
import type { DslText } from "../../syntax/dslTokens.js";

/** Indexes of tokens that are in comments which the token reader does not know: from `sign` (`%`, `--`) to the end of the line. */
export function commentedTokens(dsl: DslText, sign: string): Set<number> {
  const commented = new Set<number>();
  let inComment = false;
  for (const [index, token] of dsl.tokens.entries()) {
    if (token.startsLine) inComment = false;
    inComment ||= token.kind === "mark" && dsl.text.startsWith(sign, token.start);
    if (inComment) commented.add(index);
  }
  return commented;
}

/** What the token reader found wrong, without what may come from text in comments that it took for tokens. */
export function problemsOutside(dsl: DslText, commented: ReadonlySet<number>, sign: string): readonly Problem[] {
  if (commented.size === 0) return dsl.problems;
  return dsl.problems.filter(({ message, start }) => {
    const line = dsl.text.slice(dsl.text.lastIndexOf("\n", start) + 1, start);
    return message === "the string is not closed" && !line.includes(sign);
  });
}
