import type { Component, Span, Unresolved } from "../../../model.js";
import { readShellCommands, type ShellWord } from "../../../syntax/shellWords.js";
import { scalar, type ScalarNode, type TreeNode } from "../../../syntax/tree.js";
import { shellInstalls } from "./shellInstalls.js";
import { readScript } from "./shellScripts.js";
import type { KnownValues } from "./shellVariables.js";

/** What a command of a tree installs and where it downloads from: a string that a shell reads, or a list of a program's arguments. */
export function commandInstalls(
  text: string,
  node: TreeNode | undefined,
  entry: Span,
  context?: ScriptContext,
): Component[] {
  if (node?.type === "list") return argumentInstalls(text, node.items.map(scalar), entry, context);
  const script = scalar(node);
  return script ? scriptInstalls(text, [script], { ...context, entry }) : [];
}

/** The same of a program and its arguments, of which none is split by a shell. */
export function argumentInstalls(
  text: string,
  nodes: readonly (ScalarNode | undefined)[],
  entry: Span,
  context?: ScriptContext,
): Component[] {
  const scalars = nodes.filter((node) => node !== undefined);
  const words = scalars.map(({ value, start, end }): ShellWord => ({ value, start, end, quoted: true }));
  const [program, option, script] = scalars;
  if (/^cmd(?:\.exe)?$/i.test(program?.value ?? "") && /^\/c$/i.test(option?.value ?? ""))
    return shellInstalls(words.slice(2), entry, context?.unresolved);
  const isShell = /^(?:\/\w+)*\/?(?:ba|z|da)?sh$/.test(program?.value ?? "");
  return isShell && script && /^-\w*c$/.test(option?.value ?? "")
    ? scriptInstalls(text, [script], { ...context, entry })
    : shellInstalls(words, entry, context?.unresolved);
}

/** What is known around a script. */
export interface ScriptContext {
  readonly known?: KnownValues | undefined;
  readonly unresolved?: Unresolved[] | undefined;
  /** The declaration of all that is found; each command is its own where it is not given. */
  readonly entry?: Span;
}

/**
 * What the commands of a script install, which may be in several scalars of a list. Places in a scalar that is written with escapes are
 * the whole of it.
 */
export function scriptInstalls(
  text: string,
  scalars: readonly ScalarNode[],
  { known, unresolved, entry }: ScriptContext = {},
): Component[] {
  const escaped = new Map<readonly ShellWord[], Span>();
  const commands = scalars.flatMap((script): ShellWord[][] => {
    const { start, end, outer } = script;
    const hasEscapes = isEscaped(text, script);
    const said = hasEscapes ? script.value : foldedText(text, script);
    // `$(name)` is a variable of Azure Pipelines, and what a command prints is not known either.
    const plain = said.replace(/\$\(([\w.-]+)\)/g, "${$1}");
    return readShellCommands(plain, { start: 0, end: plain.length }).map((command) => {
      const placed = command.map((word) =>
        hasEscapes ? { ...word, start, end } : { ...word, start: start + word.start, end: start + word.end },
      );
      if (hasEscapes) escaped.set(placed, outer);
      return placed;
    });
  });
  const found = readScript(text, commands, known, (command) => entry ?? escaped.get(command));
  unresolved?.push(...found.unresolved);
  return found.components;
}

/** Whether a quoted text has escapes, so that what it says is not written there. */
export function isEscaped(text: string, { value, start, end, outer }: ScalarNode): boolean {
  const quote = text.charAt(outer.start);
  if ((quote !== '"' && quote !== "'") || value.length === end - start) return false;
  const raw = text.slice(start, end);
  return quote === '"' ? raw.includes("\\") : raw.includes("''");
}

/**
 * The scalar's text with blanks for the line ends that YAML folds in it, so that a command over several lines is one: all but those of
 * a literal block (`|`), beside empty lines, and before lines that are indented further. https://yaml.org/spec/1.2.2/#65-line-folding
 */
function foldedText(text: string, { start, end, outer }: ScalarNode): string {
  const raw = text.slice(start, end);
  const head = text.slice(outer.start, start);
  if (!/[\r\n]/.test(raw) || /(?:^|\s)\|[\d+-]*[ \t]*(?:#[^\n]*)?\r?\n/.test(head)) return raw;
  const isBlock = /(?:^|\s)>/.test(head);
  const base = /^[ \t]*/.exec(raw)?.[0].length || indentBefore(text, start);
  return raw.replace(
    /([^\r\n])([ \t]*)(\r?\n)([ \t]*)(?=[^\s])/g,
    (whole, last: string, blanks: string, ending: string, indent: string) =>
      isBlock && indent.length > base ? whole : last + blanks + " ".repeat(ending.length) + indent,
  );
}

function indentBefore(text: string, start: number): number {
  const line = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  return start - line;
}
