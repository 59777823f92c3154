/** One line of a `.gitignore`. `base` is the folder it stands in, relative to the root, empty or ending in a slash. */
export interface IgnoreRule {
  readonly base: string;
  readonly negated: boolean;
  readonly folderOnly: boolean;
  /** Pattern by path segments; `**` stands for any number of them. */
  readonly segments: readonly string[];
}

/** Rules of a `.gitignore` text, in order. https://git-scm.com/docs/gitignore */
export function readIgnoreRules(text: string, base: string): IgnoreRule[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .flatMap((line) => readRule(line, base));
}

/** Whether the last rule that fits `path` (relative to the root, `/` between segments) ignores it. Parents are the caller's business. */
export function isIgnored(rules: readonly IgnoreRule[], path: string, isFolder: boolean): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const rule = rules[at];
    if (!rule || (rule.folderOnly && !isFolder) || !path.startsWith(rule.base)) continue;
    if (matchesSegments(rule.segments, path.slice(rule.base.length).split("/"))) return !rule.negated;
  }
  return false;
}

function readRule(line: string, base: string): IgnoreRule[] {
  let pattern = withoutTrailingBlanks(line);
  if (pattern === "" || pattern.startsWith("#")) return [];
  const negated = pattern.startsWith("!");
  if (negated) pattern = pattern.slice(1);
  const folderOnly = pattern.endsWith("/");
  if (folderOnly) pattern = pattern.slice(0, -1);
  const segments = pattern.split("/").filter((segment, at) => segment !== "" || at > 0);
  // A pattern with a slash inside or in front is anchored at its folder; any other fits at every depth.
  const anchored = pattern.includes("/");
  if (segments.length === 0) return [];
  return [{ base, negated, folderOnly, segments: anchored ? segments : ["**", ...segments] }];
}

/** Blanks at a line's end do not count, unless a backslash keeps the first of them. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 32 || line.charCodeAt(end - 1) === 9)) end--;
  return end < line.length && line.charCodeAt(end - 1) === 92 ? line.slice(0, end + 1) : line.slice(0, end);
}

function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  return matchesSequence(
    pattern.length,
    path.length,
    (at) => pattern[at] === "**",
    (at, of) => matchesSegment(pattern[at] ?? "", path[of] ?? ""),
  );
}

/** `*`, `?`, `[a-z]` and backslash within one segment. */
function matchesSegment(pattern: string, segment: string): boolean {
  const tokens = pattern.match(/\\.|\[[!^]?\]?[^\]]*\]|[^]/g) ?? [];
  return matchesSequence(
    tokens.length,
    segment.length,
    (at) => tokens[at] === "*",
    (at, of) => matchesCharacter(tokens[at] ?? "", segment.charAt(of)),
  );
}

function matchesCharacter(token: string, char: string): boolean {
  if (token === "?") return true;
  if (token.startsWith("\\")) return token.slice(1) === char;
  if (token.length < 3 || !token.startsWith("[")) return token === char;
  const negated = token.charAt(1) === "!" || token.charAt(1) === "^";
  const set = token.slice(negated ? 2 : 1, -1);
  let found = false;
  for (let at = 0; at < set.length; at++) {
    if (set.charAt(at + 1) === "-" && at + 2 < set.length) {
      found ||= char >= set.charAt(at) && char <= set.charAt(at + 2);
      at += 2;
    } else found ||= set.charAt(at) === char;
  }
  return found !== negated;
}

/** Wildcard match with one point of return, so that the cost is at most pattern × text whatever the pattern. */
function matchesSequence(
  patternLength: number,
  textLength: number,
  isWildcard: (at: number) => boolean,
  fits: (at: number, of: number) => boolean,
): boolean {
  let at = 0;
  let of = 0;
  let wildcard = -1;
  let resume = 0;
  while (of < textLength) {
    if (at < patternLength && isWildcard(at)) {
      wildcard = at++;
      resume = of;
    } else if (at < patternLength && fits(at, of)) {
      at++;
      of++;
    } else if (wildcard >= 0) {
      at = wildcard + 1;
      of = ++resume;
    } else return false;
  }
  // `folder/**` means what is below the folder, hence a wildcard at the end that took nothing still fits.
  while (at < patternLength && isWildcard(at)) at++;
  return at === patternLength;
}
