import type { Component, Problem, Span, Unresolved } from "../../model.js";
import { removeElement } from "../../text/removal.js";
import type { ScalarNode } from "../../syntax/tree.js";
import { fromImage, imageComponent, readImage } from "../shared/images/image.js";
import { ImageVariables } from "../shared/images/imageVariables.js";
import { scalarImage } from "../shared/images/yamlImages.js";
import { partOf, written, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { relocated } from "../shared/relocated.js";
import { callText, expressionEnd, stringEnd, valuesOf } from "./bicepValues.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";

/** Bicep: modules and extensions from registries, images of containers. https://learn.microsoft.com/azure/azure-resource-manager/bicep/modules */
export const bicep: Format = {
  id: "bicep/bicep",
  title: "Bicep",
  files: ["*.bicep", "*.bicepparam"],
  ecosystems: ["docker"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    const unresolved: Unresolved[] = [];
    const tokens = [...tokensOf(text)];
    const definitions = definitionsIn(text, tokens);
    const variables = new ImageVariables(text);
    for (const [name, values] of definitions)
      for (const value of values) variables.define([name], value, { start: 0, end: text.length + 1 });
    for (const token of tokens) {
      if (token.unclosed) {
        problems.push({ message: "the string is not closed", start: token.start - 1, end: token.end });
        continue;
      }
      const entry = { start: token.statement, end: token.isExpression ? token.end : token.end + 1 };
      if (token.isExpression) {
        for (const value of valuesOf(text, token.start, token.end)) {
          const said = text.slice(value.start, value.end);
          const meant =
            value.kind === "string" ? [nodeOf(text, value)] : value.kind === "name" ? definitions.get(said) : undefined;
          const put = callText(text, value, (name) => definitions.get(name)?.[0]?.value);
          const image =
            put === undefined ? undefined : imageComponent({ value: put, start: 0, end: put.length }, entry, "image");
          if (image) components.push(relocated(image, { ...value, value: "" }, entry));
          else if (!meant) unresolved.push(unresolvedAt("image", value));
          for (const node of meant ?? [])
            components.push(...scalarImage(text, node, entry, "image", { variables, unresolved }));
        }
      } else if (/^(?:module|using|extension|provider|import)\b/.test(startOf(text, token))) {
        const found = fromBicepReference(written(text, token.start, token.end), entry);
        if (found && "message" in found) unresolved.push(found);
        else if (found) components.push(found);
      } else if (imageKey.test(before(text, token.start - 1, token.statement))) {
        components.push(...scalarImage(text, nodeOf(text, token), entry, "image", { variables, unresolved }));
      } else if (
        siteKey.test(before(text, token.start - 1, token.statement)) &&
        text.startsWith("DOCKER|", token.start)
      ) {
        const image = nodeOf(text, { start: token.start + "DOCKER|".length, end: token.end });
        components.push(...scalarImage(text, image, entry, "image", { variables, unresolved }));
      }
    }
    return withUnresolved({ components, problems }, unresolved);
  },
  remove: (source, component) =>
    component.scope === "image" ? undefined : removeElement(source.text, component.entry),
};

/** Microsoft's own registry, which `br/public` means unless `bicepconfig.json` says otherwise. */
const publicRegistry = "mcr.microsoft.com/bicep/";

/** `br:registry.example/path:tag`, `br/public:path:tag`. What another alias means is in `bicepconfig.json`. */
export function fromBicepReference(
  reference: Written,
  entry: Span,
  scope = "module",
): Component | Unresolved | undefined {
  const scheme = /^br(?:\/([\w-]+))?:/.exec(reference.value);
  if (!scheme) return undefined;
  const image = readImage(partOf(reference, scheme[0].length));
  if (!image || scheme[1] === undefined) return image && fromImage(image, entry, scope);
  if (scheme[1] !== "public") return unresolvedAt("package", reference);
  const name = { ...image.name, value: publicRegistry + image.name.value };
  return fromImage({ ...image, name }, entry, scope);
}

/** What images are under; a name behind it stands for a parameter or a variable. */
const imageKey = /(?:^|[{,\s'])image'?[ \t]*:[ \t]*$/;

/** `linuxFxVersion: 'DOCKER|registry/image:1'` of a web site. */
const siteKey = /FxVersion'?[ \t]*:[ \t]*$/;

/** Behind `image:` in the type of a parameter. */
const typeWord = /^(?:string|object|array|int|bool|any)$/;

/** A string, or the expression that stands where an image would. */
interface Token {
  /** Of the content. */
  readonly start: number;
  readonly end: number;
  /** First character of the line's statement. */
  readonly statement: number;
  readonly unclosed?: boolean;
  readonly isExpression?: boolean;
}

/** What is in front of `at` on its line: enough of it to hold a key or a definition. */
function before(text: string, at: number, statement: number): string {
  return text.slice(Math.max(statement, at - 200), at);
}

function startOf(text: string, { statement }: Token): string {
  return text.slice(statement, statement + 12);
}

/** What parameters and variables stand for that are given a string. */
function definitionsIn(text: string, tokens: readonly Token[]): ReadonlyMap<string, readonly ScalarNode[]> {
  const definitions = new Map<string, readonly ScalarNode[]>();
  for (const token of tokens) {
    const { statement, isExpression } = token;
    // The first string of a definition, which may be one of several.
    const [head, name] =
      /^(?:param|var)[ \t]+(\w+)(?:[ \t]+[^=']*)?[ \t]*=(?!=)/.exec(text.slice(statement, statement + 200)) ?? [];
    if (head === undefined || name === undefined || isExpression || definitions.has(name)) continue;
    const from = statement + head.length;
    const values = valuesOf(text, from, expressionEnd(text, from)).filter(({ kind }) => kind === "string");
    if (values.some(({ start }) => start === token.start) || values.length > 1)
      definitions.set(
        name,
        values.map((value) => nodeOf(text, value)),
      );
  }
  return definitions;
}

function nodeOf(text: string, { start, end }: Span): ScalarNode {
  return { type: "scalar", kind: "string", ...written(text, start, end), outer: { start: start - 1, end: end + 1 } };
}

/** Strings in single quotes outside comments and multi-line strings, and names behind `image:`, in one pass. A string ends on its line. */
function* tokensOf(text: string): Generator<Token> {
  let statement = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) statement = -1;
    else if (code === 0x2f && text.charCodeAt(at + 1) === 0x2f) at = lineEnd(text, at) - 1;
    else if (code === 0x2f && text.charCodeAt(at + 1) === 0x2a) {
      const close = text.indexOf("*/", at + 2);
      at = close < 0 ? text.length : close + 1;
    } else {
      if (statement < 0 && code > 32 && code !== 0xfeff) statement = at;
      if (code === 58 && imageKey.test(before(text, at + 1, statement))) {
        const [, blanks = "", name] = /^([ \t]*)(\(|[A-Za-z_][\w.]*)/.exec(text.slice(at + 1, at + 200)) ?? [];
        const start = at + 1 + blanks.length;
        if (name !== undefined && !typeWord.test(name)) {
          const end = expressionEnd(text, start);
          yield { start, end, statement, isExpression: true };
          at = end - 1;
          continue;
        }
      }
      if (code !== 39) continue;
      if (text.startsWith("'''", at)) {
        const close = text.indexOf("'''", at + 3);
        at = close < 0 ? text.length : close + 2;
        continue;
      }
      const end = stringEnd(text, at + 1);
      const unclosed = text.charCodeAt(end) !== 39;
      yield { start: at + 1, end, statement, unclosed };
      at = unclosed ? end - 1 : end;
    }
  }
}

function lineEnd(text: string, at: number): number {
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}
