import type { Format } from "../format.js";
import { readLockTables, type LockDialect } from "../lockTables.js";

/** Cargo's `Cargo.lock`, versions 1 to 4. https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html */
export const cargoLock: Format = {
  id: "cargo/lock",
  title: "Cargo.lock",
  files: ["Cargo.lock", "*Cargo.lock", "Cargo*.lock", "Cargo.lock-*"],
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
    if (lines.code === 115) {
      into.setPlace(lines, lines.valueOf("source"), defaultRegistry);
      return !wantsRequires && into.isDownloaded;
    }
    if (lines.code === 34 && (wantsRequires || !into.isDownloaded)) {
      const end = lines.stringEnd(lines.start);
      if (end >= 0) into.requires.push(requirement(lines.text, lines.start + 1, end));
    }
    return false;
  },
  urlIn(place) {
    // `registry+https://…`, `sparse+https://…`, `git+https://…?rev=…#…`.
    const from = (/^[a-z]{1,10}\+/.exec(place)?.[0] ?? "").length;
    const stop = place.search(/[?#]/);
    return { from, to: stop < from ? place.length : stop };
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

function indexBefore(text: string, code: number, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== code) at++;
  return at;
}
