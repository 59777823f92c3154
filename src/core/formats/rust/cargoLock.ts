import type { Format } from "../format.js";
import { readLockTables, type LockDialect } from "../lockTables.js";

/** Cargo's `Cargo.lock`, versions 1 to 4. https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html */
export const cargoLock: Format = {
  id: "cargo/lock",
  title: "Cargo.lock",
  files: ["Cargo.lock", "*Cargo.lock"],
  ecosystems: ["cargo"],
  generated: true,
  extract: ({ text }) => readLockTables(text, dialect),
};

/** The default registry says nothing about a package, and is not repeated with each. */
const defaultRegistry = "registry+https://github.com/rust-lang/crates.io-index";

const dialect: LockDialect = {
  ecosystem: "cargo",
  table: "package",
  line(lines, _within, into, wantsRequires) {
    const { text } = lines;
    if (lines.code === 115) {
      const at = lines.valueOf("source");
      const end = at < 0 ? -1 : lines.stringEnd(at);
      if (end < 0) return;
      into.isDownloaded = true;
      if (end - at - 1 === defaultRegistry.length && text.startsWith(defaultRegistry, at + 1)) return;
      into.placeStart = withoutKind(text, at + 1);
      into.placeEnd = urlEnd(text, into.placeStart, end);
    } else if (lines.code === 34 && (wantsRequires || !into.isDownloaded)) {
      const end = lines.stringEnd(lines.start);
      if (end >= 0) into.requires.push(requirement(text, lines.start + 1, end));
    }
  },
  complete(table) {
    // What has no source is the workspace's own.
    table.isLocal = !table.isDownloaded;
  },
};

/** `name`, or `name version` where several versions are locked; the source after it is passed over. */
function requirement(text: string, start: number, end: number): string {
  const stop = indexBefore(text, 32, start, end);
  return text.slice(start, stop < end ? indexBefore(text, 32, stop + 1, end) : stop);
}

/** Start of the URL in `registry+https://…`, `sparse+https://…`, `git+https://…`. */
function withoutKind(text: string, start: number): number {
  const plus = indexBefore(text, 43, start, start + 10);
  return text.charCodeAt(plus) === 43 ? plus + 1 : start;
}

/** `?rev=…#…` is no part of the place. */
function urlEnd(text: string, start: number, end: number): number {
  return Math.min(indexBefore(text, 63, start, end), indexBefore(text, 35, start, end));
}

function indexBefore(text: string, code: number, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== code) at++;
  return at;
}
