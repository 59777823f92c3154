import type { Component } from "../../model.js";
import { get, itemsOf, scalar, textAt, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared, partOf } from "../declared.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../gitRepository.js";
import { fromRequirement, readRequirement } from "../python/requirement.js";

/** pre-commit. https://pre-commit.com/#adding-pre-commit-plugins-to-your-project */
export const preCommitConfig: Format = {
  id: "precommit/config",
  title: "pre-commit config",
  files: [".pre-commit-config.{yaml,yml}", "*pre-commit-config.{yaml,yml}"],
  ecosystems: ["github", "pypi", "npm", "golang"],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const repositories = root?.type === "list" ? root : get(root, "repos");
    return { components: itemsOf(repositories).flatMap((item) => fromRepository(text, item)), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromRepository(text: string, item: TreeNode): Component[] {
  const url = scalar(get(item, "repo"));
  const git = url && url.value !== "local" && url.value !== "meta" ? readGitRepository(url) : undefined;
  const hooks = itemsOf(get(item, "hooks"));
  return [
    ...(git
      ? [
          gitComponent(git, scalar(get(item, "rev")) ?? scalar(get(item, "sha")), {
            kind: "application",
            entry: item,
            scope: "repos",
          }),
        ]
      : []),
    ...hooks.flatMap((hook) => fromHook(text, hook)),
  ];
}

/** Packages that a hook is run with; their kind is that of the hook's language, else what their spelling tells. */
function fromHook(text: string, hook: TreeNode): Component[] {
  const packages = itemsOf(get(hook, "additional_dependencies")).flatMap((item) => scalar(item) ?? []);
  const language = textAt(hook, "language") ?? guessLanguage(packages);
  return packages.flatMap((item) => {
    if (item.value.includes("://")) return [];
    if (language === "node") return fromNode(item);
    if (language === "golang") return fromGo(item);
    if (language !== "python") return [];
    const requirement =
      item.value === text.slice(item.start, item.end) ? readRequirement(text, item.start, item.end) : undefined;
    return requirement && !requirement.rest
      ? [fromRequirement(requirement, item.outer, "additional_dependencies")]
      : [];
  });
}

function guessLanguage(packages: readonly ScalarNode[]): string {
  if (packages.some(({ value }) => /^(?:[a-z]+\.)+[a-z]+\/\S+@v?\d|^(?:[a-z]+\.)+[a-z]+\/\S+@latest$/.test(value)))
    return "golang";
  return packages.some(({ value }) => value.indexOf("@", 1) > 0 || value.startsWith("@")) ? "node" : "python";
}

function fromNode(item: ScalarNode): Component[] {
  const at = item.value.indexOf("@", 1);
  const name = at < 0 ? partOf(item, 0) : partOf(item, 0, at);
  const version = at < 0 || at + 1 === item.value.length ? undefined : partOf(item, at + 1);
  return name.value === ""
    ? []
    : [declared("npm", name, version, { entry: item.outer, scope: "additional_dependencies" })];
}

function fromGo(item: ScalarNode): Component[] {
  const at = item.value.lastIndexOf("@");
  if (at <= 0) return [];
  return [
    declared("golang", partOf(item, 0, at), partOf(item, at + 1), {
      entry: item.outer,
      scope: "additional_dependencies",
    }),
  ];
}
