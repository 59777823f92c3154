import type { SourceText } from "../../model.js";

/** Markers are in the first lines; a lockfile of megabytes is not searched for what it lacks. */
const head = 2_000;

/**
 * Recognises a lockfile by its name, and a copy under a longer one (`pnpm-lock.main.yaml` of pnpm's branch lockfiles,
 * `yarn-before-upgrade.lock`) by what such a file says at its start.
 */
export function namedOrMarked(name: RegExp, marker: RegExp): (source: SourceText) => boolean {
  return ({ uri, text }) => name.test(uri.slice(uri.lastIndexOf("/") + 1)) || marker.test(text.slice(0, head));
}
