import type { Component, Identifier, Span, Unresolved } from "../../model.js";
import { declared, type Written } from "./declared.js";
import { unresolvedAt } from "./unresolved.js";

/** Where a URL's host is in it, and what it says without credentials. Offsets are within the URL. */
export interface UrlParts {
  readonly host: string;
  readonly hostStart: number;
  readonly hostEnd: number;
  /** The URL without `user:password@`. */
  readonly bare: string;
}

/**
 * Parts of an absolute URL (`https://host/…`, `git+ssh://…`, `//host/…`) or of a git remote in scp form (`git@host:path`);
 * undefined for anything else: a path, a name, a variable.
 */
export function urlParts(url: string): UrlParts | undefined {
  // Nearly all are such, and have no credentials: nothing is to be put together.
  const scheme = url.startsWith("https://")
    ? 8
    : (/^(?:[A-Za-z][A-Za-z0-9+.-]{0,40}:)?\/\//.exec(url)?.[0].length ?? 0);
  if (scheme === 0) return scpParts(url);
  const authorityEnd = indexOfAny(url, "/?#\\", scheme);
  const at = url.lastIndexOf("@", authorityEnd - 1);
  const hostStart = at >= scheme ? at + 1 : scheme;
  // Colons inside the brackets belong to an IPv6 address.
  const from = url.charAt(hostStart) === "[" ? indexOfAny(url, "]/", hostStart) : hostStart;
  const colon = url.indexOf(":", from);
  const hostEnd = colon >= 0 && colon < authorityEnd ? colon : authorityEnd;
  const host = url.slice(hostStart, hostEnd);
  if (!/^[\w.*[\]:~-]+$|^[^\s${}<>]*[^\x00-\x7f][^\s${}<>]*$/.test(host)) return undefined;
  return { host, hostStart, hostEnd, bare: hostStart === scheme ? url : url.slice(0, scheme) + url.slice(hostStart) };
}

function scpParts(url: string): UrlParts | undefined {
  // A host has a dot: `name@sha256:…` is not a remote.
  const match = /^([\w.-]{1,64}@)([A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{1,190}):(?!\/\/)/.exec(url);
  if (!match?.[1] || !match[2]) return undefined;
  const hostStart = match[1].length;
  return { host: match[2], hostStart, hostEnd: hostStart + match[2].length, bare: url };
}

/**
 * A `url` identifier for a download location: without credentials, and without the kind that some tools put before it
 * (`git+https://…`). Undefined for what is not a URL.
 */
export function urlIdentifier(url: Written | undefined): Identifier | undefined {
  const kind = url && /^(?:git|hg|svn|bzr|registry|sparse)\+(?=[A-Za-z])/.exec(url.value)?.[0];
  const start = kind ? Math.min(url.start + kind.length, url.end) : url?.start;
  const parts = url && urlParts(kind ? url.value.slice(kind.length) : url.value);
  return parts && start !== undefined ? { scheme: "url", value: parts.bare, start, end: url.end } : undefined;
}

/** The place that a setting such as a registry or mirror names, as a component of its own. Undefined for what is not a URL. */
export function sourceComponent(url: Written | undefined, entry: Span, scope: string): Component | undefined {
  const parts = url && urlParts(url.value);
  if (!parts) return undefined;
  // A URL that is put together or written with escapes has no characters of its own for its host.
  const isPlain = url.end - url.start === url.value.length;
  const start = isPlain ? url.start + parts.hostStart : url.start;
  const host = { value: parts.host, start, end: isPlain ? start + parts.host.length : url.end };
  return declared(undefined, host, undefined, { kind: "source", entry, scope, identifiers: [urlIdentifier(url)] });
}

/** Says that the host of an address is a variable's (`https://${HOST}/npm`, `$REGISTRY`, `%INDEX%`), where it is. */
export function unknownAddress(url: Written | undefined): Unresolved | undefined {
  if (!url || !variableHost.test(url.value)) return undefined;
  return sourceComponent(url, url, "") ? undefined : unresolvedAt("address", url);
}

const variableHost = /^(?:[a-z+]{1,12}:\/\/)?[^/\s]{0,200}?(?:\$[{(]?\w|\{\{|%\w+%)/i;

/** A place that is named by its host without a scheme (`mirror.example`, `mirror.example/path`); undefined for what is not a host. */
export function hostSource(written: Written | undefined, entry: Span, scope: string): Component | undefined {
  const name = written && /^(?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,24}(?=$|[:/\\\s])/.exec(written.value)?.[0];
  if (!name) return undefined;
  const host = { value: name, start: written.start, end: written.start + name.length };
  return declared(undefined, host, undefined, {
    kind: "source",
    entry,
    scope,
    identifiers: [{ scheme: "host", ...host }],
  });
}

function indexOfAny(text: string, characters: string, from: number): number {
  for (let at = from; at < text.length; at++) if (characters.includes(text.charAt(at))) return at;
  return text.length;
}
