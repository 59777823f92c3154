import { sha256 } from "@noble/hashes/sha256";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The same in steps, between which others may have their turn: a text of tens of megabytes takes a while. */
export function* sha256Steps(text: string): Generator<void, string, void> {
  const hash = sha256.create();
  for (let at = 0; at < text.length;) {
    // No pair of surrogates is cut, since each half by itself would be another character.
    const next = at + hashed;
    const end = (text.charCodeAt(next - 1) & 0xfc00) === 0xd800 ? next + 1 : next;
    hash.update(utf8ToBytes(text.slice(at, end)));
    at = end;
    yield;
  }
  return bytesToHex(hash.digest());
}

/** In UTF-16 units. */
const hashed = 256 * 1024;

/** The same in base64, as content security policies write it. https://www.rfc-editor.org/rfc/rfc4648#section-4 */
export function sha256Base64(text: string): string {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const bytes = sha256(utf8ToBytes(text));
  let encoded = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    encoded += [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]).join("");
    if (c === undefined) encoded = encoded.slice(0, b === undefined ? -2 : -1) + (b === undefined ? "==" : "=");
  }
  return encoded;
}

/** A file and what is said of it, as 32 hex digits: the same wherever in the file it is and however it is worded. */
export function fingerprintOf(path: string, subject: string): string {
  return sha256Hex(canonicalJson([path, subject])).slice(0, 32);
}

/** JSON with sorted keys and without absent values: equal data gives equal text, whatever order it was written in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
