import type { SavedFinding, SavedResult } from "../audit/savedResult.js";
import { plural } from "./count.js";
import { begun, told } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { plain, plainPath } from "./plain.js";
import { wrapped } from "./wrap.js";

/** What may make two results differ. */
export type Cause = "files" | "knowledge" | "policy" | "day" | "program" | "supposed" | "compared with";

/** What two results rest on, where it is not the same. */
export interface Ground {
  readonly cause: Exclude<Cause, "files">;
  readonly before: string;
  readonly after: string;
}

/** A finding that one of two results has, or both in another standing. */
export interface Difference {
  readonly before?: SavedFinding;
  readonly after?: SavedFinding;
  /** What it can come from: where the file is the same, not from that. */
  readonly causes: readonly Cause[];
}

/** What differs between two results. */
export interface Explanation {
  readonly isSame: boolean;
  readonly grounds: readonly Ground[];
  /** Files of both results that differ, and those that only one of them read. */
  readonly files: {
    readonly changed: readonly string[];
    readonly added: readonly string[];
    readonly gone: readonly string[];
  };
  readonly added: readonly Difference[];
  readonly gone: readonly Difference[];
  readonly changed: readonly Difference[];
  /** Problems and files that were not read, `FILE: PROBLEM`. */
  readonly problems: { readonly added: readonly string[]; readonly gone: readonly string[] };
}

/** Compares two results finding by finding, by their fingerprints, and says what each difference can come from. */
export function explain(before: SavedResult, after: SavedResult): Explanation {
  const grounds = groundsOf(before, after);
  const files = filesOf(before, after);
  const all = grounds.map(({ cause }) => cause);
  const differing = new Set([...files.changed, ...files.added, ...files.gone]);
  const causesOf = (file: string): readonly Cause[] => (differing.has(file) ? ["files", ...all] : all);
  const rest = new Map<string, SavedFinding[]>();
  for (const finding of before.findings) rest.set(keyOf(finding), [...(rest.get(keyOf(finding)) ?? []), finding]);
  const added: Difference[] = [];
  const changed: Difference[] = [];
  for (const finding of after.findings) {
    const some = rest.get(keyOf(finding)) ?? [];
    const same = some.findIndex((one) => isSame(one, finding));
    const [known] = some.splice(Math.max(same, 0), 1);
    if (!known) added.push({ after: finding, causes: causesOf(finding.file) });
    else if (same < 0)
      changed.push({ before: known, after: finding, causes: changedBy(known, finding, causesOf(finding.file)) });
  }
  const gone = [...rest.values()].flat().map((finding) => ({ before: finding, causes: causesOf(finding.file) }));
  const problems = { added: without(after, before), gone: without(before, after) };
  const isEqual = added.length + gone.length + changed.length + problems.added.length + problems.gone.length === 0;
  return { isSame: isEqual && grounds.length + differing.size === 0, grounds, files, added, gone, changed, problems };
}

function keyOf({ fingerprint, file, rule, message }: SavedFinding): string {
  return fingerprint === "" ? `${file} ${rule} ${message}` : fingerprint;
}

/** Lines and wording do not count. */
function isSame(a: SavedFinding, b: SavedFinding): boolean {
  return (
    a.severity === b.severity &&
    a.isWaived === b.isWaived &&
    a.rule === b.rule &&
    a.version === b.version &&
    a.status === b.status &&
    a.list === b.list
  );
}

/** Another version comes from the file and nothing else. */
function changedBy(a: SavedFinding, b: SavedFinding, causes: readonly Cause[]): readonly Cause[] {
  const isOnlyVersion = isSame({ ...a, version: b.version }, b);
  return isOnlyVersion && causes.includes("files") ? ["files"] : causes;
}

