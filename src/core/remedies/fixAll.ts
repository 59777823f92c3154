import type { Finding, Fix } from "../model.js";
import { keepApart } from "../text/apart.js";
import { Declarations } from "./declarations.js";
import type { ProposedFix } from "./proposedFix.js";
import { proposedFor, verifiedFixes, verifyFixes } from "./verifiedFixes.js";

/**
 * The preferred fixes of the findings of one document that can be made at once. Where two touch the same characters, or put the same
 * package into one section, the first in the text is taken.
 */
export function fixesForAll(findings: readonly Finding[]): readonly Fix[] {
  const safe = findings.filter(({ fixes }) => fixes.some(({ grade }) => grade === "drop-in"));
  verifyFixes(safe);
  const [one] = safe.flatMap(proposedFor);
  if (!one) return [];
  const declarations = new Declarations(one.verifier.context.components);
  return keepApart(safe.flatMap(preferredOf))
    .filter(({ proposed: { trial } }) => {
      if (!trial || declarations.wouldRepeat(trial)) return false;
      declarations.make(trial);
      return true;
    })
    .map(({ fix }) => fix);
}

interface Preferred extends Pick<Fix, "edits"> {
  readonly fix: Fix;
  readonly proposed: ProposedFix;
}

function preferredOf(finding: Finding): Preferred[] {
  const fix = verifiedFixes(finding).find(({ preferred }) => preferred);
  const proposed = fix && proposedFor(finding).find(({ edits }) => edits === fix.edits);
  return proposed ? [{ edits: fix.edits, fix, proposed }] : [];
}

/** Whether the document declares already what a fix of this finding would put there. */
export function isDeclaredAlready(finding: Finding): boolean {
  return proposedFor(finding).some(
    ({ trial, verifier }) => trial !== undefined && verifier.context.declarations.wouldRepeat(trial),
  );
}
