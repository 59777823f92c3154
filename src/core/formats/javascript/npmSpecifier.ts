import type { Identifier, Span } from "../../model.js";
import { urlParts } from "../shared/download.js";

/** What an npm dependency specifier says besides a range. https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies */
export interface NpmSpecifier {
  /** The package really installed, when the specifier is an alias (`npm:real@1`, `jsr:@scope/real@1`). */
  readonly alias?: {
    readonly ecosystem: "npm" | "jsr";
    readonly name: string;
    readonly nameSpan: Span;
    readonly version?: string;
    readonly versionSpan?: Span;
  };
  /** A download location that the specifier names: a URL, a git repository. */
  readonly source?: Identifier;
}

const hostedShortcut = /^(?:(github|gitlab|bitbucket|gist):)?([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+)(?:#.*)?$/;
const hosts: Readonly<Record<string, string>> = {
  github: "https://github.com/",
  gitlab: "https://gitlab.com/",
  bitbucket: "https://bitbucket.org/",
  gist: "https://gist.github.com/",
};

/** Yarn's `patch:name@npm%3A1.0.0#./file.patch`: the package that is patched. https://yarnpkg.com/protocol/patch */
const patch = /^patch:((?:@[^/@%#]+\/)?[^/@%#]+)@(?:(npm(?:%3A|:))?([\w.^~<>=*+-]+)(?=#|$)|[^#]*)/i;

/** Whether a specifier is a range or a tag, and nothing that `readNpmSpecifier` knows: no address, no alias, no repository. */
export function isRange(value: string): boolean {
  // `git@host` may have neither a colon nor a slash.
  return value.charCodeAt(0) !== 103 && !value.includes(":") && !value.includes("/");
}

/** Reads a specifier whose first character is at `start`. */
export function readNpmSpecifier(value: string, start: number): NpmSpecifier {
  const aliased = /^(?:npm:((?:@[^/@]+\/)?[^@/]+)|jsr:(@[^/@]+\/[^@/]+))(?:@(.*))?$/.exec(value);
  const name = aliased?.[1] ?? aliased?.[2];
  if (aliased && name !== undefined) {
    const version = aliased[3];
    const nameStart = start + 4;
    const versionStart = nameStart + name.length + 1;
    return {
      alias: {
        ecosystem: aliased[2] === undefined ? "npm" : "jsr",
        name,
        nameSpan: { start: nameStart, end: nameStart + name.length },
        ...(version !== undefined && {
          version,
          versionSpan: { start: versionStart, end: versionStart + version.length },
        }),
      },
    };
  }
  const patched = patch.exec(value);
  if (patched?.[1]) {
    const { index: at } = patched;
    const name = { start: start + at + 6, end: start + at + 6 + patched[1].length };
    const behind = name.end + 1 + (patched[2]?.length ?? 0);
    const version = patched[3] === undefined ? undefined : { start: behind, end: behind + patched[3].length };
    return {
      alias: {
        ecosystem: "npm",
        name: patched[1],
        nameSpan: name,
        ...(patched[3] !== undefined && version && { version: patched[3], versionSpan: version }),
      },
    };
  }
  if (/^(?:git\+|git:|https?:|ssh:|git@)/.test(value)) {
    const offset = value.startsWith("git+") ? "git+".length : 0;
    const url = value.slice(offset);
    const end = url.indexOf("#") < 0 ? url.length : url.indexOf("#");
    const location = url.slice(0, end);
    const bare = urlParts(location)?.bare ?? location;
    return { source: { scheme: "url", value: bare, start: start + offset, end: start + offset + end } };
  }
  const hosted = hostedShortcut.exec(value);
  if (hosted?.[2] && !value.startsWith(".")) {
    const repository = hosted[2];
    const repositoryStart = start + value.indexOf(repository);
    const url = (hosts[hosted[1] ?? "github"] ?? "") + repository;
    return { source: { scheme: "url", value: url, start: repositoryStart, end: repositoryStart + repository.length } };
  }
  return {};
}