function groundsOf(a: SavedResult, b: SavedResult): Ground[] {
  const policy = ({ policy, policyLayers }: SavedResult): string =>
    `${policyLayers.join(" → ") || "default"} ${policy.slice(0, 8)}`;
  const rows: readonly (readonly [Ground["cause"], string, string])[] = [
    ["knowledge", a.knowledge, b.knowledge],
    ["policy", policy(a), policy(b)],
    ["day", a.asOf, b.asOf],
    ["program", a.tool, b.tool],
    ["supposed", a.supposed.join(", ") || "nobody", b.supposed.join(", ") || "nobody"],
    ["compared with", a.comparedWith ?? "nothing", b.comparedWith ?? "nothing"],
  ];
  return rows.flatMap(([cause, before, after]) => (before === after ? [] : [{ cause, before, after }]));
}

function filesOf(a: SavedResult, b: SavedResult): Explanation["files"] {
  const only = (one: SavedResult, other: SavedResult): string[] =>
    [...one.digests.keys()].filter((file) => !other.digests.has(file)).sort();
  const changed = [...b.digests].flatMap(([file, digest]) => {
    const before = a.digests.get(file);
    return before === undefined || before === digest ? [] : [file];
  });
  return { changed: changed.sort(), added: only(b, a), gone: only(a, b) };
}

function without(a: SavedResult, b: SavedResult): string[] {
  const known = new Set(b.problems.map(({ file, problem }) => `${file}: ${problem}`));
  return [...new Set(a.problems.map(({ file, problem }) => `${file}: ${problem}`))].filter((one) => !known.has(one));
}

/** As many files of one kind are named. */
const namedFiles = 10;

/** The same for people. */
export function explanationText(explanation: Explanation, layout: Layout): string {
  const { palette, width } = layout;
  const { isSame: nothing, grounds, files, added, gone, changed, problems } = explanation;
  if (nothing) return "The two results say the same of the same files, by the same knowledge, policy and day.\n";
  const said = (text: string, indent = "    "): string[] => wrapped(`  ${text}`, width, indent);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [palette.bold(title), ...lines, ""];
  const named = (word: string, all: readonly string[]): string[] => {
    if (all.length === 0) return [];
    const more = all.length > namedFiles ? `, and ${all.length - namedFiles} more` : "";
    return said(`${word}: ${all.slice(0, namedFiles).map(plain).join(", ")}${more}`);
  };
  const row = (one: SavedFinding, word: string, { causes }: Difference): string[] => {
    const why = causes.length > 0 ? causes.join(" or ") : "nothing that the results show";
    return begun(
      `  ${plainPath(one.file)}:${one.line}  `,
      one.severity,
      word,
      `${told(one.message)}  (by ${why})`,
      layout,
    );
  };
  const lines = [
    ...section("What they rest on", [
      ...grounds.flatMap(({ cause, before, after }) => said(`${cause}: ${plain(before)} → ${plain(after)}`)),
      ...named("files that differ", files.changed),
      ...named("files that only the second read", files.added),
      ...named("files that only the first read", files.gone),
    ]),
    ...section(
      "Added",
      added.flatMap((one) => (one.after ? row(one.after, standing(one.after), one) : [])),
    ),
    ...section(
      "Changed",
      changed.flatMap((one) =>
        one.before && one.after ? row(one.after, `${standing(one.before)} → ${standing(one.after)}`, one) : [],
      ),
    ),
    ...section(
      "Gone",
      gone.flatMap((one) => (one.before ? row(one.before, standing(one.before), one) : [])),
    ),
    ...section(
      "Not read any more",
      problems.added.flatMap((one) => said(told(one))),
    ),
    ...section(
      "Read again",
      problems.gone.flatMap((one) => said(told(one))),
    ),
    `${plural(added.length, "finding")} added, ${changed.length} changed, ${gone.length} gone.`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The word, with what else tells the two apart. */
function standing({ severity, isWaived, version, status }: SavedFinding): string {
  const more = [version, status].filter(Boolean).map((one) => told(one ?? ""));
  return `${isWaived ? "waived" : severity}${more.length > 0 ? ` (${more.join(", ")})` : ""}`;
}
