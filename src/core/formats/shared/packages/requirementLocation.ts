import type { Component, Span } from "../../../model.js";
import { declared, partOf, written, type Written } from "../declared.js";
import { sourceComponent, urlIdentifier } from "../download.js";
import { readRequirement } from "./pythonRequirement.js";
import { isRepository, vcsReference } from "./vcsReference.js";

/** Whether a requirement is a URL or a path rather than a name. */
export function isLocation(requirement: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9+.-]{0,20}:(?:\/\/|[^=\s])/.test(requirement) ||
    /^(?:\.|\/|~|\\)/.test(requirement) ||
    /^[^\s;=<>@[]+(?:\/|\\|\.whl$|\.tar\.gz$|\.zip$)/.test(requirement)
  );
}

/** Longer last segments of a URL are no file names. */
const maxFileName = 300;

/**
 * What is installed from a URL: the name after `#egg=`, else the name and version that a wheel's or archive's file name says;
 * where neither is known, the place alone. Paths on this machine declare nothing.
 */
export function fromLocation(text: string, location: Span, entry: Span, scope: string): Component[] {
  const url = written(
    text,
    location.start,
    location.start + (/^\S+/.exec(text.slice(location.start, location.end))?.[0].length ?? 0),
  );
  const fragment = url.value.indexOf("#");
  const address = fragment < 0 ? url : written(text, url.start, url.start + fragment);
  const identifier = urlIdentifier(address);
  if (!identifier) return [];
  const egg = fragment < 0 ? -1 : Math.max(url.value.indexOf("#egg="), url.value.indexOf("&egg="));
  if (egg >= 0) {
    const start = url.start + egg + 5;
    const next = url.value.indexOf("&", egg + 5);
    const named = readRequirement(text, start, next < 0 ? url.end : url.start + next);
    const version = named?.version ?? vcsReference(text, address);
    if (named) return [declared("pypi", named.name, version, { entry, scope, identifiers: [identifier] })];
  }
  const archive = archivePackage(address);
  if (archive) return [declared("pypi", archive.name, archive.version, { entry, scope, identifiers: [identifier] })];
  const repository = fromRepository(text, address, entry, scope);
  if (repository) return [repository];
  const source = sourceComponent(address, entry, scope);
  return source ? [source] : [];
}

/** The name and version that the file name of a wheel or a source archive says. */
export function archivePackage(address: Written): { name: Written; version: Written } | undefined {
  const file = Math.max(address.value.lastIndexOf("/") + 1, address.value.length - maxFileName);
  const archive = /^([A-Za-z0-9][A-Za-z0-9._-]*?)-(\d[A-Za-z0-9.!+%_]*)(?:-[^/]*\.whl|\.tar\.gz|\.zip)$/.exec(
    address.value.slice(file),
  );
  if (!archive?.[1] || !archive[2]) return undefined;
  const nameEnd = file + archive[1].length;
  return {
    name: partOf(address, file, nameEnd),
    version: partOf(address, nameEnd + 1, nameEnd + 1 + archive[2].length),
  };
}

/** `git+https://host/owner/name.git@reference`: the repository's name, since the package's is nowhere. */
function fromRepository(text: string, address: Written, entry: Span, scope: string): Component | undefined {
  if (!isRepository(address.value)) return undefined;
  const version = vcsReference(text, address);
  const path = version ? address.value.slice(0, version.start - 1 - address.start) : address.value;
  const file = Math.max(path.lastIndexOf("/") + 1, path.length - maxFileName);
  const named = /^([A-Za-z0-9][A-Za-z0-9._-]*?)(?:\.git)?$/.exec(path.slice(file));
  if (!named?.[1]) return undefined;
  const start = address.start + file;
  const name = written(text, start, start + named[1].length);
  return declared("pypi", name, version, { entry, scope, identifiers: [urlIdentifier(address)] });
}
