/** Offsets of what a conda package's file name says. */
export interface CondaFile {
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The version begins after the hyphen that follows the name. */
  readonly versionEnd: number;
}

/**
 * Reads the path or URL `[start, end)` of a conda package, which ends in `name-version-build.conda` or `.tar.bz2`.
 * https://docs.conda.io/projects/conda/en/stable/dev-guide/specs/archive-and-package-formats.html
 */
export function condaFile(text: string, start: number, end: number): CondaFile | undefined {
  const path = text.slice(start, end);
  if (!path.endsWith(".conda") && !path.endsWith(".tar.bz2")) return undefined;
  const file = path.lastIndexOf("/") + 1;
  const build = path.lastIndexOf("-");
  const version = build < 0 ? -1 : path.lastIndexOf("-", build - 1);
  if (version <= file) return undefined;
  return { nameStart: start + file, nameEnd: start + version, versionEnd: start + build };
}
