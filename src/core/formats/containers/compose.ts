import type { Component } from "../../model.js";
import { get, itemsOf } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder } from "../declared.js";
import type { Format } from "../format.js";
import { environmentSources, scalarImage } from "./yamlImages.js";
import { gitComponent, readGitRepository } from "../gitRepository.js";
import { scalar } from "../../syntax/tree.js";

/** Docker Compose. https://github.com/compose-spec/compose-spec/blob/main/spec.md */
export const dockerCompose: Format = {
  id: "docker/compose",
  title: "Compose file",
  files: ["compose.{yaml,yml}", "compose*.{yaml,yml}", "*compose.{yaml,yml}", "docker-compose*.{yaml,yml}"],
  ecosystems: ["docker", "github"],
  recognizes: ({ text }) =>
    /^["']?(?:services|include|version|x-[\w-]+)["']?[ \t]*:/m.test(text) || /^[ \t]+image[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components: Component[] = [];
    for (const { map: node, path } of mapsOf(root)) {
      if (path.includes("labels") || path.includes("healthcheck")) continue;
      for (const entry of node.entries) {
        const { key, value } = entry;
        // A service that is built here only gets its name from the image.
        if (key.value === "image" && !get(node, "build")) components.push(...scalarImage(text, value, entry, "image"));
        else if (key.value === "environment") components.push(...environmentSources(value));
        else if (key.value === "build") components.push(...fromContext(value));
        else if (key.value === "args") components.push(...environmentSources(value));
        else if (key.value === "cache_from")
          for (const item of itemsOf(value)) components.push(...scalarImage(text, item, item, "cache_from"));
        else if (key.value === "additional_contexts" && value?.type === "map")
          for (const context of value.entries)
            if (scalar(context.value)?.value.startsWith("docker-image://"))
              components.push(...scalarImage(text, context.value, context, key.value));
      }
    }
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** A build context that is a git repository. */
function fromContext(build: Parameters<typeof get>[0]): Component[] {
  const context = scalar(build) ?? scalar(get(build, "context"));
  const repository = context && /^(?:https?:|git@|git:|ssh:)/.test(context.value) && readGitRepository(context);
  if (!context || !repository) return [];
  const hash = context.value.indexOf("#");
  const ref = hash < 0 ? "" : (context.value.slice(hash + 1).split(":", 1)[0] ?? "");
  const start = context.start + hash + 1;
  const version = ref === "" ? undefined : { value: ref, start, end: start + ref.length };
  return [gitComponent(repository, version, { entry: context.outer, scope: "build" })];
}
