import { entriesOf, get, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { sourceComponent } from "../shared/download.js";
import { gatherRequirements, type Gathered } from "./requirementList.js";

const lists = [
  "dev-dependencies",
  "constraint-dependencies",
  "override-dependencies",
  "build-constraint-dependencies",
] as const;
const places = new Set(["index-url", "extra-index-url", "find-links"]);

/**
 * uv's settings, in `[tool.uv]` of `pyproject.toml` or in `uv.toml`. https://docs.astral.sh/uv/reference/settings/
 */
export function gatherUv(text: string, uv: TreeNode | undefined, prefix: string, into: Gathered): void {
  const scope = (key: string): string => (prefix === "" ? key : `${prefix}.${key}`);
  for (const list of lists) gatherRequirements(text, get(uv, list), scope(list), into);
  for (const index of itemsOf(get(uv, "index"))) gatherPlace(get(index, "url"), index, scope("index"), into);
  for (const entry of [uv, get(uv, "pip")].flatMap(entriesOf)) {
    const { key, value } = entry;
    if (!places.has(key.value)) continue;
    for (const url of value?.type === "list" ? value.items : [value]) {
      if (url?.type === "scalar") gatherPlace(url, value === url ? entry : url.outer, scope(key.value), into);
    }
  }
  gatherSources(get(uv, "sources"), scope("sources"), into);
}

function gatherPlace(
  url: TreeNode | undefined,
  entry: { start: number; end: number },
  scope: string,
  into: Gathered,
): void {
  const component = sourceComponent(scalar(url), entry, scope);
  if (component) into.components.push(component);
}

/** `[tool.uv.sources] name = { git = "https://…" }`: where packages declared elsewhere are taken from. */
function gatherSources(sources: TreeNode | undefined, scope: string, into: Gathered): void {
  for (const entry of entriesOf(sources)) {
    for (const item of entry.value?.type === "list" ? entry.value.items : [entry.value]) {
      for (const kind of ["git", "url"]) gatherPlace(get(item, kind), entry, scope, into);
    }
  }
}
