import type { Written } from "../declared.js";
import { urlParts } from "../download.js";

/** A package that a URL names. */
export interface CdnPackage {
  readonly ecosystem: string;
  readonly name: Written;
  readonly version?: Written;
}

/** Hosts that deliver npm packages by their name at the start of the path. */
const npmHosts = new Set([
  "unpkg.com",
  "esm.unpkg.com",
  "esm.sh",
  "cdn.esm.sh",
  "esm.run",
  "cdn.skypack.dev",
  "cdn.pika.dev",
  "ga.jspm.io",
]);

/** jsDelivr under its names: https://www.jsdelivr.com/documentation */
const jsdelivr = /^(?:cdn|fastly|gcore|testingcf|originfastly|quantil)\.jsdelivr\.net$/i;

const namedAtVersion = /^(@[\w.-]{1,100}\/[\w.-]{1,200}|[\w.-]{1,200})(?:@([^/?#]{1,100}))?(?=[/?#]|$)/;

/**
 * The package in a URL of a content delivery network: `…/npm/name@1.0.0/…`, `https://unpkg.com/name@1.0.0`,
 * `…/ajax/libs/name/1.0.0/…`, `https://deno.land/x/name@1.0.0/…`. Undefined for any other URL.
 */
export function cdnPackage(url: Written): CdnPackage | undefined {
  const parts = urlParts(url.value);
  // On a port of its own it is another server.
  if (!parts || url.value.charAt(parts.hostEnd) === ":") return undefined;
  const path = url.value.indexOf("/", parts.hostEnd);
  if (path < 0) return undefined;
  const libraries = url.value.indexOf("/ajax/libs/", path);
  if (libraries >= 0) return namedByFolders(url, libraries + "/ajax/libs/".length);
  const npm = url.value.indexOf("/npm/", path);
  if (npm === path && jsdelivr.test(parts.host)) return namedWithSign(url, npm + "/npm/".length, "npm");
  if (url.value.startsWith("/gh/", path) && jsdelivr.test(parts.host)) return repository(url, path + "/gh/".length);
  if (npmHosts.has(parts.host)) {
    const rest = url.value.slice(path);
    const prefix = /^\/(?:npm:|v\d{1,4}\/|-\/|stable\/)/.exec(rest)?.[0].length ?? 1;
    return namedWithSign(url, path + prefix, "npm");
  }
  if (parts.host !== "deno.land") return undefined;
  if (url.value.startsWith("/x/", path)) return namedWithSign(url, path + 3, "deno");
  return url.value.startsWith("/std", path) ? namedWithSign(url, path + 1, "deno") : undefined;
}

/**
 * The packages in a URL: of `…/combine/npm/name@1.0.0,npm/other@2.0.0` each that is joined to one file, else the one of `cdnPackage`.
 * https://www.jsdelivr.com/documentation#id-combine-multiple-files
 */
export function cdnPackages(url: Written): readonly CdnPackage[] {
  const parts = urlParts(url.value);
  const joined = parts && jsdelivr.test(parts.host) ? /^\/combine\//.exec(url.value.slice(parts.hostEnd)) : null;
  if (!parts || !joined) return [cdnPackage(url)].filter((found) => found !== undefined);
  const found: CdnPackage[] = [];
  let at = parts.hostEnd + joined[0].length;
  for (const piece of url.value.slice(at).split(",").slice(0, most)) {
    const kind = /^(npm|gh)\//.exec(piece)?.[0] ?? "";
    const until = { ...url, value: url.value.slice(0, at + piece.length) };
    const named =
      kind === "npm/" ? namedWithSign(until, at + 4, "npm") : kind === "gh/" ? repository(until, at + 3) : undefined;
    if (named) found.push(named);
    at += piece.length + 1;
  }
  return found;
}

/** So many packages of one URL are read. */
const most = 100;

/** `name/1.0.0/file.js`. */
function namedByFolders(url: Written, from: number): CdnPackage | undefined {
  const match = /^([^/?#]{1,200})\/(\d[^/?#]{0,100})(?:\/|$)/.exec(url.value.slice(from));
  if (!match?.[1] || !match[2]) return undefined;
  const name = part(url, from, match[1].length);
  return { ecosystem: "generic", name, version: part(url, from + match[1].length + 1, match[2].length) };
}

/** `owner/name@1.0.0/file.js`, of GitHub. */
function repository(url: Written, from: number): CdnPackage | undefined {
  const match = /^([\w.-]{1,100}\/[\w.-]{1,200})(?:@([^/?#]{1,100}))?(?=[/?#]|$)/.exec(url.value.slice(from));
  return found(url, from, match, "github");
}

function namedWithSign(url: Written, from: number, ecosystem: string): CdnPackage | undefined {
  return found(url, from, namedAtVersion.exec(url.value.slice(from)), ecosystem);
}

/** What matched: the name, and after an @ its version if there is one. */
function found(url: Written, from: number, match: RegExpExecArray | null, ecosystem: string): CdnPackage | undefined {
  if (!match?.[1]) return undefined;
  const name = part(url, from, match[1].length);
  if (match[2] === undefined) return { ecosystem, name };
  return { ecosystem, name, version: part(url, from + match[1].length + 1, match[2].length) };
}

function part({ value, start, end }: Written, at: number, length: number): Written {
  return {
    value: value.slice(at, at + length),
    start: Math.min(start + at, end),
    end: Math.min(start + at + length, end),
  };
}
