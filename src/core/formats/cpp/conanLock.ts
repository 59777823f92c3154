import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";
import { readJsonLock } from "../rows/jsonLock.js";
import { readConanReference } from "./conanReference.js";

const lists = ["requires", "build_requires", "python_requires", "config_requires"] as const;

/** Conan `conan.lock`, of Conan 1 (a graph of nodes) and 2 (lists). https://docs.conan.io/2/tutorial/versioning/lockfiles.html */
export const conanLock: Format = {
  id: "conan/lock",
  title: "Conan conan.lock",
  files: ["conan.lock", "conan*.lock", "*.lock"],
  recognizes: ({ uri, text }) =>
    /(?:^|\/)conan[^/]*$/i.test(uri) ||
    (/^\s*\{/.test(text) &&
      /"(?:graph_lock|build_requires|python_requires)"\s*:/.test(text.slice(0, 100_000)) &&
      /"(?:version|requires|graph_lock)"\s*:/.test(text)),
  ecosystems: ["conan"],
  generated: true,
  extract: ({ text }) =>
    readJsonLock(text, (scan, components) => {
      const list = lists.find((name) => scan.keyIs(name));
      if (list !== undefined && scan.event === "list") readList(scan, list, components);
      else if (scan.event === "map" && scan.keyIs("graph_lock")) readGraph(scan, components);
    }),
};

function readList(scan: JsonScan, scope: string, components: Component[]): void {
  for (const list = scan.depth; scan.nextIn(list);) {
    // A reference with its package ids is a list of its own: the reference comes first.
    if (scan.event === "list") {
      const own = scan.depth;
      if (scan.nextIn(own)) add(scan, scope, components);
      while (scan.nextIn(own));
    } else add(scan, scope, components);
  }
}

function add(scan: JsonScan, scope: string, components: Component[]): void {
  const reference = scan.event === "string" ? readConanReference(scan.scalarText(), scan.start) : undefined;
  if (!reference) return;
  const entry = { start: scan.start, end: scan.end };
  components.push(declared("conan", reference.name, reference.version, { entry, scope, relation: "transitive" }));
}

function readGraph(scan: JsonScan, components: Component[]): void {
  for (const graph = scan.depth; scan.nextIn(graph);) {
    if (scan.event === "map" && scan.keyIs("nodes")) readNodes(scan, components);
  }
}

const uuidLength = 36;

function readNodes(scan: JsonScan, components: Component[]): void {
  for (const nodes = scan.depth; scan.nextIn(nodes);) {
    const known = components.length;
    // Locks before 0.4 name nodes by UUIDs, of which any may be the project.
    const mayBeProject = scan.keyIs("0") || scan.keyEnd - scan.keyStart === uuidLength;
    let isProject = false;
    let found = false;
    for (const own = scan.depth; scan.nextIn(own);) {
      // The first node, when it has a path, is the project's own conanfile; others with one are being edited.
      if (mayBeProject && scan.keyIs("path")) isProject = true;
      else if (!found && (scan.keyIs("ref") || scan.keyIs("pref"))) {
        add(scan, "nodes", components);
        found = components.length > known;
      }
    }
    if (isProject) components.length = known;
  }
}
