import type { Component, Problem, Span, Unresolved } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder, partOf } from "../shared/declared.js";
import { commandInstalls } from "../shared/shell/commandNodes.js";
import { relocated, shifted } from "../shared/relocated.js";
import { withUnresolved } from "../shared/unresolved.js";
import { readDockerfile } from "./dockerfile.js";
import type { Format } from "../format.js";
import { argumentImages } from "../shared/images/argumentImages.js";
import { cacheImages } from "../shared/images/cacheImages.js";
import { environmentSources, scalarImage } from "../shared/images/yamlImages.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

/** Docker Compose. https://github.com/compose-spec/compose-spec/blob/main/spec.md */
export const dockerCompose: Format = {
  id: "docker/compose",
  title: "Compose file",
  files: ["compose.{yaml,yml}", "compose*.{yaml,yml}", "*compose.{yaml,yml}", "docker-compose*.{yaml,yml}"],
  ecosystems: ["docker", "github", ...commandEcosystems],
  recognizes: ({ text }) =>
    /^["']?(?:services|include|version|x-[\w-]+)["']?[ \t]*:/m.test(text) || /^[ \t]+image[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems: found } = readYaml(text);
    const components: Component[] = [];
    const problems = [...found];
    const unresolved: Unresolved[] = [];
    const context = { unresolved };
    for (const { map: node, path } of mapsOf(root)) {
      if (path.includes("labels") || path.includes("healthcheck")) continue;
      for (const entry of node.entries) {
        const { key, value } = entry;
        // A service that is built here only gets its name from the image.
        if (key.value === "image" && !get(node, "build"))
          components.push(...scalarImage(text, value, entry, "image", context));
        else if (key.value === "environment") components.push(...environmentSources(value));
        else if (key.value === "build") components.push(...fromContext(value));
        else if (key.value === "args") components.push(...environmentSources(value), ...argumentImages(text, value));
        else if (key.value === inline) fromInline(scalar(value), text, components, problems, unresolved);
        else if (key.value === "cache_from") components.push(...cacheImages(text, entry, entry, context));
        else if (key.value === "additional_contexts") components.push(...fromContexts(text, value));
        else if (key.value === "source" && scalar(get(node, "type"))?.value === "image")
          components.push(...scalarImage(text, value, entry, "volumes", context));
        else if (key.value === "command" || key.value === "entrypoint")
          components.push(...commandInstalls(text, value, entry, context));
      }
    }
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  // Of an inline Dockerfile only the whole would go.
  remove: (source, { entry, scope }) => (scope === inline ? undefined : removeYamlEntry(source.text, entry)),
};

const inline = "dockerfile_inline";

/** A Dockerfile in a block scalar; a quoted one has escapes, and its own places are not given. */
function fromInline(
  node: ScalarNode | undefined,
  text: string,
  components: Component[],
  problems: Problem[],
  unresolved: Unresolved[],
): void {
  if (!node) return;
  const isBlock = /^[|>]/.test(text.charAt(node.outer.start));
  const read = readDockerfile(isBlock ? text.slice(node.start, node.end) : node.value);
  const moved = <T extends Span>(remark: T): T =>
    isBlock
      ? { ...remark, start: remark.start + node.start, end: remark.end + node.start }
      : { ...remark, start: node.start, end: node.end };
  for (const component of read.components.map((one) => ({ ...one, scope: inline })))
    components.push(
      isBlock ? shifted(component, node.start) : relocated(component, { value: "", ...node.outer }, node.outer),
    );
  problems.push(...read.problems.map(moved));
  unresolved.push(...(read.unresolved ?? []).map(moved));
}

/** `name: docker-image://…`, or `name=docker-image://…` in a list. */
function fromContexts(text: string, contexts: TreeNode | undefined): Component[] {
  return [...entriesOf(contexts).map(({ value }) => value), ...itemsOf(contexts)].flatMap((node) => {
    const context = scalar(node);
    const at = context ? context.value.indexOf("docker-image://") : -1;
    return context && (at === 0 || context.value.charAt(at - 1) === "=")
      ? scalarImage(text, { ...context, ...partOf(context, at) }, context.outer, "additional_contexts")
      : [];
  });
}

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
