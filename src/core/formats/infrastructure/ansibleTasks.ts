import type { Component } from "../../model.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { environmentSources, scalarImage, scriptSources } from "../containers/yamlImages.js";
import { inDocumentOrder } from "../declared.js";
import type { Format } from "../format.js";

const containerModule = /^(?:(?:community\.docker|containers\.podman)\.)?(?:docker|podman)_[a-z_]+$/;

/** Ansible playbooks and task files: images that the container modules run. https://docs.ansible.com/ansible/latest/collections/community/docker/ */
export const ansibleTasks: Format = {
  id: "ansible/tasks",
  title: "Ansible playbook or task file",
  files: ["*.yml", "*.yaml"],
  ecosystems: ["docker"],
  recognizes: ({ text }) =>
    /^[ \t-]*(?:(?:community\.docker|containers\.podman)\.)?(?:docker|podman)_(?:container|image|service|swarm_service|pod|image_pull)[ \t]*:/m.test(
      text,
    ),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    const components: Component[] = [];
    for (const document of documents) {
      for (const { map, key = "", path, isItem } of mapsOf(document)) {
        const isModule = path.some((step) => containerModule.test(step));
        for (const entry of map.entries) {
          const { key: name, value } = entry;
          const isImage = name.value === "image" || (name.value === "name" && /_image(?:_pull)?$/.test(key));
          if (isModule && isImage) components.push(...scalarImage(text, value, entry, key));
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
