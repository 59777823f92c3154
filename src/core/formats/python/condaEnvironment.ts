import type { Component, Edit, Problem, SourceText, Span } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeLines, removeMember } from "../../text/removal.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { fromCondaSpec } from "./condaSpec.js";
import { readRequirementLine } from "./requirementLine.js";

/**
 * conda's `environment.yml`, with the packages that pip installs into it.
 * https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html
 */
export const condaEnvironment: Format = {
  id: "conda/environment",
  title: "conda environment.yml",
  files: [
    "environment*.{yml,yaml}",
    "*environment.{yml,yaml}",
    "*env.{yml,yaml}",
    "conda*.{yml,yaml}",
    "*conda.{yml,yaml}",
    "*.yml",
    "*.yaml",
  ],
  ecosystems: ["conda", "pypi"],
  recognizes: ({ uri, text }) =>
    /^dependencies[ \t]*:[ \t]*(?:#.*|\[.*)?$/m.test(text) &&
    (/(?:env|environment|conda)[^/]*$/i.test(uri) || /^channels[ \t]*:[ \t]*(?:#.*|\[.*)?$/m.test(text)),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const found: Problem[] = [...problems];
    const components: Component[] = [];
    for (const channel of [...itemsOf(get(root, "channels")), ...itemsOf(get(root, "default_channels"))]) {
      const node = scalar(channel);
      const component = node && sourceComponent(node, node.outer, "channels");
      if (component) components.push(component);
    }
    for (const item of itemsOf(get(root, "dependencies"))) {
      const node = scalar(item);
      const component = node && fromCondaSpec(text, node, node.outer, "dependencies");
      if (component) components.push(component);
      for (const { key, value } of entriesOf(item)) if (key.value === "pip") readPip(text, value, components, found);
    }
    return { components, problems: found };
  },
  remove,
};

function readPip(text: string, list: TreeNode | undefined, components: Component[], problems: Problem[]): void {
  for (const item of itemsOf(list)) {
    const node = scalar(item);
    if (!node) continue;
    const read = readRequirementLine(text, span(node), "dependencies.pip");
    components.push(...read.components.map((component) => ({ ...component, entry: span(node.outer) })));
    if (read.problem) problems.push(read.problem);
  }
}

function remove({ text }: SourceText, { entry }: Component): Edit {
  let before = entry.start - 1;
  while (before >= 0 && /[ \t]/.test(text.charAt(before))) before--;
  return text.charAt(before) === "-" ? removeLines(text, entry) : removeMember(text, entry);
}

function span({ start, end }: Span | ScalarNode): Span {
  return { start, end };
}
