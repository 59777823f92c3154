import type { Format } from "../format.js";
import { readJsonLock, readPackages, type PackageMap } from "../rows/jsonLock.js";
import { readAsJson5 } from "./ohPackageLockTree.js";
import { readUnescaped } from "../shared/unescaped.js";

/** HarmonyOS and OpenHarmony `oh-package-lock.json5`. https://developer.huawei.com/consumer/en/doc/harmonyos-guides/ide-oh-package-json5 */
export const ohPackageLock: Format = readUnescaped({
  id: "ohpm/lock",
  title: "HarmonyOS oh-package-lock.json5",
  files: ["oh-package-lock.json5", "oh-package-lock.json"],
  ecosystems: ["ohpm"],
  generated: true,
  extract({ text }) {
    const read = readJsonLock(
      text,
      (scan, components) => {
        if (scan.event === "map" && scan.keyIs("packages")) readPackages(scan, "packages", packages, components);
      },
      true,
    );
    return read.problems.length === 0 ? read : (readAsJson5(text) ?? read);
  },
});

const packages: PackageMap = {
  ecosystem: "ohpm",
  // The key is `name@version`; the package's own properties are more exact.
  key(scan, draft) {
    const at = scan.text.lastIndexOf("@", scan.keyEnd - 1);
    const split = at > scan.keyStart && at < scan.keyEnd ? at : scan.keyEnd;
    draft.name(scan.keyStart, split);
    if (split + 1 < scan.keyEnd) draft.version(split + 1, scan.keyEnd);
  },
  property(scan, draft) {
    if (scan.event !== "string" || scan.start >= scan.end) return;
    if (scan.keyIs("name")) draft.name(scan.start, scan.end);
    else if (scan.keyIs("version")) draft.version(scan.start, scan.end);
    else if (scan.keyIs("resolved") && /^https?:/.test(scan.scalarText())) draft.url(scan.start, scan.end);
    else if (scan.keyIs("registryType") && scan.valueIs("local")) draft.local = true;
  },
};
