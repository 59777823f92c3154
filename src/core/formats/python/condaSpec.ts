import type { Component, Span } from "../../model.js";
import { declared, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import { condaFile } from "./condaFile.js";

/**
 * A conda match specification: `channel::name version build`, `name=1.0=build`, `name>=1`, `name[version='>=1']`, or the URL of
 * a package.
 * https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html
 */
export function fromCondaSpec(text: string, spec: Span, entry: Span, scope: string): Component | undefined {
  const whole = text.slice(spec.start, spec.end);
  const channel = whole.lastIndexOf("::") + 2;
  const nameStart = spec.start + (channel > 1 ? channel : 0);
  if (channel < 2 && /^[a-z]{1,10}:\/\//.test(whole)) return fromUrl(text, spec, entry, scope);
  let nameEnd = nameStart;
  while (nameEnd < spec.end && /[\w.-]/.test(text.charAt(nameEnd))) nameEnd++;
  if (nameEnd === nameStart) return undefined;
  const place = channel > 1 ? urlIdentifier(written(text, spec.start, nameStart - 2)) : undefined;
  const version = readVersion(text, nameEnd, spec.end);
  return declared("conda", written(text, nameStart, nameEnd), version, { entry, scope, identifiers: [place] });
}

function fromUrl(text: string, spec: Span, entry: Span, scope: string): Component | undefined {
  // A hash may follow after `#`.
  const hash = text.slice(spec.start, spec.end).indexOf("#");
  const end = hash < 0 ? spec.end : spec.start + hash;
  const file = condaFile(text, spec.start, end);
  if (!file) return undefined;
  const version = written(text, file.nameEnd + 1, file.versionEnd);
  const place = urlIdentifier(written(text, spec.start, end));
  return declared("conda", written(text, file.nameStart, file.nameEnd), version, {
    entry,
    scope,
    identifiers: [place],
  });
}

function readVersion(text: string, from: number, end: number): Written | undefined {
  let start = from;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  if (text.charAt(start) === "[") return bracketVersion(text, start, end);
  // `=1.0`, `==1.0` and ` 1.0` name a version; the build may follow after a blank or another equals sign.
  const isPin = /=[^<>]/.test(text.slice(start, start + 2)) || (start > from && /[\w*]/.test(text.charAt(start)));
  const operator = start;
  while (isPin && start < end && text.charAt(start) === "=") start++;
  while (start > operator && start < end && text.charCodeAt(start) <= 32) start++;
  let stop = start;
  while (stop < end && !(text.charCodeAt(stop) <= 32 || (isPin && /^[\w.*]=/.test(text.slice(stop - 1, stop + 1)))))
    stop++;
  if (!isPin) {
    stop = rangeEnd(text, stop, end);
    // `<=3.9=build`: the build goes after an equals sign of its own.
    const build = /[\w.*]=(?!=)/.exec(text.slice(start, stop));
    if (build) stop = start + build.index + 1;
  } else if (text.slice(start, stop).includes(",")) {
    // `=1.21.*,>=1.20` is a range too.
    start = operator;
  }
  const bracket = text.slice(start, stop).indexOf("[");
  if (bracket >= 0) stop = start + bracket;
  return stop > start ? written(text, start, stop) : undefined;
}

/** `>=1.0, <2`: blanks may be after a comma or an operator. */
function rangeEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && /[,<>=!|~]/.test(text.charAt(stop - 1))) {
    while (stop < end && text.charCodeAt(stop) <= 32) stop++;
    while (stop < end && text.charCodeAt(stop) > 32) stop++;
  }
  return stop;
}

function bracketVersion(text: string, from: number, end: number): Written | undefined {
  const found = /\bversion=(?:"([^"]*)"|'([^']*)'|([^\s,\]]+))/.exec(text.slice(from, end));
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  if (!found || !value) return undefined;
  const start = from + found.index + found[0].lastIndexOf(value);
  return written(text, start, start + value.length);
}
