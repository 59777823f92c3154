import type { Component, Span, Unresolved } from "../../../model.js";
import type { ShellWord } from "../../../syntax/shellWords.js";
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
  for (const command of commands) {
    const [first] = command;
    const last = command[command.length - 1];
    if (!first || !last) continue;
    const entry = entryOf?.(command) ?? { start: first.start, end: last.end };
    const [words = command, ...others] = variables.filled(command);
    const components = shellInstalls(words, entry, found.unresolved);
    // A loop or branch gives a word several values; what does not depend on it is found once.
    if (others.length > 0) {
      const every = new Map(components.map((one) => [keyOf(one), one]));
      for (const other of others) for (const one of shellInstalls(other, entry)) every.set(keyOf(one), one);
      found.components.push(...every.values());
    } else for (const one of components) found.components.push(one);
    variables.define(command);
  }
  return found;
}

function keyOf({ nameSpan, name, version = "" }: Component): string {
  return `${String(nameSpan.start)} ${name} ${version}`;
}
