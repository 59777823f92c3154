import ignore, { type Ignore } from "ignore";

/** One `.gitignore`. `base` is the folder it is in, relative to the root, empty or ending in a slash. */
export interface IgnoreRule {
  readonly base: string;
  readonly patterns: Ignore;
  /** False for a path of which no line speaks: nearly all are, and one expression tells so where each line costs one. */
  mayMatch(path: string): boolean;
  /** The same without the lines that take too long on paths of many folders: there they leave nothing out. */
  deepPatterns(): Ignore;
  /** The patterns with the given folders (relative to `base`, ending in a slash) taken out of what they ignore. */
  opened(folders: readonly string[]): Ignore;
}

/** Which line of which `.gitignore` ignores a path. */
export interface Ignoring {
  readonly base: string;
  readonly pattern: string;
}

/**
 * Rules of a `.gitignore` text, whose letters' case counts unless git's `core.ignorecase` says otherwise.
 * https://git-scm.com/docs/gitignore
 */
export function readIgnoreRules(text: string, base: string, { ignoreCase = false } = {}): IgnoreRule[] {
  const lines = text.replace(/^\uFEFF/, "");
  const read = (): Ignore => ignore({ ignorecase: ignoreCase }).add(lines);
  const known = new Map<string, Ignore>();
  const opened = (folders: readonly string[]): Ignore => {
    const negated = folders.map((folder) => `!/${folder.replace(/[\\*?[\]!# \t]/g, "\\$&")}`);
    const key = negated.join("\n");
    const patterns = known.get(key) ?? read().add(negated);
    known.set(key, patterns);
    return patterns;
  };
  const patterns = read();
  let deep: Ignore | undefined;
  const deepPatterns = (): Ignore => (deep ??= quick(lines, ignoreCase) ?? patterns);
  const last = lastNames(lines);
  return [{ base, patterns, mayMatch: (path) => last.test(path), deepPatterns, opened }];
}

/** Longer texts, in characters, are asked line by line. */
const longest = 50_000;

/**
 * What fits whatever a line fits, and more: a folder or file in the path has the longest plain part of the line's last name that has one.
 * Wildcards, sets and escapes stand for anything.
 */
function lastNames(text: string): RegExp {
  const lines = text.length > longest ? ["*"] : text.split(/\r?\n/);
  const names = lines.flatMap((line) => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const whole = line.replace(/^!/, "").trimEnd();
    // A set may hold a slash.
    const parts = /\[[^[\]]*\//.test(whole) ? [] : whole.split("/").reverse();
    const runs = (parts.find((part) => /[^*?]/.test(part)) ?? "*").split(/\\.?|\[[^\]]*\]?|[*?]/);
    const plain = escaped(runs.reduce((best, run) => (run.length > best.length ? run : best)));
    return [runs.length === 1 ? plain : `[^/]*${plain}[^/]*`];
  });
  return names.length > 0 ? new RegExp(`(?:^|/)(?:${names.join("|")})\\s*(?:/|$)`, "iu") : /(?!)/;
}

function escaped(text: string): string {
  return text.replace(/[$()+.^{|}\]]/g, "\\$&");
}

/** Up to so many folders a line may hold as many `**` as it likes: it fits them to the folders in at most 2 to that power ways. */
const deepFrom = 12;

/** The rules without the lines that cross folders more than once, where there are such; a `**` at the end costs nothing. */
function quick(text: string, ignoreCase: boolean): Ignore | undefined {
  const lines = text.split(/\r?\n/);
  const kept = lines.filter((line) => (line.match(/\*\*+\//g)?.length ?? 0) <= 1);
  return kept.length === lines.length ? undefined : ignore({ ignorecase: ignoreCase }).add(kept);
}

function patternsFor(rule: IgnoreRule, path: string): Ignore {
  return path.split("/", deepFrom + 1).length > deepFrom ? rule.deepPatterns() : rule.patterns;
}

/** Whether `path` is ignored: see `ignoredBy`. */
export function isIgnored(rules: readonly IgnoreRule[], path: string, isFolder: boolean): boolean {
  return ignoredBy(rules, path, isFolder) !== undefined;
}

/**
 * The line that ignores `path` (relative to the root, `/` between segments) or a folder it lies in, by the innermost rules that speak of
 * it; undefined when it is not ignored. `rules` are those of the folders above, from the root down; what an ignored folder holds has
 * none.
 */
export function ignoredBy(rules: readonly IgnoreRule[], path: string, isFolder: boolean): Ignoring | undefined {
  for (let at = rules.length - 1; at >= 0; at--) {
    const rule = rules[at];
    const below = rule && path.startsWith(rule.base) ? path.slice(rule.base.length) : "";
    if (!rule?.mayMatch(below) || !ignore.isPathValid(below)) continue;
    const asked = isFolder ? `${below}/` : below;
    let result = patternsFor(rule, below).test(asked);
    // With its folder ignored, a path counts as ignored too; unless rules further in have taken that folder back.
    if (result.ignored && at < rules.length - 1) result = testInside(rules, rule, below, asked);
    if (result.ignored) return { base: rule.base, pattern: result.rule?.pattern ?? "" };
    if (result.unignored) return undefined;
  }
  return undefined;
}

/** What `rule` says of a path, with the folders above left open that all rules together do not ignore. */
function testInside(
  rules: readonly IgnoreRule[],
  rule: IgnoreRule,
  below: string,
  asked: string,
): ReturnType<Ignore["test"]> {
  const opened: string[] = [];
  let patterns = patternsFor(rule, below);
  // Patterns that are opened are asked again for each folder, and so stay as they are.
  if (patterns !== rule.patterns) return patterns.test(asked);
  for (let slash = below.indexOf("/"); slash >= 0; slash = below.indexOf("/", slash + 1)) {
    const folder = below.slice(0, slash);
    if (!patterns.test(`${folder}/`).ignored) continue;
    if (isIgnored(rules, rule.base + folder, true)) break;
    opened.push(`${folder}/`);
    patterns = rule.opened(opened);
  }
  return patterns.test(asked);
}
