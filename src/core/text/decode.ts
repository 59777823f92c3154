/** A decoded text and what it was encoded in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252";
}

/** The part of the platform's `TextDecoder` that decoding needs; core itself is compiled without platform types. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder;

/**
 * Text of a file's bytes: by its byte order mark, else UTF-16 when every other byte of the beginning is zero, else UTF-8 when it is
 * valid, else GB18030 or Windows-1252, whichever the bytes fit. A byte order mark stays in the text, so that offsets agree with
 * the file. https://encoding.spec.whatwg.org/
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decodeAs(bytes, "utf-16be");
  if (zeroAtEverySecond(bytes, 1)) return decodeAs(bytes, "utf-16le");
  if (zeroAtEverySecond(bytes, 0)) return decodeAs(bytes, "utf-16be");
  for (const encoding of ["utf-8", "gb18030"] as const) {
    if (encoding === "gb18030" && !looksChinese(bytes)) continue;
    try {
      return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
    } catch {
      // Not valid in this encoding: the next one is tried.
    }
  }
  return decodeAs(bytes, "windows-1252");
}

function decodeAs(bytes: Uint8Array, encoding: DecodedText["encoding"]): DecodedText {
  return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding };
}

/** UTF-16 without a mark: the headers of a table are ASCII, so half of the first bytes is zero and the other half is not. */
function zeroAtEverySecond(bytes: Uint8Array, offset: 0 | 1): boolean {
  const length = Math.min(bytes.length, 32);
  if (length < 4 || bytes.length % 2 !== 0) return false;
  for (let at = 0; at < length; at++) if ((bytes[at] === 0) !== (at % 2 === offset)) return false;
  return true;
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
