import type { Component, Unresolved } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, itemsOf, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { HclValues } from "./hclValues.js";
import { fromJsonResource } from "./terraformImages.js";
import { fromHelmRelease } from "./terraformBlocks.js";
import { fromProvider, fromSource, unknownSource } from "./terraformSource.js";

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
    const values = new HclValues(definitionsOf(root));
    const unresolved: Unresolved[] = [];
    const components = [
      ...requirements.flatMap(entriesOf).flatMap(fromRequirement),
      ...named(get(root, "provider")).flatMap(({ entry, body }) => {
        const version = literal(get(body, "version"));
        if (!version && requirements.length > 0) return [];
        return fromProvider(entry.key, version, { entry, scope: "provider" }) ?? [];
      }),
      ...named(get(root, "module")).flatMap(({ entry, body }) => {
        const said = get(body, "source");
        const source = values.textOf(said);
        if (!source) unresolved.push(...unknownSource(said));
        return source ? fromSource(source, values.textOf(get(body, "version")), entry, "module") : [];
      }),
      ...named(get(get(root, "resource"), "helm_release")).flatMap(({ entry, body }) =>
        fromHelmRelease((key) => get(body, key), values, entry, unresolved),
      ),
      ...entriesOf(get(root, "resource")).flatMap((entry) => fromJsonResource(entry, values)),
    ];
    return withUnresolved(
      { components: components.sort((a, b) => a.entry.start - b.entry.start), problems },
      unresolved,
    );
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

function definitionsOf(root: TreeNode | undefined): Map<string, TreeNode> {
  const known = new Map<string, TreeNode>();
  for (const block of oneOrMore(get(root, "locals")))
    for (const { key, value } of entriesOf(block)) if (value) known.set(`local.${key.value}`, value);
  for (const { entry, body } of named(get(root, "variable"))) {
    const value = get(body, "default");
    if (value) known.set(`var.${entry.key.value}`, value);
  }
  return known;
}

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
