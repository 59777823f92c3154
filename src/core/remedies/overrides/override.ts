import type { Edit } from "../../model.js";

/** What a package that others bring in is to become: another package in its place, or itself in versions beside a party's. */
export interface Override {
  /** As the ecosystem's manifests write it. */
  readonly name: string;
  /** The other package, as manifests write it; absent where it stays, in other versions. */
  readonly other?: string;
  /** Versions of what comes: an exact one or a range in the ecosystem's own syntax. Absent: any. */
  readonly versions?: string;
  /** The end of the versions that are not the party's, where it stays. */
  readonly bound?: VersionBound;
}

/** All versions before one, or after one; with it where it is included. */
export interface VersionBound {
  readonly side: "before" | "after";
  readonly version: string;
  readonly included: boolean;
}

/** The edit that writes an override into a file's text, or one sentence about why none can. */
export type WrittenOverride = { readonly edit: Edit } | { readonly because: string };

/** Writes one override into a text. The edit is the smallest that does, in the file's own indentation and line ends. */
export type OverrideWriter = (text: string, override: Override) => WrittenOverride;

/** `<3.0.0`, `>3.59.0`, as most ecosystems write it. */
export function comparison({ side, version, included }: VersionBound): string {
  return `${side === "before" ? "<" : ">"}${included ? "=" : ""}${version}`;
}

/** `[,3.0.0)`, `(3.59.0,)`, as Maven and Gradle write it. */
export function interval({ side, version, included }: VersionBound): string {
  return side === "before" ? `[,${version}${included ? "]" : ")"}` : `${included ? "[" : "("}${version},)`;
}

/** What is wanted of it, in words of the manifest. */
export function wantedVersions({ versions, bound }: Override, any: string): string {
  return bound ? comparison(bound) : (versions ?? any);
}

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Why a second override of the same is not written. */
export function already(section: string, name: string): WrittenOverride {
  return { because: `${section} names ${name} already` };
}

/** Names and addresses of packages; what has other characters is none, and would not stay a word in scripts and lists. */
const word = /^[\w.@/:+~-]+$/;

/**
 * A writer of lines. Nothing is written into a text whose lines end in a carriage return alone, as nobody writes such files today, and
 * no name that is more than a word.
 */
export function byLines(write: OverrideWriter): OverrideWriter {
  return (text, override) => {
    if (/\r(?!\n)/.test(text)) return { because: "its lines end in carriage returns alone" };
    const { name, other = name, versions = "", bound } = override;
    const isPlain =
      [name, other].every((one) => word.test(one)) && !/["'\\\r\n]/.test(versions + (bound?.version ?? ""));
    return isPlain ? write(text, override) : { because: "its name is no plain word" };
  };
}
