import type { Host } from "./host.js";
import { pathBelow } from "./paths.js";
import { folderOf } from "./paths.js";
import { reasonOf } from "./notRead.js";
import type { LinkFound, Walk } from "./walk.js";

/**
 * Follows the links that a walk met, only inside the root. What a link leads to is read under the link's path and format; when the same
 * content was read in that format already, it is left out (see `Candidate.viaLink`). A link out of the root, or to nowhere under a name
 * that a format reads, counts as not read. Where the host does not tell where a link leads, folders are left.
 */
export async function followLinks(walk: Walk): Promise<void> {
  const { host, root } = walk.options;
  const resolve = host.resolve?.bind(host);
  const top = (await resolve?.(root.path)) ?? root.path;
  // Following a folder may meet further links.
  for (let link = walk.links.shift(); link !== undefined && !walk.isEnough(); link = walk.links.shift()) {
    try {
      await (resolve ? follow(walk, link, resolve, top) : followBlindly(walk, link));
    } catch (error) {
      walk.notRead.push({ path: link.path, reason: `the link cannot be followed: ${reasonOf(error)}` });
    }
  }
}

async function followBlindly(walk: Walk, { path, folder }: LinkFound): Promise<void> {
  const { host, leftOut, mayRead } = walk.options;
  if (walk.files.noteNamedLink(path, folder.policy)) return;
  const stat = await host.stat(path);
  if (stat?.kind === "folder") leftOut.folder("link", path);
  else if (!mayRead(path, folder.policy)) leftOut.file("no-format", path);
  else if (stat) walk.files.note(path, folder.policy, true);
  else walk.notRead.push({ path, reason: "a link that leads nowhere" });
}

async function follow(
  walk: Walk,
  { path, folder }: LinkFound,
  resolve: NonNullable<Host["resolve"]>,
  top: string,
): Promise<void> {
  const { host, root, leftOut, mayRead } = walk.options;
  if (walk.files.noteNamedLink(path, folder.policy)) return;
  const isAsked = mayRead(path, folder.policy);
  const real = await resolve(path);
  if (real === undefined) {
    if (isAsked) walk.notRead.push({ path, reason: "a link that leads nowhere" });
    else leftOut.file("no-format", path);
    return;
  }
  const stat = await host.stat(real);
  const below = pathBelow(top, real);
  if (stat?.kind === "folder") {
    if (below === undefined) {
      walk.notRead.push({ path, reason: "a link to a folder outside the audited tree", isSeenByFew: true });
      return;
    }
    const own = below === "" ? root.path : `${root.path === "/" ? "" : root.path}/${below}`;
    if (walk.hasWalked(own) || isLeftOut(walk, own)) {
      leftOut.folder("link", path);
      return;
    }
    await walk.levels([{ ...(await walk.context(own)), path: own }]);
    return;
  }
  if (!isAsked) return leftOut.file("no-format", path);
  if (below === undefined) {
    walk.notRead.push({ path, reason: "a link to a file outside the audited tree" });
    return;
  }
  if (stat?.kind !== "file") {
    walk.notRead.push({ path, reason: "a link to something that is not a regular file" });
    return;
  }
  walk.files.note(path, folder.policy, true);
}

/** Whether a folder lies in one that the walk left out: a link there brings nothing in. */
function isLeftOut(walk: Walk, folder: string): boolean {
  const left = new Set(walk.options.leftOut.folders().map((path) => walk.keyOf(path)));
  for (let at = folder; ; at = folderOf(at)) {
    if (left.has(walk.keyOf(at))) return true;
    if (at === walk.options.root.path || folderOf(at) === at) return false;
  }
}
