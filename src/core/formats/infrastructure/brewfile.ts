import type { Component, Extraction, Span, Unresolved } from "../../model.js";
import { isMark, plainItems, readCall, readDsl, ruby, type DslItem } from "../../syntax/dsl.js";
import type { DslToken } from "../../syntax/dslTokens.js";
import { removeLines } from "../../text/removal.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { nameOf, unknownName } from "../shared/packages/rubyRequirements.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { withUnresolved } from "../shared/unresolved.js";

/** Homebrew Brewfile. https://docs.brew.sh/Brew-Bundle-and-Brewfile */
export const brewfile: Format = {
  id: "brew/brewfile",
  title: "Homebrew Brewfile",
  files: ["Brewfile", "*.Brewfile", "Brewfile.*"],
  ecosystems: ["brew"],
  recognizes: ({ uri }) => !/\.lock\.json$/i.test(uri),
  extract: ({ text }) => {
    const components: Component[] = [];
    return readCommands(text, components, (token, before) =>
      before?.text !== "." && brewCommands.has(token.text)
        ? (first, second, entry) => components.push(fromCommand(token.text, first, second, entry))
        : undefined,
    );
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
    const boxes: { name: Written; version?: Written; url?: Written; entry: Span }[] = [];
    const components: Component[] = [];
    const read = readCommands(text, components, ({ text: word }, before) => {
      if (before?.text !== "." || !/^box(?:_version|_url)?$/.test(word)) return undefined;
      return (value, _, entry) => {
        const last = boxes[boxes.length - 1];
        if (word === "box") boxes.push({ name: value, entry });
        else if (last) last[word === "box_url" ? "url" : "version"] = value;
      };
    });
    for (const { name, version, url, entry } of boxes) {
      const identifiers = [urlIdentifier(url)];
      components.push(declared("vagrant", name, version, { kind: "container", entry, scope: "box", identifiers }));
    }
    return read;
  },
  remove: ({ text }, { entry }) => (isWholeLine(text, entry) ? removeLines(text, entry) : undefined),
};

/** Whether nothing else is in the line. */
function isWholeLine(text: string, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const next = text.indexOf("\n", end);
  return /^[\s\uFEFF]*$/.test(before) && text.slice(end, next < 0 ? text.length : next).trim() === "";
}

type Take = (first: Written, second: Written | undefined, entry: Span) => unknown;

/** Hands on what the commands that `takerOf` knows are given: `word "a", "b"`, `a.b.word = "c"`. */
function readCommands(
  text: string,
  components: Component[],
  takerOf: (word: DslToken, before: DslToken | undefined) => Take | undefined,
): Extraction {
  const dsl = readDsl(text, ruby);
  const { tokens, problems } = dsl;
  const variables = new ScriptVariables(dsl);
  const unresolved: Unresolved[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    variables.pass(index);
    const take = token.kind === "word" ? takerOf(token, tokens[index - 1]) : undefined;
    if (!take || tokens[index - 1]?.text === "def") continue;
    const isSet = isMark(tokens[index + 1], "=");
    const { items, end, next } = readCall(dsl, isSet ? index + 2 : index + 1);
    const [first, second] = plainItems(items) as [DslItem?, DslItem?];
    let start = index;
    while (isMark(tokens[start - 1], ".") && tokens[start - 2]?.kind === "word") start -= 2;
    const entry = { start: tokens[start]?.start ?? token.start, end };
    variables.eachTurn(index, next, () => {
      const name = nameOf(dsl, first, variables);
      if (name) take(name, nameOf(dsl, second, variables), entry);
      unresolved.push(...unknownName(dsl, first, name));
    });
  }
  return withUnresolved({ components, problems }, unresolved);
}

const brewCommands = new Set(["brew", "cask", "tap", "mas", "whalebrew", "vscode"]);

function fromCommand(command: string, first: Written, second: Written | undefined, entry: Span): Component {
  const at = command === "brew" ? first.value.lastIndexOf("@") : -1;
  const kind = command === "tap" ? "source" : "application";
  return declared("brew", first, at > 0 ? partOf(first, at + 1) : undefined, {
    kind,
    entry,
    scope: command,
    identifiers: [urlIdentifier(command === "tap" ? second : undefined)],
  });
}
