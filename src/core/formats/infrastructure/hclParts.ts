/** The expressions that commas part outside of brackets and quotes; undefined where a bracket or quote is not closed, or of nothing. */
export function hclParts(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\" && isQuoted) at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) depth--;
    else if (depth === 0 && (character === "," || at === text.length)) {
      const part = text.slice(from, at).trim();
      if (part !== "") parts.push(part);
      from = at + 1;
    }
    if (depth < 0) return undefined;
  }
  return depth === 0 && !isQuoted ? parts : undefined;
}
