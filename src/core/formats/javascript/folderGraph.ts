import { JsonScan } from "../../syntax/jsonScan.js";
import type { LockedComponent } from "../rows/lockedComponent.js";
import { LockGraph, viaFrom } from "../rows/lockGraph.js";
import { readKeys, readNames } from "./neededNames.js";

const folder = "node_modules/";
/** Of a path: no file system takes more, and hostile files nest without end. */
const longest = 4096;
/** Characters of paths compared before the search ends: real files stay far below. */
const enough = 100_000_000;

/**
 * Who brought in a package of the `package-lock.json` that `text` is, any version. A package is named by its folder; what it needs
 * is found as Node.js does: in its own `node_modules`, then in those further out.
 * https://nodejs.org/api/modules.html#loading-from-node_modules-folders
 */
export function packageLockVia(text: string): (component: LockedComponent) => readonly string[] | undefined {
  let folders: ReadonlyMap<number, string> | undefined;
  const readFolders = (): Tree => {
    const tree = readTree(text);
    folders = tree.folders;
    return tree;
  };
  return viaFrom(
    () => graphOf(readFolders()),
    ({ entry }) => [folders?.get(entry.start) ?? ""],
  );
}

interface Tree {
  /** By the offset of a package's key, quote included. */
  readonly folders: Map<number, string>;
  /** Names that the package in a folder needs. */
  readonly needs: Map<string, readonly string[]>;
}

function readTree(text: string): Tree {
  const scan = new JsonScan(text);
  const tree: Tree = { folders: new Map(), needs: new Map() };
  if (scan.next() !== "map") return tree;
  for (const root = scan.depth; scan.nextIn(root);) {
    if (!scan.is("map")) continue;
    if (scan.keyIs("packages")) readPackages(scan, tree);
    else if (scan.keyIs("dependencies") && tree.folders.size === 0) readNested(scan, tree);
  }
  return tree;
}

function readPackages(scan: JsonScan, { folders, needs }: Tree): void {
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (!scan.is("map") || scan.keyStart < 0) continue;
    const path = scan.keyText();
    if (path.length > longest) continue;
    folders.set(scan.keyStart - 1, path);
    const names: string[] = [];
    readNames(scan, names);
    // The project and its workspaces ask for what is direct.
    if (path.includes(folder)) needs.set(path, names);
  }
}

/** Version 1: packages nested in the `dependencies` of the package whose folder holds them. Input may nest without end. */
function readNested(scan: JsonScan, { folders, needs }: Tree): void {
  const outside = scan.depth;
  const open: { readonly depth: number; readonly path: string }[] = [];
  while (scan.next() !== "end") {
    const top = open[open.length - 1];
    if (scan.is("close")) {
      if (scan.depth <= outside) return;
      if (top?.depth === scan.depth) open.pop();
    } else if (!scan.is("map") || scan.keyStart < 0) scan.skip();
    else if (top && scan.depth === top.depth + 1) {
      if (scan.keyIs("requires")) {
        const names: string[] = [];
        readKeys(scan, names);
        needs.set(top.path, names);
      } else if (!scan.keyIs("dependencies")) scan.skip();
    } else {
      const path = `${top ? `${top.path}/` : ""}${folder}${scan.keyText()}`;
      if (path.length > longest) {
        scan.skip();
        continue;
      }
      folders.set(scan.keyStart - 1, path);
      open.push({ depth: scan.depth, path });
    }
  }
}

function graphOf({ folders, needs }: Tree): LockGraph {
  const known = new Set(folders.values());
  const graph = new LockGraph();
  let compared = 0;
  for (const [path, names] of needs) {
    const owner = path.slice(path.lastIndexOf(folder) + folder.length);
    for (const name of names) {
      for (let from = path; ; from = outer(from)) {
        const candidate = from === "" ? folder + name : `${from}/${folder}${name}`;
        compared += candidate.length;
        if (known.has(candidate)) graph.add(candidate, owner);
        else if (from !== "" && compared < enough) continue;
        break;
      }
    }
  }
  return graph;
}

/** The folder around the `node_modules` that `path` lies in; empty for the project's own. */
function outer(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(folder) - 1));
}
