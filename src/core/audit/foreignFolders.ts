import { isSkippedFolder } from "../walk/skippedFolders.js";

/** Names of folders into which projects copy what others wrote. */
const vendored: ReadonlySet<string> = new Set([
  "vendor",
  "vendors",
  "vendored",
  "third_party",
  "third-party",
  "thirdparty",
  "3rdparty",
  "3rd-party",
  "3rd_party",
  "external",
  "externals",
  "extern",
  "submodules",
]);

/** Whether a folder of this name holds what someone else wrote: copied into the tree, or fetched by a tool. */
export function isForeignFolder(name: string): boolean {
  return vendored.has(name.toLowerCase()) || isSkippedFolder(name);
}
