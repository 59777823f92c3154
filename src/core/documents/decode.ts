/** What a file's text is encoded in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | "gb18030" | "windows-1252";

/** A decoded text, and what a writer needs to put it back as it was. */
export interface DecodedText {
  /**
   * The text as an editor shows it: without its byte order mark, and with LF for each CR that no LF follows. CRLF stays. Offsets in it
   * are those an editor has.
   */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether the file begins with a byte order mark. */
  readonly mark: boolean;
}

/** The part of the platform's `TextDecoder` that decoding needs; core itself is compiled without platform types. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder;

/** Byte order marks; those of UTF-32 are first, since one begins with that of UTF-16. */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
];

/** This many bytes show whether a text without a mark is UTF-16. */
const sampled = 4096;

/**
 * Text of a file's bytes: by its byte order mark, else UTF-16 when the zeros of ASCII are at every second byte, else UTF-8 when it is
 * valid, else GB18030 or Windows-1252, whichever the bytes fit. Linear; never throws: bytes that fit no encoding become U+FFFD.
 * https://encoding.spec.whatwg.org/
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) {
    const [encoding, mark] = marked;
    return { text: shown(decodeAs(bytes.subarray(mark.length), encoding)), encoding, mark: true };
  }
  const { text, encoding } = decodeUnmarked(bytes);
  return { text: shown(text), encoding, mark: false };
}

function decodeUnmarked(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const wide = utf16ByItsZeros(bytes);
  if (wide) return { text: decodeAs(bytes, wide), encoding: wide };
  for (const encoding of ["utf-8", "gb18030"] as const) {
    if (encoding === "gb18030" && !looksChinese(bytes)) continue;
    try {
      return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
    } catch {
      // Not valid in this encoding: the next one is tried.
    }
  }
  return { text: decodeAs(bytes, "windows-1252"), encoding: "windows-1252" };
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "utf-32le" || encoding === "utf-32be") return decodeUtf32(bytes, encoding === "utf-32le");
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** A file without CR is not copied. */
function shown(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
}

/** The platform knows no UTF-32. Its characters are rewritten as UTF-16, which it does know. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint8Array(bytes.length + 2);
  let end = 0;
  const put = (unit: number): void => {
    units[end++] = unit & 0xff;
    units[end++] = unit >> 8;
  };
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    if (code > 0x10ffff) put(0xfffd);
    else if (code > 0xffff) {
      put(0xd800 + ((code - 0x10000) >> 10));
      put(0xdc00 + ((code - 0x10000) & 0x3ff));
    } else put(code);
  }
  if (at < bytes.length) put(0xfffd);
  return decodeAs(units.subarray(0, end), "utf-16le");
}

/**
 * UTF-16 without a mark. Files in it are half ASCII at least here and there (keys, line ends), whose other half is zero; no other text
 * encoding has zeros.
 */
function utf16ByItsZeros(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length, sampled) & ~1;
  if (length < 4 || bytes.subarray(0, length).indexOf(0) < 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const [more, less] = odd > even ? [odd, even] : [even, odd];
  if (more < 2 || more * 16 < length || less * 8 > more) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

/**
 * High bytes come in runs of pairs in Chinese text, and alone between letters in Western text: `Gr\xfc\xdfe` has two, and is German.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let chinese = 0;
  let western = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = at;
    while ((bytes[at] ?? 0) >= 0x80) at++;
    const length = at - start;
    if (length % 2 === 1 || (length === 2 && isLetter(bytes[start - 1]) && isLetter(bytes[at]))) western++;
    else chinese++;
  }
  return chinese > 0 && chinese >= western * 4;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}
