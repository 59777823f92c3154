import type { Component, Unresolved } from "../../model.js";
import {
  entriesOf,
  get,
  getPath,
  itemsOf,
  scalar,
  type MapEntry,
  type ScalarNode,
  type TreeNode,
} from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { ImageVariables, imageNode, scopeOf } from "../shared/images/imageVariables.js";
import { environmentSources, scalarImage, scriptSources, type ImageContext } from "../shared/images/yamlImages.js";
import { inDocumentOrder, declared } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

/** GitLab CI. https://docs.gitlab.com/ci/yaml/ */
export const gitlabCi: Format = {
  id: "gitlab/ci",
  title: "GitLab CI pipeline",
  files: [
    ".gitlab-ci.{yml,yaml}",
    "*.gitlab-ci.{yml,yaml}",
    ".gitlab-ci*.{yml,yaml}",
    ".gitlab/ci/*.{yml,yaml}",
    "gitlab-ci*.{yml,yaml}",
    "*.yml",
    "*.yaml",
  ],
  ecosystems: ["docker", "gitlab", ...commandEcosystems],
  // What is included has any name: jobs are recognised by their script with a stage beside it.
  recognizes: ({ uri, text }) =>
    /(?:gitlab-ci|\.gitlab\/ci\/)[^/]*$/i.test(uri) ||
    (text.includes("stage") &&
      /^[ \t]+["']?script["']?[ \t]*:/m.test(text) &&
      /^(?:stages|[ \t]+stage)[ \t]*:/m.test(text)),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    const unresolved: Unresolved[] = [];
    const components = documents.flatMap((document) => fromDocument(text, document, unresolved));
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

const scripts = new Set(["script", "before_script", "after_script"]);

function fromDocument(text: string, document: TreeNode, unresolved: Unresolved[]): Component[] {
  const maps = mapsOf(document);
  const variables = variablesOf(text, document, maps);
  const context = { variables, unresolved };
  const found: Component[] = [];
  for (const { map: node, path } of maps) {
    for (const entry of node.entries) {
      const { key, value } = entry;
      if (value && isReference(text, value)) continue;
      if (key.value === "image") found.push(...fromImages(text, entry, value, "image", context));
      else if (key.value === "services") {
        for (const item of itemsOf(value))
          if (!isReference(text, item)) found.push(...fromImages(text, item, item, "services", context));
      } else if (key.value === "include" && path.length === 0) found.push(...fromIncludes(value, entry));
      else if (key.value === "variables") found.push(...environmentSources(value));
      else if (scripts.has(key.value)) found.push(...scriptSources(text, value, context));
    }
  }
  return found;
}

/** `!reference [job, key]` is what is there, and read there. https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags */
function isReference(text: string, node: TreeNode): boolean {
  const start = node.type === "scalar" ? node.outer.start : node.start;
  return /!reference[ \t]{0,9}$/.test(text.slice(Math.max(0, start - 20), start));
}

function variablesOf(text: string, document: TreeNode, maps: readonly PlacedMap[]): ImageVariables {
  const variables = new ImageVariables(text);
  for (const placed of maps) {
    const within = scopeOf(placed, text);
    const { map } = placed;
    variables.defineAll(get(map, "variables"), within, (key) => [key]);
    for (const item of itemsOf(getPath(map, "parallel", "matrix")))
      variables.defineMatrix(item, within, (key) => [key]);
    // https://docs.gitlab.com/ci/inputs/
    const everywhere = { start: 0, end: text.length + 1 };
    variables.defineAll(getPath(map, "spec", "inputs"), everywhere, (key) => [`inputs.${key}`]);
  }
  inherit(variables, document);
  return variables;
}

/**
 * A job has the variables of those that it extends, unless it sets them; what these say with variables is said by it too, with its own.
 * https://docs.gitlab.com/ci/yaml/#extends
 */
function inherit(variables: ImageVariables, document: TreeNode): void {
  const asIs = (key: string): string[] => [key];
  for (const { value: job } of entriesOf(document)) {
    if (job?.type !== "map") continue;
    const own = get(job, "variables");
    const set = new Set(entriesOf(own).map(({ key }) => key.value));
    const seen = new Set<TreeNode>([job]);
    for (const base of basesOf(document, job, seen)) {
      variables.defineAll(own, base, asIs);
      const more = get(base, "variables");
      variables.defineAll(more, job, (key) => (set.has(key) ? [] : [key]));
      for (const { key } of entriesOf(more)) set.add(key.value);
    }
  }
}

/** What a job extends, the nearest first. */
function basesOf(document: TreeNode, job: TreeNode, seen: Set<TreeNode>): TreeNode[] {
  const said = get(job, "extends");
  return [said, ...itemsOf(said)].reverse().flatMap((name) => {
    const base = get(document, scalar(name)?.value ?? "");
    if (base?.type !== "map" || seen.has(base) || seen.size > 50) return [];
    seen.add(base);
    return [base, ...basesOf(document, base, seen)];
  });
}

/** An image, as a reference or as `{ name }`. */
function fromImages(
  text: string,
  entry: MapEntry | TreeNode,
  value: TreeNode | undefined,
  scope: string,
  context: ImageContext,
): Component[] {
  const span = "type" in entry && entry.type === "scalar" ? entry.outer : entry;
  return scalarImage(text, imageNode(value), span, scope, context);
}

/** https://docs.gitlab.com/ci/yaml/#include */
function fromIncludes(value: TreeNode | undefined, entry: MapEntry): Component[] {
  const items = value?.type === "list" ? value.items : value ? [value] : [];
  return items.flatMap((item) => {
    const span = value?.type === "list" ? (item.type === "scalar" ? item.outer : item) : entry;
    const remote = scalar(item) ?? scalar(get(item, "remote"));
    const source = sourceComponent(remote, span, "include");
    if (source) return [source];
    const project = scalar(get(item, "project"));
    if (project && project.value !== "" && !project.value.includes("$")) {
      return [
        declared("gitlab", project, scalar(get(item, "ref")), { kind: "application", entry: span, scope: "include" }),
      ];
    }
    const component = scalar(get(item, "component"));
    return component ? fromComponent(component, span) : [];
  });
}

/** `host/group/project/component@version`. https://docs.gitlab.com/ci/components/#use-a-component */
function fromComponent({ value, start }: ScalarNode, entry: { start: number; end: number }): Component[] {
  const match = /^(\$[\w{}]+|[\w.-]+(?::\d+)?)\/([\w./-]+)\/[\w.-]+(?:@(\S+))?$/.exec(value);
  if (!match?.[1] || !match[2]) return [];
  const [, host, project, ref] = match;
  const nameStart = start + host.length + 1;
  const name = { value: project, start: nameStart, end: nameStart + project.length };
  const version =
    ref === undefined ? undefined : { value: ref, start: start + value.length - ref.length, end: start + value.length };
  const bare = host.split(":", 1)[0] ?? "";
  const identifiers = [
    host.startsWith("$") ? undefined : { scheme: "host" as const, value: bare, start, end: start + bare.length },
  ];
  return [declared("gitlab", name, version, { kind: "application", entry, scope: "include", identifiers })];
}
