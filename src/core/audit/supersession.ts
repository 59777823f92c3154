import { formatsOf, mayBeSuperseded } from "../formats/formatFor.js";
import { isSuperseded } from "../formats/recognition/recognize.js";
import type { Candidate } from "./candidate.js";
import { folderOf } from "./paths.js";

/**
 * Files that say again what one beside them says: a board beside its schematic. The other is read first, and only when it was read whole
 * and holds something is the file left out.
 */
export class Supersession {
  /** The candidates, each after those that may supersede it. */
  readonly order: readonly Candidate[];
  private readonly superseders = new Map<Candidate, readonly Candidate[]>();
  private readonly holding = new Set<Candidate>();

  constructor(candidates: readonly Candidate[]) {
    this.order = this.ordered(candidates);
  }

  noteHolding(candidate: Candidate): void {
    this.holding.add(candidate);
  }

  isSuperseded(candidate: Candidate): boolean {
    return this.superseders.get(candidate)?.some((one) => this.holding.has(one)) ?? false;
  }

  private ordered(candidates: readonly Candidate[]): readonly Candidate[] {
    // A file that the user named is read whatever lies beside it.
    const late = new Set(candidates.filter(({ path, named }) => !named && mayBeSuperseded(path)));
    if (late.size === 0) return candidates;
    const byFolder = new Map<string, Candidate[]>();
    for (const candidate of candidates) {
      const folder = folderOf(candidate.path);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), candidate]);
    }
    const after = new Map<Candidate, Candidate[]>();
    for (const candidate of late) {
      const own = formatsOf(candidate.path, candidate.policy.effective.policy.hardware);
      const beside = (byFolder.get(folderOf(candidate.path)) ?? []).filter((other) =>
        own.every((format) => isSuperseded(format, candidate.path, [other.path])),
      );
      const last = beside[beside.length - 1];
      if (!last) continue;
      this.superseders.set(candidate, beside);
      after.set(last, [...(after.get(last) ?? []), candidate]);
    }
    const order: Candidate[] = [];
    const add = (candidate: Candidate): void => {
      order.push(candidate);
      for (const waiting of after.get(candidate) ?? []) add(waiting);
    };
    for (const candidate of candidates) if (!this.superseders.has(candidate)) add(candidate);
    return order;
  }
}
