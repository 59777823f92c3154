import type { Awaitable, Host } from "./host.js";

/** An earlier state of a tree, with which an audit compares. Its paths are those of the tree. */
export interface BaseHost extends Host {
  /** Whether a file there has this content; line ends may differ. */
  holds(path: string, bytes: Uint8Array): Awaitable<boolean>;
}

/** A host that answers for one folder, and another for all that lies outside of it. */
export function withinFolder(folder: string, inside: Host, outside: Host): Host {
  const isInside = (path: string): boolean => path === folder || path.startsWith(`${folder === "/" ? "" : folder}/`);
  const hostOf = (path: string): Host => (isInside(path) ? inside : outside);
  return {
    foldsCase: inside.foldsCase,
    parallel: inside.parallel,
    list: (path) => hostOf(path).list(path),
    stat: (path) => hostOf(path).stat(path),
    read: (path) => hostOf(path).read(path),
    resolve: (path) => hostOf(path).resolve?.(path) ?? path,
    digest: (bytes) => inside.digest(bytes),
  };
}
