import { globOf, type Glob, type GlobOptions } from "../text/glob.js";

/** How every glob of a policy is read: capitals do not count, and a folder means the files below it. */
export const pathGlobOptions: GlobOptions = { fold: true, below: true };

/** Globs by their text: a policy's are few, and each is asked for every file. */
const compiled = new Map<string, Glob>();
const enough = 1000;

/** Whether a file's path, relative to the root, fits a policy's glob. A bad glob, which reading refuses, fits nothing. */
export function pathFits(glob: string, path: string): boolean {
  let known = compiled.get(glob);
  if (!known) {
    if (compiled.size >= enough) compiled.clear();
    known = globOf(glob, pathGlobOptions);
    compiled.set(glob, known);
  }
  return known.matches(path);
}
