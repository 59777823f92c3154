import type { Component, Unresolved } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { get, itemsOf, scalar, textAt, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeMember, removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder } from "../shared/declared.js";
import type { Format } from "../format.js";
import { argumentInstalls } from "../shared/shell/commandNodes.js";
import { withUnresolved } from "../shared/unresolved.js";
import { fromDelivery } from "./delivery.js";
import { fromImageParts } from "../shared/images/imageParts.js";
import { declarationOf, environmentSources, scalarImage } from "../shared/images/yamlImages.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

/**
 * Kubernetes manifests, multi-document and inside lists: images of every pod, Helm charts and repositories that resources of
 * delivery tools (Argo CD, Flux, Crossplane, Tekton, K3s) name. https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const kubernetesManifest: Format = {
  id: "kubernetes/manifest",
  title: "Kubernetes manifest",
  files: ["*.yaml", "*.yml", "*.yaml.tpl", "*.yml.tpl", "*.json"],
  ecosystems: ["docker", "helm", "github", ...commandEcosystems],
  // Tools borrow the two keys for configuration of their own.
  recognizes: ({ text }) =>
    isJson(text)
      ? /"apiVersion"\s{0,9}:\s{0,9}"(?!kustomize\.config)/.test(text.slice(0, 4000)) && text.includes('"kind"')
      : text.includes("apiVersion") &&
        !/^apiVersion[ \t]*:[ \t]*(?:!\S+[ \t]+)?["']?(?:skaffold\/|kustomize\.config\.k8s\.io\/)/m.test(text) &&
        /^[ \t-]{0,20}apiVersion[ \t]*:/m.test(text) &&
        /^[ \t-]{0,20}kind[ \t]*:/m.test(text),
  extract({ text }) {
    const { documents, problems } = isJson(text) ? readJsonDocument(text) : readYamlDocuments(text);
    const unresolved: Unresolved[] = [];
    const components = documents.flatMap((document) => fromDocument(text, document, unresolved));
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: ({ text }, { entry }) => (isJson(text) ? removeMember(text, entry) : removeYamlEntry(text, entry)),
};

function isJson(text: string): boolean {
  // YAML's flow style may leave the quotes of keys and values out.
  return /^\uFEFF?\s{0,99}\{\s{0,99}(?:\}|"[^"\n]{0,99}"\s{0,9}:\s{0,9}["{[\d])/.test(text.slice(0, 400));
}

function readJsonDocument(text: string): ReturnType<typeof readYamlDocuments> {
  const { root, problems } = readJson(text);
  return { documents: root ? [root] : [], problems };
}

function fromDocument(text: string, document: TreeNode, unresolved: Unresolved[]): Component[] {
  const found: Component[] = [];
  const apiVersion = textAt(document, "apiVersion") ?? "";
  for (const placed of mapsOf(document)) {
    if (placed.path[0] === "metadata" || placed.path.includes("openAPIV3Schema")) continue;
    found.push(...fromDelivery(text, placed, apiVersion));
    // Values that a release gives its chart.
    if (placed.path.includes("values") || placed.path.includes("valuesObject"))
      found.push(...fromImageParts(placed.map, placed.key));
    for (const entry of placed.map.entries) {
      const { key, value } = entry;
      if (key.value === "image" || key.value === "imageName")
        found.push(...scalarImage(text, value, declarationOf(placed, entry), placed.key ?? key.value, { unresolved }));
      else if (key.value === "env") found.push(...environmentSources(value));
      else if (key.value === "data" && placed.path.length === 0) found.push(...environmentSources(value));
      else if (key.value === "command" || (key.value === "args" && !get(placed.map, "command")))
        found.push(...fromCommand(text, placed, entry, unresolved));
      // An image volume. https://kubernetes.io/docs/concepts/storage/volumes/#image
      else if (key.value === "reference" && placed.key === "image")
        found.push(...scalarImage(text, value, entry, "volumes"));
    }
  }
  return found;
}

/** `command: [sh, -c]` with its `args`. */
function fromCommand(text: string, { map }: PlacedMap, entry: MapEntry, unresolved: Unresolved[]): Component[] {
  const nodes = [...itemsOf(get(map, "command")), ...itemsOf(get(map, "args"))].map(scalar);
  return nodes.some((node) => node && /[ \n]/.test(node.value)) || nodes.length > 2
    ? argumentInstalls(text, nodes, { start: entry.start, end: entry.end }, { unresolved })
    : [];
}
