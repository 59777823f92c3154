import type { Component } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** HarmonyOS and OpenHarmony `oh-package-lock.json5`. https://developer.huawei.com/consumer/en/doc/harmonyos-guides/ide-oh-package-json5 */
export const ohPackageLock: Format = {
  id: "ohpm/lock",
  title: "HarmonyOS oh-package-lock.json5",
  files: ["oh-package-lock.json5", "oh-package-lock.json"],
  ecosystems: ["ohpm"],
  generated: true,
  extract({ text }) {
    const scan = new JsonScan(text, true);
    const components: Component[] = [];
    scan.next();
    for (const root = scan.depth; scan.nextIn(root);) {
      if (scan.event === "map" && scan.keyIs("packages")) readPackages(scan, components);
    }
    return { components, problems: scan.problems };
  },
};

function readPackages(scan: JsonScan, components: Component[]): void {
  const draft = new LockedPackage(new LockedRows("ohpm", scan));
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (scan.event !== "map" || scan.keyStart < 0) continue;
    draft.begin(scan.keyStart - 1, "packages");
    // The key is `name@version`; the package's own properties are more exact.
    const at = scan.text.lastIndexOf("@", scan.keyEnd - 1);
    const split = at > scan.keyStart && at < scan.keyEnd ? at : scan.keyEnd;
    draft.name(scan.keyStart, split);
    if (split + 1 < scan.keyEnd) draft.version(split + 1, scan.keyEnd);
    for (const own = scan.depth; scan.nextIn(own);) readProperty(scan, draft);
    draft.end = scan.outerEnd;
    if (draft.isDownloaded) components.push(draft.component());
  }
}

function readProperty(scan: JsonScan, draft: LockedPackage): void {
  if (scan.event !== "string" || scan.start >= scan.end) return;
  if (scan.keyIs("name")) draft.name(scan.start, scan.end);
  else if (scan.keyIs("version")) draft.version(scan.start, scan.end);
  else if (scan.keyIs("resolved") && /^https?:/.test(scan.scalarText())) draft.url(scan.start, scan.end);
  else if (scan.keyIs("registryType") && scan.valueIs("local")) draft.local = true;
}
