/**
 * The folder that a `.git` file names, as it is written: absolute, or relative to the file's folder. Undefined for any other text.
 * https://git-scm.com/docs/gitrepository-layout
 */
export function readGitFile(text: string): string | undefined {
  return /^gitdir: ([^\r\n\0]+)[\r\n]*$/.exec(text)?.[1];
}

/**
 * The folder that `commondir` in a worktree's git folder names, as it is written: absolute, or relative to that git folder. Undefined for
 * any other text.
 */
export function readCommonDirectory(text: string): string | undefined {
  return /^([^\r\n\0]+)[\r\n]*$/.exec(text)?.[1];
}

/**
 * What a git folder that a `.git` file names belongs to. `worktree`: a further working tree of a repository (`…/.git/worktrees/x`),
 * which is a root of its own. `submodule`: a repository inside another (`…/.git/modules/x`), whose root is further up. `repository`:
 * one whose git folder was put elsewhere.
 */
export type GitDirectoryKind = "worktree" | "submodule" | "repository";

/**
 * By the folder's path: below the repository's own folder are `worktrees/<name>` and `modules/<name>`, one within the other at will. A
 * worktree's name is one segment, a submodule's may be several.
 */
export function gitDirectoryKind(path: string): GitDirectoryKind {
  const segments = path.split(/[/\\]/).filter((segment) => segment !== "" && segment !== ".");
  const last = segments.length - 1;
  const first = segments.findIndex(
    (segment, at) => /\.git$/i.test(segment) && /^(?:worktrees|modules)$/.test(segments[at + 1] ?? ""),
  );
  // The folder of a bare repository may have any name.
  if (first < 0) return segments[last - 1] === "worktrees" ? "worktree" : "repository";
  let kind: GitDirectoryKind = "repository";
  for (let at = first + 1; at < last;) {
    if (segments[at] === "modules") kind = "submodule";
    else if (segments[at] === "worktrees" && (at === first + 1 || at === last - 1)) kind = "worktree";
    else {
      at++;
      continue;
    }
    // What follows the word is a name, whatever it says.
    at += 2;
  }
  return kind;
}

/** A pointer is smaller than this by its specification. */
const largestPointer = 1024;

/**
 * Whether a text is a Git LFS pointer, which stands for a file that was not fetched.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function isLfsPointer(text: string): boolean {
  return (
    text.length < largestPointer &&
    /^version https?:\/\/[\w.-]+\/[\w./-]+\r?\n(?:ext-\d-\S+ \S+\r?\n)*oid sha256:[0-9a-f]{64}\r?\nsize \d+\s*$/.test(
      text,
    )
  );
}
