/** A value, or the promise of one: a local file system answers at once, a remote one later. */
export type Awaitable<T> = T | Promise<T>;

/** What an entry of a folder is. `link` is a symbolic link that was not followed, `other` a device, a FIFO or a socket. */
export type EntryKind = "file" | "folder" | "link" | "other";

/** One entry of a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** What is at a path once every link was followed; `size` in bytes. */
export interface Stat {
  readonly kind: Exclude<EntryKind, "link">;
  readonly size: number;
}

/** A path that git tracks, below the repository's top, with its mode as in a tree object: see `GitIndexEntry`. */
export interface TrackedEntry {
  readonly path: string;
  readonly mode: number;
}

/**
 * The file system that an audit reads. Paths are absolute with forward slashes (`/home/a`, `C:/a`), as `resolve` and the caller give
 * them. What cannot be read throws, or rejects with, an `Error` whose message a person understands.
 */
export interface Host {
  /** Entries of a folder, in any order. */
  list(folder: string): Awaitable<readonly Entry[]>;
  /** Undefined where nothing is. */
  stat(path: string): Awaitable<Stat | undefined>;
  /** The bytes of a regular file, unsaved changes included where an editor holds some. */
  read(path: string): Awaitable<Uint8Array>;
  /** The path with every link followed; undefined where a link leads nowhere or in a circle. Absent where that cannot be asked. */
  readonly resolve?: (path: string) => Awaitable<string | undefined>;
  /** What git tracks in the repository whose top this folder is, where the host knows without an index. */
  readonly tracked?: (top: string) => readonly TrackedEntry[] | undefined;
  /** SHA-256 of bytes, in lower-case hex. */
  digest(bytes: Uint8Array): Awaitable<string>;
  /** Whether `A` and `a` name the same file. */
  readonly foldsCase: boolean;
  /** How many folders and files to ask for at the same time. */
  readonly parallel: number;
}
