/**
 * A shell script in which the bodies of here-documents are blank: they are data, and quotes in them belong to nobody. Of a list of
 * repositories that is written so, the lines that say where stay. No offset changes.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07_04
 */
export function withoutHereDocuments(text: string): string {
  if (!text.includes("<<")) return text;
  const lines = text.split("\n");
  let waiting: string[] = [];
  let isList = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [end] = waiting;
    if (end === undefined) {
      if (line.includes("<<") && !/^\s*#/.test(line))
        waiting = [...line.matchAll(opening)].map(([, , word = ""]) => word);
      isList = waiting.length > 0 && repositoryList.test(line);
    } else {
      if (line.trim() === end) waiting = waiting.slice(1);
      if (!isList || !repositoryLine.test(line)) lines[index] = " ".repeat(line.length);
    }
  }
  // One that never ends was none.
  return waiting.length > 0 ? text : lines.join("\n");
}

const repositoryList = /sources\.list|repos\.d|\.(?:repo|sources)\b/;
const repositoryLine = /^\s{0,40}(?:deb(?:-src)?[ \t]|(?:baseurl|mirrorlist|metalink|gpgkey)[ \t]*=|URIs:)/;

const opening = /(?<!<)<<-?\s{0,3}(["']?)\\?([A-Za-z_]\w{0,63})\1/g;

/**
 * The recipes of a makefile as a shell script: everything else is blank, and `$(NAME)` is `${NAME}`. No offset changes.
 * https://www.gnu.org/software/make/manual/html_node/Recipe-Syntax.html
 */
export function recipesOf(text: string): string {
  let continues = false;
  return text.replace(/[^\n]+/g, (said) => {
    // A recipe may begin behind the rule's semicolon.
    const line = continues
      ? said
      : said.replace(/^[\w.%/ -]+:(?!=)[^=;#]*;/, (rule) => `\t${" ".repeat(rule.length - 1)}`);
    const isRecipe = line.startsWith("\t") || continues;
    continues = isRecipe && /\\\r?$/.test(line);
    if (!isRecipe) return " ".repeat(line.length);
    return line
      .replace(
        /\$[({]foreach ([^,]{1,40}),([^,]{1,400}),/g,
        (loop, name: string, items: string) => `for ${name} in`.padEnd(loop.length - items.length - 1) + items + ";",
      )
      .replace(/^\t[@+\s-]*/, (prefix) => " ".repeat(prefix.length))
      .replace(/\$[({]([\w.-]+)[)}]/g, "${$1}")
      .replace(/\$\$/g, " $");
  });
}
