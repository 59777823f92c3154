import { JsonScan } from "../../syntax/jsonScan.js";
import type { LockedComponent } from "../rows/lockedComponent.js";
import { LockGraph, viaFrom } from "../rows/lockGraph.js";

/** Who brought in a package of the `deno.lock` that `text` is: `section` is `npm` or `jsr`. */
export function denoVia(text: string, section: string): (component: LockedComponent) => readonly string[] | undefined {
  return viaFrom(
    () => readGraph(text, section),
    ({ name, version }) => [`${name}@${version ?? ""}`, name],
  );
}

/**
 * `dependencies` of a package: a map to `name@version` (version 3), a list of these, or of names where there is one version
 * alone (4 and 5). JSR packages say `npm:` and `jsr:` in front. Peers follow after `_`.
 */
function readGraph(text: string, section: string): LockGraph {
  const scan = new JsonScan(text);
  const graph = new LockGraph();
  const open: string[] = [];
  for (let event = scan.next(); event !== "end"; event = scan.next()) {
    if (event === "map" || event === "list") {
      if (scan.depth >= deepest) scan.skip();
      else open[scan.depth] = scan.keyText();
      continue;
    }
    const { depth } = scan;
    if (event !== "string" || open[depth - 1] !== "dependencies") continue;
    const owner = open[depth - 2] ?? "";
    const sign = owner.indexOf("@", 1);
    if (sign > 0 && open.slice(0, depth - 2).includes(section)) {
      graph.add(
        scan
          .scalarText()
          .replace(/^(?:npm|jsr):/, "")
          .replace(/_.*$/s, ""),
        owner.slice(0, sign),
      );
    }
  }
  return graph;
}

/** No version nests deeper than `packages`, `npm`, the package and its `dependencies`. */
const deepest = 8;
