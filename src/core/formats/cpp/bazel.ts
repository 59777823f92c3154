import type { Component, Unresolved } from "../../model.js";
import { isMark, python, readDsl } from "../../syntax/dsl.js";
import type { DslToken } from "../../syntax/dslTokens.js";
import { removeElement, removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { ScriptLists } from "../shared/scripts/scriptLists.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { withUnresolved } from "../shared/unresolved.js";
import { aliasesIn } from "./bazelAliases.js";
import { fromBazelCall, unknownInBazelCall } from "./bazelRules.js";

/** A call in each turn of the loops around it. Apart from the walk over the tokens, which would make what a function needs for each of them. */
function readCalls(
  script: Parameters<typeof fromBazelCall>[0],
  token: DslToken,
  index: number,
  components: Component[],
  unresolved: Unresolved[],
): void {
  const { tokens } = script.dsl;
  script.variables.eachTurn(index, (tokens[index + 1]?.match ?? tokens.length) + 1, () => {
    const found = fromBazelCall(script, token, index);
    for (const component of found) components.push(component);
    // What has its name and its address is complete.
    if (!found.some(({ ecosystem, identifiers }) => ecosystem !== "bazel" || identifiers || token.text === "bazel_dep"))
      unresolved.push(...unknownInBazelCall(script, token, index));
  });
}

/** Bazel `MODULE.bazel`, `WORKSPACE` and the `.bzl` files that hold their rules. https://bazel.build/external/module */
export const bazelModule: Format = {
  id: "bazel/module",
  title: "Bazel MODULE.bazel and WORKSPACE",
  files: [
    "MODULE.bazel",
    "*.MODULE.bazel",
    "WORKSPACE",
    "WORKSPACE.bazel",
    "WORKSPACE.bzlmod",
    "*.WORKSPACE",
    "*repositories.bzl",
    "*deps.bzl",
    "*dependencies.bzl",
  ],
  ecosystems: ["bazel", "maven", "golang", "docker", "cargo"],
  extract({ text }) {
    const dsl = readDsl(text, python);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    const script = { dsl, variables: new ScriptVariables(dsl), lists: new ScriptLists(dsl), aliases: aliasesIn(dsl) };
    script.variables.pass(dsl.tokens.length);
    for (let index = 0; index < dsl.tokens.length; index++) {
      const token = dsl.tokens[index];
      if (!token) break;
      if (token.kind !== "word" || !isMark(dsl.tokens[index + 1], "(")) continue;
      readCalls(script, token, index, components, unresolved);
    }
    components.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    return withUnresolved({ components, problems: dsl.problems }, unresolved);
  },
  remove: ({ text }, { entry, scope }) =>
    scope === "artifacts" ? removeMember(text, entry) : removeElement(text, entry),
};
