import type { Component, Edit } from "../model.js";
import { leavesNothing } from "./leavesNothing.js";
import { leavesReference } from "./leavesReference.js";
import type { Trial } from "./trial.js";
import type { FixContext } from "./fixContext.js";

/** Whether a trial need not be made: its edits are none, or what they would do shows without reading the document again. */
export function refusedAtSight(trial: Trial, context: FixContext): boolean {
  const { edits } = trial;
  const { text } = context.source;
  if (!context.isEditable || edits.length === 0 || !areApart(edits, text.length)) return true;
  if (isListed(trial, context) || context.declarations.wouldRepeat(trial)) return true;
  if (!trial.alone) return false;
  return (
    takesAlong(trial, context) ||
    leavesNothing(trial, context.source) ||
    (trial.effect === "gone" && leavesReference(trial, context))
  );
}

function areApart(edits: readonly Edit[], length: number): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every(
    ({ start, end }, at) => start <= end && end <= length && start >= (at === 0 ? 0 : (sorted[at - 1]?.end ?? 0)),
  );
}

/** What would come is found itself. */
function isListed({ target, verdict, effect }: Trial, context: FixContext): boolean {
  if (!target || effect !== "gone" || target.ecosystem === undefined) return false;
  const { kind, nameSpan, entry, scope, relation } = verdict.component;
  return context.isListed({ kind, ...target, nameSpan, entry, scope, relation });
}

/** What is taken out or written over says something of another component too. */
function takesAlong(trial: Trial, context: FixContext): boolean {
  const own = new Set(trial.components);
  const isOwn = (other: Component): boolean =>
    own.has(other) ||
    (other.kind === "source" &&
      trial.components.some(({ entry }) => entry.start <= other.entry.start && other.entry.end <= entry.end));
  return trial.edits.some(({ start, end }) => context.saidBetween(start, end).some((other) => !isOwn(other)));
}
