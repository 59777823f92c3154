import type { Component, Identifier } from "../../model.js";
import { get, itemsOf, scalar, textAt, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeLines } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { sourceComponent, urlIdentifier, urlParts } from "../shared/download.js";
import type { Format } from "../format.js";

/** Zephyr's west manifest, `west.yml`. https://docs.zephyrproject.org/latest/develop/west/manifest.html */
export const westManifest: Format = {
  id: "west/manifest",
  title: "West manifest (west.yml)",
  files: ["west.yml", "west.yaml", "submanifests/*.yml", "submanifests/*.yaml"],
  ecosystems: ["generic"],
  recognizes: ({ text }) => /^manifest:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const manifest = get(root, "manifest");
    const bases = new Map<string, string>();
    const components: Component[] = [];
    for (const remote of itemsOf(get(manifest, "remotes"))) {
      const base = scalar(get(remote, "url-base"));
      bases.set(textAt(remote, "name") ?? "", base?.value ?? "");
      const source = sourceComponent(base, remote, "remotes");
      if (source) components.push(source);
    }
    for (const project of itemsOf(get(manifest, "projects"))) components.push(...fromProject(project, manifest, bases));
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: ({ text }, { entry }) => removeLines(text, entry),
};

function fromProject(
  project: TreeNode,
  manifest: TreeNode | undefined,
  bases: ReadonlyMap<string, string>,
): Component[] {
  const name = scalar(get(project, "name"));
  if (!name || name.value === "" || name.start >= name.end) return [];
  const defaults = get(manifest, "defaults");
  const version = scalar(get(project, "revision")) ?? scalar(get(defaults, "revision"));
  const base = bases.get(textAt(project, "remote") ?? textAt(defaults, "remote") ?? "");
  const path = scalar(get(project, "repo-path")) ?? name;
  const composed: Identifier | undefined = base
    ? {
        scheme: "url",
        value: `${(urlParts(base)?.bare ?? base).replace(/\/$/, "")}/${path.value}`,
        start: path.start,
        end: path.end,
      }
    : undefined;
  const place = urlIdentifier(scalar(get(project, "url"))) ?? composed;
  return [declared("generic", name, version, { entry: project, scope: "projects", identifiers: [place] })];
}
