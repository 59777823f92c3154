import type { Host } from "./host.js";
import { nameOf, parentOf } from "./paths.js";

/** A host with one more file, or one with another content: what an audit would meet if it were written. Nothing is. */
export function withFile(host: Host, path: string, content: Uint8Array): Host {
  const folder = parentOf(path);
  const { resolve, tracked } = host;
  return {
    foldsCase: host.foldsCase,
    parallel: host.parallel,
    async list(asked) {
      const entries = await host.list(asked);
      if (asked !== folder) return entries;
      const name = nameOf(path);
      return [...entries.filter((entry) => entry.name !== name), { name, kind: "file" }];
    },
    stat: (asked) => (asked === path ? { kind: "file", size: content.length } : host.stat(asked)),
    read: (asked) => (asked === path ? content : host.read(asked)),
    digest: (bytes) => host.digest(bytes),
    ...(tracked && { tracked }),
    ...(resolve && { resolve: (asked: string) => (asked === path ? path : resolve(asked)) }),
  };
}
