import type { Component, Span } from "../../model.js";
import { get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeLines } from "../../text/removal.js";
import { declared, written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** Stack's `stack.yaml`. https://docs.haskellstack.org/en/stable/configure/yaml/ */
export const hackageStack: Format = {
  id: "hackage/stack",
  title: "Haskell stack.yaml",
  files: ["stack.yaml", "stack-*.yaml", "*stack.yaml"],
  ecosystems: ["hackage", "github"],
  recognizes: ({ text }) => /^(?:resolver|snapshot|extra-deps|packages)[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components = itemsOf(get(root, "extra-deps")).flatMap((item) => {
      const node = scalar(item);
      if (!node) return fromPlace(item);
      const place = sourceComponent(node, node.outer, "extra-deps");
      return place ? [place] : fromPackage(text, node, node.outer, "extra-deps", "direct");
    });
    for (const key of ["resolver", "snapshot"]) {
      const node = scalar(get(root, key));
      const place = node && sourceComponent(node, node.outer, key);
      if (place) components.push(place);
    }
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems };
  },
  remove: (source, component) =>
    component.scope === "extra-deps" ? removeLines(source.text, component.entry) : undefined,
};

/** Stack's `stack.yaml.lock`. https://docs.haskellstack.org/en/stable/topics/lock_files/ */
export const hackageStackLock: Format = {
  id: "hackage/stack-lock",
  title: "Haskell stack.yaml.lock",
  files: ["stack.yaml.lock", "*stack.yaml.lock"],
  ecosystems: ["hackage"],
  generated: true,
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components = itemsOf(get(root, "packages")).flatMap((item) => {
      const completed = get(item, "completed");
      const hackage = scalar(get(completed, "hackage"));
      if (hackage) return fromPackage(text, hackage, item, "packages", "transitive");
      const name = scalar(get(completed, "name"));
      if (!name || name.value === "") return [];
      const places = ["git", "url"].map((key) => urlIdentifier(scalar(get(completed, key))));
      const version = scalar(get(completed, "version"));
      return [
        declared("hackage", name, version, {
          entry: item,
          scope: "packages",
          relation: "transitive",
          identifiers: places,
        }),
      ];
    });
    return { components, problems };
  },
};

/** `name-1.2.3@sha256:…` or `name-1.2.3@rev:1`. */
function fromPackage(
  text: string,
  node: ScalarNode,
  entry: Span,
  scope: string,
  relation: Component["relation"],
): Component[] {
  const at = node.value.indexOf("@");
  const plain = at < 0 ? node.value : node.value.slice(0, at);
  // No part of a name is a number, so the first that is begins the version, a suffix (`1.0-beta`) included.
  const dash = plain.search(/-\d[\d.]*(?:-[A-Za-z][\w.]*)?$/);
  if (dash <= 0 || node.value.length !== node.end - node.start) return [];
  const nameEnd = node.start + dash;
  const version = written(text, nameEnd + 1, node.start + plain.length);
  return [declared("hackage", written(text, node.start, nameEnd), version, { entry, scope, relation })];
}

/** A repository or an archive. */
function fromPlace(item: TreeNode): Component[] {
  const github = scalar(get(item, "github"));
  if (github && github.value !== "") {
    return [declared("github", github, scalar(get(item, "commit")), { entry: item, scope: "extra-deps" })];
  }
  return ["git", "hg", "archive", "url"].flatMap(
    (key) => sourceComponent(scalar(get(item, key)), item, "extra-deps") ?? [],
  );
}
