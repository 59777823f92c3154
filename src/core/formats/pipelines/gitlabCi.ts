import type { Component } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { environmentSources, scalarImage, scriptSources } from "../containers/yamlImages.js";
import { inDocumentOrder, declared } from "../declared.js";
import { sourceComponent } from "../download.js";
import type { Format } from "../format.js";

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
  ecosystems: ["docker", "gitlab"],
  // What is included has any name: jobs are told by their script with a stage beside it.
  recognizes: ({ uri, text }) =>
    /(?:gitlab-ci|\.gitlab\/ci\/)[^/]*$/i.test(uri) ||
    (/^[ \t]+["']?script["']?[ \t]*:/m.test(text) && /^(?:stages|[ \t]+stage)[ \t]*:/m.test(text)),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    return { components: inDocumentOrder(documents.flatMap((document) => fromDocument(text, document))), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

const scripts = new Set(["script", "before_script", "after_script"]);

function fromDocument(text: string, document: TreeNode): Component[] {
  const variables = new Map<string, ScalarNode>();
  for (const { key, value } of entriesOf(get(document, "variables"))) {
    const known = scalar(value) ?? scalar(get(value, "value"));
    if (known && !known.value.includes("$")) variables.set(key.value, known);
  }
  const lookUp = (name: string): ScalarNode | undefined => variables.get(name);
  const found: Component[] = [];
  for (const { map: node, path } of mapsOf(document)) {
    for (const entry of node.entries) {
      const { key, value } = entry;
      if (key.value === "image") found.push(...fromImages(text, entry, value, "image", lookUp));
      else if (key.value === "services")
        found.push(...itemsOf(value).flatMap((item) => fromImages(text, item, item, "services", lookUp)));
      else if (key.value === "include" && path.length === 0) found.push(...fromIncludes(value, entry));
      else if (key.value === "variables") found.push(...environmentSources(value));
      else if (scripts.has(key.value)) found.push(...scriptSources(text, value));
    }
  }
  return found;
}

/** An image, as a reference or as `{ name }`. */
function fromImages(
  text: string,
  entry: MapEntry | TreeNode,
  value: TreeNode | undefined,
  scope: string,
  lookUp: (name: string) => ScalarNode | undefined,
): Component[] {
  const span = "type" in entry && entry.type === "scalar" ? entry.outer : entry;
  return scalarImage(text, scalar(value) ?? get(value, "name"), span, scope, lookUp);
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
