import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, itemsOf, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { fromJsonResource } from "./terraformImages.js";
import { fromHelmRelease } from "./terraformBlocks.js";
import { fromModuleSource, fromProvider } from "./terraformSource.js";

/** Terraform's JSON syntax. https://developer.hashicorp.com/terraform/language/syntax/json */
export const terraformJson: Format = {
  id: "terraform/json",
  title: "Terraform .tf.json",
  files: ["*.tf.json", "*.tofu.json"],
  ecosystems: ["terraform", "helm", "github", "docker"],
  extract({ text }) {
    const { root, problems } = readJson(text);
    const requirements = oneOrMore(get(root, "terraform")).flatMap((block) =>
      oneOrMore(get(block, "required_providers")),
    );
    const components = [
      ...requirements.flatMap(entriesOf).flatMap(fromRequirement),
      ...named(get(root, "provider")).flatMap(({ entry, body }) => {
        const version = literal(get(body, "version"));
        if (!version && requirements.length > 0) return [];
        return fromProvider(entry.key, version, { entry, scope: "provider" }) ?? [];
      }),
      ...named(get(root, "module")).flatMap(({ entry, body }) => {
        const source = literal(get(body, "source"));
        return source ? fromModuleSource(source, literal(get(body, "version")), entry, "module") : [];
      }),
      ...named(get(get(root, "resource"), "helm_release")).flatMap(({ entry, body }) =>
        fromHelmRelease((key) => literal(get(body, key)), entry),
      ),
      ...entriesOf(get(root, "resource")).flatMap(fromJsonResource),
    ];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

function fromRequirement(entry: MapEntry): Component[] {
  const { key, value } = entry;
  const version = literal(value) ?? literal(get(value, "version"));
  const component = fromProvider(literal(get(value, "source")) ?? key, version, { entry, scope: "required_providers" });
  return component ? [component] : [];
}

/** A block's bodies: one object, or several in a list. */
function oneOrMore(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.type === "list" ? itemsOf(node) : node ? [node] : [];
}

/** Labelled blocks: each entry with each of its bodies. */
function named(node: TreeNode | undefined): { entry: MapEntry; body: TreeNode }[] {
  return oneOrMore(node).flatMap((map) =>
    entriesOf(map).flatMap((entry) => oneOrMore(entry.value).map((body) => ({ entry, body }))),
  );
}

function literal(node: TreeNode | undefined): ScalarNode | undefined {
  const text = scalar(node);
  return text?.kind === "string" && !text.value.includes("${") ? text : undefined;
}
