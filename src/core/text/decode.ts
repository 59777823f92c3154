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
 * Text of a file's bytes: by its byte order mark, else UTF-16 when every other byte is zero, else UTF-8 when it is valid, else
 * GB18030 or Windows-1252, whichever the bytes fit. A byte order mark stays in the text, so that offsets agree with the file.
 * https://encoding.spec.whatwg.org/
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decodeAs(bytes, "utf-16be");
  if (first !== 0 && second === 0 && bytes[3] === 0 && bytes.length % 2 === 0) return decodeAs(bytes, "utf-16le");
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

/** High bytes come in pairs in GB18030 text, and alone in most Windows-1252 text. */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let singles = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    if ((bytes[at + 1] ?? 0) >= 0x80) {
      pairs++;
      at++;
    } else singles++;
  }
  return pairs > 0 && pairs >= singles * 4;
}
