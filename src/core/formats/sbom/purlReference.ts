import type { Identifier } from "../../model.js";
import { packageType } from "../../ecosystems/packageTypes.js";
import { parsePurl } from "../../ecosystems/purl.js";
import type { Written } from "../shared/declared.js";
import { writtenName } from "../../ecosystems/writtenNames.js";

/** What a purl in an SBOM says, with the places of name and version in the document. */
export interface PurlReference {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** As the ecosystem's users write it. */
  readonly written: string;
  readonly version: string | undefined;
  readonly versionStart: number;
  readonly versionEnd: number;
  /** Download places in its qualifiers. */
  readonly identifiers: readonly Identifier[];
}

const none: readonly Identifier[] = [];
const places = new Map<string, Identifier["scheme"]>([
  ["repository_url", "url"],
  ["download_url", "url"],
  ["vcs_url", "url"],
]);

/** Whether packages of this type are named without their namespace. */
export function isNamedAlone(type: string): boolean {
  return packageType(type).isNamedAlone === true;
}

/**
 * Reads a purl where it is; undefined when it is not one. SBOMs hold tens of thousands, so the usual form, without escapes
 * in name and version, is read by character code. https://github.com/package-url/purl-spec
 */
export function readPurlReference(purl: Written): PurlReference | undefined {
  const { value, start } = purl;
  if (!value.startsWith("pkg:")) return undefined;
  let typeStart = 4;
  while (value.charCodeAt(typeStart) === 47) typeStart++;
  const typeEnd = value.indexOf("/", typeStart);
  const end = endOfPath(value, typeStart);
  if (typeEnd <= typeStart || typeEnd + 1 >= end) return undefined;
  const slash = value.lastIndexOf("/", end - 1);
  let sign = value.indexOf("@", slash + 2);
  if (sign < 0 || sign > end) sign = end;
  const type = value.slice(typeStart, typeEnd).toLowerCase();
  const rawSpace = slash > typeEnd ? value.slice(typeEnd + 1, slash) : "";
  const rawName = value.slice(slash + 1, sign);
  const rawVersion = sign + 1 < end ? value.slice(sign + 1, end) : undefined;
  const namespace = decoded(rawSpace);
  const name = decoded(rawName);
  if (name === "") return undefined;
  const subpath = type === "cocoapods" && end < value.length ? parsePurl(value)?.subpath : undefined;
  const isExact = keepsOffsets(purl);
  return {
    type,
    namespace,
    name,
    nameStart: isExact ? start + slash + 1 : start,
    nameEnd: isExact ? start + sign : purl.end,
    written: writtenIn(type, namespace, name, subpath),
    version: rawVersion === undefined ? undefined : decoded(rawVersion),
    versionStart: isExact ? start + Math.min(sign + 1, end) : start,
    versionEnd: isExact ? start + end : purl.end,
    identifiers: end < value.length ? qualifierPlaces(purl, end) : none,
  };
}

/** Whether offsets in the path are offsets in the document: escapes of XML are after the path, those of JSON anywhere. */
function keepsOffsets({ value, start, end }: Written): boolean {
  const drift = end - start - value.length;
  return drift === 0 || drift === (value.split("&").length - 1) * "amp;".length;
}

function endOfPath(value: string, from: number): number {
  for (let at = from; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === 63 || code === 35) return at;
  }
  return value.length;
}

function writtenIn(type: string, namespace: string, name: string, subpath: string | undefined): string {
  if (namespace === "" && subpath === undefined) return name;
  if (isNamedAlone(type)) return name;
  return writtenName({ type, name, ...(namespace !== "" && { namespace }), ...(subpath !== undefined && { subpath }) });
}

/** `?repository_url=…&download_url=…`: values percent-encoded. */
function qualifierPlaces({ value, start, end: outerEnd }: Written, from: number): readonly Identifier[] {
  if (!value.includes("_url=", from)) return none;
  const found: Identifier[] = [];
  const fragment = value.indexOf("#", from);
  const end = fragment < 0 ? value.length : fragment;
  for (let at = from + 1; at < end;) {
    const next = value.indexOf("&", at);
    const stop = next < 0 || next > end ? end : next;
    const equals = value.indexOf("=", at);
    const scheme = equals > 0 && equals < stop ? places.get(value.slice(at, equals)) : undefined;
    if (scheme && equals + 1 < stop) {
      const text = decoded(value.slice(equals + 1, stop));
      found.push({
        scheme: text.includes("://") ? "url" : "image",
        value: text.replace(/^git\+/, ""),
        ...(outerEnd - start === value.length
          ? { start: start + equals + 1, end: start + stop }
          : { start, end: outerEnd }),
      });
    }
    at = stop + 1;
  }
  return found;
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  // Nearly all escapes are the @ of an npm scope.
  if (text.startsWith("%40") && !text.includes("%", 3)) return `@${text.slice(3)}`;
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is not an escape.
    return text;
  }
}
