import type { Component, Span } from "../../model.js";
import { get, scalar, type MapNode, type ScalarNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { environmentSources, scalarImage, scriptSources } from "../shared/images/yamlImages.js";
import { imageComponent } from "../shared/images/image.js";
import { inDocumentOrder, partOf } from "../shared/declared.js";
import type { Format } from "../format.js";

const containerModule =
  /^(?:(?:community\.docker|containers\.podman)\.)?(?:docker|podman)_[a-z_]+$|^(?:kubernetes\.core\.|community\.okd\.)?k8s$/;

/** A line that runs a container module. */
const modules =
  /^[ \t-]*(?:(?:community\.docker|containers\.podman)\.)?(?:docker|podman)_(?:container|image|service|swarm_service|pod|image_pull)[ \t]*:/m;

/** Ansible playbooks and task files: images that the container modules run. https://docs.ansible.com/ansible/latest/collections/community/docker/ */
export const ansibleTasks: Format = {
  id: "ansible/tasks",
  title: "Ansible playbook or task file",
  files: ["*.yml", "*.yaml"],
  ecosystems: ["docker"],
  // Words are searched for first: most YAML files have none of them, and an expression for lines costs more (`npm run bench:trees`).
  recognizes: ({ text }) =>
    ((text.includes("docker_") || text.includes("podman_")) && modules.test(text)) ||
    (text.includes("k8s") && /^[ \t]+(?:kubernetes\.core\.|community\.okd\.)?k8s[ \t]*:/m.test(text)),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    const components: Component[] = [];
    for (const document of documents) {
      for (const { map, key = "", path, isItem } of mapsOf(document)) {
        const isModule = path.some((step) => containerModule.test(step));
        for (const entry of map.entries) {
          const { key: name, value } = entry;
          const isImage = name.value === "image" || (name.value === "name" && /_image(?:_pull)?$/.test(key));
          if (containerModule.test(name.value) && value?.type === "scalar")
            components.push(...fromFreeForm(value, entry, name.value));
          else if (isModule && isImage)
            components.push(...scalarImage(text, value, entry, key).map((image) => withTag(image, map)));
          else if (name.value === "environment" || name.value === "env") components.push(...environmentSources(value));
          else if (isItem && /(?:^|\.)(?:shell|command)$/.test(name.value))
            components.push(...scriptSources(text, value));
        }
      }
    }
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** `docker_image: { name: nginx, tag: "1.25" }`: the tag is beside the name. */
function withTag(image: Component, map: MapNode): Component {
  const tag = scalar(get(map, "tag"));
  if (image.version !== undefined || !tag || tag.value === "" || tag.kind === "null") return image;
  return { ...image, version: tag.value, versionSpan: { start: tag.start, end: tag.end } };
}

/** `docker_container: name=web image=nginx:1.25`, the older form of a module's arguments. */
function fromFreeForm(node: ScalarNode, entry: Span, scope: string): Component[] {
  const match = /(?:^|\s)(image|name)=["']?([^\s"']+)/g;
  const isImageModule = /_image(?:_pull)?$/.test(scope);
  for (const { index, 0: whole, 1: key, 2: value = "" } of node.value.matchAll(match)) {
    if (key === "name" && !isImageModule) continue;
    const end = index + whole.length;
    const image = imageComponent(partOf(node, end - value.length, end), entry, scope);
    return image ? [image] : [];
  }
  return [];
}
