import type { Component, Problem, Span, Unresolved } from "../../model.js";
import { removeElement } from "../../text/removal.js";
import { fromImage, imageComponent, readImage } from "../shared/images/image.js";
import { partOf, written, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";
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
    for (const token of stringsOf(text)) {
      if (token.unclosed) {
        problems.push({ message: "the string is not closed", start: token.start - 1, end: token.end });
        continue;
      }
      const entry = { start: token.statement, end: token.end + 1 };
      const before = text.slice(token.statement, token.start - 1);
      if (/^(?:module|using|extension|provider|import)\b/.test(before)) {
        const found = fromReference(written(text, token.start, token.end), entry);
        if (found && "message" in found) unresolved.push(found);
        else if (found) components.push(found);
      } else if (/(?:^|[{,\s])image[ \t]*:[ \t]*$/.test(before)) {
        const image = imageComponent(written(text, token.start, token.end), entry, "image");
        if (image) components.push(image);
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
function fromReference(reference: Written, entry: Span): Component | Unresolved | undefined {
  const scheme = /^br(?:\/([\w-]+))?:/.exec(reference.value);
  if (!scheme) return undefined;
  const image = readImage(partOf(reference, scheme[0].length));
  if (!image || scheme[1] === undefined) return image && fromImage(image, entry, "module");
  if (scheme[1] !== "public") return unresolvedAt("package", reference);
  const name = { ...image.name, value: publicRegistry + image.name.value };
  return fromImage({ ...image, name }, entry, "module");
}

interface StringToken {
  /** Of the string's content. */
  readonly start: number;
  readonly end: number;
  /** First character of the line's statement. */
  readonly statement: number;
  readonly unclosed: boolean;
}

/** Strings in single quotes outside comments and multi-line strings, in one pass. A string ends on its line. */
function* stringsOf(text: string): Generator<StringToken> {
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

/** The closing quote, or the line's end. Quotes inside `${…}` belong to the expression. */
function stringEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
    if (code === 92) at++;
    else if (code === 36 && text.charCodeAt(at + 1) === 0x7b) depth++;
    else if (code === 0x7d && depth > 0) depth--;
    else if (code === 39 && depth === 0) return at;
  }
  return text.length;
}
