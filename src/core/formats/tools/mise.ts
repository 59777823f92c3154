import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, scalar, type MapEntry } from "../../syntax/tree.js";
import { declared, partOf } from "../shared/declared.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import type { Format } from "../format.js";

/** mise's `mise.toml`. https://mise.jdx.dev/configuration.html */
export const miseToml: Format = {
  id: "generic/mise",
  title: "mise.toml",
  files: [
    "mise.toml",
    ".mise.toml",
    "mise.*.toml",
    ".mise.*.toml",
    "mise/config.toml",
    ".mise/config.toml",
    ".rtx.toml",
  ],
  ecosystems: ["generic", "npm", "cargo", "pypi", "golang", "gem", "nuget", "github"],
  extract({ text }) {
    const { root, problems } = readToml(text);
    return { components: entriesOf(get(root, "tools")).flatMap(fromTool), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};

/** Backends that install from another package manager. https://mise.jdx.dev/dev-tools/backends/ */
const backends = new Map([
  ["npm", "npm"],
  ["cargo", "cargo"],
  ["pipx", "pypi"],
  ["go", "golang"],
  ["gem", "gem"],
  ["dotnet", "nuget"],
  ["ubi", "github"],
  ["github", "github"],
]);

function fromTool(entry: MapEntry): Component[] {
  const { key, value } = entry;
  const colon = key.value.indexOf(":");
  const backend = key.value.slice(0, Math.max(colon, 0));
  const from = colon < 0 ? 0 : colon + 1;
  // Options are in brackets after the name.
  const bracket = key.value.indexOf("[", from);
  const name = key.value.slice(from, bracket < 0 ? undefined : bracket);
  if (name === "") return [];
  const start = key.start + from;
  const versions = value?.type === "list" ? value.items : [value];
  // `cargo:https://…`, `pipx:git+https://…`: a repository. https://mise.jdx.dev/dev-tools/backends/cargo.html
  const own = { value: name, start, end: start + name.length };
  const address = partOf(own, name.startsWith("git+") ? 4 : 0);
  const git = /^https?:\/\//.test(address.value) ? readGitRepository(address) : undefined;
  // `pipx:owner/repository` is one of GitHub's. https://mise.jdx.dev/dev-tools/backends/pipx.html
  const ecosystem = backend === "pipx" && name.includes("/") ? "github" : (backends.get(backend) ?? "generic");
  if (git)
    return versions.map((node) =>
      gitComponent(git, scalar(node) ?? scalar(get(node, "version")), { entry, scope: "tools", kind: "application" }),
    );
  return versions.map((node) =>
    declared(ecosystem, own, scalar(node) ?? scalar(get(node, "version")), {
      entry,
      scope: "tools",
      kind: "application",
    }),
  );
}
