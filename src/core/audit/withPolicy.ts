import type { Host } from "./host.js";
import { joinPath, nameOf, parentOf } from "./paths.js";
import { isPolicyFileName, policyFileNames } from "./policyFiles.js";
import { withFile } from "./withFile.js";

/** Where the policy of a folder is in a host that `withPolicy` made. */
export function policyPathIn(folder: string): string {
  return joinPath(folder, policyFileNames[0]);
}

/** A host in which a folder's policy is another, whatever name the present one has. Nothing is written. */
export function withPolicy(host: Host, folder: string, content: Uint8Array): Host {
  const target = policyPathIn(folder);
  const isHidden = (path: string): boolean =>
    path !== target && parentOf(path) === parentOf(target) && isPolicyFileName(nameOf(path), host.foldsCase);
  const changed = withFile(host, target, content);
  return {
    ...changed,
    list: async (asked) => (await changed.list(asked)).filter(({ name }) => !isHidden(joinPath(asked, name))),
    stat: (asked) => (isHidden(asked) ? undefined : changed.stat(asked)),
  };
}
