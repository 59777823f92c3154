/** Names of a policy file, the usual one first. A folder holds one of them. */
export const policyFileNames = [".sanctionlint.yaml", ".sanctionlint.yml"] as const;

/** What people write instead; it is not read, and that is said. */
const withoutDot: ReadonlySet<string> = new Set(["sanctionlint.yaml", "sanctionlint.yml"]);

/** The names of a folder's entries that concern its policy. */
export interface PolicyFileNames {
  readonly files: readonly string[];
  /** Names that miss the dot. */
  readonly mistaken: readonly string[];
}

/** Whether a file of this name is a policy file; `foldsCase` where the file system does not tell `A` from `a`. */
export function isPolicyFileName(name: string, foldsCase = false): boolean {
  const asked = foldsCase ? name.toLowerCase() : name;
  return policyFileNames.some((one) => one === asked);
}

/** Picks what concerns the policy out of a folder's names; undefined for nearly all folders. */
export function policyNamesIn(names: Iterable<string>, foldsCase: boolean): PolicyFileNames | undefined {
  const files: string[] = [];
  const mistaken: string[] = [];
  for (const name of names) {
    if (isPolicyFileName(name, foldsCase)) files.push(name);
    else if (withoutDot.has(name.toLowerCase())) mistaken.push(name);
  }
  if (files.length + mistaken.length === 0) return undefined;
  // The usual name first, whatever order the file system gave.
  return { files: files.sort((a, b) => rank(a) - rank(b)), mistaken: mistaken.sort() };
}

function rank(name: string): number {
  return policyFileNames.findIndex((one) => one === name.toLowerCase());
}
