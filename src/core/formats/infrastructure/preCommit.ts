import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { get, itemsOf, scalar, textAt, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared, partOf } from "../shared/declared.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { fromRequirement, readRequirement } from "../shared/packages/pythonRequirement.js";

const dependencies = "additional_dependencies";

interface Spelling {
  readonly ecosystem: string;
  /** Between name and version. */
  readonly mark: string;
  /** What may be before the name. */
  readonly before?: string;
}

/** How packages are written by the hook's language. https://pre-commit.com/#supported-languages */
const spellings: ReadonlyMap<string, Spelling> = new Map([
  ["node", { ecosystem: "npm", mark: "@" }],
  ["ruby", { ecosystem: "gem", mark: ":" }],
  ["rust", { ecosystem: "cargo", mark: ":", before: "cli:" }],
  ["dart", { ecosystem: "pub", mark: ":" }],
  ["julia", { ecosystem: "julia", mark: "@" }],
  ["r", { ecosystem: "cran", mark: "@" }],
]);

/** pre-commit. https://pre-commit.com/#adding-pre-commit-plugins-to-your-project */
export const preCommitConfig: Format = {
  id: "precommit/config",
  title: "pre-commit config",
  files: [".pre-commit-config.{yaml,yml}", "*pre-commit-config.{yaml,yml}"],
  ecosystems: ["github", "pypi", "npm", "golang", "gem", "cargo", "pub", "julia", "cran"],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const repositories = root?.type === "list" ? root : get(root, "repos");
    return { components: itemsOf(repositories).flatMap((item) => fromRepository(text, item)), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** prek, which runs the hooks of pre-commit: the same settings as TOML. https://prek.j178.dev/configuration/ */
export const prekConfig: Format = {
  id: "precommit/prek",
  title: "prek prek.toml",
  files: ["prek.toml", ".prek.toml"],
  ecosystems: preCommitConfig.ecosystems,
  extract({ text }) {
    const { root, problems } = readToml(text);
    return { components: itemsOf(get(root, "repos")).flatMap((item) => fromRepository(text, item)), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
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

/** Packages that a hook is run with; their kind is that of the hook's language, else what their spelling says. */
function fromHook(text: string, hook: TreeNode): Component[] {
  // The project itself and what is fetched by a URL is not a package of a registry.
  const packages = itemsOf(get(hook, dependencies))
    .flatMap((item) => scalar(item) ?? [])
    .filter(({ value }) => !value.includes("://") && !value.startsWith("."));
  const language = textAt(hook, "language") ?? guessLanguage(packages);
  return packages.flatMap((item) => {
    if (language === "golang") return fromGo(item);
    const spelling = spellings.get(language);
    if (spelling) return fromPair(item, spelling);
    if (language !== "python") return [];
    const requirement =
      item.value === text.slice(item.start, item.end) ? readRequirement(text, item.start, item.end) : undefined;
    return requirement && !requirement.rest ? [fromRequirement(requirement, item.outer, dependencies)] : [];
  });
}

function guessLanguage(packages: readonly ScalarNode[]): string {
  if (packages.some(({ value }) => /^(?:[a-z]+\.)+[a-z]+\/\S+@v?\d|^(?:[a-z]+\.)+[a-z]+\/\S+@latest$/.test(value)))
    return "golang";
  return packages.some(({ value }) => value.indexOf("@", 1) > 0 || value.startsWith("@")) ? "node" : "python";
}

/** A name, the mark, and a version, as the language's own installer takes them. */
function fromPair(item: ScalarNode, { ecosystem, mark, before }: Spelling): Component[] {
  const start = before !== undefined && item.value.startsWith(before) ? before.length : 0;
  const at = item.value.indexOf(mark, start + 1);
  const name = at < 0 ? partOf(item, start) : partOf(item, start, at);
  // An exact pin without its operator.
  const from = at + 1 + (/^\s*=?\s*(?=\d)/.exec(item.value.slice(at + 1, at + 50))?.[0].length ?? 0);
  const version = at < 0 || from >= item.value.length ? undefined : partOf(item, from);
  return name.value === "" ? [] : [declared(ecosystem, name, version, { entry: item.outer, scope: dependencies })];
}

function fromGo(item: ScalarNode): Component[] {
  const at = item.value.lastIndexOf("@");
  if (at <= 0) return [];
  return [
    declared("golang", partOf(item, 0, at), partOf(item, at + 1), {
      entry: item.outer,
      scope: dependencies,
    }),
  ];
}
