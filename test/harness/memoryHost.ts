import { createHash } from "node:crypto";
import type { Entry, EntryKind, Host, Stat } from "../../src/core/audit/host.js";

/** What stands at a path of a made-up file system. */
export type MemoryFile =
  | string
  | Uint8Array
  /** A symbolic link to an absolute path. */
  | { readonly link: string }
  /** A FIFO, a device or a socket. */
  | { readonly other: true }
  /** A folder that may not be read. */
  | { readonly locked: true };

interface Options {
  readonly foldsCase?: boolean;
  readonly parallel?: number;
  /** A host that does not tell where links lead, as an editor's. */
  readonly blind?: boolean;
  /** Answers later, as a remote does. */
  readonly later?: boolean;
}

/** A file system in a map, for the audit: absolute paths with forward slashes. */
export function memoryHost(
  files: Readonly<Record<string, MemoryFile>>,
  options: Options = {},
): Host & { reads: string[] } {
  const { foldsCase = false, parallel = 4, blind = false, later = false } = options;
  const keyOf = (path: string): string => (foldsCase ? path.toLowerCase() : path);
  const entries = new Map(Object.entries(files).map(([path, file]) => [keyOf(path), { path, file }]));
  const folders = new Map<string, Set<string>>([["/", new Set()]]);
  for (const path of Object.keys(files)) {
    let at = path;
    while (at !== "/") {
      const parent = at.slice(0, at.lastIndexOf("/")) || "/";
      const names = folders.get(keyOf(parent)) ?? new Set();
      names.add(at.slice(at.lastIndexOf("/") + 1));
      folders.set(keyOf(parent), names);
      at = parent;
    }
  }
  const answer = <T>(work: () => T): T | Promise<T> =>
    later ? new Promise<void>((resolve) => setImmediate(resolve)).then(work) : work();

  /** The path with every link on the way followed. */
  function resolve(path: string, depth = 0): string | undefined {
    if (depth > 40) return undefined;
    let at = "";
    const segments = path.split("/").filter(Boolean);
    for (const [index, segment] of segments.entries()) {
      at = `${at}/${segment}`;
      const file = entries.get(keyOf(at))?.file;
      if (file && typeof file === "object" && "link" in file) {
        return resolve([file.link, ...segments.slice(index + 1)].join("/"), depth + 1);
      }
    }
    const real = at === "" ? "/" : at;
    return entries.has(keyOf(real)) || folders.has(keyOf(real)) ? (entries.get(keyOf(real))?.path ?? real) : undefined;
  }

  function kindOf(path: string): Exclude<EntryKind, "link"> | undefined {
    const file = entries.get(keyOf(path))?.file;
    if (folders.has(keyOf(path)) || (file && typeof file === "object" && "locked" in file)) return "folder";
    if (file === undefined) return undefined;
    return typeof file === "string" || file instanceof Uint8Array ? "file" : "other";
  }

  function bytesOf(path: string): Uint8Array {
    const real = resolve(path);
    const file = real === undefined ? undefined : entries.get(keyOf(real))?.file;
    if (typeof file === "string") return new TextEncoder().encode(file);
    if (file instanceof Uint8Array) return file;
    throw new Error("no such file or directory");
  }

  const reads: string[] = [];
  return {
    foldsCase,
    parallel,
    reads,
    list: (folder) =>
      answer((): readonly Entry[] => {
        const real = resolve(folder) ?? folder;
        const file = entries.get(keyOf(real))?.file;
        if (file && typeof file === "object" && "locked" in file) throw new Error("permission denied");
        const names = folders.get(keyOf(real));
        if (!names) throw new Error("no such file or directory");
        return [...names].map((name) => {
          const path = real === "/" ? `/${name}` : `${real}/${name}`;
          const own = entries.get(keyOf(path))?.file;
          const isLink = own !== undefined && typeof own === "object" && "link" in own;
          return { name, kind: isLink ? "link" : (kindOf(path) ?? "other") };
        });
      }),
    stat: (path) =>
      answer((): Stat | undefined => {
        const real = resolve(path);
        const kind = real === undefined ? undefined : kindOf(real);
        if (real === undefined || kind === undefined) return undefined;
        return { kind, size: kind === "file" ? bytesOf(real).length : 0 };
      }),
    read: (path) => {
      reads.push(path);
      return answer(() => bytesOf(path));
    },
    digest: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    ...(!blind && { resolve: (path: string) => answer(() => resolve(path)) }),
  };
}
