import type { Component, SourceText } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows } from "../lockedComponent.js";
import { LockedPackage } from "../lockedPackage.js";

/** Bun's text lockfile. https://bun.com/docs/pm/lockfile */
export const bunLock: Format = {
  id: "npm/bun-lock",
  title: "Bun lockfile",
  files: ["bun.lock"],
  ecosystems: ["npm"],
  generated: true,
  extract({ text }: SourceText) {
    const scan = new JsonScan(text, true);
    const components: Component[] = [];
    const direct = new Set<string>();
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (!scan.is("map")) continue;
        if (scan.keyIs("workspaces")) readWorkspaces(scan, direct);
        else if (scan.keyIs("packages")) readPackages(scan, direct, components);
      }
    }
    return { components, problems: scan.problems };
  },
};

function readWorkspaces(scan: JsonScan, direct: Set<string>): void {
  for (const workspaces = scan.depth; scan.nextIn(workspaces);) {
    if (!scan.is("map")) continue;
    for (const own = scan.depth; scan.nextIn(own);) {
      const isSection =
        scan.keyIs("dependencies") ||
        scan.keyIs("devDependencies") ||
        scan.keyIs("optionalDependencies") ||
        scan.keyIs("peerDependencies");
      if (!isSection || !scan.is("map")) continue;
      for (const section = scan.depth; scan.nextIn(section);) direct.add(scan.keyText());
    }
  }
}

/** `"key": ["name@version", "registry", {…}, "hash"]`; the key is a path of names where versions differ. */
function readPackages(scan: JsonScan, direct: ReadonlySet<string>, components: Component[]): void {
  const draft = new LockedPackage(new LockedRows("npm", scan));
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (!scan.is("list") || scan.keyStart < 0) continue;
    draft.begin(scan.keyStart - 1, "packages");
    if (direct.has(scan.keyText())) draft.relation = "direct";
    let index = 0;
    for (const own = scan.depth; scan.nextIn(own); index++) {
      if (!scan.is("string")) continue;
      if (index === 0) readResolution(scan, draft);
      else if (index === 1 && scan.text.startsWith("http", scan.start)) draft.url(scan.start, scan.end);
    }
    draft.end = scan.outerEnd;
    if (draft.isDownloaded) components.push(draft.component());
  }
}

/** `name@1.0.0`, `name@github:owner/repository#hash`, `name@workspace:folder`. */
function readResolution({ text, start, end }: JsonScan, draft: LockedPackage): void {
  const sign = indexWithin(text, 64, start + 1, end);
  if (sign < 0) return draft.name(start, end);
  draft.name(start, sign);
  const version = sign + 1;
  draft.local = ["workspace:", "link:", "root:"].some((scheme) => text.startsWith(scheme, version));
  if (version < end) draft.version(version, end);
  if (text.startsWith("http", version) || text.startsWith("git+", version)) draft.url(version, end);
}
