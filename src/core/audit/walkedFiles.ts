import { libraryFileOf, type LibraryFile } from "../ecosystems/libraryNames.js";
import { sourceLanguageOf } from "../formats/native/sourceLanguage.js";
import { isBinaryLock } from "./binaryLocks.js";
import type { Candidate } from "./candidate.js";
import type { LeftOut } from "./leftOut.js";
import type { FolderPolicy } from "./policies.js";

/** What is asked about a file's path. */
export interface FileQuestions {
  readonly leftOut: LeftOut;
  /** Whether a format may read a file of this path under that policy. */
  readonly mayRead: (path: string, policy: FolderPolicy) => boolean;
  readonly isExcluded: (path: string, policy: FolderPolicy) => boolean;
  /** Whether the name of a library, header, framework or archive tells whose it is. */
  readonly isKnownByName: (path: string, policy: FolderPolicy) => boolean;
}

/** The files that a walk met and that are not left out, by what is to be done with them. */
export class WalkedFiles {
  readonly candidates: Candidate[] = [];
  readonly excluded: Candidate[] = [];
  /** Source and build files that link statements are looked for in. A candidate may be one too. */
  readonly sources: Candidate[] = [];
  /** Archives whose metadata says what they are. */
  readonly archives: Candidate[] = [];
  /** Libraries, headers, frameworks and archives whose names tell whose they are. */
  readonly namedFiles: Candidate[] = [];
  /** How many libraries, headers and frameworks were judged by their names. */
  judgedByName = 0;
  /** Paths of lockfiles that only their own tool can read. */
  readonly binaryLocks: string[] = [];

  constructor(private readonly options: FileQuestions) {}

  /** Notes a file that was met, under the policy of its folder. */
  note(path: string, policy: FolderPolicy, viaLink = false): void {
    const { leftOut, mayRead, isExcluded } = this.options;
    const candidate: Candidate = { path, policy, ...(viaLink && { viaLink }) };
    const isSource = sourceLanguageOf(path) !== undefined;
    const isRead = mayRead(path, policy);
    const library = isRead ? undefined : libraryFileOf(path);
    if (isBinaryLock(path) && !isExcluded(path, policy)) this.binaryLocks.push(path);
    else if (!isRead && !isSource && library === undefined) leftOut.file("no-format", path);
    else if (isExcluded(path, policy)) {
      leftOut.file("exclude", path);
      if (isRead) this.excluded.push({ path, policy });
    } else {
      if (isSource) this.sources.push({ ...candidate, as: "source" });
      if (isRead) this.candidates.push(candidate);
      else if (library) this.vendored(candidate, library);
    }
  }

  /** Notes a file that the user named: whatever no format reads is reported, but for what is looked at or judged by its name. */
  name(path: string, policy: FolderPolicy): void {
    const library = libraryFileOf(path);
    const isSource = sourceLanguageOf(path) !== undefined;
    if (isSource) this.sources.push({ path, policy, named: true, as: "source" });
    if (this.options.mayRead(path, policy) || (!isSource && !library))
      this.candidates.push({ path, policy, named: true });
    else if (library) this.vendored({ path, policy, named: true }, library);
  }

  /** Notes a link whose name alone tells whose it is, wherever it leads; false for any other. */
  noteNamedLink(path: string, policy: FolderPolicy): boolean {
    const { mayRead, isExcluded, isKnownByName } = this.options;
    if (libraryFileOf(path) === undefined || mayRead(path, policy) || isExcluded(path, policy)) return false;
    if (!isKnownByName(path, policy)) return false;
    this.judgedByName++;
    this.namedFiles.push({ path, policy, viaLink: true });
    return true;
  }

  /** Nobody is known by the name of most archives: what they are is in them. */
  private vendored(candidate: Candidate, kind: LibraryFile): void {
    const isNamed = this.options.isKnownByName(candidate.path, candidate.policy);
    if (isNamed) this.namedFiles.push(candidate);
    else if (kind === "archive") this.archives.push({ ...candidate, as: "archive" });
    if (isNamed || kind !== "archive") this.judgedByName++;
  }

  /** A framework is judged by its name like a file; what lies in it is walked all the same. */
  noteFramework(path: string, policy: FolderPolicy): void {
    if (this.options.isExcluded(path, policy)) return;
    this.judgedByName++;
    if (this.options.isKnownByName(path, policy)) this.namedFiles.push({ path, policy });
  }
}
