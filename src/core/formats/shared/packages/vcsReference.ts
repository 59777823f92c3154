import { written, type Written } from "../declared.js";

/** Whether a URL names a repository, as `git+https://…` does. https://pip.pypa.io/en/stable/topics/vcs-support/ */
export function isRepository(url: string): boolean {
  return /^(?:git|hg|svn|bzr)\+/.test(url);
}

/** The tag, branch or commit that a repository's URL asks for, `@v1.0` in its path. */
export function vcsReference(text: string, url: Written): Written | undefined {
  if (!isRepository(url.value)) return undefined;
  const scheme = url.value.indexOf("://");
  const path = url.value.indexOf("/", scheme < 0 ? 0 : scheme + 3);
  const fragment = url.value.indexOf("#");
  const end = fragment < 0 ? url.value.length : fragment;
  const at = path < 0 ? -1 : url.value.lastIndexOf("@", end - 1);
  return at > path && at + 1 < end ? written(text, url.start + at + 1, url.start + end) : undefined;
}
