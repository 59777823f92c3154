import type { Written } from "../shared/declared.js";

/** Name and version of a Conan reference. */
export interface ConanReference {
  readonly name: Written;
  readonly version?: Written;
}

/**
 * Reads `name/version[@user/channel][#revision][%time]` whose first character is at `start`; undefined for anything else.
 * https://docs.conan.io/2/reference/conanfile/attributes.html#requires
 */
export function readConanReference(text: string, start: number): ConanReference | undefined {
  const match = /^([A-Za-z0-9_][\w.+-]*)\/(\[[^\]]*\]|[^\s@#%:,"'[\]]+)/.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  const [, name, version] = match;
  const versionStart = start + name.length + 1;
  return {
    name: { value: name, start, end: start + name.length },
    version: { value: version, start: versionStart, end: versionStart + version.length },
  };
}
