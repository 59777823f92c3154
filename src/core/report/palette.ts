import type { Severity } from "../model.js";

/** How a report marks what matters: with terminal colours or not at all. The words stay the same. */
export interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text: string): string;
}

export const plainPalette: Palette = { bold: (text) => text, dim: (text) => text, severity: (_, text) => text };

const codes: Readonly<Record<Severity, string>> = { error: "31", warning: "33", information: "36", hint: "90" };
const paint = (code: string, text: string): string => `\u001B[${code}m${text}\u001B[0m`;

/** ANSI colours (ECMA-48 SGR). */
export const ansiPalette: Palette = {
  bold: (text) => paint("1", text),
  dim: (text) => paint("2", text),
  severity: (severity, text) => paint(`1;${codes[severity]}`, text),
};
