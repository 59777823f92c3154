import type { Component, Identifier } from "../../model.js";
import { isMark, readDsl, type DslDialect, type DslText, type DslToken } from "../../syntax/dsl.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../declared.js";
import { urlIdentifier } from "../download.js";
import type { Format } from "../format.js";

const nix: DslDialect = { hash: true, single: "character", multiline: true };

/** The inputs of a Nix flake. https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake.html */
export const nixFlake: Format = {
  id: "nix/flake",
  title: "Nix flake.nix",
  files: ["flake.nix"],
  ecosystems: ["generic"],
  extract({ text }) {
    const dsl = readDsl(text, nix);
    const components = dsl.tokens.flatMap((token, index) => {
      const url = dsl.tokens[index + 2];
      if (token.text !== "url" || token.kind !== "word" || !isMark(dsl.tokens[index + 1], "=")) return [];
      if (url?.kind !== "string") return [];
      const name = inputName(dsl, index);
      return name ? [fromInput(name, url, statement(dsl, name, index + 2))] : [];
    });
    return { components, problems: [] };
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

/** `inputs.NAME.url`, `inputs = { NAME.url`, `inputs = { NAME = { url` and `inputs.NAME = { url`. */
function inputName(dsl: DslText, url: number): (Written & { readonly first: number }) | undefined {
  const parent = dsl.tokens[url]?.parent ?? -1;
  if (isMark(dsl.tokens[url - 1], ".")) {
    const name = wordBefore(dsl, url - 1);
    return name && isInput(dsl, name.first) ? name : undefined;
  }
  const name = isMark(dsl.tokens[parent - 1], "=") ? wordBefore(dsl, parent - 1) : undefined;
  return name && isInput(dsl, name.first) ? name : undefined;
}

function isInput(dsl: DslText, first: number): boolean {
  if (isMark(dsl.tokens[first - 1], ".")) return dsl.tokens[first - 2]?.text === "inputs";
  const parent = dsl.tokens[first]?.parent ?? -1;
  return isMark(dsl.tokens[parent - 1], "=") && dsl.tokens[parent - 2]?.text === "inputs";
}

/** The name that ends before token `index`; Nix names may hold dashes, which are tokens of their own here. */
function wordBefore(dsl: DslText, index: number): (Written & { readonly first: number }) | undefined {
  const { tokens, text } = dsl;
  const last = tokens[index - 1];
  if (!last || (last.kind !== "word" && last.kind !== "string" && last.kind !== "number")) return undefined;
  let first = index - 1;
  let start = last;
  for (let before = tokens[first - 1]; before && last.kind !== "string"; before = tokens[first - 1]) {
    const joins = before.outerEnd === start.outerStart && (isMark(before, "-") || before.kind !== "mark");
    if (!joins) break;
    first--;
    start = before;
  }
  return { value: text.slice(start.start, last.end), start: start.start, end: last.end, first };
}

/** From the path's first word to the semicolon. */
function statement(
  dsl: DslText,
  name: { readonly first: number; readonly start: number },
  value: number,
): { start: number; end: number } {
  const { tokens } = dsl;
  let first = name.first;
  if (isMark(tokens[first - 1], ".")) first -= 2;
  const parent = tokens[value]?.parent ?? -1;
  // `NAME = { url = …; }` ends with its brace.
  let last = parent > first ? (tokens[parent]?.match ?? tokens.length - 1) : value;
  if (isMark(tokens[last + 1], ";")) last++;
  return { start: tokens[first]?.outerStart ?? name.start, end: tokens[last]?.outerEnd ?? dsl.text.length };
}

const forges = new Map([
  ["github", "https://github.com/"],
  ["gitlab", "https://gitlab.com/"],
  ["sourcehut", "https://git.sr.ht/"],
]);

/** `github:owner/repository/reference`, or a URL with `?ref=` or `?rev=`. */
function fromInput(name: Written, url: DslToken, entry: { start: number; end: number }): Component {
  const forge = /^(github|gitlab|sourcehut):([^/?#]+\/[^/?#]+)(?:\/([^?#]+))?/.exec(url.text);
  const identifier: Identifier | undefined = forge
    ? {
        scheme: "url",
        value: (forges.get(forge[1] ?? "") ?? "") + (forge[2] ?? ""),
        start: url.start,
        end: url.end,
      }
    : urlIdentifier({ value: url.text, start: url.start, end: url.end });
  // A revision says more than the branch beside it.
  const parameter = /[?&]rev=([^&#]+)/.exec(url.text) ?? /[?&]ref=([^&#]+)/.exec(url.text);
  const reference = parameter?.[1] ?? forge?.[3];
  const offset = parameter ? parameter.index + "?rev=".length : (forge?.[0].length ?? 0) - (reference?.length ?? 0);
  const start = Math.min(url.start + offset, url.end);
  const version = reference && { value: reference, start, end: Math.min(start + reference.length, url.end) };
  return declared("generic", name, version || undefined, { entry, scope: "inputs", identifiers: [identifier] });
}
