import { Gunzip } from "fflate";
import type { Allowance } from "./allowance.js";
import { decodeText } from "./decode.js";

const block = 512;
/** So many packed bytes are unpacked in one step. */
const step = 16 * 1024;
/** A longer package.json is none that a registry took. */
const longest = 4 * 1024 * 1024;

/**
 * The `package.json` at the top of a package that `npm pack` made, from a tape archive packed with gzip; unpacking stops after it, or as
 * soon as the allowance is used up. `remark` says why it may be there and was not found. https://docs.npmjs.com/cli/commands/npm-pack
 */
export function packageJsonOf(bytes: Uint8Array, allowance: Allowance): { text?: string; remark?: string } {
  const tape = new Tape();
  const most = allowance.part;
  let size = 0;
  const stream = new Gunzip((piece) => {
    size += piece.length;
    if (size <= most) tape.take(piece);
  });
  try {
    for (let at = 0; at < bytes.length && size <= most && tape.found === undefined && !tape.isOver; at += step)
      stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch {
    if (tape.found === undefined) return { remark: "the archive is damaged" };
  }
  allowance.count(Math.min(size, most), size <= most);
  if (tape.found) return { text: decodeText(tape.found).text };
  return size > most ? { remark: "the archive is larger than is read" } : {};
}

/** Reads a tape archive as it comes: header, content, header. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
class Tape {
  found: Uint8Array | undefined;
  /** Whether it ended, or is no such archive. */
  isOver = false;
  private header = new Uint8Array(block);
  private filled = 0;
  /** Bytes of the current file that are to come, padded. */
  private left = 0;
  private wanted: { readonly into: Uint8Array; at: number } | undefined;

  take(piece: Uint8Array): void {
    for (let at = 0; at < piece.length && !this.isOver && !this.found;) {
      if (this.left > 0) {
        const length = Math.min(this.left, piece.length - at);
        this.keep(piece.subarray(at, at + length));
        this.left -= length;
        at += length;
        if (this.left === 0 && this.wanted) this.found = this.wanted.into;
        continue;
      }
      const length = Math.min(block - this.filled, piece.length - at);
      this.header.set(piece.subarray(at, at + length), this.filled);
      this.filled += length;
      at += length;
      if (this.filled === block) this.begin();
    }
  }

  private keep(bytes: Uint8Array): void {
    const { wanted } = this;
    if (!wanted) return;
    const length = Math.min(bytes.length, wanted.into.length - wanted.at);
    wanted.into.set(bytes.subarray(0, length), wanted.at);
    wanted.at += length;
  }

  private begin(): void {
    this.filled = 0;
    const size = parseInt(ascii(this.header, 124, 136).trim() || "0", 8);
    const name = ascii(this.header, 0, 100);
    if (name === "" || !Number.isSafeInteger(size) || size < 0) {
      this.isOver = true;
      return;
    }
    this.left = Math.ceil(size / block) * block;
    // The folder is `package` for nearly all, and has another name for some.
    const isWanted = /^(?:\.\/)?[^/]+\/package\.json$/.test(name) && size <= longest;
    this.wanted = isWanted ? { into: new Uint8Array(size), at: 0 } : undefined;
    if (this.wanted && this.left === 0) this.found = this.wanted.into;
  }
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
}
