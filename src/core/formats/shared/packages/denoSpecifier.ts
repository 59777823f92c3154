import type { Component, Span } from "../../../model.js";
import { declared, type Written } from "../declared.js";
import { sourceComponent, urlIdentifier } from "../download.js";
import { cdnPackage } from "./cdnPackage.js";

/**
 * What an import of Deno names: `npm:chalk@5`, `jsr:@std/path@^1.0.0/posix`, a URL. Undefined for files and bare names.
 * https://docs.deno.com/runtime/fundamentals/modules/
 */
export function denoImport(specifier: Written, entry: Span, scope: string): Component | undefined {
  const { value, start, end } = specifier;
  const scheme = /^(npm|jsr):\/?/.exec(value);
  if (!scheme?.[1]) return fromUrl(specifier, entry, scope);
  const from = scheme[0].length;
  const match = /^(@[^/@\s]+\/[^/@\s]+|[^/@\s]+)(?:@([^/\s]+))?/.exec(value.slice(from));
  if (!match?.[1]) return undefined;
  const nameStart = Math.min(start + from, end);
  const nameEnd = Math.min(nameStart + match[1].length, end);
  const name = { value: match[1], start: nameStart, end: nameEnd };
  const version =
    match[2] === undefined
      ? undefined
      : { value: match[2], start: Math.min(nameEnd + 1, end), end: Math.min(nameEnd + 1 + match[2].length, end) };
  return declared(scheme[1], name, version, { entry, scope });
}

/** A package of a content delivery network, else the host as a download source. */
function fromUrl(url: Written, entry: Span, scope: string): Component | undefined {
  if (!/^https?:\/\//i.test(url.value)) return undefined;
  const found = cdnPackage(url);
  if (!found) return sourceComponent(url, entry, scope);
  return declared(found.ecosystem, found.name, found.version, { entry, scope, identifiers: [urlIdentifier(url)] });
}
