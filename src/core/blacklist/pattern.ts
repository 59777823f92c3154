import type { Attribution } from "../model.js";
import { packageType } from "../ecosystems/packageTypes.js";
import { splitName } from "../ecosystems/writtenNames.js";

/**
 * Whether a pattern of a scheme covers a value as a document writes it: a package name with or without its type, a URL,
 * a host, an image, an id. `*` stands for any characters, but never for a `/` unless it ends the pattern.
 */
export function matchesPattern(of: Pick<Attribution, "scheme" | "pattern">, pattern: string, value: string): boolean {
  switch (of.scheme) {
    case "package":
      return packageMatcher(of, value)(pattern);
    case "url":
      return matchesGlob(urlKey(pattern), urlKey(value)) || isBelow(urlKey(pattern), urlKey(value));
    case "host": {
      // An image or URL on the host counts; a pattern with a path asks for the path too.
      const key = urlKey(value).toLowerCase();
      const host = (key.split("/")[0] ?? "").replace(/:\d+$/, "");
      return matchesGlob(pattern.toLowerCase(), pattern.includes("/") ? key : host);
    }
    case "mpn":
    case "model":
      return new RegExp(pattern, "i").test(value.trim());
    default:
      return matchesGlob(pattern.toLowerCase(), value.trim().toLowerCase());
  }
}

/** Asks whether patterns of packages cover one name, which is folded once, as each pattern is. */
export function packageMatcher(
  { pattern: known }: Pick<Attribution, "pattern">,
  name: string,
): (pattern: string) => boolean {
  const type = known.slice(0, known.indexOf("/"));
  const key = packageKey(type, name);
  return (pattern) => pattern.startsWith(`${type}/`) && matchesGlob(patternKey(type, pattern), key);
}

/** Recorded patterns are few, and each is asked about once for every finding. */
const patternKeys = new Map<string, string>();

function patternKey(type: string, pattern: string): string {
  const known = patternKeys.get(pattern);
  if (known !== undefined) return known;
  const key = packageKey(type, pattern);
  patternKeys.set(pattern, key);
  return key;
}

/**
 * A package name in the form that patterns are compared in: without its type, namespace and name parted by `/`,
 * case folded, and for PyPI with one separator.
 */
export function packageKey(type: string, written: string): string {
  const bare = written.startsWith(`pkg:${type}/`) ? written.slice(type.length + 5) : written;
  const { namespace, name } = splitName(type, bare.startsWith(`${type}/`) ? bare.slice(type.length + 1) : bare);
  const key = (namespace === undefined ? name : `${namespace}/${name}`).toLowerCase();
  return packageType(type).names === "runs" ? key.replace(/[-_.]+/g, "-") : key;
}

/** A URL in the form that patterns are compared in: without scheme, user, query, and closing slash. */
export function urlKey(url: string): string {
  const bare = url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/^[^/@]*@/, "")
    .replace(/[?#].*/, "");
  const slash = bare.indexOf("/");
  const key = slash < 0 ? bare.toLowerCase() : bare.slice(0, slash).toLowerCase() + bare.slice(slash);
  return key.endsWith("/") ? key.slice(0, -1) : key;
}

/** A location without `*` stands for what is below it too. */
function isBelow(location: string, url: string): boolean {
  return !location.includes("*") && url.startsWith(`${location}/`);
}

/** Linear in the text for each `*`: every literal part takes its first place after the one before it. */
function matchesGlob(pattern: string, text: string): boolean {
  if (!pattern.includes("*")) return pattern === text;
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  if (!text.startsWith(first)) return parts.length === 2 && parts[1] === "" && `${text}/` === first;
  let at = first.length;
  for (let index = 1; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const last = index === parts.length - 1;
    if (last && part === "") return true;
    const found = last ? text.length - part.length : text.indexOf(part, at);
    if (found < at || (last && !text.endsWith(part)) || text.slice(at, found).includes("/")) return false;
    at = found + part.length;
  }
  return true;
}
