import type { Component, Unresolved } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, getPath, itemsOf, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { declared, inDocumentOrder, partOf } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { argumentImages } from "../shared/images/argumentImages.js";
import { cacheImages } from "../shared/images/cacheImages.js";
import { fromImage, imageComponent } from "../shared/images/image.js";
import { environmentSources, scalarImage, type ImageContext } from "../shared/images/yamlImages.js";
import { commandInstalls } from "../shared/shell/commandNodes.js";
import { readUnescaped } from "../shared/unescaped.js";
import { withUnresolved } from "../shared/unresolved.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

/** Development containers. https://containers.dev/implementors/json_reference/ */
export const devContainer: Format = readUnescaped({
  id: "devcontainer/json",
  title: "devcontainer.json",
  files: ["devcontainer.json", ".devcontainer.json", ".devcontainer/*.json", ".devcontainer/**/devcontainer.json"],
  ecosystems: ["docker", "vscode-extension", "github", ...commandEcosystems],
  recognizes: ({ uri }) => !/(?:package|tsconfig|lock)[^/]*\.json$/i.test(uri),
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const unresolved: Unresolved[] = [];
    const components = entriesOf(root).flatMap((entry) => fromEntry(text, entry, { unresolved }));
    return withUnresolved({ components, problems }, unresolved);
  },
  remove: (source, component) => removeMember(source.text, component.entry),
});

/** https://containers.dev/implementors/json_reference/#lifecycle-scripts */
const lifecycle = /^(?:initialize|onCreate|updateContent|postCreate|postStart|postAttach)Command$/;

function fromEntry(text: string, entry: MapEntry, context: ImageContext): Component[] {
  const { key, value } = entry;
  if (key.value === "image") return scalarImage(text, value, entry, "image", context);
  if (key.value === "features") return entriesOf(value).flatMap(fromFeature);
  if (key.value === "containerEnv" || key.value === "remoteEnv") return environmentSources(value);
  // The place before there were `customizations`.
  if (key.value === "extensions") return fromExtensions(value);
  if (key.value === "customizations") return fromExtensions(getPath(value, "vscode", "extensions"));
  if (key.value === "build") return fromBuild(text, value, context);
  return lifecycle.test(key.value) ? fromCommand(text, entry, context) : [];
}

/**
 * A feature is named by its image, the address of its archive, or `./folder`, which is the project's own. Older ones are
 * `owner/repository/feature@tag`, whose archive is in a release on GitHub, and names alone, which are now images of one place.
 */
function fromFeature(entry: MapEntry): Component[] {
  const { key } = entry;
  if (/^https?:/i.test(key.value))
    return [sourceComponent(key, entry, "features")].filter((found) => found !== undefined);
  const released = /^([\w-]+\/[\w.-]+)\/[\w-]+(?:@(.+))?$/d.exec(key.value)?.indices;
  if (released?.[1]) {
    const tag = released[2] && partOf(key, ...released[2]);
    return [declared("github", partOf(key, ...released[1]), tag, { entry, scope: "features" })];
  }
  if (alone.test(key.value)) {
    const name = { ...key, value: `ghcr.io/devcontainers/features/${renamed.get(key.value) ?? key.value}` };
    return [fromImage({ name }, entry, "features")];
  }
  if (!key.value.includes("/") || /^\.|\.tgz$/.test(key.value)) return [];
  return [imageComponent(key, entry, "features")].filter((found) => found !== undefined);
}

/** https://github.com/devcontainers/cli/blob/main/src/spec-configuration/containerFeaturesConfiguration.ts */
const alone =
  /^(?:(?:aws|azure|github)-cli|desktop-lite|docker-(?:in|from)-docker|dotnet|git|git-lfs|java|kubectl-helm-minikube|node|powershell|python|ruby|rust|sshd|terraform|golang|common)$/;

const renamed = new Map([
  ["golang", "go"],
  ["common", "common-utils"],
]);

/** Extensions that the editor installs: `publisher.name@version`. One with a hyphen before it is left out. */
function fromExtensions(list: TreeNode | undefined): Component[] {
  return itemsOf(list).flatMap((item) => {
    const said = scalar(item);
    const parts = said && /^([\w-]+\.[\w-]+)(?:@(\d[\w.-]*))?/d.exec(said.value)?.indices;
    if (!said || !parts?.[1] || said.value.startsWith("-")) return [];
    const version = parts[2] && partOf(said, ...parts[2]);
    const declaration = { kind: "application", entry: said.outer, scope: "extensions" } as const;
    return [declared("vscode-extension", partOf(said, ...parts[1]), version, declaration)];
  });
}

/** Arguments of the build, and the images whose layers it may take. */
function fromBuild(text: string, build: TreeNode | undefined, context: ImageContext): Component[] {
  const args = get(build, "args");
  return inDocumentOrder([
    ...environmentSources(args),
    ...argumentImages(text, args),
    ...entriesOf(build)
      .filter(({ key }) => key.value === "cacheFrom")
      .flatMap((entry) => cacheImages(text, entry, entry, context)),
  ]);
}

/** A command, or several that run side by side, each with a name. */
function fromCommand(text: string, entry: MapEntry, context: ImageContext): Component[] {
  const { key, value } = entry;
  const entries = value?.type === "map" ? value.entries : [entry];
  return entries
    .flatMap((each) => commandInstalls(text, each.value, each, { unresolved: context.unresolved }))
    .map((component) => ({ ...component, scope: key.value }));
}
