import type { Span } from "../model.js";

const address =
  /^(?:scm:)?(?:[\w+]+:)*(?:\/\/)?(?:[\w.:%-]+@)?(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|gitcode\.com|bitbucket\.org|codeberg\.org)[/:]([\w.-]{1,100})(?=\/|$)/i;

/** Paths of forges that are no owner's. */
const none = /^(?:apps|features|marketplace|orgs|users|groups|explore|topics|sponsors|about|repos|\.\.?)$/i;

/**
 * The owner in the address of a repository on a forge that has owners, as it stands there: `https://github.com/OWNER/…`,
 * `git@gitlab.com:OWNER/…`, `scm:git:…`. `start` is where the address is. Undefined for other addresses.
 */
export function forgeOwner(url: string, start = 0): ({ readonly name: string } & Span) | undefined {
  const found = address.exec(url.slice(0, 500));
  const name = found?.[1] ?? "";
  if (!found || name === "" || none.test(name)) return undefined;
  const end = start + found[0].length;
  return { name, start: end - name.length, end };
}
