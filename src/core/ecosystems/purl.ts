import { packageType } from "./packageTypes.js";
import type { Purl } from "./packageUrl.js";

/** The same package in the one form that its type has: capitals and separators that do not count as they are compared. */
export function canonicalPurl(purl: Purl): Purl {
  const { folds, names } = packageType(purl.type);
  const folded = typeof folds === "function" ? folds(purl) : folds;
  if (!folded) return purl;
  const { namespace, name, version } = purl;
  const small = folded.includes("name") ? name.toLowerCase() : name;
  return {
    ...purl,
    name: names === "runs" ? small.replace(/[-_.]+/g, "-") : small,
    ...(namespace !== undefined && folded.includes("namespace") && { namespace: namespace.toLowerCase() }),
    ...(version !== undefined && folded.includes("version") && { version: version.toLowerCase() }),
  };
}

/** Canonical text of a purl: names normalised by the type's rules, parts percent-encoded. */
export function formatPurl(purl: Purl): string {
  const { type, namespace, name, version, qualifiers, subpath } = canonicalPurl(purl);
  const pairs = Object.entries(qualifiers ?? {})
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key.toLowerCase()}=${encode(value)}`);
  return (
    `pkg:${type}/${namespace ? `${encodePath(namespace)}/` : ""}${isPath(type) ? encodePath(name) : encode(name)}` +
    (version ? `@${encode(version)}` : "") +
    (pairs.length > 0 ? `?${pairs.join("&")}` : "") +
    (subpath ? `#${encodePath(subpath)}` : "")
  );
}

function isPath(type: string): boolean {
  return packageType(type).namesPath === true;
}

function encodePath(path: string): string {
  return path.split("/").filter(Boolean).map(encode).join("/");
}

/** Reads a purl; undefined when the text is not one. */
export function parsePurl(text: string): Purl | undefined {
  const match = /^pkg:\/*([A-Za-z][A-Za-z0-9.+-]*)\/([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text.trim());
  if (!match?.[1] || !match[2]) return undefined;
  const type = match[1].toLowerCase();
  const path = match[2].replace(/^\/+|\/+$/g, "");
  const slash = isPath(type) ? path.indexOf("/") : path.lastIndexOf("/");
  const last = path.slice(slash + 1);
  // The version's @ comes after the name; a scope's @ is encoded in canonical purls and tolerated here at the start.
  const at = last.lastIndexOf("@");
  if (at === 0 && slash <= 0) return undefined;
  const name = decode(at <= 0 ? last : last.slice(0, at));
  if (name === "") return undefined;
  const qualifiers = match[3] === undefined ? undefined : readQualifiers(match[3]);
  return {
    type,
    ...(slash > 0 && { namespace: path.slice(0, slash).split("/").map(decode).join("/") }),
    name,
    ...(at > 0 && { version: decode(last.slice(at + 1)) }),
    ...(qualifiers && { qualifiers }),
    ...(match[4] && { subpath: decode(match[4]).replace(/^\/+|\/+$/g, "") }),
  };
}

function readQualifiers(text: string): Record<string, string> {
  const pairs = text.split("&").map((pair): [string, string] => {
    const equals = pair.indexOf("=");
    return equals < 0
      ? [pair.toLowerCase(), ""]
      : [pair.slice(0, equals).toLowerCase(), decode(pair.slice(equals + 1))];
  });
  return Object.fromEntries(pairs);
}

function encode(text: string): string {
  // Half of a surrogate pair has no UTF-8: it is written as the replacement character.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\uFFFD"))
    .replace(/%3A/g, ":")
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is not an escape: the text is taken as it stands.
    return text;
  }
}
