import type { CalendarDate } from "../model.js";
import type { LeftOutRule } from "./leftOut.js";
import type { FolderPolicy } from "./policies.js";
import type { NamesTold } from "./namesTold.js";
import type { AuditedDocument } from "./result.js";
import type { ArchivePackage } from "../documents/archivePackages.js";
import type { LinkSite } from "./linkPlaces.js";
import type { DocumentRemark } from "../documents/documentRemark.js";

/** What became of one document of a file. */
export interface DocumentRecord {
  /** Path below the root, for a sheet with its name. */
  readonly uri: string;
  readonly format: string;
  readonly components: number;
  readonly unresolved: number;
  /** What was to be said of the makers and suppliers that it names; absent when it names none. */
  readonly names?: NamesTold;
  /** Rows of the verdict, one a finding. */
  readonly rows: readonly string[];
  /** The document itself; see `withoutClean`. */
  readonly shown?: AuditedDocument;
}

/**
 * What became of a file that was read: enough to account for it again without reading it, as long as its content, the policy of its
 * folder and the day are the same.
 */
export interface FileRecord {
  readonly policy: FolderPolicy;
  readonly asOf: CalendarDate;
  /** SHA-256 of the content in hex, empty where it was not read or no format claimed it. */
  readonly digest: string;
  readonly documents: readonly DocumentRecord[];
  /** What is missing of the file as a whole, or of a sheet of it. */
  readonly remarks: readonly DocumentRemark[];
  /** Reasons why a text of it was not judged. */
  readonly failures: readonly string[];
  /** Values of the file that cannot be known from it alone. */
  readonly unresolved: number;
  /** What an archive's metadata names. */
  readonly packages?: readonly ArchivePackage[];
  /** Link statements of a source or build file that would be findings; absent where nobody looked. */
  readonly links?: readonly LinkSite[];
  /** Why nobody looked at a source or build file. */
  readonly notLookedAt?: LeftOutRule;
}

/** A record to keep: of documents with nothing to show (no finding, problem or limit) it has the numbers and not the text. */
export function withoutClean(record: FileRecord): FileRecord {
  return { ...record, documents: record.documents.map((one) => (one.shown && isClean(one.shown) ? drop(one) : one)) };
}

function drop({ shown: _, ...numbers }: DocumentRecord): DocumentRecord {
  return numbers;
}

function isClean({ analysis: { findings, problems, limits } }: AuditedDocument): boolean {
  return findings.length + problems.length + limits.length === 0;
}
