import { LineCursor } from "../../syntax/lineCursor.js";
import type { LockedComponent } from "../rows/lockedComponent.js";
import { LockGraph, viaFrom } from "../rows/lockGraph.js";

/** Who brought in a package of the `pnpm-lock.yaml` that `text` is, any version. */
export function pnpmVia(text: string): (component: LockedComponent) => readonly string[] | undefined {
  return viaFrom(
    () => readGraph(text),
    ({ name, version }) => [`${name}@${version ?? ""}`],
  );
}

/**
 * What a package needs is under its key in `packages`, since version 9 in `snapshots`: `a: 1.0.0(peer@2.0.0)`. The version of
 * an alias is the key of the real package: `/real/1.0.0` (version 5), `/real@1.0.0` (6), `real@1.0.0` (9).
 */
function readGraph(text: string): LockGraph {
  const graph = new LockGraph();
  const lines = new LineCursor(text);
  let inPackages = false;
  let owner = "";
  let needs = false;
  while (lines.next()) {
    const { indent } = lines;
    // A long key is written as `? key`, its first property in the next line as `: dependencies:`.
    const isFirst = indent === 2 && lines.startsWith(": ");
    if (indent === 0) inPackages = lines.startsWith("packages:") || lines.startsWith("snapshots:");
    else if (!inPackages) continue;
    else if (indent === 2 && !isFirst) {
      const start = lines.start + (lines.startsWith("? ") ? 2 : 0);
      owner = packageOf(keyIn(text.slice(start, lines.end))).name;
      needs = false;
    } else if (indent === 4 || isFirst) {
      needs = /^(?:: )?(?:d|optionalD)ependencies:/.test(text.slice(lines.start, lines.start + 24));
    } else if (needs && indent === 6) {
      const [, key, value] = /^('[^']*'|"[^"]*"|[^:\s]+):\s(.+)$/.exec(text.slice(lines.start, lines.end)) ?? [];
      if (key !== undefined && value !== undefined) graph.add(keyOf(unquoted(key), unquoted(value)), owner);
    }
  }
  return graph;
}

/** The key of `key:` and of `key: {}`. */
function keyIn(line: string): string {
  if (line.endsWith(":")) return line.slice(0, -1);
  const brace = line.lastIndexOf(": {");
  return brace < 0 ? line : line.slice(0, brace);
}

function keyOf(name: string, version: string): string {
  if (/^\d/.test(version)) return `${name}@${withoutPeers(version)}`;
  const real = packageOf(version);
  return `${real.name}@${real.version}`;
}

/** Name and version of a package's key: `/@a/b/1.0.0_peer@2.0.0`, `/a@1.0.0(peer@2.0.0)`, `'@a/b@1.0.0'`. */
function packageOf(key: string): { readonly name: string; readonly version: string } {
  const plain = unquoted(key).replace(/^\//, "");
  const cut = plain.startsWith("@") ? plain.slice(plain.indexOf("/") + 1) : plain;
  const end = cut.search(/[@/]/);
  if (end < 0) return { name: plain, version: "" };
  const nameEnd = plain.length - cut.length + end;
  return { name: plain.slice(0, nameEnd), version: withoutPeers(plain.slice(nameEnd + 1)) };
}

function withoutPeers(version: string): string {
  const end = version.search(/[(_/]/);
  return end < 0 ? version : version.slice(0, end);
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}
