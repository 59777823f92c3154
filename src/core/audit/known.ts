import type { Finding } from "../model.js";
import { detached } from "../text/detached.js";
import { weightOf } from "./comparison.js";
import { FindingPool } from "./findingPool.js";
import type { AuditedDocument } from "./result.js";

/** What is kept of a finding that was there before. */
interface Kept {
  readonly subject: string;
  readonly version: string | undefined;
  /** The declaration as it was written, up to a length. */
  readonly written: string;
  readonly weight: number;
}

/** This much of a declaration tells it from its neighbours. */
const longestWritten = 300;

/**
 * The findings of an earlier state, by file. A finding is new when nothing of its file is left to be it: the same component (or source)
 * and party in the same version, which weighed as much. A declaration written in the same way is taken first, so that of two equal rows
 * the one that was added is reported. What a file had that is gone, another file may have got: it has moved.
 */
export class KnownFindings {
  private readonly files = new Map<string, Kept[]>();
  /** Of files that are gone, by format. */
  private readonly loose = new Map<string, Kept[]>();
  /** New findings that take the place of one that was there. */
  changed = 0;

  /** `isGone`: the file is not there any more. */
  add({ file, source, analysis }: AuditedDocument, isGone: boolean): void {
    if (analysis.findings.length === 0) return;
    const kept = analysis.findings.map((finding) => keep(finding, source.text));
    const [map, key] = isGone ? [this.loose, analysis.format ?? ""] : [this.files, detached(file)];
    map.set(key, [...(map.get(key) ?? []), ...kept]);
  }

  /** Those of a document's findings that are new. `isAdded`: there was no file of its path. */
  newIn({ file, source, analysis }: AuditedDocument, isAdded: boolean): readonly Finding[] {
    const pool = isAdded ? this.loose.get(analysis.format ?? "") : this.files.get(file);
    if (!pool || pool.length === 0) return analysis.findings;
    const open = new Set<Finding>(analysis.findings);
    const all = new FindingPool(pool);
    const take = (fits: (kept: Kept, own: Kept) => boolean): void => {
      for (const finding of open) {
        const own = keep(finding, source.text);
        if (all.take(own.subject, (kept) => own.weight >= kept.weight && fits(kept, own))) open.delete(finding);
      }
    };
    take((kept, own) => kept.written === own.written);
    take((kept, own) => kept.version === own.version);
    for (const { subject } of open) if (all.take(subject, () => true)) this.changed++;
    pool.splice(0, pool.length, ...all.rest());
    return analysis.findings.filter((finding) => open.has(finding));
  }

  /** How many were not found again in any form. */
  get gone(): number {
    return [...this.files.values(), ...this.loose.values()].reduce((sum, { length }) => sum + length, 0);
  }
}

function keep(finding: Finding, text: string): Kept {
  const { subject, component, places } = finding;
  const { start, end } = component.entry;
  return {
    subject: detached(subject),
    // A source is not a version of one of those that come from it.
    version: places.length > 1 || component.version === undefined ? undefined : detached(component.version),
    written: detached(text.slice(start, Math.min(end, start + longestWritten))),
    weight: weightOf(finding),
  };
}
