import { JsonScan } from "../../syntax/jsonScan.js";
import type { LockedComponent } from "../rows/lockedComponent.js";
import { LockGraph, viaFrom } from "../rows/lockGraph.js";
import { readNames } from "./neededNames.js";

/** Who brought in a package of the `bun.lock` that `text` is. */
export function bunVia(text: string): (component: LockedComponent) => readonly string[] | undefined {
  return viaFrom(
    () => readGraph(text),
    ({ entry }) => {
      const end = text.indexOf('"', entry.start + 1);
      return end < 0 ? [] : [text.slice(entry.start + 1, end)];
    },
  );
}

/** A key is a path of names where versions differ: what `a` needs is under `a/b`, or else under `b`. */
function readGraph(text: string): LockGraph {
  const needs = readNeeds(new JsonScan(text, true));
  const graph = new LockGraph();
  for (const [key, names] of needs) {
    const owner = key.slice(outer(key).length).replace(/^\//, "");
    for (const name of names) {
      for (let from = key; ; from = outer(from)) {
        const candidate = from === "" ? name : `${from}/${name}`;
        if (needs.has(candidate)) graph.add(candidate, owner);
        else if (from !== "") continue;
        break;
      }
    }
  }
  return graph;
}

/** The third item of each package tells what it needs. */
function readNeeds(scan: JsonScan): ReadonlyMap<string, readonly string[]> {
  const needs = new Map<string, readonly string[]>();
  if (scan.next() !== "map") return needs;
  for (const root = scan.depth; scan.nextIn(root);) {
    if (!scan.keyIs("packages") || !scan.is("map")) continue;
    for (const packages = scan.depth; scan.nextIn(packages);) {
      const key = scan.keyText();
      if (!scan.is("list") || key.length > longest) continue;
      const names: string[] = [];
      for (const own = scan.depth; scan.nextIn(own);) if (scan.is("map")) readNames(scan, names);
      needs.set(key, names);
    }
  }
  return needs;
}

/** Of a key: hostile ones nest without end. */
const longest = 1000;

/** The path without its last name, which has two parts when it is scoped. */
function outer(key: string): string {
  const last = key.lastIndexOf("/");
  if (last < 0) return "";
  const before = key.lastIndexOf("/", last - 1);
  return key.charAt(before + 1) === "@" ? key.slice(0, Math.max(0, before)) : key.slice(0, last);
}
