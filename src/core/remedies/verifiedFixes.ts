import type { Finding, Fix } from "../model.js";
import { ProposedFix } from "./proposedFix.js";
import type { Trial } from "./trial.js";
import type { Verifier } from "./verifier.js";

/**
 * Tries the edits of all fixes of these findings, in a few readings of each document they are in. `verifiedFixes` of one of them
 * is then free. For whatever shows edits of many findings: a report, "fix all".
 */
export function verifyFixes(findings: readonly Finding[]): void {
  const open = new Map<Verifier, Trial[]>();
  for (const finding of findings) {
    for (const { trial, verifier } of proposedFor(finding)) {
      const trials = open.get(verifier);
      if (!trial) continue;
      if (trials) trials.push(trial);
      else open.set(verifier, [trial]);
    }
  }
  for (const [verifier, trials] of open) verifier.settle(trials);
}

/**
 * The fixes of a finding as they may be offered, as plain data: with the edits that hold, those of kind `note` without. What was only
 * to be had as an edit that does not hold is left out. To remove is last, and never preferred.
 */
export function verifiedFixes(finding: Finding): readonly Fix[] {
  const wanted = new Set<Fix>(proposedFor(finding));
  const offered = finding.fixes.flatMap((fix): readonly Fix[] => {
    if (!(fix instanceof ProposedFix)) return [fix];
    if (wanted.has(fix) && fix.edits.length > 0) return [fix.toJSON()];
    return fix.otherwise ? [fix.otherwise] : [];
  });
  const preferred = offered.find(
    ({ grade, kind, edits }) => grade === "drop-in" && kind === "replace" && edits.length > 0,
  );
  const isRemoval = ({ kind }: Fix): boolean => kind === "remove";
  const ordered = [...offered.filter((fix) => !isRemoval(fix)), ...offered.filter(isRemoval)];
  return ordered.map((fix) => (fix === preferred ? { ...fix, preferred: true } : fix));
}

/** Fixes with edits to be tried: of those that make the same, the first. */
export function proposedFor({ fixes }: Finding): readonly ProposedFix[] {
  const proposed = fixes.filter((fix) => fix instanceof ProposedFix);
  return proposed.filter(
    ({ trial }, at) => trial !== undefined && !proposed.slice(0, at).some((one) => sameEdits(one.trial, trial)),
  );
}

function sameEdits(a: Trial | undefined, b: Trial): boolean {
  return (
    a?.edits.length === b.edits.length &&
    a.edits.every(({ start, end, newText }, at) => {
      const other = b.edits[at];
      return other?.start === start && other.end === end && other.newText === newText;
    })
  );
}
