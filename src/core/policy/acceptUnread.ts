import type { CalendarDate } from "../model.js";
import { pathFits } from "./paths.js";
import type { AcceptedUnread, Policy } from "./policy.js";

/**
 * The entry in force, if any, by which what cannot be read in the file is accepted. Its last day counts. `path` is relative to the root,
 * with forward slashes.
 */
export function acceptsUnread(
  { acceptUnread = [] }: Policy,
  path: string,
  asOf: CalendarDate,
): AcceptedUnread | undefined {
  return acceptUnread.find(({ path: glob, expires }) => asOf <= expires && pathFits(glob, path));
}
