import type { Candidate } from "./candidate.js";
import type { FileRecord } from "./fileRecord.js";
import type { Host } from "./host.js";
import type { Judging } from "./judging.js";
import type { LeftOut } from "./leftOut.js";
import { readFile, readInOrder, type ReadFile } from "./reading.js";
import type { AuditRequest } from "./request.js";
import type { Tree } from "./trees.js";

/** A candidate of which it is known what becomes of it. */
export interface KnownRecord {
  readonly candidate: Candidate;
  readonly record: FileRecord;
}

/** Reads the files of trees in order, until the audit is stopped or its budget is spent. */
export class TreeReader {
  /** Whether the budget was spent before everything was read. */
  endedEarly = false;

  constructor(
    private readonly host: Host,
    private readonly request: AuditRequest,
    private readonly judging: Judging,
    private readonly leftOut: LeftOut,
  ) {}

  /** The files, or what came of them before where that holds still. */
  reads(tree: Tree, candidates: readonly Candidate[]): AsyncGenerator<ReadFile | KnownRecord> {
    return readInOrder(
      this.host,
      candidates,
      (candidate) => this.recordFor(candidate),
      (found) => readFile(this.host, found, this.judging.uriOf(tree, found.candidate.path), this.request.maxFileSize),
    );
  }

  /** A file once more, whatever came of it before. */
  again(tree: Tree, candidate: Candidate): Promise<ReadFile> {
    const found = { candidate, stat: { kind: "file", size: 0 } } as const;
    return readFile(this.host, found, this.judging.uriOf(tree, candidate.path), this.request.maxFileSize);
  }

  /** Those candidates that are not as they were in what the audit is compared with; the others are counted where they are `told`. */
  async changedOf(candidates: readonly Candidate[], told = true): Promise<readonly Candidate[]> {
    const { comparison } = this.request;
    if (!comparison?.isUnchanged) return candidates;
    const changed: Candidate[] = [];
    for (let at = 0; at < candidates.length; at += this.host.parallel) {
      const some = candidates.slice(at, at + this.host.parallel);
      const same = await Promise.all(some.map(async ({ path }) => comparison.isUnchanged?.(path)));
      for (const [index, candidate] of some.entries()) {
        if (!same[index]) changed.push(candidate);
        else if (told) this.leftOut.file("unchanged", candidate.path);
      }
    }
    return changed;
  }

  /** SHA-256 of a file in hex; empty where it cannot be read. */
  async digest(path: string): Promise<string> {
    try {
      return await this.host.digest(await this.host.read(path));
    } catch {
      return "";
    }
  }

  get isStopped(): boolean {
    return this.isCancelled || this.isSpent();
  }

  get isCancelled(): boolean {
    return this.request.isCancelled?.() ?? false;
  }

  private isSpent(): boolean {
    this.endedEarly ||= this.request.budget?.isSpent() ?? false;
    return this.endedEarly;
  }

  /** What came of a candidate before, if that holds still. */
  private recordFor(candidate: Candidate): KnownRecord | undefined {
    // What a link leads to changes without a word about the link.
    if (candidate.viaLink) return undefined;
    const record = this.request.recordOf?.(candidate.path);
    const { policy } = candidate;
    if (!record || record.policy !== policy || record.asOf !== this.judging.asOf(policy.effective.policy))
      return undefined;
    return { candidate, record };
  }
}
