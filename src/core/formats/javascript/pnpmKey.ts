import { NextOf } from "../../text/nextOf.js";
import type { LockedPackage } from "../rows/lockedPackage.js";

/** Reads the keys of one file, in their order. */
export class PnpmKeys {
  private readonly signs: NextOf;
  private readonly slashes: NextOf;

  constructor(private readonly text: string) {
    this.signs = new NextOf(text, "@");
    this.slashes = new NextOf(text, "/");
  }

  /** As `readPnpmKey`; in most keys, name and version lie around one sign, which is searched and not looked for by character. */
  read(start: number, end: number, draft: LockedPackage): void {
    const { text } = this;
    const isPath = text.charCodeAt(start) === 47;
    const from = isPath ? start + 1 : start;
    const scope = text.charCodeAt(from) === 64 ? this.slashes.from(from + 1) : from;
    const slash = scope < end ? this.slashes.from(scope + 1) : scope;
    const sign = this.signs.from(from + 1);
    const nameEnd = Math.min(slash, sign);
    if (nameEnd < end && isDigit(text.charCodeAt(nameEnd + 1)) && (isPath || sign < slash)) {
      draft.name(from, nameEnd);
      version(text, nameEnd + 1, end, sign < slash ? "(" : "_", draft);
    } else readPnpmKey(text, start, end, draft);
  }
}

/**
 * Name and version in the key of a package, without quotes, from `start` to `end`:
 * `/a/1.0.0`, `/@a/b/1.0.0_peer@2.0.0`, `registry.example/a/1.0.0` (version 5); `/a@1.0.0(peer@2.0.0)` (6);
 * `a@1.0.0`, `a@https://host/a.tgz` (9). Others (`github.com/a/b/0123abc`, `file:a.tgz`) leave it to the package's own lines.
 * https://github.com/pnpm/spec/tree/master/dependency-path
 */
function readPnpmKey(text: string, start: number, end: number, draft: LockedPackage): void {
  let from = start;
  if (text.charCodeAt(from) === 47) from++;
  else if (isHost(text, from, end)) {
    const slash = text.indexOf("/", from);
    from = slash + 1;
  }
  const nameEnd = nameEndOf(text, from, end);
  if (text.charCodeAt(nameEnd) === 64) {
    draft.name(from, nameEnd);
    version(text, nameEnd + 1, end, "(", draft);
  } else if (text.charCodeAt(nameEnd) === 47) {
    // A path without a version is a repository's, and its package says its name in a line of its own.
    if (!isDigit(text.charCodeAt(nameEnd + 1))) return;
    draft.name(from, nameEnd);
    version(text, nameEnd + 1, end, "_", draft);
  }
}

/** Where the name ends: at the @ or / in front of the version. */
function nameEndOf(text: string, start: number, end: number): number {
  const scoped = text.charCodeAt(start) === 64;
  let slashes = scoped ? 1 : 0;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 64) return at;
    if (code === 47 && slashes-- === 0) return at;
    if (code === 58 || code === 40) return end;
  }
  return end;
}

function version(text: string, start: number, end: number, peers: string, draft: LockedPackage): void {
  let versionEnd = start;
  const sign = peers.charCodeAt(0);
  while (versionEnd < end) {
    const code = text.charCodeAt(versionEnd);
    // Versions of version 5 may end in `_peer@1` or, older, `/peer@1`.
    if (code === sign || code === 47) break;
    versionEnd++;
  }
  if (isDigit(text.charCodeAt(start)) && versionEnd > start) draft.version(start, versionEnd);
  // A folder or an archive on this machine has its version in a line of its own.
  else if (text.startsWith("http", start) || text.startsWith("git", start))
    draft.url(start, locationEnd(text, start, end));
}

function locationEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 35 || code === 40) return at;
  }
  return end;
}

/** `host.tld/…` in front of the name: a package of another registry, or a repository. */
function isHost(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) === 64) return false;
  let dot = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 47) return dot;
    if (code === 46) dot = true;
    if (code === 64 || code === 58) return false;
  }
  return false;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
