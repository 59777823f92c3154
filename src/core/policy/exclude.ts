import { pathFits } from "./paths.js";
import type { Policy } from "./policy.js";

/** Whether the policy leaves the file out of an audit. `path` is relative to the root, with forward slashes. */
export function isExcluded({ exclude = [] }: Policy, path: string): boolean {
  return exclude.some((glob) => pathFits(glob, path));
}
