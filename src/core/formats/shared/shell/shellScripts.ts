import type { Component, Span, Unresolved } from "../../../model.js";
import { readShellCommands, type ShellWord } from "../../../syntax/shellWords.js";
import { shellInstalls } from "./shellInstalls.js";
import { ShellVariables, type KnownValues } from "./shellVariables.js";

/** What the commands of a script declare, and what of it cannot be known from the script. */
export interface ShellFound {
  readonly components: Component[];
  readonly unresolved: Unresolved[];
}

/** Reads the commands of one script in their order. Each is its own declaration where `entryOf` says nothing else. */
export function readScript(
  text: string,
  commands: readonly (readonly ShellWord[])[],
  known?: KnownValues,
  entryOf?: (command: readonly ShellWord[]) => Span | undefined,
): ShellFound {
  const variables = new ShellVariables(text, commands, known);
  const found: ShellFound = { components: [], unresolved: [] };
  // What is between quotes of `sh -c` is read with it and by itself.
  const seen = new Set<string>();
  const take = (one: Component): void => {
    const key = keyOf(one);
    if (!seen.has(key)) found.components.push(one);
    seen.add(key);
  };
  const open = [...commands].reverse();
  let before: readonly ShellWord[] = [];
  for (let command = open.pop(); command; command = open.pop()) {
    const [first, script] = command;
    const last = command[command.length - 1];
    if (!first || !last) continue;
    if (first.value === "eval" && script?.quoted && command.length === 2) {
      open.push(...evaluated(script).reverse());
      continue;
    }
    const entry = entryOf?.(command) ?? { start: first.start, end: last.end };
    const [words = command, ...others] = variables.filled(withArguments(command, before));
    before = command;
    const components = shellInstalls(words, entry, found.unresolved);
    // A loop or branch gives a word several values; what does not depend on it is found once.
    if (others.length > 0) {
      const every = new Map(components.map((one) => [keyOf(one), one]));
      for (const other of others) for (const one of shellInstalls(other, entry)) every.set(keyOf(one), one);
      for (const one of every.values()) take(one);
    } else for (const one of components) take(one);
    variables.define(command);
  }
  return found;
}

/** The commands in the string that `eval` is given, which have the string's place. */
function evaluated({ value, start, end }: ShellWord): ShellWord[][] {
  return readShellCommands(value, { start: 0, end: value.length }).map((command) =>
    command.map((word) => ({ ...word, start, end })),
  );
}

/** `echo a b | xargs pip install`: what is printed is given to the command; of anything else it is not known what. */
function withArguments(command: readonly ShellWord[], before: readonly ShellWord[]): readonly ShellWord[] {
  const [first] = command;
  if (first?.value !== "xargs") return command;
  let at = 1;
  for (; command[at]?.value.startsWith("-"); at++) if (/^-[nILPdEs]$/.test(command[at]?.value ?? "")) at++;
  const printed = /^(?:echo|printf)$/.test(before[0]?.value ?? "") ? before.slice(1) : [];
  const given = printed.filter(({ value }) => !/^-|[%\\]/.test(value));
  const words = command.slice(at).filter(({ value }) => value !== "{}");
  // What a program that is run is given is no package.
  const isRun = words.some(({ value }) => value === "run");
  return [...words, ...(given.length > 0 || isRun ? given : [{ ...first, value: "$@" }])];
}

function keyOf({ nameSpan, ecosystem = "", name, version = "" }: Component): string {
  return `${String(nameSpan.start)} ${ecosystem} ${name} ${version}`;
}
