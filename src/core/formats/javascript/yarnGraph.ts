import { LineCursor } from "../../syntax/lineCursor.js";
import type { LockedComponent } from "../rows/lockedComponent.js";
import { LockGraph, viaFrom } from "../rows/lockGraph.js";
import { descriptorName, repositoryName } from "./descriptor.js";

/** Who brought in a package of the `yarn.lock` that `text` is, either generation. */
export function yarnVia(text: string): (component: LockedComponent) => readonly string[] | undefined {
  return viaFrom(
    () => readGraph(text),
    ({ entry }) => keysIn(text, entry.start),
  );
}

/** The descriptors on a package's first line: `"a@npm:^1.0.0, a@npm:^1.1.0":`. */
function keysIn(text: string, start: number): readonly string[] {
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end < 0 ? text.length : end).trimEnd();
  const keys = line.endsWith(":") ? line.slice(0, -1) : line;
  return keys.split(", ").map((descriptor) => keyOf(descriptor.replaceAll('"', "")));
}

/** Berry writes the registry's protocol in some places and leaves it out in others. */
function keyOf(descriptor: string): string {
  const at = descriptor.indexOf("@npm:", 1);
  return at < 0 ? descriptor : `${descriptor.slice(0, at + 1)}${descriptor.slice(at + "@npm:".length)}`;
}

/** Lines of a block: what it needs is one level below `dependencies:` as `a "^1.0.0"` or `"@a/b": ^1.0.0`. */
function readGraph(text: string): LockGraph {
  const graph = new LockGraph();
  const lines = new LineCursor(text);
  let owner = "";
  let needs = false;
  while (lines.next()) {
    const { indent, start, end } = lines;
    if (indent === 0) {
      // A long key is written as `? "…"`, its colon in the next line; a comment may be anywhere.
      if (text.charCodeAt(start) === 58 || text.charCodeAt(start) === 35) continue;
      const key = start + (text.charCodeAt(start) === 63 ? 2 : 0);
      const first = key + (text.charCodeAt(key) === 34 ? 1 : 0);
      const nameEnd = descriptorName(text, first, end);
      // What a workspace asks for is direct.
      const named = repositoryName(text, first, end) ?? { start: first, end: nameEnd };
      owner = text.startsWith("@workspace:", nameEnd) ? "" : text.slice(named.start, named.end);
      needs = false;
    } else if (indent === 2) {
      needs = owner !== "" && /^"?(?:d|optionalD)ependencies"?:/.test(text.slice(start, end));
    } else if (needs) {
      const [, name, range] = /^"?([^":\s]+)"?:?\s"?([^"]*)"?$/.exec(text.slice(start, end)) ?? [];
      if (name !== undefined && range !== undefined) graph.add(keyOf(`${name}@${range}`), owner);
    }
  }
  return graph;
}
