const skipped: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".jj",
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

/** Folders that hold what a tool fetched or made; a walk leaves them out whatever `.gitignore` says. */
export function isSkippedFolder(name: string): boolean {
  return skipped.has(name);
}
