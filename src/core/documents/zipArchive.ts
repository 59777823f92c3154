import { Inflate } from "fflate";
import type { Allowance } from "./allowance.js";

/** One file of an archive, by the archive's directory. */
interface ZipEntry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedSize: number;
  /** Where its local header is. */
  readonly offset: number;
}

/** What became of reading one file of an archive. */
export type Unpacked =
  | { readonly bytes: Uint8Array }
  | {
      readonly missing: "absent" | "damaged" | "encrypted" | "larger than is read" | "packed in a way that is not read";
    };

/** Deflate makes at most this many bytes of one. */
const mostOfOne = 1032;
/** So many packed bytes are unpacked in one step, fewer where little more is allowed. */
const largestStep = 16 * 1024;
const smallestStep = 64;

/**
 * The files of a zip archive, by its directory at the end; what is before the archive is passed over. Sizes are what unpacking
 * gives, never what the archive says. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export class ZipArchive {
  private constructor(
    private readonly bytes: Uint8Array,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
    /** Where the files end and the directory begins. */
    private readonly filesEnd: number,
  ) {}

  /** Undefined where there is no directory, or one that is damaged. */
  static open(bytes: Uint8Array): ZipArchive | undefined {
    const directory = directoryOf(bytes);
    if (!directory) return undefined;
    const { view, start, count, shift } = directory;
    const entries = new Map<string, ZipEntry>();
    let at = start;
    for (let index = 0; index < count && at + 46 <= bytes.length; index++) {
      if (view.getUint32(at, true) !== 0x02014b50) break;
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
      const { packedSize, offset } = wideSizes(view, at, at + 46 + nameLength, extraLength);
      const entry = {
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
        packedSize,
        offset: offset + shift,
      };
      if (!entries.has(name)) entries.set(name, entry);
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
    return entries.size === 0 ? undefined : new ZipArchive(bytes, entries, start);
  }

  /** The files' names in small letters, in the order of the directory. */
  names(): Iterable<string> {
    return this.entries.keys();
  }

  /** Whether there is a file of that name, whatever its case. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Unpacks the file of that name, whatever its case, and stops as soon as the allowance is used up. */
  read(name: string, allowance: Allowance): Unpacked {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return { missing: "absent" };
    if (entry.encrypted) return { missing: "encrypted" };
    if (entry.method !== 0 && entry.method !== 8) return { missing: "packed in a way that is not read" };
    const start = this.dataStart(entry.offset);
    if (start === undefined) return { missing: "damaged" };
    const end = Math.min(start + entry.packedSize, this.bytes.length);
    if (entry.method === 0) {
      if (start + entry.packedSize > this.bytes.length) return { missing: "damaged" };
      if (end - start > allowance.part) return { missing: "larger than is read" };
      allowance.count(end - start, true);
      return { bytes: this.bytes.subarray(start, end) };
    }
    const unpacked = inflate(this.bytes.subarray(start, end), allowance);
    // Packed data tells its own end: where the size that is given is too small, what follows is read too.
    if (unpacked !== "damaged" || end >= this.filesEnd) return unpackedOr(unpacked);
    return unpackedOr(inflate(this.bytes.subarray(start, this.filesEnd), allowance));
  }

  private dataStart(offset: number): number | undefined {
    const { bytes } = this;
    const view = viewOf(bytes);
    if (offset < 0 || offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return undefined;
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    return start <= bytes.length ? start : undefined;
  }
}

function unpackedOr(result: Uint8Array | "damaged" | "larger than is read"): Unpacked {
  return typeof result === "string" ? { missing: result } : { bytes: result };
}

function inflate(packed: Uint8Array, allowance: Allowance): Uint8Array | "damaged" | "larger than is read" {
  const most = allowance.part;
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((piece) => {
    size += piece.length;
    if (size <= most) pieces.push(piece);
  });
  let whole = true;
  try {
    for (let at = 0, step = 0; at < packed.length && size <= most; at += step) {
      step = Math.max(smallestStep, Math.min(largestStep, Math.ceil((most - size) / mostOfOne)));
      stream.push(packed.subarray(at, at + step));
    }
    if (size <= most) stream.push(new Uint8Array(0), true);
  } catch {
    whole = false;
  }
  allowance.count(Math.min(size, most), whole && size <= most);
  if (size > most) return "larger than is read";
  return whole ? joined(pieces, size) : "damaged";
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

interface Directory {
  readonly view: DataView;
  readonly start: number;
  readonly count: number;
  /** How much is before the archive. */
  readonly shift: number;
}

/** The directory's end record is at the file's end, before a comment of at most 64 KB. */
function directoryOf(bytes: Uint8Array): Directory | undefined {
  const view = viewOf(bytes);
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const found = directoryAt(view, at);
    if (found) return found;
  }
  return undefined;
}

function directoryAt(view: DataView, at: number): Directory | undefined {
  let count = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let offset = view.getUint32(at + 16, true);
  let end = at;
  const locator = at - 20;
  if (locator >= 56 && view.getUint32(locator, true) === 0x07064b50) {
    // Zip64: the record that the locator names lies right before it, unless something was put in front of the archive.
    const record = [number64(view, locator + 8), locator - 56].find(
      (place) => place >= 0 && place + 56 <= locator && view.getUint32(place, true) === 0x06064b50,
    );
    if (record !== undefined) {
      count = number64(view, record + 32);
      size = number64(view, record + 40);
      offset = number64(view, record + 48);
      end = record;
    }
  }
  const start = end - size;
  if (start >= 0 && start + 46 <= end && view.getUint32(start, true) === 0x02014b50) {
    return { view, start, count, shift: start - offset };
  }
  const given = offset + 46 <= end && view.getUint32(offset, true) === 0x02014b50;
  return given ? { view, start: offset, count, shift: 0 } : undefined;
}

/** Size and place of an entry, by its Zip64 field where the ordinary ones are full. */
function wideSizes(
  view: DataView,
  entry: number,
  extra: number,
  extraLength: number,
): { readonly packedSize: number; readonly offset: number } {
  let packedSize = view.getUint32(entry + 20, true);
  let offset = view.getUint32(entry + 42, true);
  const end = Math.min(extra + extraLength, view.byteLength);
  for (let at = extra; at + 4 <= end;) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1 && at + 4 + size <= end) {
      let field = at + 4;
      const next = (): number => {
        const value = field + 8 <= at + 4 + size ? number64(view, field) : 0xffffffff;
        field += 8;
        return value;
      };
      if (view.getUint32(entry + 24, true) === 0xffffffff) next();
      if (packedSize === 0xffffffff) packedSize = next();
      if (offset === 0xffffffff) offset = next();
    }
    at += 4 + size;
  }
  return { packedSize, offset };
}

function number64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** Names of parts are ASCII; some writers put the separator of Windows. */
function nameOf(bytes: Uint8Array): string {
  let name = "";
  for (const byte of bytes) name += String.fromCharCode(byte);
  return name.replace(/\\/g, "/").replace(/^\/+/, "").toLowerCase();
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
