import type { Edit } from "../model.js";

/** Something that edits a text. */
interface Editing {
  readonly edits: readonly Edit[];
}

/** As many of `all` as can be made at once, the first in the text before the next, and those that touch what they touch. */
export function keepApart<T extends Editing>(all: readonly T[]): { readonly together: T[]; readonly others: T[] } {
  const owned = all.flatMap((owner) => owner.edits.map((edit) => ({ edit, owner })));
  owned.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
  const late = new Set<T>();
  let end = -1;
  let last: T | undefined;
  for (const { edit, owner } of owned) {
    if (late.has(owner)) continue;
    // Two insertions at one place have no order.
    const meets = edit.start < end || (edit.start === end && edit.end === edit.start);
    if (owner !== last && meets) late.add(owner);
    else [end, last] = [Math.max(end, edit.end), owner];
  }
  return { together: all.filter((owner) => !late.has(owner)), others: all.filter((owner) => late.has(owner)) };
}
