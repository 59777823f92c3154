import ignore, { type Ignore } from "ignore";

/** One `.gitignore`. `base` is the folder it stands in, relative to the root, empty or ending in a slash. */
export interface IgnoreRule {
  readonly base: string;
  readonly patterns: Ignore;
}

/** Rules of a `.gitignore` text. https://git-scm.com/docs/gitignore */
export function readIgnoreRules(text: string, base: string): IgnoreRule[] {
  return [{ base, patterns: ignore({ ignorecase: false }).add(text.replace(/^\uFEFF/, "")) }];
}

/**
 * Whether the innermost rules that speak of `path` (relative to the root, `/` between segments) ignore it.
 * Parents are the caller's business: a walk that leaves a folder out never asks for what is below.
 */
export function isIgnored(rules: readonly IgnoreRule[], path: string, isFolder: boolean): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const rule = rules[at];
    const below = rule && path.startsWith(rule.base) ? path.slice(rule.base.length) : "";
    if (!rule || !ignore.isPathValid(below)) continue;
    const { ignored, unignored } = rule.patterns.test(isFolder ? `${below}/` : below);
    if (ignored || unignored) return ignored;
  }
  return false;
}
