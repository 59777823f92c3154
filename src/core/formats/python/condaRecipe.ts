import type { Component } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { fromCondaSpec } from "./condaSpec.js";

/**
 * How a conda package is built: conda-build's `meta.yaml` and rattler-build's `recipe.yaml`. Commands of templates are passed over.
 * https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html, https://rattler.build/latest/reference/recipe_file/
 */
export const condaRecipe: Format = {
  id: "conda/recipe",
  title: "conda recipe (meta.yaml, recipe.yaml)",
  files: ["meta.{yaml,yml}", "recipe.{yaml,yml}"],
  ecosystems: ["conda"],
  recognizes: ({ text }) =>
    /^(?:package|recipe|outputs)[ \t]*:[ \t]*(?:#.*)?$/m.test(text) &&
    /^(?:requirements|outputs|source|build)[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components: Component[] = [];
    for (const part of [root, ...itemsOf(get(root, "outputs"))]) {
      const source = get(part, "source");
      for (const place of source?.type === "list" ? source.items : [source]) readSource(place, components);
      readRequirements(text, get(part, "requirements"), "requirements", components);
      readSpecs(text, get(get(part, "test"), "requires"), "test.requires", components);
    }
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function readSource(source: TreeNode | undefined, components: Component[]): void {
  for (const key of ["url", "git_url", "git"]) {
    const value = get(source, key);
    for (const node of value?.type === "list" ? value.items : [value]) {
      const url = scalar(node);
      const component = url && sourceComponent(url, url.outer, `source.${key}`);
      if (component) components.push(component);
    }
  }
}

/** A list for all, or a list for each of `build`, `host` and `run`. */
function readRequirements(text: string, node: TreeNode | undefined, scope: string, components: Component[]): void {
  readSpecs(text, node, scope, components);
  for (const { key, value } of entriesOf(node)) readSpecs(text, value, `${scope}.${key.value}`, components);
}

/** Specifications of a list; those under `if`, `then` and `else` are alternatives. */
function readSpecs(text: string, list: TreeNode | undefined, scope: string, components: Component[]): void {
  for (const item of itemsOf(list)) {
    const chosen = item.type === "map" ? [get(item, "then"), get(item, "else")] : [item];
    for (const value of chosen) {
      for (const node of value?.type === "list" ? value.items : [value]) {
        const spec = scalar(node);
        const component = spec && fromSpec(text, spec, scope);
        if (component) components.push(component);
      }
    }
  }
}

/** What a template says is nowhere in the file. */
function fromSpec(text: string, spec: ScalarNode, scope: string): Component | undefined {
  const template = text.slice(spec.start, spec.end).search(/\$?\{[{%]/);
  const end = template < 0 ? spec.end : spec.start + template;
  return fromCondaSpec(text, { start: spec.start, end }, spec.outer, scope);
}
