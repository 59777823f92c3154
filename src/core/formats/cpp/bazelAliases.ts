import type { DslText } from "../../syntax/dslTokens.js";
import { isMark, readCall } from "../../syntax/dsl.js";

/**
 * Rules under the names that a file gives them: `load("…", _archive = "http_archive")`, `take = use_repo_rule("…", "oci_pull")`.
 * https://bazel.build/rules/lib/globals/module#use_repo_rule
 */
export function aliasesIn(dsl: DslText): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (let index = 0; index < dsl.tokens.length; index++) {
    const token = dsl.tokens[index];
    if (token?.kind !== "word" || (token.text !== "load" && token.text !== "use_repo_rule")) continue;
    const { items } = readCall(dsl, index + 1);
    const assigned = isMark(dsl.tokens[index - 1], "=") ? dsl.tokens[index - 2] : undefined;
    const named =
      token.text === "load"
        ? items.map(({ key, from }) => [key, from] as const)
        : [[assigned, items[1]?.from ?? -1] as const];
    for (const [name, from] of named) {
      const rule = dsl.tokens[from];
      if (name && rule?.kind === "string") aliases.set(name.text, rule.text);
    }
  }
  return aliases;
}
