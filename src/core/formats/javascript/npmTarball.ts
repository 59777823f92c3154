import type { Component } from "../../model.js";
import { declared, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { LockedPackage } from "../rows/lockedPackage.js";

/** `…/name/-/name-1.0.0.tgz`, `…/@scope%2fname/-/name-1.0.0.tgz`; some mirrors have `download` for the hyphen. */
const tarball =
  /\/((?:@[^/@?#]{1,100}(?:\/|%2[fF]))?[^/@?#%]{1,200})\/(?:-|download)\/(?:@[^/?#]{1,100}\/)?[^/?#]{1,200}?-(\d[^/?#]{0,100}?)\.tgz(?=[?#]|$)/;

export interface TarballPackage {
  readonly name: Written;
  readonly version: Written;
}

/**
 * The package whose archive a registry's URL names. What is installed is that package, whatever a file calls it.
 * https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md#dist
 */
export function tarballPackage(url: string, start: number): TarballPackage | undefined {
  const found = tarball.exec(url);
  if (!found?.[1] || !found[2]) return undefined;
  const from = start + found.index + 1;
  const name = { value: found[1].replace(/%2f/i, "/"), start: from, end: from + found[1].length };
  const versionStart = start + url.indexOf(`-${found[2]}.tgz`, from - start + found[1].length) + 1;
  return { name, version: { value: found[2], start: versionStart, end: versionStart + found[2].length } };
}

/**
 * The package whose archive is downloaded for a locked one, when that is another, which the draft then is too. For nearly all,
 * the places where name and version must be in the URL show that it is not.
 */
export function otherArchive(text: string, draft: LockedPackage): Component | undefined {
  const { nameStart, nameEnd, versionStart, versionEnd, urlStart, urlEnd } = draft;
  if (urlStart < 0 || text.charCodeAt(urlStart) !== 104) return undefined;
  const slash = text.charCodeAt(nameStart) === 64 ? text.indexOf("/", nameStart) : nameStart - 1;
  // `/-/base-version.tgz`
  const dash = urlEnd - 4 - (versionEnd - versionStart) - 1 - (nameEnd - slash - 1) - 2;
  const before = dash - 1 - (nameEnd - nameStart);
  const isOwn =
    text.charCodeAt(dash) === 45 &&
    text.charCodeAt(before - 1) === 47 &&
    text.charCodeAt(before) === text.charCodeAt(nameStart) &&
    text.charCodeAt(dash - 2) === text.charCodeAt(nameEnd - 1) &&
    text.startsWith(text.slice(nameStart, nameEnd), before);
  if (isOwn) return undefined;
  const found = tarballPackage(text.slice(urlStart, urlEnd), urlStart);
  if (!found || found.name.value === text.slice(nameStart, nameEnd)) return undefined;
  draft.name(found.name.start, found.name.end);
  draft.version(found.version.start, found.version.end);
  if (!text.slice(found.name.start, found.name.end).includes("%")) return draft.component();
  const { start, end, scope, relation } = draft;
  const place = urlIdentifier({ value: text.slice(urlStart, urlEnd), start: urlStart, end: urlEnd });
  const declaration = { entry: { start, end }, scope, relation, identifiers: [place] };
  return declared("npm", found.name, found.version, declaration);
}
