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

/** A script; the places in one that is written with escapes are the whole of it. */
function scriptInstalls(text: string, script: ScalarNode, entry: Span): Component[] {
  const { value, start, end } = script;
  if (value.length === end - start)
    return readShellCommands(text, script).flatMap((command) => shellInstalls(text, command, entry));
  return readShellCommands(value, { start: 0, end: value.length }).flatMap((command) =>
    shellInstalls(value, command, entry).map((found) => relocated(found, { value: "", start, end }, entry)),
  );
}
