import type { Component, SourceText } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, readDsl, type DslDialect } from "../../syntax/dsl.js";
import { removeElement } from "../../text/removal.js";
import { declared, written, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

const dialect: DslDialect = { hash: true, triple: true, single: "character", multiline: true };

/** opam package definitions. https://opam.ocaml.org/doc/Manual.html#opam */
export const opamFile: Format = {
  id: "opam/opam",
  title: "OCaml opam package definition",
  files: ["*.opam", "opam"],
  ecosystems: ["opam"],
  recognizes,
  extract: ({ text }) => readOpam(text),
  remove: (source, component) => removeElement(source.text, component.entry),
};

/** A package definition whose dependencies are pinned by `opam lock`. https://opam.ocaml.org/doc/man/opam-lock.html */
export const opamLock: Format = {
  id: "opam/lock",
  title: "OCaml *.opam.locked",
  files: ["*.opam.locked", "opam.locked"],
  ecosystems: ["opam"],
  generated: true,
  recognizes,
  extract: ({ text }) => readOpam(text),
};

function recognizes({ text }: SourceText): boolean {
  return /^\s*(?:opam-version|depends|name|synopsis|maintainer)\s*:/m.test(text);
}

const fields = new Set(["depends", "depopts"]);

function readOpam(text: string): { components: Component[]; problems: DslText["problems"] } {
  const dsl = readDsl(text, dialect);
  const components: Component[] = [];
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (!token) break;
    if (token.kind !== "word" || !token.startsLine) continue;
    if (fields.has(token.text) && isMark(dsl.tokens[index + 1], ":")) components.push(...fromField(dsl, index));
    // `pin-depends` is three tokens.
    else if (token.text === "pin" && dsl.tokens[index + 2]?.text === "depends" && isMark(dsl.tokens[index + 3], ":")) {
      components.push(...fromPins(dsl, index + 4));
    }
  }
  return { components, problems: dsl.problems };
}

/** Packages of a formula: every string outside braces; what is in the braces after it is its constraint. */
function fromField(dsl: DslText, field: number): Component[] {
  const scope = dsl.tokens[field]?.text ?? "";
  const open = dsl.tokens[field + 2];
  const end = isMark(open, "[") ? listEnd(dsl, field + 2) : field + 4;
  const found: Component[] = [];
  for (let index = field + 2; index < end; index++) {
    const token = dsl.tokens[index];
    if (!token) break;
    if (isMark(token, "{")) index = token.match ?? end;
    else if (token.kind === "string" && token.text !== "") {
      const brace = dsl.tokens[index + 1];
      const has = isMark(brace, "{");
      const close = has ? Math.min(brace?.match ?? end, end) : index;
      const entry = { start: token.outerStart, end: dsl.tokens[close]?.outerEnd ?? dsl.text.length };
      const version = has ? constraint(dsl, index + 2, close) : undefined;
      found.push(declared("opam", toWritten(token), version, { entry, scope }));
    }
  }
  return found;
}

/** Where the list at `open` ends: one that is not closed at the next field, `name:` or `a-name:` at the start of a line. */
function listEnd({ tokens }: DslText, open: number): number {
  const close = tokens[open]?.match ?? tokens.length;
  if (close < tokens.length) return close;
  for (let index = open + 1; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== "word" || !token.startsLine) continue;
    if (isMark(tokens[index + 1], ":") || isMark(tokens[index + 1], "-")) return index;
  }
  return tokens.length;
}

const operators = new Set(["=", "!=", "<", ">", "<=", ">=", "~"]);

/** From the first relation to the last one's string; `= "1.0"` alone pins it. */
function constraint(dsl: DslText, from: number, to: number): Written | undefined {
  const relations: number[] = [];
  for (let index = from; index < to; index++) {
    const token = dsl.tokens[index];
    // What a relation compares with a variable (`os = "linux"`) is a condition, no version.
    const isRelation = token?.kind === "mark" && operators.has(token.text) && dsl.tokens[index - 1]?.kind !== "word";
    if (isRelation && dsl.tokens[index + 1]?.kind === "string") relations.push(index);
  }
  const [first = -1] = relations;
  const start = dsl.tokens[first];
  const last = dsl.tokens[(relations[relations.length - 1] ?? -1) + 1];
  if (!start || !last) return undefined;
  return isMark(start, "=") && relations.length === 1 ? toWritten(last) : written(dsl.text, start.start, last.outerEnd);
}

/** `[ "name.1.0" "git+https://…" ]`. */
function fromPins(dsl: DslText, open: number): Component[] {
  const list = dsl.tokens[open];
  if (!isMark(list, "[")) return [];
  const end = listEnd(dsl, open);
  const found: Component[] = [];
  for (let index = open + 1; index < end; index++) {
    const token = dsl.tokens[index];
    const url = dsl.tokens[index + 1];
    if (token?.kind !== "string" || url?.kind !== "string") continue;
    const dot = token.text.indexOf(".");
    const nameEnd = dot < 0 ? token.end : token.start + dot;
    const version = dot < 0 ? undefined : written(dsl.text, nameEnd + 1, token.end);
    const entry = { start: token.outerStart, end: url.outerEnd };
    const place = urlIdentifier(toWritten(url));
    if (nameEnd > token.start) {
      const name = written(dsl.text, token.start, nameEnd);
      found.push(declared("opam", name, version, { entry, scope: "pin-depends", identifiers: [place] }));
    } else found.push(...[sourceComponent(toWritten(url), entry, "pin-depends") ?? []].flat());
    index++;
  }
  return found;
}

function toWritten({ text, start, end }: DslToken): Written {
  return { value: text, start, end };
}
