import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { get, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";

/** jsonnet-bundler. https://github.com/jsonnet-bundler/jsonnet-bundler */
export const jsonnetFile: Format = {
  id: "jsonnet/file",
  title: "jsonnetfile.json",
  files: ["jsonnetfile.json"],
  ecosystems: ["github"],
  extract: ({ text }) => extractFile(text, "direct"),
  remove: (source, component) => removeMember(source.text, component.entry),
};

export const jsonnetLock: Format = {
  id: "jsonnet/lock",
  title: "jsonnetfile.lock.json",
  files: ["jsonnetfile.lock.json"],
  ecosystems: ["github"],
  generated: true,
  extract: ({ text }) => extractFile(text, "transitive"),
};

function extractFile(text: string, relation: "direct" | "transitive"): ReturnType<Format["extract"]> {
  const { root, problems } = readJson(text);
  return { components: itemsOf(get(root, "dependencies")).flatMap((item) => fromItem(item, relation)), problems };
}

function fromItem(item: TreeNode, relation: "direct" | "transitive"): Component[] {
  const remote = scalar(get(get(get(item, "source"), "git"), "remote"));
  const git = remote && readGitRepository(remote);
  return git ? [gitComponent(git, scalar(get(item, "version")), { entry: item, scope: "dependencies", relation })] : [];
}
