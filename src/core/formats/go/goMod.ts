import type { Component, Problem } from "../../model.js";
import { removeLines } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";
import { readGoDirectives, type GoDirective } from "./directives.js";
import { fromReplace, replacedModules, type ReplacedModules } from "./replace.js";
import { Tools } from "./tools.js";

/** Go `go.mod`. https://go.dev/ref/mod#go-mod-file */
export const golangMod: Format = {
  id: "golang/mod",
  title: "Go go.mod",
  files: ["go.mod", "*.mod", "go-mod"],
  ecosystems: ["golang"],
  // Other things end in `.mod` too.
  recognizes: ({ uri, text }) => /(?:^|[./])go\.mod$/i.test(uri) || /^[ \t]*(?:module|require)[ \t(]/m.test(text),
  extract({ text }) {
    const { directives, problems } = readGoDirectives(text);
    const tools = new Tools(directives);
    const replaced = replacedModules(directives);
    const components = directives.flatMap((directive) => fromDirective(directive, tools, replaced));
    return { components, problems: [...problems, ...directives.flatMap(problemOf)] };
  },
  remove({ text }, { name, scope, entry }) {
    // Go writes the requirement of a tool's module again.
    if (scope === "require" && new Tools(readGoDirectives(text).directives).comeFrom(name)) return undefined;
    return removeLines(text, entry);
  },
};

function fromDirective(directive: GoDirective, tools: Tools, replaced: ReplacedModules): Component[] {
  const { verb, words, comment, entry } = directive;
  const [path, version] = words;
  if (!path) return [];
  if (verb === "replace") return fromReplace(directive);
  if (verb === "require") {
    const isIndirect = /^indirect(?:$|[\s;])/.test(comment) && !tools.comeFrom(path.value);
    const relation = isIndirect ? "transitive" : "direct";
    // What takes its place is used instead.
    const mention = replaced.get(path.value)?.some((each) => each === undefined || each === version?.value) ?? false;
    return [declared("golang", path, version, { entry, scope: verb, relation, mention })];
  }
  // What is excluded or retracted is named so that it is not chosen.
  if (verb !== "tool" || tools.isRequired(path.value)) return [];
  return [declared("golang", path, undefined, { entry, scope: verb, kind: "application" })];
}

function problemOf({ verb, words, entry }: GoDirective): Problem[] {
  if ((verb === "require" || verb === "exclude") && words.length === 1)
    return [{ message: "expected a version", ...entry }];
  if ((verb === "require" || verb === "exclude") && words.length > 2)
    return [{ message: "expected the end of the line after the version", ...entry }];
  if (verb === "replace" && !words.some(({ value }) => value === "=>")) return [{ message: "expected '=>'", ...entry }];
  return [];
}
