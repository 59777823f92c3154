import type { DataProblem } from "../place.js";
import type { Data } from "../read.js";
import { checkAlternatives } from "./alternatives.js";
import { checkColumns } from "./columns.js";
import { checkDates } from "./dates.js";
import { checkEvidence } from "./evidence.js";
import { checkNames } from "./names.js";
import { checkNamespaces } from "./namespaces.js";
import { checkOverlaps } from "./overlaps.js";
import { checkPatterns } from "./patterns.js";
import { checkReferences } from "./references.js";

/** Everything that can be wrong with data whose files keep to their shapes, in order of file and line. */
export function checkAll(data: Data): readonly DataProblem[] {
  const checks = [checkReferences, checkDates, checkEvidence, checkNames, checkPatterns, checkNamespaces, checkColumns];
  const problems = checks.flatMap((check) => check(data));
  // The last two compile what they check, which a wrong reference or pattern would upset.
  const all = problems.length > 0 ? problems : [...checkOverlaps(data), ...checkAlternatives(data)];
  return [...all].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
