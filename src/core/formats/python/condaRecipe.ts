import type { Component, Unresolved } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared, inDocumentOrder, written } from "../shared/declared.js";
import { sourceComponent, unknownAddress } from "../shared/download.js";
import type { Format } from "../format.js";
import { relocated } from "../shared/relocated.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import { fromCondaSpec } from "./condaSpec.js";
import { JinjaValues } from "./jinjaValues.js";

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
    const recipe: Recipe = { text, values: new JinjaValues(text, root), components: [], unresolved: [] };
    for (const part of [root, get(root, "cache"), ...chosenOf(get(root, "outputs"))]) {
      const source = get(part, "source");
      for (const place of source?.type === "list" ? chosenOf(source) : [source]) readSource(place, recipe);
      readRequirements(get(part, "requirements"), "requirements", recipe);
      readSpecs(get(get(part, "test"), "requires"), "test.requires", recipe);
      for (const test of chosenOf(get(part, "tests"))) readRequirements(get(test, "requirements"), "tests", recipe);
    }
    return withUnresolved({ components: inDocumentOrder(recipe.components), problems }, recipe.unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** What is read of a recipe, and with what. */
interface Recipe {
  readonly text: string;
  readonly values: JinjaValues;
  readonly components: Component[];
  readonly unresolved: Unresolved[];
}

function readSource(source: TreeNode | undefined, { values, components, unresolved }: Recipe): void {
  for (const key of ["url", "git_url", "git"]) {
    const value = get(source, key);
    for (const node of value?.type === "list" ? value.items : [value]) {
      const said = scalar(node);
      if (!said) continue;
      const url = { value: values.fill(said.value), start: said.start, end: said.end };
      const scope = `source.${key}`;
      const component = sourceComponent(said, said.outer, scope) ?? sourceComponent(url, said.outer, scope);
      if (component) components.push(component);
      else unresolved.push(...[unknownAddress(url)].filter((one) => one !== undefined));
    }
  }
}

/** A list for all, or a list for each of `build`, `host` and `run`. */
function readRequirements(node: TreeNode | undefined, scope: string, recipe: Recipe): void {
  readSpecs(node, scope, recipe);
  for (const { key, value } of entriesOf(node)) readSpecs(value, `${scope}.${key.value}`, recipe);
}

function readSpecs(list: TreeNode | undefined, scope: string, recipe: Recipe): void {
  for (const node of chosenOf(list)) {
    const spec = scalar(node);
    if (spec) readSpec(spec, scope, recipe);
  }
}

/** The items of a list; those under `if`, `then` and `else` are alternatives. */
function chosenOf(list: TreeNode | undefined): TreeNode[] {
  return itemsOf(list).flatMap((item) => {
    if (item.type !== "map" || !get(item, "if")) return [item];
    return [get(item, "then"), get(item, "else")].flatMap((value) =>
      value?.type === "list" ? value.items : value ? [value] : [],
    );
  });
}

/** `{{ pin_compatible("name") }}`: a package in the version that is built with. `pin_subpackage` is one of the recipe's own. */
const pin = /^\$?\{\{\s{0,9}pin_(?:subpackage\(|compatible\(\s{0,9}["']([\w.-]{1,99})["'])/;

/** What a template says is where the template is; what it calls (`compiler("c")`) is not in the file. */
function readSpec(spec: ScalarNode, scope: string, { text, values, components, unresolved }: Recipe): void {
  const raw = text.slice(spec.start, spec.end);
  const [call, pinned] = pin.exec(raw) ?? [];
  if (call !== undefined) {
    const end = spec.start + call.length - 1;
    if (pinned !== undefined) {
      const name = written(text, end - pinned.length, end);
      components.push(declared("conda", name, undefined, { entry: spec.outer, scope }));
    }
    return;
  }
  const filled = values.fill(raw);
  const template = filled.search(/(?:[\w.-]{1,99}(?=\$?\{\{))?\$?\{[{%]/);
  const said = template < 0 ? filled : filled.slice(0, template).replace(/[\s<>=!~,|]{1,99}$/, "");
  const isPlain = raw.startsWith(said);
  const component = isPlain
    ? fromCondaSpec(text, { start: spec.start, end: spec.start + said.length }, spec.outer, scope)
    : fromCondaSpec(said, { start: 0, end: said.length }, spec, scope);
  if (component && isPlain) components.push(component);
  else if (component) {
    const nameSpan = raw.startsWith(component.name) && { start: spec.start, end: spec.start + component.name.length };
    components.push({ ...relocated(component, { ...spec, value: "" }, spec.outer), ...(nameSpan && { nameSpan }) });
  }
  if (!component && template >= 0) unresolved.push(unresolvedAt("package", spec));
}
