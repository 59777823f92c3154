import { joinPath, pathBelow } from "./paths.js";
import type { TreePolicies } from "./policies.js";
import { folderOf } from "./paths.js";
import type { Walk } from "./walk.js";

/**
 * Reports files below `folder` that git tracks, a format may read, and the walk did not meet: deleted, or left out of a sparse
 * checkout. They are part of the tree that was committed.
 */
export async function noteAbsent(walk: Walk, folder: string, policies: TreePolicies): Promise<void> {
  const { host, mayRead, isExcluded } = walk.options;
  for (const { top, tracked, met } of walk.repositories.byTop.values()) {
    if (!tracked) continue;
    for (const name of tracked.files) {
      if (met.has(walk.keyOf(name))) continue;
      const path = joinPath(top, name);
      if (pathBelow(folder, path) === undefined || !mayRead(path, await policies.ofRoot())) continue;
      const policy = await policies.of(folderOf(path));
      if (isExcluded(path, policy) || (await host.stat(path))) continue;
      walk.notRead.push({ path, reason: "tracked by git and not in the work tree" });
    }
  }
}
