import type { Component, Match } from "../model.js";
import type { Purl } from "../ecosystems/packageUrl.js";
import { formatPurl, parsePurl } from "../ecosystems/purl.js";
import { canonicalType } from "../ecosystems/packageTypes.js";
import { locate, looksLikeHost, type Location } from "../screening/locator.js";
import { sourcesOf } from "./sharedSource.js";
import { purlOf } from "../ecosystems/writtenNames.js";

/**
 * Whether what a waiver names is this match's component: its name, purl (with a version, only that version), part number or other identifier,
 * or the host that matched, the hosts below it included. `*` at the end stands for any rest; capitals do not count.
 */
export function componentFits(written: string, match: Match): boolean {
  const wanted = written.trim().toLowerCase();
  const { component, matched } = match;
  if (wanted.startsWith("pkg:") && !wanted.endsWith("*"))
    return purlFits(written.trim().replace(/^pkg:/i, "pkg:"), component);
  const names = [
    component.name,
    matched,
    ...sourcesOf(match),
    ...(component.identifiers ?? []).map(({ value }) => value),
  ];
  if ([...names, ...purlsOf(component)].some((name) => textFits(wanted, name))) return true;
  return match.basis === "host" && hostFits(wanted, matched);
}

/** Equal, or equal up to the `*` that ends the pattern; capitals do not count. */
export function textFits(pattern: string, value: string): boolean {
  const wanted = pattern.trim().toLowerCase();
  const given = value.trim().toLowerCase();
  return wanted.endsWith("*") ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

/** The host of what matched is the one that is written, or below it. A scheme and a slash at the end say nothing. */
function hostFits(written: string, matched: string): boolean {
  const wanted = written.replace(/^[a-z][a-z0-9+.-]*:\/\//, "").replace(/\/$/, "");
  const found: Location = { hostStart: 0, hostEnd: 0, pathStart: 0 };
  if (!locate(matched, found)) return false;
  const host = matched.slice(found.hostStart, found.hostEnd).toLowerCase();
  if (wanted.endsWith("*")) return textFits(wanted, host);
  return host === wanted || (looksLikeHost(wanted) && host.endsWith(`.${wanted}`));
}

function purlFits(written: string, component: Component): boolean {
  const wanted = parsePurl(written);
  const given = parsePurl(purlOf(component) ?? "");
  if (!wanted || !given || coordinateOf(wanted) !== coordinateOf(given)) return false;
  const versions = [component.version, given.version].flatMap((version) => (version ? [bare(version)] : []));
  return wanted.version === undefined || versions.includes(bare(wanted.version));
}

/** A purl without its version, in one form. */
function coordinateOf({ type, namespace, name, subpath }: Purl): string {
  return formatPurl({
    type: canonicalType(type),
    name,
    ...(namespace && { namespace }),
    ...(subpath && { subpath }),
  }).toLowerCase();
}

/** `==1.0` and `v1.0` are the version 1.0. */
function bare(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^(?:={1,3}\s*)?v?(?=\d)/, "");
}

/** A component's purl as it is written in full and as people write it. */
function purlsOf(component: Component): string[] {
  const purl = purlOf(component);
  if (purl === undefined) return [];
  const decoded = safelyDecoded(purl);
  return decoded === purl ? [purl] : [purl, decoded];
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is not an escape.
    return text;
  }
}
