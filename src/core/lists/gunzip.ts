import { Gunzip } from "fflate";

/** So many packed bytes are unpacked in one step, which makes at most 1032 times as many. */
const step = 8 * 1024;

/**
 * The bytes that a gzip file's hold, piece by piece. Throws a `RangeError` where it is damaged or cut, and where it holds more than
 * `largest` bytes. https://www.rfc-editor.org/rfc/rfc1952
 */
export function* gunzipped(pieces: Iterable<Uint8Array>, largest: number): Generator<Uint8Array> {
  let out: Uint8Array[] = [];
  let all = 0;
  let sum = begun;
  let tail = new Uint8Array(0);
  const stream = new Gunzip((piece) => {
    if (piece.length === 0) return;
    all += piece.length;
    sum = { crc: crcOf(piece, sum.crc), size: sum.size + piece.length };
    out.push(piece);
  });
  // Each member of a file that was put together out of several has its own sum.
  stream.onmember = () => (sum = begun);
  const push = (bytes: Uint8Array, isLast: boolean): readonly Uint8Array[] => {
    out = [];
    try {
      stream.push(bytes, isLast);
    } catch {
      throw new RangeError(isLast ? cut : "the gzip file is damaged");
    }
    if (all > largest) throw new RangeError(`it unpacks to more than ${Math.floor(largest / 1024 / 1024)} MB`);
    return out;
  };
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += step) {
      const bytes = piece.slice(at, at + step);
      tail = joined(tail, bytes).slice(-8);
      yield* push(bytes, false);
    }
  }
  yield* push(new Uint8Array(0), true);
  const view = new DataView(tail.buffer);
  if (tail.length < 8 || view.getUint32(4, true) !== sum.size >>> 0 || view.getUint32(0, true) !== (sum.crc ^ -1) >>> 0)
    throw new RangeError(cut);
}

const cut = "the gzip file was cut or damaged";
const begun = { crc: -1, size: 0 };

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

let table: Int32Array | undefined;

/** The running CRC-32, not yet inverted. */
function crcOf(bytes: Uint8Array, before: number): number {
  const known = (table ??= crcTable());
  let crc = before;
  for (let at = 0; at < bytes.length; at++) crc = (known[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return crc;
}

function crcTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
}
