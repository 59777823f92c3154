import type { FolderPolicy } from "../audit/policies.js";
import type { LayeringKnowledge } from "../policy/joining.js";
import { decisionsOf } from "../policy/decisions.js";
import { namedPolicy } from "../policy/layers.js";
import { LineIndex } from "../text/lineIndex.js";
import { plural } from "./count.js";
import { told } from "./findingLines.js";
import { inWords } from "./inWords.js";
import type { Layout } from "./layout.js";
import { plainPath } from "./plain.js";
import { columnsOf, wrapped } from "./wrap.js";

/** The policy in force for a folder: its layers, the word on each key and who said it, and what was refused. */
export interface PolicyAccount {
  /** Upper first. */
  readonly layers: readonly { readonly file: string; readonly level: string }[];
  /** Lines from 1. */
  readonly keys: readonly {
    readonly key: string;
    readonly value: unknown;
    readonly file: string;
    readonly line: number;
  }[];
  readonly refused: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** Layers that cannot be understood are none of it. */
export function policyAccount({ layers, effective }: FolderPolicy, knowledge: LayeringKnowledge): PolicyAccount {
  const texts = new Map(layers.map(({ label, source }) => [label, source.text]));
  const lineOf = (label: string, offset: number): number =>
    new LineIndex(texts.get(label) ?? "").positionAt(offset).line;
  const named = layers.flatMap(({ label, level, layer }) => namedPolicy(label, level, layer) ?? []);
  return {
    layers: named.map(({ label, level }) => ({ file: label, level })),
    keys: decisionsOf(named, knowledge).map(({ key, value, label, place }) => ({
      key,
      value,
      file: label,
      line: lineOf(label, place?.start ?? 0),
    })),
    refused: effective.refused.map(({ label, message, start }) => ({
      file: label,
      line: lineOf(label, start),
      message,
    })),
  };
}

/** The same for people. */
export function policyAccountText(
  folder: string,
  { layers, keys, refused }: PolicyAccount,
  { palette, width }: Layout,
): string {
  const keyWidth = Math.min(40, Math.max(0, ...keys.map(({ key }) => columnsOf(key))));
  const indent = " ".repeat(keyWidth + 4);
  const head =
    layers.length === 0
      ? [`No policy is in force in ${folder}: the defaults hold.`]
      : [
          palette.bold(`Policy of ${folder}: ${plural(layers.length, "layer")}, upper first`),
          ...layers.map(({ file, level }) => `  ${plainPath(file)}  ${palette.dim(level)}`),
        ];
  const lines = [
    ...head,
    ...(keys.length > 0 ? ["", palette.bold("In force")] : []),
    ...keys.flatMap(({ key, value, file, line }) => {
      const said = `  ${told(key).padEnd(keyWidth)}  ${told(inWords(value))}`;
      const by = `${plainPath(file)}:${line}`;
      return [...wrapped(said, width, indent), `${indent}${palette.dim(by)}`];
    }),
    ...(refused.length > 0 ? ["", palette.bold("Refused")] : []),
    ...refused.flatMap(({ file, line, message }) =>
      wrapped(`  ${plainPath(file)}:${line}  ${told(message)}`, width, "    "),
    ),
    "",
    palette.dim("What no layer says has its default; docs/policy.md lists them."),
  ];
  return `${lines.join("\n")}\n`;
}
