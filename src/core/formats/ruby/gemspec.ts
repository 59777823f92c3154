import type { Component } from "../../model.js";
import { isMark, plainItems, readCall, readDsl, ruby } from "../../syntax/dsl.js";
import { removeElement } from "../../text/removal.js";
import { declared } from "../declared.js";
import type { Format } from "../format.js";
import { ScriptVariables } from "../scriptVariables.js";
import { readRequirements, statementEnd, textOf } from "./requirements.js";

const methods = new Set(["add_dependency", "add_runtime_dependency", "add_development_dependency"]);

/** RubyGems `*.gemspec`: what the gem depends on. https://guides.rubygems.org/specification-reference/ */
export const gemspec: Format = {
  id: "gem/gemspec",
  title: "RubyGems *.gemspec",
  files: ["*.gemspec"],
  ecosystems: ["gem"],
  extract({ text }) {
    const dsl = readDsl(text, ruby);
    const variables = new ScriptVariables(dsl);
    const components: Component[] = [];
    for (const [index, token] of dsl.tokens.entries()) {
      variables.pass(index);
      if (token.kind !== "word" || !methods.has(token.text) || !isMark(dsl.tokens[index - 1], ".")) continue;
      const call = readCall(dsl, index + 1);
      const [first, ...rest] = plainItems(call.items);
      const name = textOf(dsl, first);
      const start = dsl.tokens[index - 2]?.start ?? token.start;
      const entry = { start, end: statementEnd(dsl, call) };
      if (name)
        components.push(declared("gem", name, readRequirements(dsl, rest, variables), { entry, scope: token.text }));
    }
    return { components, problems: dsl.problems };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};
