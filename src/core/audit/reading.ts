import type { SourceText } from "../model.js";
import { archivePackages, type ArchivePackage } from "../documents/archivePackages.js";
import { decodeText } from "../documents/decode.js";
import { documentsOf } from "../documents/documentsOf.js";
import { isLfsPointer } from "./gitPointers.js";
import type { Awaitable, Host, Stat } from "./host.js";
import type { Candidate } from "./candidate.js";
import { reasonOf } from "./notRead.js";
import type { DocumentRemark } from "../documents/documentRemark.js";

/** A candidate with what is at its path. */
export interface Found {
  readonly candidate: Candidate;
  readonly stat: Stat | undefined;
}

/** A file's texts, or why there are none. */
export interface ReadFile {
  readonly candidate: Candidate;
  /** One for a text file, one a sheet for a workbook. */
  readonly sources: readonly SourceText[];
  /** What is missing of the file as a whole, or of a sheet of it. */
  readonly remarks: readonly DocumentRemark[];
  /** Values of the file that cannot be known from it alone: they make nothing incomplete. */
  readonly unresolved: number;
  /** What an archive's metadata names; absent for any other file. */
  readonly packages?: readonly ArchivePackage[];
  /** A source or build file over the limit: nobody looked at it. */
  readonly isTooLarge?: boolean;
  /** SHA-256 of the content in hex, empty where it was not read. Nobody asks for that of files that no format reads. */
  digest(): Awaitable<string>;
}

interface KnownFile<T> {
  readonly value: T;
}

/** Files that are held at the same time take at most so many bytes together, but for a single larger one. */
const heldBytes = 16 * 1024 * 1024;

/**
 * Reads candidates in their order, as many at a time as the host likes and memory allows. For those of which `known` knows what came of
 * them, that is given in their place.
 */
export async function* readInOrder<T>(
  host: Host,
  candidates: readonly Candidate[],
  known: (candidate: Candidate) => T | undefined,
  read: (found: Found) => Promise<ReadFile>,
): AsyncGenerator<ReadFile | T> {
  for (let at = 0; at < candidates.length; at += host.parallel) {
    const found = await Promise.all(
      candidates.slice(at, at + host.parallel).map(async (candidate): Promise<Found | KnownFile<T>> => {
        const value = known(candidate);
        return value === undefined ? { candidate, stat: await statOf(host, candidate.path) } : { value };
      }),
    );
    for (let first = 0; first < found.length;) {
      const group: (Found | KnownFile<T>)[] = [];
      for (let bytes = 0; first < found.length; first++) {
        const next = found[first];
        bytes += next && "stat" in next ? (next.stat?.size ?? 0) : 0;
        if (!next || (group.length > 0 && bytes > heldBytes)) break;
        group.push(next);
      }
      const texts = await Promise.all(group.map((one) => ("value" in one ? one.value : read(one))));
      // Given up one by one, so that each can go once it was judged.
      for (let text = texts.shift(); text !== undefined; text = texts.shift()) yield text;
    }
  }
}

async function statOf(host: Host, path: string): Promise<Stat | undefined> {
  try {
    return await host.stat(path);
  } catch {
    // Reading it will say why.
    return { kind: "file", size: 0 };
  }
}

/** Reads one file. `uri` names it in the documents; larger ones than `limit`, in bytes, are not read. */
export async function readFile(host: Host, { candidate, stat }: Found, uri: string, limit: number): Promise<ReadFile> {
  const unread = (message: string, digest: ReadFile["digest"] = () => ""): ReadFile => ({
    candidate,
    sources: [],
    remarks: [{ message }],
    unresolved: 0,
    digest,
  });
  if (!stat) return unread("no such file or folder");
  if (stat.kind !== "file") return unread("not a regular file but a device, a FIFO or a socket");
  // A source file over the limit was made by a tool: it is counted, and makes nothing incomplete.
  if (stat.size > limit && candidate.as === "source")
    return { candidate, sources: [], remarks: [], unresolved: 0, isTooLarge: true, digest: () => "" };
  if (stat.size > limit) return unread(`${sizeOf(stat.size)} is over the limit of ${sizeOf(limit)}`);
  try {
    const bytes = await host.read(candidate.path);
    if (candidate.as === "source") {
      const source = { uri, text: decodeText(bytes).text };
      return { candidate, sources: [source], remarks: [], unresolved: 0, digest: () => "" };
    }
    const digest = await digestOf(host, bytes);
    if (candidate.as === "archive") {
      if (bytes.length < longestPointer && isLfsPointer(decodeText(bytes).text))
        return unread("a Git LFS pointer whose content is not here (git lfs pull)", digest);
      const { packages, remarks } = archivePackages(uri, bytes);
      return { candidate, sources: [], remarks, unresolved: 0, packages, digest };
    }
    const { sources, problems, limits, unresolved } = documentsOf(uri, bytes);
    const [only] = sources;
    if (only && sources.length === 1 && isLfsPointer(only.text))
      return unread("a Git LFS pointer whose content is not here (git lfs pull)", digest);
    return { candidate, sources, remarks: [...problems, ...limits], unresolved: unresolved.length, digest };
  } catch (error) {
    return unread(`cannot be read: ${reasonOf(error)}`);
  }
}

/** A Git LFS pointer is shorter, in bytes. */
const longestPointer = 1024;

/** Content longer than this, in bytes, is not held until someone asks for its digest. */
const longHeld = 4 * 1024 * 1024;

async function digestOf(host: Host, bytes: Uint8Array): Promise<ReadFile["digest"]> {
  if (bytes.length <= longHeld) return () => host.digest(bytes);
  const digest = await host.digest(bytes);
  return () => digest;
}

/** Bytes for people, exact where rounding would make a size equal its limit. */
function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${Number.isInteger(value) ? value : value.toFixed(value < 10 ? 2 : 1)} ${unit}`;
}
