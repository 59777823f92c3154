import type { Component, Extraction } from "../../model.js";
import { JsonKeys, JsonSpans } from "../../syntax/jsonKeys.js";
import { readToml } from "../../syntax/toml.js";
import { TomlRecords } from "../../syntax/tomlRecords.js";
import { entriesOf, get, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { standsAt } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockGraph } from "../rows/lockGraph.js";
import { LockedRows, wholePlace, type LockedComponent } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";

/** Gleam's lockfile `manifest.toml`. https://gleam.run/writing-gleam/command-line-reference/ */
export const gleamLock: Format = {
  id: "hex/gleam-lock",
  title: "Gleam manifest.toml",
  files: ["manifest.toml"],
  ecosystems: ["hex"],
  generated: true,
  recognizes: ({ text }) => /^packages\s*=\s*\[/m.test(text),
  extract: ({ text }) => fromLines(text) ?? fromTree(text),
};

/** All that Gleam writes; those that matter here first. */
const keys = new JsonKeys([
  ...["name", "version", "requirements", "source", "repo"],
  ...["build_tools", "otp_app", "outer_checksum", "commit", "path"],
]);
const [name, version, requirements, source, repo] = [0, 1, 2, 3, 4] as const;

/** The source of a folder beside the project. */
const local = "local";

/** What Gleam writes in front of the packages: comments. */
const head = /^(?:\uFEFF?(?:#[^\r\n]*)?\n)*packages = \[\n/;

/**
 * Reads the file as Gleam writes it, a line a package, without a tree (the row `manifest.toml (Gleam)` of the bench); undefined for a file
 * in another form.
 */
function fromLines(text: string): Extraction | undefined {
  const opening = head.exec(text)?.[0];
  if (opening === undefined || text.includes("\\")) return undefined;
  const spans = new JsonSpans(keys);
  const records = new TomlRecords(text, spans);
  const rows = new LockedRows("hex", { text });
  rows.urlIn = wholePlace;
  const draft = new LockedPackage(rows);
  const components: LockedComponent[] = [];
  let at = opening.length;
  for (let next = 0; standsAt(text, "  {", at); at = next + 1) {
    next = text.indexOf("\n", at);
    const end = records.read(at + 2, next);
    if (end < 0 || (text.charCodeAt(end) === 44 ? end + 1 : end) !== next) return undefined;
    draft.begin(at + 2, "packages");
    draft.name(spans.start(name), spans.end(name));
    draft.version(spans.start(version), spans.end(version));
    draft.url(spans.start(repo), spans.end(repo));
    draft.end = end;
    draft.local =
      spans.end(source) - spans.start(source) === local.length && text.startsWith(local, spans.start(source));
    if (draft.isDownloaded) components.push(draft.component());
  }
  if (!text.startsWith("]\n", at)) return undefined;
  const { root, problems } = readToml(text.slice(at + 1));
  if (problems.length > 0 || get(root, "packages")) return undefined;
  const direct = directOf(root);
  if (direct.size > 0)
    for (const component of components) if (direct.has(component.name)) component.relation = "direct";
  let graph: LockGraph | undefined;
  rows.viaOf = (component) => (graph ??= graphOf(text, opening.length)).ownersOf([component.name]);
  return { components, problems };
}

/** Who needs what: read again when someone asks. */
function graphOf(text: string, from: number): LockGraph {
  const spans = new JsonSpans(keys);
  const records = new TomlRecords(text, spans);
  const graph = new LockGraph();
  for (let at = from; text.startsWith("  {", at); at = text.indexOf("\n", at) + 1) {
    records.read(at + 2, text.length);
    const owner = text.slice(spans.start(name), spans.end(name));
    for (const needed of records.itemsIn(spans.start(requirements), spans.end(requirements))) graph.add(needed, owner);
  }
  return graph;
}

function fromTree(text: string): Extraction {
  const { root, problems } = readToml(text);
  const direct = directOf(root);
  const packages = itemsOf(get(root, "packages"));
  const graph = new LockGraph();
  for (const item of packages) {
    const owner = scalar(get(item, "name"))?.value ?? "";
    for (const needed of itemsOf(get(item, "requirements"))) graph.add(scalar(needed)?.value ?? "", owner);
  }
  const components = packages.flatMap((item): Component[] => {
    const named = scalar(get(item, "name"));
    if (!named || named.value === "" || scalar(get(item, "source"))?.value === "local") return [];
    const relation = direct.has(named.value) ? "direct" : "transitive";
    const via = graph.ownersOf([named.value]);
    const place = urlIdentifier(scalar(get(item, "repo")));
    const own = scalar(get(item, "version"));
    return [declared("hex", named, own, { entry: item, scope: "packages", relation, via, identifiers: [place] })];
  });
  return { components, problems };
}

/** Names of the packages that the project itself requires. */
function directOf(root: TreeNode | undefined): ReadonlySet<string> {
  return new Set(entriesOf(get(root, "requirements")).map(({ key }) => key.value));
}
