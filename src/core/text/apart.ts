import type { Edit } from "../model.js";

/** Something that edits a text. */
interface Editing {
  readonly edits: readonly Edit[];
}

/** As many of `all` as can be made at once, the first in the text before the next. */
export function keepApart<T extends Editing>(all: readonly T[]): readonly T[] {
  const late = lateOf(inOrder(all));
  return all.filter((owner) => !late.has(owner));
}

/** All of them in groups that can be made at once: those that one group leaves over make the next. Edits are put in order but once. */
export function* groupsApart<T extends Editing>(all: readonly T[]): Generator<readonly T[]> {
  let rest = all;
  let owned = inOrder(all);
  while (rest.length > 0) {
    const late = lateOf(owned);
    yield rest.filter((owner) => !late.has(owner));
    rest = rest.filter((owner) => late.has(owner));
    owned = owned.filter(({ owner }) => late.has(owner));
  }
}

interface Owned<T> {
  readonly edit: Edit;
  readonly owner: T;
}

function inOrder<T extends Editing>(all: readonly T[]): readonly Owned<T>[] {
  const owned = all.flatMap((owner) => owner.edits.map((edit): Owned<T> => ({ edit, owner })));
  return owned.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
}

/** Those that touch what one before them edits. */
function lateOf<T>(owned: readonly Owned<T>[]): ReadonlySet<T> {
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
  return late;
}
