import { statSync } from "node:fs";
import path from "node:path";
import type { Host } from "../core/audit/host.js";
import { pathBelow } from "../core/audit/paths.js";
import { findRoot } from "../core/audit/root.js";
import type { CalendarDate } from "../core/model.js";
import { Git } from "./git.js";
import type { Given } from "./given.js";
import { nodeHost, toHostPath, workingFolder } from "./host.js";
import type { OptionName } from "./options.js";
import { baseOf, dayOfTag, revisionAt, type Revision } from "./revision.js";
import { UsageError } from "./usageError.js";

/** Options that name a state of a repository. */
export const historyOptions = ["changed-since", "accept-policy", "rev", "tag"] as const satisfies readonly OptionName[];

/** Which state of a tree an audit reads, and which one it compares with. */
export interface History {
  /** What is read; the file system where no revision was asked for. */
  readonly host: Host;
  /** The repository's folder. */
  readonly top: string;
  /** What is read, for people; absent for the file system. */
  readonly revision?: Revision;
  /** What it is compared with. */
  readonly base?: Revision;
  readonly acceptsPolicy: boolean;
  /** The day of the tag that is read. */
  readonly day?: CalendarDate;
  close(): void;
}

/** Undefined where the options ask for the files as they are. Throws a UsageError or a GitError for what is not there. */
export async function historyOf(given: Given, paths: readonly string[]): Promise<History | undefined> {
  const [since, rev, tag] = [given.text("changed-since"), given.text("rev"), given.text("tag")];
  if (rev !== undefined && tag !== undefined) throw new UsageError("--rev and --tag name one state: give one of them");
  if (given.has("accept-policy") && since === undefined)
    throw new UsageError("--accept-policy goes with --changed-since");
  if (since === undefined && rev === undefined && tag === undefined) return undefined;
  const git = new Git(await topOf(paths));
  const name = tag === undefined ? rev : `refs/tags/${tag}`;
  const revision = name === undefined ? undefined : revisionAt(git, name);
  const base = since === undefined ? undefined : baseOf(git, since, revision?.commit ?? "HEAD");
  const day = tag === undefined ? undefined : dayOfTag(git, tag);
  return {
    host: revision ?? nodeHost,
    top: git.top,
    ...(revision && { revision }),
    ...(base && { base }),
    ...(day !== undefined && { day }),
    acceptsPolicy: given.has("accept-policy"),
    close() {
      revision?.close();
      base?.close();
    },
  };
}

/** A path as the repository has it: links on the way to it are followed, what is not there any more is taken as it is written. */
export function pathIn(given: string): string {
  const asked = toHostPath(given);
  return (nodeHost.resolve?.(asked) as string | undefined) ?? asked;
}

/** The one repository that all paths lie in. */
async function topOf(paths: readonly string[]): Promise<string> {
  const [first = "."] = paths;
  const asked = pathIn(first);
  const isFolder = statSync(asked, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? asked : pathIn(path.dirname(asked));
  const { path: top, repository } = await findRoot(nodeHost, folder, workingFolder());
  if (!repository) throw new UsageError(`${first} lies in no git repository, and only one has revisions`);
  const outside = paths.find((one) => pathBelow(top, pathIn(one)) === undefined);
  if (outside !== undefined) throw new UsageError(`${outside} lies outside of the repository ${top}`);
  return top;
}
