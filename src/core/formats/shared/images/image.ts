import type { Component, Span } from "../../../model.js";
import { declared, type Written } from "../declared.js";

/** An image reference in parts, each with its place. */
export interface ImageReference {
  /** As written, without tag and digest: `nginx`, `quay.io/acme/app`. */
  readonly name: Written;
  /** The tag; the digest when there is no tag. */
  readonly version?: Written | undefined;
  /** The registry's host, when the reference names one. */
  readonly host?: Written | undefined;
}

/**
 * Reads `[host[:port]/]path[:tag][@digest]`. Undefined for what is not a reference, or whose name is still a variable or template:
 * a tag that is one stays as written. https://github.com/distribution/reference
 */
export function readImage({ value, start }: Written): ImageReference | undefined {
  const at = value.indexOf("@");
  const beforeDigest = at < 0 ? value.length : at;
  const slash = value.lastIndexOf("/", beforeDigest);
  const variable = firstVariable(value);
  // The tag's colon comes after the last slash before any variable, so that `x:${A:-b/c}` is split at the first.
  const from = variable >= 0 && variable < slash ? value.lastIndexOf("/", variable) : slash;
  const colon = value.indexOf(":", from + 1);
  const nameEnd = colon >= 0 && colon < beforeDigest ? colon : beforeDigest;
  const name = value.slice(0, nameEnd);
  if (!isImageName(name)) return undefined;
  const version =
    nameEnd < beforeDigest
      ? partAt(value, start, nameEnd + 1, beforeDigest)
      : at >= 0
        ? partAt(value, start, at + 1, value.length)
        : undefined;
  const firstSlash = name.indexOf("/");
  const host = firstSlash > 0 ? name.slice(0, firstSlash) : "";
  const port = host.indexOf(":");
  return {
    name: { value: name, start, end: start + nameEnd },
    version: version?.value === "" ? undefined : version,
    host: host !== "" && isHost(host) ? partAt(value, start, 0, port < 0 ? host.length : port) : undefined,
  };
}

function partAt(value: string, start: number, first: number, last: number): Written {
  return { value: value.slice(first, last), start: start + first, end: start + last };
}

/** The component of an image reference; undefined for what is not a reference. */
export function imageComponent(reference: Written, entry: Span, scope: string): Component | undefined {
  const image = readImage(reference);
  if (!image || image.name.value === "scratch") return undefined;
  return fromImage(image, entry, scope);
}

/** The component of an image whose parts are known. */
export function fromImage({ name, version, host }: ImageReference, entry: Span, scope: string): Component {
  return declared("docker", name, version, {
    kind: "container",
    entry,
    scope,
    identifiers: host && [{ scheme: "host", value: host.value, start: host.start, end: host.end }],
  });
}

/** A registry's host has a dot or a port, or is `localhost`: `library/nginx` names none. */
export function isHost(first: string): boolean {
  return first === "localhost" || first.includes(".") || first.includes(":");
}

function isImageName(name: string): boolean {
  return name.length < 1000 && /^[A-Za-z0-9](?:\/?[A-Za-z0-9._:-])*$/.test(name);
}

function firstVariable(value: string): number {
  const dollar = value.indexOf("$");
  const template = value.indexOf("{{");
  if (dollar < 0 || template < 0) return Math.max(dollar, template);
  return Math.min(dollar, template);
}
