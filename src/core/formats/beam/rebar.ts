import type { Component } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, isWord, readDsl, readItems, type DslDialect, type DslItem } from "../../syntax/dsl.js";
import { removeMember } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** Erlang terms. */
const erlang: DslDialect = { single: "string", percent: true };

/** Erlang's `rebar.config`. https://rebar3.org/docs/configuration/dependencies/ */
export const hexRebar: Format = {
  id: "hex/rebar",
  title: "Erlang rebar.config",
  files: ["rebar.config", "*rebar.config"],
  ecosystems: ["hex"],
  extract({ text }) {
    const dsl = readDsl(text, erlang);
    // Sections are not nested in each other, and of those that are not closed the first reaches to the end.
    let readTo = 0;
    let isUnclosed = false;
    const components = dsl.tokens.flatMap((token, index) => {
      if (index < readTo || !sections.has(token.text) || token.kind !== "word") return [];
      const isSection = isMark(dsl.tokens[index - 1], "{") && isMark(dsl.tokens[index + 1], ",");
      if (!isSection || !isMark(dsl.tokens[index + 2], "[")) return [];
      const end = dsl.tokens[index + 2]?.match ?? dsl.tokens.length;
      if (end < dsl.tokens.length) readTo = end;
      else if (isUnclosed) return [];
      else isUnclosed = true;
      return readItems(dsl, index + 2).flatMap((item) => fromItem(dsl, item, token.text));
    });
    return { components, problems: dsl.problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

const sections = new Set(["deps", "plugins", "project_plugins"]);

const references = new Set(["tag", "ref", "branch"]);

/** `name`, `{name, "1.0"}`, `{name, "1.0", {pkg, real}}`, `{name, {git, "https://…", {tag, "1.0"}}}`. */
function fromItem(dsl: DslText, { from, ...item }: DslItem, scope: string): Component[] {
  const first = dsl.tokens[from];
  if (!first) return [];
  const isTuple = isMark(first, "{");
  const name = isTuple ? dsl.tokens[from + 1] : first;
  if (!name || (name.kind !== "word" && name.kind !== "string") || name.text === "") return [];
  const end = isTuple ? (dsl.tokens[first.match ?? -1]?.outerEnd ?? item.end) : first.outerEnd;
  const entry = { start: first.outerStart, end: Math.max(end, name.end) };
  if (!isTuple) return [declared("hex", toWritten(name), undefined, { entry, scope })];
  const { version, reference, url, real } = tupleOf(dsl, from, Math.min(first.match ?? item.to, item.to));
  const place = urlIdentifier(url && toWritten(url));
  // Beside a reference the version may be a pattern of what is found there: `".*"`.
  const at = version && !version.text.includes("*") ? version : (reference ?? version);
  return [declared("hex", toWritten(real ?? name), at && toWritten(at), { entry, scope, identifiers: [place] })];
}

/** What a tuple says after its name. */
type TupleParts = Partial<Record<"version" | "reference" | "url" | "real", DslToken>>;

function tupleOf(dsl: DslText, from: number, close: number): TupleParts {
  const parts: TupleParts = {};
  for (let index = from + 2; index < close; index++) {
    const token = dsl.tokens[index];
    const before = dsl.tokens[index - 2];
    if (!token) continue;
    if (token.kind === "string" && token.parent === from) parts.version ??= token;
    else if (token.kind === "string" && (isWord(before, "git") || isWord(before, "hg"))) parts.url ??= token;
    else if (token.kind === "string" && (references.has(before?.text ?? "") || before === parts.url))
      parts.reference ??= token;
    else if (isWord(before, "pkg") && isMark(dsl.tokens[index - 1], ",")) parts.real ??= token;
  }
  return parts;
}

/** Erlang's `rebar.lock`. https://rebar3.org/docs/configuration/dependencies/#lock-files */
export const hexRebarLock: Format = {
  id: "hex/rebar-lock",
  title: "Erlang rebar.lock",
  files: ["rebar.lock", "*rebar.lock", "rebar-*.lock"],
  ecosystems: ["hex"],
  generated: true,
  extract({ text }) {
    const dsl = readDsl(text, erlang);
    const components = dsl.tokens.flatMap((token, index) => (isMark(token, "{") ? fromLocked(dsl, index, token) : []));
    return { components, problems: dsl.problems };
  },
};

/** `{<<"name">>,{pkg,<<"name">>,<<"1.0">>},0}`: level 0 is direct. */
function fromLocked(dsl: DslText, index: number, open: DslToken): Component[] {
  const name = binaryAt(dsl, index + 1);
  const source = dsl.tokens[index + 7];
  if (!name || name.text === "" || !isMark(dsl.tokens[index + 6], ",") || !source || !isMark(source, "{")) return [];
  const kind = dsl.tokens[index + 8];
  const close = source.match ?? dsl.tokens.length;
  const level = dsl.tokens[close + 2];
  const end = dsl.tokens[open.match ?? dsl.tokens.length]?.outerEnd ?? dsl.text.length;
  const relation = level?.kind === "number" && level.text === "0" ? "direct" : "transitive";
  const declaration = { entry: { start: open.start, end }, scope: "rebar.lock", relation } as const;
  if (isWord(kind, "pkg")) {
    const version = binaryAt(dsl, index + 16);
    return [declared("hex", toWritten(name), version && toWritten(version), declaration)];
  }
  const url = dsl.tokens[index + 10];
  const place = url?.kind === "string" ? urlIdentifier(toWritten(url)) : undefined;
  // `{git,"https://…",{ref,"commit"}}`
  const reference = references.has(dsl.tokens[index + 13]?.text ?? "") ? dsl.tokens[index + 15] : undefined;
  const version = reference?.kind === "string" ? toWritten(reference) : undefined;
  return [declared("hex", toWritten(name), version, { ...declaration, identifiers: [place] })];
}

/** The string of `<<"…">>` at token `index`. */
function binaryAt({ tokens }: DslText, index: number): DslToken | undefined {
  const token = tokens[index + 2];
  return isMark(tokens[index], "<") && isMark(tokens[index + 1], "<") && token?.kind === "string" ? token : undefined;
}

function toWritten({ text, start, end }: DslToken): Written {
  return { value: text, start, end };
}
