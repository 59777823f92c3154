/** What git tracks, by its index. */
export interface GitIndexEntry {
  /**
   * Relative to the working tree, `/` between segments; bytes that are not UTF-8 are U+FFFD. Of a sparse directory, which stands for all
   * that is below it, it ends in a slash.
   */
  readonly path: string;
  /** As in a tree object: 0o100644, 0o100755, 0o120000 (a link), 0o160000 (a submodule), 0o040000 (a sparse directory). */
  readonly mode: number;
  /** Not in the working tree by the user's wish: a sparse checkout. */
  readonly skipWorktree: boolean;
  /** 0, or in a merge conflict 1 (base), 2 (ours), 3 (theirs): one path then has several entries. */
  readonly stage: 0 | 1 | 2 | 3;
}

/** The entries in the index's order, or a sentence that says why there are none. */
export type GitIndex = { readonly entries: readonly GitIndexEntry[] } | { readonly problem: string };

/** Paths may come to this many characters for each byte of the file; prefix compression could make any number of them. */
const charactersPerByte = 8;
/** Longer paths no file system takes. */
const longestPath = 4096 * 4;

/** Bytes of an object's name: SHA-1, SHA-256. The index does not say which. */
const hashSizes = [20, 32] as const;

const modes: ReadonlySet<number> = new Set([0o100644, 0o100755, 0o120000, 0o160000, 0o040000]);

interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string) => Utf8Decoder;

/**
 * Reads `.git/index`: versions 2 to 4, of SHA-1 and SHA-256 repositories. Extensions are passed over, the checksum is not looked at.
 * A split index is a problem, since its entries are elsewhere. Linear, bounded by the file's size; never throws.
 * https://git-scm.com/docs/gitformat-index
 */
export function readGitIndex(bytes: Uint8Array): GitIndex {
  if (bytes.length < 12 || !signed(bytes, 0, "DIRC")) return { problem: "this is not an index of git" };
  const version = viewOf(bytes).getUint32(4);
  if (version < 2 || version > 4) return { problem: `version ${version} of git's index is not known` };
  // Read with the wrong size, the very first entry goes wrong, or the extensions do not end where the checksum begins.
  let best: Attempt | undefined;
  for (const hashSize of hashSizes) {
    const attempt = new IndexReader(bytes, version, hashSize).read();
    if (attempt.problem === undefined) return { entries: attempt.entries };
    if (!best || attempt.entries.length > best.entries.length) best = attempt;
  }
  return { problem: best?.problem ?? "git's index is damaged" };
}

interface Attempt {
  readonly entries: readonly GitIndexEntry[];
  readonly problem?: string;
}

class IndexReader {
  private readonly view: DataView;
  private readonly end: number;
  private readonly entries: GitIndexEntry[] = [];
  private readonly decoder = new TextDecoder("utf-8");
  private characters = 0;
  private pathless = false;
  private at = 12;
  /** Bytes of the path before, which version 4 writes only the difference to. */
  private readonly name = new Uint8Array(longestPath);
  private nameLength = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly version: number,
    private readonly hashSize: number,
  ) {
    this.view = viewOf(bytes);
    this.end = bytes.length - hashSize;
  }

  read(): Attempt {
    const count = this.view.getUint32(8);
    for (let index = 0; index < count; index++) {
      const problem = this.entry();
      if (problem !== undefined) return { entries: this.entries, problem: `git's index is damaged: ${problem}` };
    }
    const problem = this.extensions();
    return problem === undefined ? { entries: this.entries } : { entries: this.entries, problem };
  }

  private entry(): string | undefined {
    const { bytes, view, end } = this;
    const start = this.at;
    let at = start + 40 + this.hashSize;
    if (at + 2 > end) return "it ends inside an entry";
    const mode = view.getUint32(start + 24);
    if (!modes.has(mode)) return `an entry has the mode ${mode.toString(8)}`;
    const flags = view.getUint16(at);
    at += 2;
    let skipWorktree = false;
    if ((flags & 0x4000) !== 0) {
      if (this.version < 3) return "an entry has flags that its version does not know";
      if (at + 2 > end) return "it ends inside an entry";
      skipWorktree = (view.getUint16(at) & 0x4000) !== 0;
      at += 2;
    }
    let kept = 0;
    if (this.version === 4) {
      const removed = this.varint(at);
      if (!removed || removed.value > this.nameLength) return "a path has no beginning";
      kept = this.nameLength - removed.value;
      at = removed.end;
    }
    const close = bytes.indexOf(0, at);
    if (close < 0 || close >= end) return "a path is not closed";
    const length = kept + close - at;
    if (length !== (flags & 0xfff) && (flags & 0xfff) !== 0xfff) return "a path has not the length that is given";
    if (length > longestPath) return "a path is too long";
    this.characters += length;
    if (this.characters > bytes.length * charactersPerByte) return "the paths are too long";
    // Copied by hand: a name is short, and a view of the bytes costs more than the bytes.
    for (let from = at, to = kept; from < close; from++) this.name[to++] = bytes[from] ?? 0;
    this.nameLength = length;
    const path = this.decoder.decode(this.name.subarray(0, length));
    // A split index replaces entries of its other half by ones without a path.
    if (path === "") this.pathless = true;
    else if (!isBelow(path)) return "a path leads out of the working tree";
    this.entries.push({ path, mode, skipWorktree, stage: ((flags >> 12) & 3) as GitIndexEntry["stage"] });
    // From version 4 on, entries are not filled up to a multiple of eight.
    this.at = this.version === 4 ? close + 1 : start + ((close - start + 8) & ~7);
    return undefined;
  }

  /** A number in groups of seven bits, the highest first, where each further group adds one. */
  private varint(at: number): { readonly value: number; readonly end: number } | undefined {
    let value = 0;
    for (let from = at; at < this.end && at - from < 4; at++) {
      const byte = this.bytes[at] ?? 0;
      value = value * 128 + (byte & 127);
      if ((byte & 128) === 0) return { value, end: at + 1 };
      value++;
    }
    return undefined;
  }

  /** Goes over what follows the entries; a sentence when it holds what the entries cannot be understood without. */
  private extensions(): string | undefined {
    let at = this.at;
    while (at < this.end) {
      if (at + 8 > this.end) return "git's index is damaged: it ends inside an extension";
      if (signed(this.bytes, at, "link")) return "git's index is split in two files, which is not read";
      const first = this.bytes[at] ?? 0;
      // Those in capitals may be left out; `sdir` only says that there may be sparse directories.
      if (!(first >= 65 && first <= 90) && !signed(this.bytes, at, "sdir"))
        return "git's index has an unknown extension";
      at += 8 + this.view.getUint32(at + 4);
    }
    if (at !== this.end) return "git's index is damaged: it is cut short";
    return this.pathless ? "git's index is damaged: an entry has no path" : undefined;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function signed(bytes: Uint8Array, at: number, signature: string): boolean {
  for (let index = 0; index < signature.length; index++) {
    if (bytes[at + index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}

/** Whether a path stays in the working tree; git itself adds no others. */
function isBelow(path: string): boolean {
  return !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path.endsWith("/") ? path.slice(0, -1) : path);
}
