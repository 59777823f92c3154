import type { Component, Identifier, Unresolved } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, nix, readDsl } from "../../syntax/dsl.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import type { Format } from "../format.js";

/** The inputs of a Nix flake, and the caches that it sets. https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake.html */
export const nixFlake: Format = {
  id: "nix/flake",
  title: "Nix flake.nix",
  files: ["flake.nix"],
  ecosystems: ["generic"],
  extract({ text }) {
    const dsl = readDsl(text, nix);
    const unresolved: Unresolved[] = [];
    const components = dsl.tokens.flatMap((token, index) => {
      const value = dsl.tokens[index + 2];
      if ((token.kind !== "word" && token.kind !== "string") || !value || !isMark(dsl.tokens[index + 1], "="))
        return [];
      if (token.text === "type" && value.kind === "string") return fromAttributes(dsl, index);
      if (token.text === "substituters") return fromCaches(dsl, index);
      if (token.text !== "url") return [];
      const last = value.kind === "string" ? index + 2 : bareUrlEnd(dsl, index + 2);
      const name = inputName(dsl, index);
      if (
        name &&
        (last === undefined ||
          isMark(dsl.tokens[last + 1], "+") ||
          (value.interpolated === true && !/:\/\/[^/$]+\//.test(value.text)))
      )
        unresolved.push(unresolvedAt("address", value));
      if (last !== undefined && value.kind === "string" && isFetched(dsl, token.parent)) {
        const url = { value: value.text, start: value.start, end: value.end };
        return sourceComponent(url, { start: token.start, end: value.outerEnd }, "url") ?? [];
      }
      if (!name || last === undefined) return [];
      const url = value.kind === "string" ? withoutSemicolon(value) : bareUrl(dsl, index + 2, last);
      return [fromInput(name, url, statement(dsl, name, last))];
    });
    return withUnresolved({ components, problems: dsl.problems }, unresolved);
  },
  remove: (source, component) => removeElement(source.text, component.entry),
};

/** `fetchTarball { url = "…"; }` */
function isFetched({ tokens }: DslText, open: number): boolean {
  return /^fetch\w/.test(tokens[open - 1]?.text ?? "");
}

/** `nixConfig = { substituters = [ "https://…" ]; }`; the list may be one string, with blanks between. */
function fromCaches(dsl: DslText, index: number): Component[] {
  const { tokens } = dsl;
  const name = wordBefore(dsl, index + 1);
  if (!name) return [];
  const owner = isMark(tokens[name.first - 1], ".") ? tokens[name.first - 2] : settingOf(dsl, name.first);
  if (owner?.text !== "nixConfig") return [];
  const open = index + 2;
  const end = isMark(tokens[open], "[") ? Math.min(tokens[open]?.match ?? tokens.length, tokens.length) : open + 1;
  return tokens.slice(open, end).flatMap((token) => {
    if (token.kind !== "string") return [];
    const urls = [...token.text.matchAll(/\S+/g)];
    const entry = { start: token.outerStart, end: token.outerEnd };
    return urls.flatMap((url) => {
      const start = token.start + url.index;
      return sourceComponent({ value: url[0], start, end: start + url[0].length }, entry, name.value) ?? [];
    });
  });
}

/** The name that the braces around token `index` are the value of. */
function settingOf({ tokens }: DslText, index: number): DslToken | undefined {
  const parent = tokens[index]?.parent ?? -1;
  return isMark(tokens[parent - 1], "=") ? tokens[parent - 2] : undefined;
}

/** A string that is not closed holds the rest of its line. */
function withoutSemicolon({ text, start, end }: Place): Place {
  return text.endsWith(";") ? { text: text.slice(0, -1), start, end: end - 1 } : { text, start, end };
}

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

/** Index of the last token of a URL without quotes, as old flakes have: `github:owner/repository`. */
function bareUrlEnd({ tokens, text }: DslText, first: number): number | undefined {
  let last = first;
  while (last - first < longestUrl && tokens[last + 1] && tokens[last]?.outerEnd === tokens[last + 1]?.outerStart) {
    if (isMark(tokens[last + 1], ";")) break;
    last++;
  }
  const read = text.slice(tokens[first]?.outerStart, tokens[last]?.outerEnd);
  return /^[A-Za-z][\w+.-]*:[^\s;]+$/.test(read) ? last : undefined;
}

/** In tokens. */
const longestUrl = 60;

function bareUrl({ tokens, text }: DslText, first: number, last: number): Place {
  const start = tokens[first]?.outerStart ?? 0;
  const end = tokens[last]?.outerEnd ?? start;
  return { text: text.slice(start, end), start, end };
}

/** `NAME = { type = "github"; owner = "…"; repo = "…"; ref = "…"; }`. */
function fromAttributes(dsl: DslText, type: number): Component[] {
  const { tokens } = dsl;
  const open = tokens[type]?.parent ?? -1;
  const name = open < 0 || isMark(tokens[type - 1], ".") ? undefined : inputName(dsl, type);
  if (!name) return [];
  const values = new Map<string, DslToken>();
  const close = Math.min(tokens[open]?.match ?? tokens.length, open + longestUrl);
  for (let index = open + 1; index < close; index++) {
    const [key, value] = [tokens[index], tokens[index + 2]];
    if (key?.parent !== open || !isMark(tokens[index + 1], "=") || isMark(tokens[index - 1], ".")) continue;
    if (value?.kind === "string") values.set(key.text, value);
  }
  // Its URL says it all.
  if (values.has("url")) return [];
  const [owner, repository] = [values.get("owner"), values.get("repo")];
  const version = values.get("rev") ?? values.get("ref");
  const base = forges.get(values.get("type")?.text ?? "");
  const place: Identifier | undefined =
    base && owner && repository
      ? {
          scheme: "url",
          value: `${base}${owner.text}/${repository.text}`,
          start: repository.start,
          end: repository.end,
        }
      : undefined;
  const at = version && { value: version.text, start: version.start, end: version.end };
  const entry = statement(dsl, name, type + 2);
  return [declared("generic", name, at, { entry, scope: "inputs", identifiers: [place] })];
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

/** A URL and where it is. */
interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const forges = new Map([
  ["github", "https://github.com/"],
  ["gitlab", "https://gitlab.com/"],
  ["sourcehut", "https://git.sr.ht/"],
]);

/** `github:owner/repository/reference`, or a URL with `?ref=` or `?rev=`. */
function fromInput(name: Written, url: Place, entry: { start: number; end: number }): Component {
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
