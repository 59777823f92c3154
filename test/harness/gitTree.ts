import { createHash } from "node:crypto";

/** An entry of a made-up index: path, and the mode where it is no regular file. */
export type IndexEntry = string | { readonly path: string; readonly mode: number };

/** A git index of version 2. https://git-scm.com/docs/gitformat-index */
export function gitIndex(entries: readonly IndexEntry[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from("DIRC"), u32(2), u32(entries.length)];
  for (const entry of entries) {
    const { path, mode } = typeof entry === "string" ? { path: entry, mode: 0o100644 } : entry;
    const name = Buffer.from(path);
    const length = 62 + name.length;
    const padding = 8 - (length % 8);
    const flags = Buffer.alloc(2);
    flags.writeUInt16BE(Math.min(name.length, 0xfff));
    parts.push(Buffer.alloc(24), u32(mode), Buffer.alloc(12), Buffer.alloc(20), flags, name, Buffer.alloc(padding));
  }
  const body = Buffer.concat(parts);
  return Buffer.concat([body, createHash("sha1").update(body).digest()]);
}

/** The files that make `/w` a repository that tracks these paths. */
export function repository(top: string, tracked: readonly IndexEntry[]): Record<string, string | Uint8Array> {
  return { [`${top}/.git/HEAD`]: "ref: refs/heads/main\n", [`${top}/.git/index`]: gitIndex(tracked) };
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
