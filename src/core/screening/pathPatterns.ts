import type { Attribution } from "../model.js";
import type { AttributionGroup } from "./packageIndex.js";

interface PathPattern {
  /** In small letters, with the leading slash and without one at the end; empty for the whole host. */
  readonly path: string;
  /** `*` after characters of a segment: what follows need not begin a new one. */
  readonly open: boolean;
  readonly attributions: Attribution[];
}

/**
 * The paths of one host that someone is known for; the longest that fits wins. Forges have hundreds of them, nearly all of which are an
 * owner's: so they are found by the first segment (the row `flake.lock` of the bench).
 */
export class PathPatterns {
  private readonly bySegment = new Map<string, PathPattern[]>();
  /** The whole host, and those whose first segment is open. */
  private readonly others: PathPattern[] = [];

  /** `written` is what is after the host in a pattern, its leading slash included. */
  add(written: string, attribution: Attribution): void {
    const folded = written.toLowerCase();
    const open = /[^/]\*$/.test(folded);
    const path = folded
      .replace(/\*$/, "")
      .replace(/\/+$/, "")
      .replace(/\.git$/, "");
    const patterns = path === "" || open ? this.others : this.ofSegment(path);
    const same = patterns.find((other) => other.path === path && other.open === open);
    if (same) same.attributions.push(attribution);
    else {
      patterns.push({ path, open, attributions: [attribution] });
      patterns.sort((a, b) => b.path.length - a.path.length);
    }
  }

  /** The attributions of the longest path that what is in `text` from `pathStart` on fits. */
  find(text: string, pathStart: number): AttributionGroup | undefined {
    const path = withLeadingSlash(text.slice(pathStart)).toLowerCase();
    const own = this.bySegment.size > 0 ? longestFit(this.bySegment.get(firstSegment(path)), path) : undefined;
    const other = longestFit(this.others, path);
    if (!own || !other) return (own ?? other)?.attributions;
    return (other.path.length > own.path.length ? other : own).attributions;
  }

  private ofSegment(path: string): PathPattern[] {
    const segment = firstSegment(path);
    const known = this.bySegment.get(segment) ?? [];
    this.bySegment.set(segment, known);
    return known;
  }
}

function longestFit(patterns: readonly PathPattern[] | undefined, path: string): PathPattern | undefined {
  return patterns?.find((pattern) => fits(pattern, path));
}

function fits(pattern: PathPattern, path: string): boolean {
  if (!path.startsWith(pattern.path)) return false;
  if (pattern.open || pattern.path === "") return true;
  const { length } = pattern.path;
  // Ends here, or a new segment, a query, a fragment, `.git`, an image's tag or digest follows.
  return path.length === length || isEnd(path.charCodeAt(length)) || path.startsWith(".git", length);
}

/** A path's beginning up to where its first segment may end: of a pattern and of what fits it the same. */
function firstSegment(path: string): string {
  for (let at = 1; at < path.length; at++) {
    const code = path.charCodeAt(at);
    if (isEnd(code) || (code === dot && path.startsWith(".git", at))) return path.slice(0, at);
  }
  return path;
}

const dot = 46;

function isEnd(code: number): boolean {
  return code === 47 || code === 63 || code === 35 || code === 58 || code === 64;
}

function withLeadingSlash(path: string): string {
  return path.startsWith("/") || path === "" ? path : `/${path}`;
}
