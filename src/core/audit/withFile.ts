import type { Entry, Host } from "./host.js";
import { nameOf, parentOf } from "./paths.js";

/** A host with another file, or one with another content: what an audit would meet if it were written. Nothing is. */
export function withFile(host: Host, path: string, content: Uint8Array): Host {
  return withFiles(host, new Map([[path, content]]));
}

/** The same for several files. */
export function withFiles(host: Host, files: ReadonlyMap<string, Uint8Array>): Host {
  const { resolve, tracked } = host;
  return {
    foldsCase: host.foldsCase,
    parallel: host.parallel,
    async list(asked) {
      const entries = await host.list(asked);
      const own = [...files.keys()].filter((path) => parentOf(path) === asked).map(nameOf);
      if (own.length === 0) return entries;
      return [
        ...entries.filter((entry) => !own.includes(entry.name)),
        ...own.map((name): Entry => ({ name, kind: "file" })),
      ];
    },
    stat(asked) {
      const content = files.get(asked);
      return content ? { kind: "file", size: content.length } : host.stat(asked);
    },
    read: (asked) => files.get(asked) ?? host.read(asked),
    digest: (bytes) => host.digest(bytes),
    ...(tracked && { tracked }),
    ...(resolve && { resolve: (asked: string) => (files.has(asked) ? asked : resolve(asked)) }),
  };
}
