/** Why something in an audited folder was left out, in the order in which a report gives it. */
export const leftOutRules = {
  exclude: "taken out by exclude",
  gitignore: "ignored by .gitignore and not tracked by git",
  fetched: "fetched or made by a tool",
  unchanged: "the same as in what the audit is compared with",
  superseded: "said again by a file beside it that was read",
  link: "a link to what was read under another name",
  "too-large": "not looked at for SDKs: larger than the size limit",
  "source-unread": "not looked at for SDKs: the file could not be read",
  "no-format": "no format reads files of this name",
  unclaimed: "looked into, and no format's marker found",
} as const;

export type LeftOutRule = keyof typeof leftOutRules;

/** What one rule left out. Files in a folder that was left out as a whole are not counted: nobody looked. */
export interface LeftOutCount {
  readonly rule: LeftOutRule;
  readonly files: number;
  readonly folders: number;
  /** Absolute paths of the folders, and of the files where they were asked for. */
  readonly paths: readonly string[];
}

/** Counts what an audit leaves out, by rule. Folders are named; files only when `namesFiles`. */
export class LeftOut {
  private readonly rules = new Map<LeftOutRule, { files: number; folders: number; paths: string[] }>();

  private readonly wholeFolders = new Set<string>();

  constructor(private readonly namesFiles: boolean) {}

  file(rule: LeftOutRule, path: string): void {
    const count = this.countOf(rule);
    count.files++;
    if (this.namesFiles) count.paths.push(path);
  }

  folder(rule: LeftOutRule, path: string): void {
    const count = this.countOf(rule);
    count.folders++;
    this.wholeFolders.add(path);
    count.paths.push(path);
  }

  /** The folders that were left out as a whole. */
  folders(): readonly string[] {
    return [...this.wholeFolders];
  }

  counts(): readonly LeftOutCount[] {
    return (Object.keys(leftOutRules) as LeftOutRule[]).flatMap((rule) => {
      const count = this.rules.get(rule);
      return count ? [{ rule, ...count, paths: count.paths.sort() }] : [];
    });
  }

  private countOf(rule: LeftOutRule): { files: number; folders: number; paths: string[] } {
    const known = this.rules.get(rule) ?? { files: 0, folders: 0, paths: [] };
    this.rules.set(rule, known);
    return known;
  }
}
