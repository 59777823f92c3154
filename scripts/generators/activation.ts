import type { Format } from "../../src/core/formats/format.js";

/** Languages that VS Code or a common extension gives to files, by how their names end. Whatever nothing claims is plain text. */
const languagesByEnding: readonly (readonly [ending: RegExp, languages: readonly string[]])[] = [
  [/\.(?:json|jsonc|json5|lock|resolved|jsonld)$/, ["json", "jsonc", "json5"]],
  [/\.ya?ml$|(?:^|\/)(?:chart|pubspec)\.lock$/, ["yaml", "dockercompose", "helm", "github-actions-workflow"]],
  [/\.(?:[a-z]*proj|props|targets|config|xml|nuspec|sch|brd|net|cvg|ipc2581)$/, ["xml"]],
  [/\.toml$|(?:poetry|uv|pdm|cargo)\.lock$|^pipfile$/, ["toml"]],
  [/^go\.(?:mod|work)$/, ["go.mod", "go.work"]],
  [/^go\.sum$/, ["go.sum"]],
  [/\.gradle$|^jenkinsfile$/, ["groovy", "gradle"]],
  [/\.kts$/, ["kotlin", "kotlinscript"]],
  [/\.py$/, ["python"]],
  [/requirements.*\.txt$|constraints.*\.txt$|requirements.*\.in$/, ["pip-requirements"]],
  [/(?:^|\/)(?:gem|pod|puppet|brew|fast)file$|\.(?:gemspec|podspec)$/, ["ruby"]],
  [/dockerfile|containerfile/, ["dockerfile"]],
  [
    /\.(?:ini|cfg|conf|rc|lock|gitmodules|npmrc|wrap)$|^\.(?:npmrc|gitmodules)$|(?:^|\/)pip\.conf$/,
    ["ini", "properties"],
  ],
  [/\.swift$/, ["swift"]],
  [/\.(?:c?sv|tsv)$/, ["csv", "tsv"]],
  [/\.(?:dts|dtsi|dtso|overlay)$/, ["dts", "devicetree"]],
  [/\.(?:tf|hcl|tofu)$/, ["terraform", "hcl"]],
  [/\.(?:exs|ex)$/, ["elixir"]],
  [/\.(?:clj|edn)$/, ["clojure"]],
  [/\.(?:sbt|scala)$/, ["scala"]],
  [/\.(?:nix)$/, ["nix"]],
  [/\.(?:cabal|hs)$/, ["cabal", "haskell"]],
  [/\.(?:opam)$/, ["ocaml.opam"]],
  [/cmakelists\.txt$|\.cmake$/, ["cmake"]],
  [/\.(?:bazel|bzl)$|^(?:module|workspace)\.bazel$/, ["starlark", "bazel"]],
  [/\.(?:rockspec|lua)$/, ["lua"]],
  [/\.html?$/, ["html"]],
  [/\.md$/, ["markdown"]],
  [/\.(?:js|cjs|mjs)$/, ["javascript"]],
];

/** Activation events for the files that the formats claim, sorted; a policy file in the root counts too. */
export function activationEvents(formats: readonly Format[]): string[] {
  const languages = new Set(["plaintext", "sanctionlint-policy"]);
  for (const glob of formats.flatMap(({ files }) => files)) {
    for (const [ending, ids] of languagesByEnding) {
      if (ending.test(glob.toLowerCase())) for (const id of ids) languages.add(id);
    }
  }
  return [...[...languages].sort().map((id) => `onLanguage:${id}`), "workspaceContains:.sanctionlint.yaml"];
}
