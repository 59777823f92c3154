import type { Component, Unresolved } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { inDocumentOrder } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { argumentImages } from "../shared/images/argumentImages.js";
import { cacheImages } from "../shared/images/cacheImages.js";
import { imageComponent } from "../shared/images/image.js";
import { environmentSources, scalarImage, type ImageContext } from "../shared/images/yamlImages.js";
import { commandInstalls } from "../shared/shell/commandNodes.js";
import { readUnescaped } from "../shared/unescaped.js";
import { withUnresolved } from "../shared/unresolved.js";

/** Development containers. https://containers.dev/implementors/json_reference/ */
export const devContainer: Format = readUnescaped({
  id: "devcontainer/json",
  title: "devcontainer.json",
  files: ["devcontainer.json", ".devcontainer.json", ".devcontainer/*.json", ".devcontainer/**/devcontainer.json"],
  ecosystems: ["docker", "pypi", "npm", "gem", "golang"],
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
  if (key.value === "build") return fromBuild(text, value, context);
  return lifecycle.test(key.value) ? fromCommand(text, entry, context) : [];
}

/** A feature is named by its image or the address of its archive; `./folder` and the older short names are none. */
function fromFeature(entry: MapEntry): Component[] {
  const { key } = entry;
  const isAddress = /^https?:/i.test(key.value);
  if (!isAddress && (!key.value.includes("/") || /^\.|\.tgz$/.test(key.value))) return [];
  const component = isAddress ? sourceComponent(key, entry, "features") : imageComponent(key, entry, "features");
  return component ? [component] : [];
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
