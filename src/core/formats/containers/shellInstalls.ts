import type { Component, Span } from "../../model.js";
import type { ShellWord } from "../../syntax/shellWords.js";
import { declared, inDocumentOrder } from "../declared.js";
import { fromRequirement, readRequirement } from "../python/requirement.js";
import { fromLocation, isLocation } from "../python/requirementLocation.js";
import { commandName, shellSources } from "./shellSources.js";

/** What a shell command installs by name (`pip install`, `npm install`, `gem install`, `go install`), and the places it downloads from. */
export function shellInstalls(text: string, command: readonly ShellWord[], entry: Span): Component[] {
  return inDocumentOrder([...shellSources(command, entry), ...installs(text, command, entry)]);
}

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
      const requirement = isLocation(value) ? undefined : readRequirement(text, start, end);
      if (requirement && !requirement.rest) found.push(fromRequirement(requirement, entry, "pip install"));
      else if (isLocation(value)) found.push(...fromLocation(text, { start, end }, entry, "pip install"));
    }
  }
  return found;
}

function npm({ value, start }: ShellWord, entry: Span): Component[] {
  const match = /^((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:@([\w.^~*+-]+))?$/.exec(value);
  if (!match?.[1] || /^(?:global|add|install)$/.test(value) || /\.(?:tgz|tar\.gz)$/.test(value)) return [];
  const name = { value: match[1], start, end: start + match[1].length };
  const version = match[2] !== undefined && {
    value: match[2],
    start: name.end + 1,
    end: name.end + 1 + match[2].length,
  };
  return [declared("npm", name, version || undefined, { entry, scope: "npm install" })];
}

function gem(words: readonly ShellWord[], entry: Span): Component[] {
  const option = words.findIndex(({ value }) => value === "-v" || value === "--version");
  const version = option >= 0 ? words[option + 1] : undefined;
  return words.flatMap((word, index) => {
    if (word === version || words[index - 1]?.value === "--source") return [];
    const match = /^([A-Za-z][\w-]*)(?::([\w.]+))?$/.exec(word.value);
    if (!match?.[1]) return [];
    const name = { value: match[1], start: word.start, end: word.start + match[1].length };
    const own = match[2] !== undefined && { value: match[2], start: name.end + 1, end: name.end + 1 + match[2].length };
    return [declared("gem", name, own || version, { entry, scope: "gem install" })];
  });
}

function go({ value, start }: ShellWord, entry: Span): Component[] {
  const match = /^((?:[\w-]+\.)+[a-z]+\/[\w./-]+)@([\w.+-]+)$/.exec(value);
  if (!match?.[1] || !match[2]) return [];
  const name = { value: match[1], start, end: start + match[1].length };
  const version = { value: match[2], start: name.end + 1, end: name.end + 1 + match[2].length };
  return [declared("golang", name, version, { kind: "application", entry, scope: "go install" })];
}
