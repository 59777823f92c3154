import type { Component, Problem, Span } from "../../model.js";
import { removeLines } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** Homebrew Brewfile. https://docs.brew.sh/Brew-Bundle-and-Brewfile */
export const brewfile: Format = {
  id: "brew/brewfile",
  title: "Homebrew Brewfile",
  files: ["Brewfile", "*.Brewfile", "Brewfile.*"],
  ecosystems: ["brew"],
  recognizes: ({ uri }) => !/\.lock\.json$/i.test(uri),
  extract({ text }) {
    const lines = [...commandLines(text)];
    return {
      components: lines.flatMap(fromCommand),
      problems: problemsOf(text, lines, (word) => brewCommands.has(word)),
    };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

/** Vagrant: the box and its version. https://developer.hashicorp.com/vagrant/docs/vagrantfile/machine_settings */
export const vagrantfile: Format = {
  id: "vagrant/vagrantfile",
  title: "Vagrantfile",
  files: ["Vagrantfile"],
  ecosystems: ["vagrant"],
  extract({ text }) {
    const boxes: { name: Written; version?: Written; url?: Written; entry: Written }[] = [];
    const lines = [...commandLines(text)];
    for (const { command, first, entry } of lines) {
      if (!first) continue;
      if (/\.box$/.test(command)) boxes.push({ name: first, entry });
      const last = boxes[boxes.length - 1];
      if (last && /\.box_version$/.test(command)) last.version = first;
      if (last && /\.box_url$/.test(command)) last.url = first;
    }
    const components = boxes.map(({ name, version, url, entry }) =>
      declared("vagrant", name, version, { kind: "container", entry, scope: "box", identifiers: [urlIdentifier(url)] }),
    );
    return { components, problems: problemsOf(text, lines, (word) => boxSetting.test(word)) };
  },
  remove: ({ text }, { entry }) => (isWholeLine(text, entry) ? removeLines(text, entry) : undefined),
};

/** Whether nothing else is in the line. */
function isWholeLine(text: string, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const next = text.indexOf("\n", end);
  return /^[\s\uFEFF]*$/.test(before) && text.slice(end, next < 0 ? text.length : next).trim() === "";
}

const boxSetting = /\.box(?:_version|_url)?$/;

/** Quotes that are not closed after a command of these. */
function problemsOf(text: string, lines: readonly CommandLine[], known: (command: string) => boolean): Problem[] {
  return lines.flatMap(({ command, first, entry }) =>
    first && known(command) && text.charAt(first.end) !== text.charAt(first.start - 1)
      ? [{ message: "the quote is not closed", start: first.start - 1, end: entry.end }]
      : [],
  );
}

interface CommandLine {
  /** The word at the line's start: `brew`, `config.vm.box`. */
  readonly command: string;
  /** The first two quoted strings after it. */
  readonly first?: Written;
  readonly second?: Written;
  readonly entry: Written;
}

const line =
  /^([ \t]*)([A-Za-z_][\w.]*)[ \t]*(?:=[ \t]*|\(?[ \t]*)?(?:(["'])([^"'#]*)\3)?(?:[ \t]*,[ \t]*(["'])([^"']*)\5)?/;

/** Lines of the form `command "argument"`, which is all that these files need of Ruby. */
function* commandLines(text: string): Generator<CommandLine> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    const whole = text.slice(at, Math.min(end, at + 1000));
    for (const [from, to] of statementsOf(whole)) yield* commandLine(text, at + from, Math.min(end, at + to));
    at = end + 1;
  }
}

/** The statements of a line: parted by `;` and by the `do |name|` of a block, outside quotes and comments. */
function statementsOf(whole: string): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (const { 0: sign, index } of whole.matchAll(/"[^"]*"|'[^']*'|#|;|\bdo\b[ \t]*(?:\|[^|]*\|)?/g)) {
    if (/^["']/.test(sign)) continue;
    if (sign === "#") break;
    found.push([from, index]);
    from = index + sign.length;
  }
  return from === 0 ? [[0, Infinity]] : [...found, [from, Infinity]];
}

/** What one statement says. */
function* commandLine(text: string, at: number, end: number): Generator<CommandLine> {
  const match = line.exec(text.slice(at, Math.min(end, at + 1000)));
  if (match?.[2] !== undefined) {
    const [whole, indent = "", command] = match;
    const start = at + indent.length;
    let stop = end;
    while (stop > start && text.charCodeAt(stop - 1) <= 32) stop--;
    const second = match[6] ? written(text, at + whole.length - 1 - match[6].length, at + whole.length - 1) : undefined;
    const firstAt = match[4] ? at + whole.indexOf(match[4], indent.length + command.length) : -1;
    const first = match[4]
      ? written(text, firstAt, firstAt + match[4].length)
      : unclosed(text, at + whole.length, stop);
    yield { command, entry: written(text, start, stop), ...(first && { first }), ...(second && { second }) };
  }
}

/** What follows a quote that is the line's last. */
function unclosed(text: string, start: number, end: number): Written | undefined {
  const value = /^["']([^"'#,]{1,400})$/.exec(text.slice(start, end))?.[1];
  return value === undefined ? undefined : written(text, start + 1, end);
}

const brewCommands = new Set(["brew", "cask", "tap", "mas", "whalebrew", "vscode"]);

function fromCommand({ command, first, second, entry }: CommandLine): Component[] {
  if (!first || !brewCommands.has(command)) return [];
  const at = command === "brew" ? first.value.lastIndexOf("@") : -1;
  const version = at > 0 ? written(first.value, at + 1, first.value.length) : undefined;
  const own = version && { value: version.value, start: first.start + at + 1, end: first.end };
  const kind = command === "tap" ? "source" : "application";
  return [
    declared("brew", first, own, {
      kind,
      entry,
      scope: command,
      identifiers: [urlIdentifier(command === "tap" ? second : undefined)],
    }),
  ];
}
