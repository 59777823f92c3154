import type { Component, Extraction, Problem, Span } from "../../model.js";
import { recipesOf, withoutHereDocuments } from "../../syntax/shellText.js";
import { readShellCommands, type ShellWord } from "../../syntax/shellWords.js";
import { withLineFeeds } from "../../text/lineFeeds.js";
import { imageComponent } from "../shared/images/image.js";
import { mirrorSources } from "../shared/shell/mirrorVariables.js";
import { filledWord } from "../shared/shell/filledWord.js";
import { shellInstalls } from "../shared/shell/shellInstalls.js";
import { inDocumentOrder, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { relocated } from "../shared/relocated.js";

/** What speaks of installing or of a place to install from; most scripts do neither. */
const marker =
  /\b(?:pip[\d.]*|uv|npm|pnpm|yarn|bun|cnpm|gem|go)[ \t]+(?:\S+[ \t]+){0,3}?(?:install|add|i|config|get)\b|\b(?:curl|wget|git clone|(?:docker|podman) (?:pull|run)|npx|bunx|pnpx|uvx|pipx)\b|index-url|--registry|sources\.list|\b[A-Z_]{0,40}(?:MIRROR|REGISTRY|GOPROXY|INDEX_URL)\w{0,40}=/;

/** Shell scripts: what they install by name, and where they download from. https://www.gnu.org/software/bash/manual/bash.html */
export const shellScript: Format = {
  id: "shell/script",
  title: "Shell script",
  files: ["*.sh", "*.bash", "*.zsh", "*.ksh"],
  ecosystems: ["pypi", "npm", "gem", "golang", "docker"],
  recognizes: ({ text }) => marker.test(text),
  extract: ({ text }) => readCommands(withoutHereDocuments(withLineFeeds(text))),
};

/** Makefiles: what their recipes install by name, and where they download from. https://www.gnu.org/software/make/manual/make.html */
export const makefile: Format = {
  id: "make/makefile",
  title: "Makefile",
  files: ["Makefile", "GNUmakefile", "Makefile.*", "*.mk"],
  ecosystems: ["pypi", "npm", "gem", "golang", "docker"],
  recognizes: ({ text }) => /^\t/m.test(text) && marker.test(text),
  extract({ text: written }) {
    const text = withLineFeeds(written);
    const variables = new Map<string, Written>();
    const sources: Component[] = [];
    for (const match of text.matchAll(
      /^\uFEFF?(?:export[ \t]+)?(\w+)[ \t]*[:?+]{0,3}=[ \t]*([^\s#]+)[ \t]*(?:#.*)?$/gm,
    )) {
      const [whole, name = "", value = ""] = match;
      const start = match.index + whole.indexOf(value, whole.indexOf("=") + 1);
      const variable = { value, start, end: start + value.length };
      variables.set(name, variable);
      sources.push(...mirrorSources(name, variable, { start: match.index, end: match.index + whole.length }));
    }
    const { components, problems } = readCommands(recipesOf(text), variables);
    return { components: inDocumentOrder([...sources, ...components]), problems };
  },
};

function readCommands(text: string, variables = new Map<string, Written>()): Extraction {
  const components: Component[] = [];
  const problems: Problem[] = [];
  for (const command of readShellCommands(text, { start: 0, end: text.length })) {
    const [first] = command;
    const last = command[command.length - 1];
    if (!first || !last) continue;
    if (last.unclosed) {
      const end = text.indexOf("\n", last.start);
      const line = text.slice(last.start, end < 0 ? last.end : Math.min(end, last.end)).trimEnd();
      problems.push({
        message: "the quote is not closed",
        start: last.start,
        end: last.start + line.length,
      });
    }
    const entry = { start: first.start, end: last.end };
    const words = command.map((word) => filledWord(word, (name) => variables.get(name)));
    components.push(...shellInstalls(text, words, entry), ...pulled(words, entry));
    define(command, variables);
  }
  return { components, problems };
}

/** `NAME=value` before a command, or after `export`, `local` and the like. */
function define(command: readonly ShellWord[], variables: Map<string, Written>): void {
  for (const word of command) {
    const [, name] = /^([A-Za-z_]\w*)=/.exec(word.value) ?? [];
    if (!name) {
      if (/^(?:export|local|readonly|declare|typeset|-\w+)$/.test(word.value)) continue;
      return;
    }
    const value = word.value.slice(name.length + 1);
    if (value.length < 500 && !value.includes("$")) variables.set(name, { value, start: word.start, end: word.end });
    else variables.delete(name);
  }
}

/** `docker pull image:tag`. */
function pulled(words: readonly ShellWord[], entry: Span): Component[] {
  const at = words.findIndex(({ value }) => /^(?:docker|podman|nerdctl)$/.test(value));
  const isPull = at >= 0 && words[at + 1]?.value === "pull";
  const image = isPull ? words.slice(at + 2).find(({ value }) => !value.startsWith("-")) : undefined;
  if (!image) return [];
  const component = imageComponent({ value: image.value, start: 0, end: image.value.length }, entry, "docker pull");
  return component ? [relocated(component, image, entry)] : [];
}
