import type { Component, Span } from "../../model.js";
import { declared, type Written } from "../shared/declared.js";

/** A component while its script is read: a block after it may still say its version. */
export interface GradleDraft {
  readonly ecosystem: string;
  readonly name: Written;
  version?: Written | undefined;
  readonly scope: string;
  /** Index of the first token of its statement. */
  readonly head: number;
  /** Its own tokens, where its statement declares more than one. */
  readonly own: Span;
}

/** Components of drafts: the entry is the statement, or the draft's own tokens where the statement declares several. */
export function finishDrafts(drafts: readonly GradleDraft[], statementAt: (head: number) => Span): Component[] {
  const counts = new Map<number, number>();
  for (const { head } of drafts) counts.set(head, (counts.get(head) ?? 0) + 1);
  return drafts.map(({ ecosystem, name, version, scope, head, own }) => {
    const entry = counts.get(head) === 1 ? statementAt(head) : own;
    return declared(ecosystem, name, version, { entry, scope });
  });
}
