import type { Component } from "../../model.js";
import { declared, type Declaration, type Written } from "./declared.js";
import { urlIdentifier, urlParts } from "./download.js";

/** A git repository by its URL. */
export interface GitRepository {
  /** `github`, `bitbucket`, else `generic`. */
  readonly ecosystem: string;
  /** As the ecosystem's users write it: `owner/repo` where the host is the ecosystem's, else host and path without `.git`. */
  readonly name: Written;
  /** Host and path without `.git`: `github.com/owner/repo`. */
  readonly place: Written;
  /** The reference in the URL: `?ref=v1.0`. */
  readonly ref?: Written;
  /** The URL as written, without credentials in its value. */
  readonly url: Written;
}

const ecosystems = new Map([
  ["github.com", "github"],
  ["bitbucket.org", "bitbucket"],
]);

/**
 * Reads the URL of a git repository: `https://host/owner/repo(.git)`, `git@host:owner/repo`, `host/owner/repo` when `host` is a known
 * one; a folder after `//` or in `/tree/…` is left out. Undefined for paths and names.
 */
export function readGitRepository(written: Written): GitRepository | undefined {
  return readPlain(written) ?? readAny(written);
}

/** `https://host/owner/repo(.git)`, as nearly all are, at a third of the cost. */
function readPlain(url: Written): GitRepository | undefined {
  const { value } = url;
  if (!plainUrl.test(value) || /\.git\/|\/\.git$/.test(value)) return undefined;
  const scheme = "https://".length;
  const slash = value.indexOf("/", scheme);
  const length = value.endsWith(".git") ? value.length - ".git".length : value.length;
  const start = url.start + slash + 1;
  const end = url.start + length;
  const ecosystem = ecosystems.get(value.slice(scheme, slash).toLowerCase()) ?? "generic";
  const name = value.slice(slash + 1, length);
  const place = { value: value.slice(scheme, length), start: url.start + scheme, end };
  return { ecosystem, name: ecosystem === "generic" ? place : { value: name, start, end }, place, url };
}

const plainUrl = /^https:\/\/[\w.-]{1,253}\/[\w.~-]+\/[\w.~-]+$/;

function readAny(written: Written): GitRepository | undefined {
  const prefix = /^git::/.exec(written.value)?.[0].length ?? 0;
  const url = { value: written.value.slice(prefix), start: written.start + prefix, end: written.end };
  const parts = urlParts(url.value) ?? bareHost(url.value);
  if (!parts) return undefined;
  const port = /^:\d{1,5}(?=\/)/.exec(url.value.slice(parts.hostEnd, parts.hostEnd + 7))?.[0].length ?? 0;
  const pathStart = parts.hostEnd + port + 1;
  const rest = url.value.slice(pathStart);
  const query = rest.search(/[?#]/);
  const path = query < 0 ? rest : rest.slice(0, query);
  const folder = path.search(/\/\/|(?<=\.git)\/|\/(?:-\/)?(?:tree|blob|archive|releases|raw)\//);
  const known = ecosystems.get(parts.host.toLowerCase()) ?? "generic";
  const repository = (folder < 0 ? path : path.slice(0, folder)).replace(/\/+$/, "");
  const short = known === "generic" ? repository : repository.split("/").slice(0, 2).join("/");
  const name = short.replace(/\.git$/, "");
  if (name === "") return undefined;
  const ref = query < 0 ? undefined : readRef(url, pathStart + query);
  const slug = { value: name, start: url.start + pathStart, end: url.start + pathStart + name.length };
  const value = `${parts.host}/${name}`;
  // With a port or a colon between, the text is not the name; its path is the name's end.
  const isWritten = url.value.startsWith(value, parts.hostStart);
  const place = { value, start: isWritten ? url.start + parts.hostStart : slug.start, end: slug.end };
  return {
    ecosystem: known,
    name: known === "generic" ? place : slug,
    place,
    ...(ref && { ref }),
    url,
  };
}

/** The component of a git repository, at `version` or at the reference its URL names. */
export function gitComponent(
  { ecosystem, name, ref, url }: GitRepository,
  version: Written | undefined,
  declaration: Declaration,
): Component {
  const identifiers = [
    urlIdentifier(url) ?? { scheme: "url" as const, value: `https://${url.value}`, start: url.start, end: url.end },
  ];
  return declared(ecosystem, name, version ?? ref, { ...declaration, identifiers });
}

function bareHost(value: string): { host: string; hostStart: number; hostEnd: number } | undefined {
  // Without a user the scp form is recognised by its ending.
  const scp = /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}(?=:[\w.-]+\/[\w./-]+\.git$)/.exec(value);
  const host = (/^(?:github\.com|gitlab\.com|bitbucket\.org)(?=\/)/.exec(value) ?? scp)?.[0];
  return host === undefined ? undefined : { host, hostStart: 0, hostEnd: host.length };
}

function readRef(url: Written, query: number): Written | undefined {
  const match = /[?&#](?:ref|version|tag|rev)=([^&#\s]+)/.exec(url.value.slice(query));
  if (!match?.[1]) return undefined;
  const start = url.start + query + match.index + match[0].length - match[1].length;
  return { value: match[1], start, end: start + match[1].length };
}
