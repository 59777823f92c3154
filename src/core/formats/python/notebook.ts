import type { Component, Problem, Span } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { readShellCommands, type ShellWord } from "../../syntax/shellWords.js";
import { shellInstalls } from "../shared/shell/shellInstalls.js";
import type { Format } from "../format.js";
import { fromCondaSpec } from "./condaSpec.js";

/**
 * Jupyter notebooks: what their cells install with `%pip`, `!pip` or `%conda`.
 * https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export const pypiNotebook: Format = {
  id: "pypi/notebook",
  title: "Jupyter notebook",
  files: ["*.ipynb"],
  ecosystems: ["pypi", "conda"],
  recognizes: ({ text }) => text.includes('"cells"') || text.includes('"worksheets"'),
  extract({ text }) {
    // A notebook with its pictures is large, and most install nothing.
    if (!/(?:pip|conda|mamba)[ \t]+install/.test(text)) return { components: [], problems: [] };
    const scan = new JsonScan(text);
    const components: Component[] = [];
    // Of a cell of text, what a cell of code would run is only shown.
    let isText = false;
    let cell = 0;
    for (let event = scan.next(); event !== "end"; event = scan.next()) {
      if (scan.depth < cell) isText = false;
      if (event === "string" && scan.keyIs("cell_type")) {
        isText = scan.valueIs("markdown") || scan.valueIs("raw");
        cell = scan.depth;
      } else if (event === "string" && scan.keyIs("source")) {
        if (!isText) readSource(text, [{ start: scan.start, end: scan.end }], components);
      } else if (event === "list" && scan.keyIs("source")) {
        const lines: Span[] = [];
        for (const list = scan.depth; scan.nextIn(list);)
          if (scan.event === "string") lines.push({ start: scan.start, end: scan.end });
        if (!isText) readSource(text, lines, components);
      }
    }
    return { components, problems: scan.problems };
  },
};

/** IPython scripts say the same without JSON. https://ipython.readthedocs.io/en/stable/interactive/magics.html */
export const pypiIpython: Format = {
  id: "pypi/ipython",
  title: "IPython script (*.ipy)",
  files: ["*.ipy"],
  ecosystems: ["pypi", "conda"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    readLines(text, { start: text.charCodeAt(0) === 0xfeff ? 1 : 0, end: text.length }, components, problems);
    return { components, problems };
  },
};

/** The strings of a cell, which are its lines: with their escapes and what is between them written over, so that offsets stay. */
function readSource(text: string, strings: readonly Span[], components: Component[]): void {
  const start = strings[0]?.start ?? 0;
  const end = strings[strings.length - 1]?.end ?? start;
  if (!/(?:pip|conda|mamba)[ \t]+install/.test(text.slice(start, end))) return;
  let plain = "";
  for (const one of strings) {
    plain += " ".repeat(Math.max(0, one.start - start - plain.length));
    plain += text
      .slice(one.start, one.end)
      .replace(/\\(?:u[0-9a-fA-F]{4}|[^u])/g, (escape) =>
        escape === "\\n" ? "\n " : escape === "\\\\" ? " \\" : escape.slice(1).padStart(escape.length),
      );
  }
  const found: Component[] = [];
  readLines(plain, { start: 0, end: plain.length }, found);
  components.push(...found.map((component) => moved(component, start)));
}

/** Lines that begin with `%` or `!` are commands. */
function readLines(text: string, { start, end }: Span, components: Component[], problems: Problem[] = []): void {
  for (let at = start; at < end;) {
    let lineEnd = text.indexOf("\n", at);
    while (lineEnd > at && isContinued(text, lineEnd)) lineEnd = text.indexOf("\n", lineEnd + 1);
    if (lineEnd < 0 || lineEnd > end) lineEnd = end;
    const contentEnd = lineEnd > at && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    while (at < contentEnd && text.charCodeAt(at) <= 32) at++;
    if (text.charCodeAt(at) === 37 || text.charCodeAt(at) === 33) {
      for (const command of readShellCommands(text, { start: at + 1, end: contentEnd })) {
        const [first] = command;
        const last = command[command.length - 1];
        if (!first || !last) continue;
        const entry = { start: first.start, end: last.end };
        if (last.unclosed && command[1]?.value === "install")
          problems.push({ message: "the quote is not closed", start: last.start, end: last.end });
        const isConda = /^(?:conda|mamba|micromamba)$/.test(first.value);
        components.push(...(isConda ? condaInstalls(text, command, entry) : shellInstalls(command, entry)));
      }
    }
    at = lineEnd + 1;
  }
}

function isContinued(text: string, lineEnd: number): boolean {
  const last = text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 2 : lineEnd - 1;
  return text.charCodeAt(last) === 92;
}

const condaValueOptions = /^(?:-[ncp]|--(?:name|channel|prefix|file|solver))$/;

function condaInstalls(text: string, command: readonly ShellWord[], entry: Span): Component[] {
  if (command[1]?.value !== "install") return [];
  return command.slice(2).flatMap((word, index, words) => {
    if (word.value.startsWith("-") || condaValueOptions.test(words[index - 1]?.value ?? "")) return [];
    return fromCondaSpec(text, word, entry, "conda install") ?? [];
  });
}

function moved(component: Component, by: number): Component {
  const at = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  const { nameSpan, versionSpan, entry, identifiers } = component;
  return {
    ...component,
    nameSpan: at(nameSpan),
    entry: at(entry),
    ...(versionSpan && { versionSpan: at(versionSpan) }),
    ...(identifiers && { identifiers: identifiers.map(at) }),
  };
}
