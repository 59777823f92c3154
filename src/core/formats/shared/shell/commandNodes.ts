import type { Component, Span } from "../../../model.js";
import { readShellCommands, type ShellWord } from "../../../syntax/shellWords.js";
import { scalar, type ScalarNode, type TreeNode } from "../../../syntax/tree.js";
import { relocated } from "../relocated.js";
import { shellInstalls } from "./shellInstalls.js";

/** What a command of a tree installs and where it downloads from: a string that a shell reads, or a list of a program's arguments. */
export function commandInstalls(text: string, node: TreeNode | undefined, entry: Span): Component[] {
  if (node?.type === "list") return argumentInstalls(text, node.items.map(scalar), entry);
  const script = scalar(node);
  return script ? scriptInstalls(text, script, entry) : [];
}

/** The same of a program and its arguments, of which none is split by a shell. */
export function argumentInstalls(text: string, nodes: readonly (ScalarNode | undefined)[], entry: Span): Component[] {
  const scalars = nodes.filter((node) => node !== undefined);
  const words = scalars.map(({ value, start, end }): ShellWord => ({ value, start, end, quoted: true }));
  const [program, option, script] = scalars;
  if (/^cmd(?:\.exe)?$/i.test(program?.value ?? "") && /^\/c$/i.test(option?.value ?? ""))
    return shellInstalls(text, words.slice(2), entry);
  const isShell = /^(?:\/\w+)*\/?(?:ba|z|da)?sh$/.test(program?.value ?? "");
  return isShell && script && /^-\w*c$/.test(option?.value ?? "")
    ? scriptInstalls(text, script, entry)
    : shellInstalls(text, words, entry);
}

/**
 * What the commands of a script install. Each is its own declaration where `entry` is not given; places in a script that is written with
 * escapes are the whole of it.
 */
export function scriptInstalls(text: string, script: ScalarNode, entry?: Span): Component[] {
  const { value, start, end, outer } = script;
  if (isEscaped(text, script))
    return readShellCommands(value, { start: 0, end: value.length }).flatMap((command) =>
      shellInstalls(value, command, outer).map((found) => relocated(found, { value: "", start, end }, entry ?? outer)),
    );
  const folded = foldedText(text, script);
  return readShellCommands(folded, script).flatMap((command) => {
    const first = command[0];
    const last = command[command.length - 1];
    return first && last ? shellInstalls(folded, command, entry ?? { start: first.start, end: last.end }) : [];
  });
}

/** Whether a quoted text has escapes, so that what it says is not written there. */
export function isEscaped(text: string, { value, start, end, outer }: ScalarNode): boolean {
  const quote = text.charAt(outer.start);
  if ((quote !== '"' && quote !== "'") || value.length === end - start) return false;
  const raw = text.slice(start, end);
  return quote === '"' ? raw.includes("\\") : raw.includes("''");
}

/**
 * The text with blanks for the line ends that YAML folds in this scalar, so that a command over several lines is one: all but those of
 * a literal block (`|`), beside empty lines, and before lines that are indented further. https://yaml.org/spec/1.2.2/#65-line-folding
 */
function foldedText(text: string, { start, end, outer }: ScalarNode): string {
  const raw = text.slice(start, end);
  const head = text.slice(outer.start, start);
  if (!/[\r\n]/.test(raw) || /(?:^|\s)\|[\d+-]*[ \t]*(?:#[^\n]*)?\r?\n/.test(head)) return text;
  const isBlock = /(?:^|\s)>/.test(head);
  const base = /^[ \t]*/.exec(raw)?.[0].length || indentBefore(text, start);
  const folded = raw.replace(
    /([^\r\n])([ \t]*)(\r?\n)([ \t]*)(?=[^\s])/g,
    (whole, last: string, blanks: string, ending: string, indent: string) =>
      isBlock && indent.length > base ? whole : last + blanks + " ".repeat(ending.length) + indent,
  );
  return text.slice(0, start) + folded + text.slice(end);
}

function indentBefore(text: string, start: number): number {
  const line = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  return start - line;
}
