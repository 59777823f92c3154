import type { Component, Edit, SourceText, Span, Unresolved } from "../../model.js";
import { entriesOf, get, getPath, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { ImageVariables, scopeOf } from "../shared/images/imageVariables.js";
import {
  declarationOf,
  environmentSources,
  scalarImage,
  scriptSources,
  type ImageContext,
} from "../shared/images/yamlImages.js";
import { sourceComponent } from "../shared/download.js";
import { inDocumentOrder } from "../shared/declared.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { buildInputs } from "./buildInputs.js";
import { fromUses } from "./usesReference.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

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
  ecosystems: ["githubactions", "docker", ...commandEcosystems],
  recognizes: ({ uri, text }) =>
    /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/workflows|workflow-templates)\/[^/]*$/i.test(uri) ||
    (text.includes("jobs") &&
      /^[ \t]*["']?jobs["']?[ \t]*:/m.test(text) &&
      /^[ \t-]*["']?(?:uses|runs-on)["']?[ \t]*:/m.test(text)),
  extract: ({ text }) => extractWorkflow(text),
  remove,
};

/** GitHub actions' metadata files. https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax */
export const githubAction: Format = {
  id: "github/action",
  title: "GitHub action",
  files: ["action.{yml,yaml}", "*action*.{yml,yaml}"],
  ecosystems: ["githubactions", "docker", ...commandEcosystems],
  recognizes: ({ text }) => /^["']?runs["']?[ \t]*:/m.test(text) && /^[ \t]+(?:using|image|steps)[ \t]*:/m.test(text),
  extract: ({ text }) => extractWorkflow(text),
  remove,
};

/** An image that a matrix names goes with the matrix, which says more than that image. */
function remove({ text }: SourceText, { entry, nameSpan }: Component): Edit | undefined {
  const isElsewhere = nameSpan.start < entry.start || nameSpan.end > entry.end;
  return isElsewhere ? undefined : removeYamlEntry(text, entry);
}

function extractWorkflow(text: string): ReturnType<Format["extract"]> {
  const { root, problems } = readYaml(text);
  const maps = mapsOf(root);
  const unresolved: Unresolved[] = [];
  const context = { variables: variablesOf(text, root, maps), unresolved };
  const components = maps.flatMap((placed) =>
    placed.map.entries.flatMap((entry) => fromEntry(text, placed, entry, context)),
  );
  const ordered = inDocumentOrder(components);
  const hasMatrix = maps.some(({ key }) => key === "matrix");
  return withUnresolved({ components: hasMatrix ? distinctPlaces(ordered) : ordered, problems }, unresolved);
}

/** `env` of the workflow, a job or a step; a job's matrix; the defaults of inputs. */
function variablesOf(text: string, root: TreeNode | undefined, maps: readonly PlacedMap[]): ImageVariables {
  const variables = new ImageVariables(text);
  const everywhere = { start: 0, end: text.length + 1 };
  for (const placed of maps) {
    for (const { key, value } of placed.map.entries) {
      if (key.value === "env") variables.defineAll(value, scopeOf(placed, text), (name) => [`env.${name}`]);
      else if (key.value === "strategy")
        variables.defineMatrix(get(value, "matrix"), placed.map, (name) => [`matrix.${name}`]);
    }
  }
  const asInput = (key: string): string[] => [`inputs.${key}`, `github.event.inputs.${key}`];
  for (const event of ["workflow_call", "workflow_dispatch"])
    variables.defineAll(getPath(root, "on", event, "inputs"), everywhere, asInput);
  variables.defineAll(get(root, "inputs"), everywhere, asInput);
  return variables;
}

/** A matrix's image is read where it is listed, and once more where it is used. */
function distinctPlaces(components: readonly Component[]): Component[] {
  const seen = new Set<string>();
  return components.filter(({ name, nameSpan }) => {
    const key = `${nameSpan.start} ${name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function fromEntry(text: string, placed: PlacedMap, entry: MapEntry, context: ImageContext): Component[] {
  const { key, value } = entry;
  const isStep = placed.isItem && placed.key === "steps";
  const { path } = placed;
  if (path[path.length - 1] === "matrix" || (placed.key === "include" && path[path.length - 2] === "matrix"))
    return fromMatrix(text, entry);
  switch (key.value) {
    case "uses": {
      const uses = scalar(value);
      return uses ? fromUses(text, uses, declarationOf(placed, entry), isStep ? "steps" : "jobs", context) : [];
    }
    case "run":
      return isStep ? scriptSources(text, value, context) : [];
    case "env":
      return environmentSources(value);
    case "with":
      return [
        ...fromInputs(value),
        ...entriesOf(value).flatMap((input) => buildInputs(text, input, context)),
        ...entriesOf(value).flatMap((input) => namedImage(text, input.value, input, input.key.value)),
      ];
    case "container":
      return value?.type === "scalar" ? scalarImage(text, value, entry, "container", context) : [];
    case "services":
      return entriesOf(value).flatMap((service) =>
        scalarImage(text, scalar(service.value), service, "services", context),
      );
    case "image":
      return isImagePlace(placed, value)
        ? scalarImage(text, value, entry, placed.key === "runs" ? "runs" : (placed.path[2] ?? "image"), context)
        : [];
    default:
      return [];
  }
}

/** Values of a matrix under a name that speaks of images. */
function fromMatrix(text: string, { key, value, ...span }: MapEntry): Component[] {
  if (value?.type === "list")
    return value.items.flatMap((item) => (item.type === "scalar" ? namedImage(text, item, item.outer, key.value) : []));
  return namedImage(text, value, { start: span.start, end: span.end }, key.value);
}

/** `image: registry.example/a/b:1`: under a name that speaks of images, what names a registry or a tag. */
function namedImage(text: string, node: TreeNode | undefined, entry: Span, name: string): Component[] {
  if (!/(?:^|[-_])(?:image|container)s?(?:[-_](?:name|url|ref|tag))?$/i.test(name)) return [];
  return scalarImage(text, node, { start: entry.start, end: entry.end }, name).filter(
    (image) => image.version !== undefined || image.identifiers !== undefined,
  );
}

/** `container.image`, `services.<id>.image`, and an action's `runs.image` when it is not a Dockerfile. */
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
