import type { Component, Span } from "../../../model.js";
import { partOfWord, type ShellWord } from "../../../syntax/shellWords.js";
import { declared, inDocumentOrder, type Declaration } from "../declared.js";
import { relocated } from "../relocated.js";
import { fromRequirement, readRequirement } from "../packages/pythonRequirement.js";
import { fromLocation, isLocation } from "../packages/requirementLocation.js";
import { shellRunners } from "./shellRunners.js";
import { commandName, shellSources } from "./shellSources.js";

/** What a shell command installs by name (`pip install`, `npm install`, `gem install`, `go install`), what it fetches and runs (`npx`, `uvx`), and the places it downloads from. */
export function shellInstalls(text: string, command: readonly ShellWord[], entry: Span): Component[] {
  if (silent.test(commandName(command))) return shellSources(command, entry);
  return inDocumentOrder([
    ...shellSources(command, entry),
    ...shellRunners(command, entry),
    ...installs(text, command, entry),
  ]);
}

/** Programs that only show or search what is after them. */
const silent = /^(?:echo|printf|print|log|cat|grep|sed|alias)$/;

function installs(text: string, command: readonly ShellWord[], entry: Span): Component[] {
  const program = commandName(command);
  const verb = command.findIndex(({ value }) => /^(?:install|add|i)$/.test(value));
  if (verb < 0) return [];
  const before = command.slice(0, verb).map(({ value }) => value);
  const words = command.slice(verb + 1);
  if (/^pip[\d.]*$/.test(program) || before.some((value) => /^pip[\d.]*$/.test(value))) return pip(text, words, entry);
  if (/^(?:npm|pnpm|yarn|bun|cnpm)$/.test(program)) return words.flatMap((word) => npm(word, entry));
  if (program === "gem") return gem(words, entry);
  if (program === "go") return words.flatMap((word) => go(word, entry));
  return [];
}

/** Options of pip whose value is the next word and no package. */
const pipValueOptions =
  /^(?:-[rcteTif]|--(?:index-url|extra-index-url|find-links|trusted-host|requirement|constraint|target|editable|prefix|root|cache-dir|timeout|retries|proxy|python|platform|python-version|implementation|abi|progress-bar|config-settings|global-option|no-binary|only-binary|upgrade-strategy|cert|log|build-option|install-option|extra))$/;

function pip(text: string, words: readonly ShellWord[], entry: Span): Component[] {
  const found: Component[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    const { value, start, end } = word;
    if (/^\d?>/.test(value)) break;
    if (value.startsWith("-")) {
      if (pipValueOptions.test(value)) index++;
    } else if (!/[$`{}]/.test(value)) {
      const isPlain = value.length === end - start;
      const requirement = isLocation(value)
        ? undefined
        : isPlain
          ? readRequirement(text, start, end)
          : readRequirement(value, 0, value.length);
      if (requirement && !requirement.rest) {
        const component = fromRequirement(requirement, entry, "pip install");
        found.push(isPlain ? component : relocated(component, word, entry));
      } else if (isLocation(value)) found.push(...fromLocation(text, { start, end }, entry, "pip install"));
    }
  }
  return found;
}

function npm(word: ShellWord, entry: Span): Component[] {
  const match = /^((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:@([\w.^~*+-]+))?$/.exec(word.value);
  if (!match?.[1] || /^(?:global|add|install)$/.test(word.value) || /\.(?:tgz|tar\.gz)$/.test(word.value)) return [];
  return [installed("npm", word, match[1].length, match[2], { entry, scope: "npm install" })];
}

/** A package whose name begins the word, its version after one character more. */
function installed(
  ecosystem: string,
  word: ShellWord,
  length: number,
  version: string | undefined,
  declaration: Declaration,
): Component {
  const read = version === undefined ? undefined : partOfWord(word, length + 1, length + 1 + version.length);
  return declared(ecosystem, partOfWord(word, 0, length), read, declaration);
}

function gem(words: readonly ShellWord[], entry: Span): Component[] {
  const option = words.findIndex(({ value }) => value === "-v" || value === "--version");
  const version = option >= 0 ? words[option + 1] : undefined;
  return words.flatMap((word, index) => {
    if (word === version || words[index - 1]?.value === "--source") return [];
    const match = /^([A-Za-z][\w-]*)(?::([\w.]+))?$/.exec(word.value);
    if (!match?.[1]) return [];
    const declaration = { entry, scope: "gem install" };
    if (match[2] !== undefined || !version) return [installed("gem", word, match[1].length, match[2], declaration)];
    return [declared("gem", partOfWord(word, 0, match[1].length), version, declaration)];
  });
}

function go(word: ShellWord, entry: Span): Component[] {
  const match = /^((?:[\w-]+\.)+[a-z]+\/[\w./-]+)@([\w.+-]+)$/.exec(word.value);
  if (!match?.[1]) return [];
  return [installed("golang", word, match[1].length, match[2], { kind: "application", entry, scope: "go install" })];
}
