const versionControl: ReadonlySet<string> = new Set([".git", ".hg", ".svn", ".jj"]);

const skipped: ReadonlySet<string> = new Set([
  "node_modules",
  "bower_components",
  "jspm_packages",
  ".yarn",
  ".pnpm-store",
  ".venv",
  "venv",
  "site-packages",
  "__pycache__",
  ".tox",
  ".nox",
  ".mypy_cache",
  ".gradle",
  ".m2",
  ".terraform",
  ".dart_tool",
  "oh_modules",
  "Pods",
  "Carthage",
  "DerivedData",
  ".next",
  ".nuxt",
  ".cache",
  ".vscode-test",
]);

/** Folders that hold what a tool fetched or made; a walk leaves them out whatever `.gitignore` says, but for what git tracks in them. */
export function isSkippedFolder(name: string): boolean {
  return skipped.has(name);
}

/** Folders that hold the history of the tree and nothing of the tree. */
export function isVersionControl(name: string): boolean {
  return versionControl.has(name);
}
