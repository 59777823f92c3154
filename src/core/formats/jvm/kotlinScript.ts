import type { Component } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, isWord, kotlin, readCall, readDsl } from "../../syntax/dsl.js";
import { removeItem } from "../../text/removal.js";
import { declared, written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { readCoordinate } from "../shared/packages/mavenCoordinate.js";

/**
 * Kotlin scripts that name their dependencies: `@file:DependsOn("group:artifact:1")`.
 * https://github.com/Kotlin/KEEP/blob/main/proposals/scripting-support.md
 */
export const kotlinScript: Format = {
  id: "maven/kotlin-script",
  title: "Kotlin scripts (*.main.kts)",
  files: ["*.main.kts", "*.kts"],
  ecosystems: ["maven"],
  recognizes: ({ text }) => /@file\s?:\s*\[?\s*(?:DependsOn|Repository)\s*\(/.test(text),
  extract({ text }) {
    const dsl = readDsl(text, kotlin);
    const components = dsl.tokens.flatMap((token, index) =>
      isMark(dsl.tokens[index + 1], "(") ? fromAnnotation(dsl, token, index) : [],
    );
    return { components, problems: dsl.problems };
  },
  remove: ({ text }, { entry }) => removeItem(text, entry),
};

function fromAnnotation(dsl: DslText, token: DslToken, index: number): Component[] {
  const isSource = isWord(token, "Repository");
  if (!isSource && !isWord(token, "DependsOn")) return [];
  const call = readCall(dsl, index + 1);
  const start = annotationStart(dsl, index);
  return call.items.flatMap((item) => {
    const string = dsl.tokens[item.from];
    if (string?.kind !== "string") return [];
    const entry = call.items.length === 1 ? { start, end: call.end } : item;
    if (isSource) return sourceComponent(written(dsl.text, string.start, string.end), entry, "Repository") ?? [];
    const coordinate = readCoordinate(string.text, string.start);
    return coordinate ? [declared("maven", coordinate.name, coordinate.version, { entry, scope: "DependsOn" })] : [];
  });
}

/** Start of `@file:` before the annotation; the annotation's own where several are in `@file:[…]`. */
function annotationStart({ tokens, text }: DslText, index: number): number {
  const file = tokens[index - 2];
  const start = tokens[index]?.outerStart ?? 0;
  if (!isMark(tokens[index - 1], ":") || !file || !isWord(file, "file")) return start;
  return text.charAt(file.outerStart - 1) === "@" ? file.outerStart - 1 : start;
}
