import { columnOf } from "../formats/hardware/columnOf.js";
import { ownsName } from "../formats/formatFor.js";
import { formats } from "../formats/index.js";
import { globOf } from "../text/glob.js";
import type { Joining } from "./joining.js";
import { pathGlobOptions } from "./paths.js";
import type { HardwarePolicy } from "./policy.js";

/** A layer adds files, columns, formats and parts. It neither claims files of formats that own their name nor says otherwise of a column. */
export function joinHardware(join: Joining, upper: HardwarePolicy | undefined, lower: HardwarePolicy): HardwarePolicy {
  const files = [...(upper?.files ?? []), ...ownFiles(join, lower.files ?? [])];
  const columns = { ...upper?.columns, ...newColumns(join, upper?.columns ?? {}, lower.columns ?? {}) };
  const also = [...new Set([...(upper?.also ?? []), ...(lower.also ?? [])])];
  const boards = [...new Set([...(upper?.boards ?? []), ...(lower.boards ?? [])])];
  const approved = [...(upper?.approved ?? []), ...(lower.approved ?? [])];
  return {
    ...(files.length > 0 && { files }),
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(also.length > 0 && { also }),
    ...(boards.length > 0 && { boards }),
    ...(approved.length > 0 && { approved }),
  };
}

/**
 * Below the root no glob takes names that a format owns: `package.json` read as a hardware file has no packages. At the root `formatFor`
 * alone sees to it, since a wide glob there is the team's own.
 */
function ownFiles(join: Joining, globs: readonly string[]): readonly string[] {
  if (!join.isBelowRoot) return globs;
  return globs.filter((text, at) => {
    const glob = globOf(text, pathGlobOptions);
    const name = ownedNames().find((one) => glob.matches(one));
    if (name === undefined) return true;
    join.refuse(["hardware", "files", at], `takes files named ${name} for hardware files, which another format reads`);
    return false;
  });
}

let names: readonly string[] | undefined;

function ownedNames(): readonly string[] {
  return (names ??= formats.exactNames().filter((name) => formats.ownersOf(name).some(ownsName)));
}

/** Roles have no order: below the root a column's is set only where neither a layer above nor the program says one. */
function newColumns(
  join: Joining,
  upper: Readonly<Record<string, string>>,
  lower: Readonly<Record<string, string>>,
): Record<string, string> {
  if (join.isFree) return { ...lower };
  const above = new Map(Object.entries(upper).map(([name, role]) => [folded(name), role]));
  const entries = Object.entries(lower).filter(([name, role]) => {
    const before = above.get(folded(name)) ?? columnOf(name)?.role;
    if (before === undefined || before === role) return true;
    join.refuseDifference(["hardware", "columns", name]);
    return false;
  });
  return Object.fromEntries(entries);
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
