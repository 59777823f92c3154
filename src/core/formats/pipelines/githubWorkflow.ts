import type { Component } from "../../model.js";
import { entriesOf, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declarationOf, environmentSources, scalarImage, scriptSources } from "../containers/yamlImages.js";
import { sourceComponent } from "../download.js";
import { inDocumentOrder } from "../declared.js";
import type { Format } from "../format.js";
import { fromUses } from "./usesReference.js";

/**
 * GitHub, Gitea and Forgejo workflows.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */
export const githubWorkflow: Format = {
  id: "github/workflow",
  title: "GitHub workflow",
  files: [
    ".github/workflows/*.{yml,yaml}",
    ".gitea/workflows/*.{yml,yaml}",
    ".forgejo/workflows/*.{yml,yaml}",
    "workflow-templates/*.{yml,yaml}",
    "*.yml",
    "*.yaml",
  ],
  ecosystems: ["githubactions", "docker"],
  recognizes: ({ uri, text }) =>
    /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/workflows|workflow-templates)\/[^/]*$/i.test(uri) ||
    (/^[ \t]*["']?jobs["']?[ \t]*:/m.test(text) && /^[ \t-]*["']?(?:uses|runs-on)["']?[ \t]*:/m.test(text)),
  extract: ({ text }) => extractWorkflow(text),
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** GitHub actions' metadata files. https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax */
export const githubAction: Format = {
  id: "github/action",
  title: "GitHub action",
  files: ["action.{yml,yaml}", "*action*.{yml,yaml}"],
  ecosystems: ["githubactions", "docker"],
  recognizes: ({ text }) => /^["']?runs["']?[ \t]*:/m.test(text) && /^[ \t]+(?:using|image|steps)[ \t]*:/m.test(text),
  extract: ({ text }) => extractWorkflow(text),
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function extractWorkflow(text: string): ReturnType<Format["extract"]> {
  const { root, problems } = readYaml(text);
  const components: Component[] = [];
  for (const placed of mapsOf(root)) {
    for (const entry of placed.map.entries) components.push(...fromEntry(text, placed, entry));
  }
  return { components: inDocumentOrder(components), problems };
}

function fromEntry(text: string, placed: PlacedMap, entry: MapEntry): Component[] {
  const { key, value } = entry;
  const isStep = placed.isItem && placed.key === "steps";
  switch (key.value) {
    case "uses": {
      const uses = scalar(value);
      return uses ? fromUses(text, uses, declarationOf(placed, entry), isStep ? "steps" : "jobs") : [];
    }
    case "run":
      return isStep ? scriptSources(text, value) : [];
    case "env":
      return environmentSources(value);
    case "with":
      return fromInputs(value);
    case "container":
      return value?.type === "scalar" ? scalarImage(text, value, entry, "container") : [];
    case "services":
      return entriesOf(value).flatMap((service) => scalarImage(text, scalar(service.value), service, "services"));
    case "image":
      return isImagePlace(placed, value)
        ? scalarImage(text, value, entry, placed.key === "runs" ? "runs" : (placed.path[2] ?? "image"))
        : [];
    default:
      return [];
  }
}

/** `container.image`, `services.<id>.image`, and an action's `runs.image` when it is no Dockerfile. */
function isImagePlace({ path }: PlacedMap, value: TreeNode | undefined): boolean {
  if (path[path.length - 1] === "runs") return scalar(value)?.value.startsWith("docker://") ?? false;
  return path[path.length - 1] === "container" || path[path.length - 2] === "services";
}

/** Inputs such as `registry-url: https://…` of setup actions. */
function fromInputs(inputs: TreeNode | undefined): Component[] {
  return entriesOf(inputs).flatMap((entry) => {
    if (!/(?:^|[-_])(?:registry|mirror|index|proxy|repository)(?:[-_]url)?$/i.test(entry.key.value)) return [];
    const source = sourceComponent(scalar(entry.value), entry, entry.key.value);
    return source ? [source] : [];
  });
}
