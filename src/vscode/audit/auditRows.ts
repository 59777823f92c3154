import type { Analysis, Finding } from "../../core/model.js";
import { gravestFirst, weightOf } from "./gravestFirst.js";

/** What the findings of an audit are put together by. */
export type Grouping = "party" | "list" | "file" | "severity";

/** Findings that belong together, the most severe first. `file` is whatever the caller knows a file by. */
export interface FindingGroup<File> {
  readonly id: string;
  readonly name: string;
  readonly findings: readonly FoundIn<File>[];
}

/** A finding and its file. */
export interface FoundIn<File> {
  readonly file: File;
  readonly finding: Finding;
}

/** The open findings of files in groups, that with the most severe first, then the one with most. Linear in the findings. */
export function groupRows<File extends AuditedText>(
  files: readonly File[],
  by: Grouping,
  isWanted: (one: FoundIn<File>) => boolean = () => true,
): FindingGroup<File>[] {
  const groups = new Map<string, { name: string; all: FoundIn<File>[] }>();
  for (const file of files) {
    for (const finding of file.analysis.findings) {
      if (finding.waiver || !isWanted({ file, finding })) continue;
      const [id, name] = keyOf(finding, file, by);
      const known = groups.get(id);
      if (known) known.all.push({ file, finding });
      else groups.set(id, { name, all: [{ file, finding }] });
    }
  }
  return [...groups]
    .map(([id, { name, all }]): FindingGroup<File> => {
      return { id, name, findings: gravestFirst(all, ({ finding }) => weightOf(finding)) };
    })
    .sort((a, b) => gravest(a) - gravest(b) || b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
}

/** The waived findings of files, in their order. */
export function waivedRows<File extends AuditedText>(files: readonly File[]): readonly FoundIn<File>[] {
  return files.flatMap((file) =>
    file.analysis.findings.filter(({ waiver }) => waiver).map((finding) => ({ file, finding })),
  );
}

/** A file of which the findings and the path are known. */
export interface AuditedText {
  readonly analysis: Pick<Analysis, "findings">;
  readonly source: { readonly uri: string };
}

function keyOf({ match, status, severity }: Finding, file: AuditedText, by: Grouping): readonly [string, string] {
  if (by === "party") return [match.party.id, match.party.name];
  if (by === "list") return [status.list.id, status.list.short];
  return by === "file" ? [file.source.uri, file.source.uri] : [severity, severity];
}

function gravest<File>({ findings: [first] }: FindingGroup<File>): number {
  return first ? weightOf(first.finding) : Infinity;
}

/** Names of files that findings have in more than one folder: only these need their folder beside them. */
export function namesInSeveralFolders(findings: readonly FoundIn<AuditedText>[]): ReadonlySet<string> {
  const folders = new Map<string, string>();
  const several = new Set<string>();
  for (const { file } of findings) {
    const [folder, name] = splitPath(file.source.uri);
    if ((folders.get(name) ?? folder) !== folder) several.add(name);
    folders.set(name, folder);
  }
  return several;
}

/** A path's folder, "" for none, and its last part. */
export function splitPath(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf("/");
  return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
}

/** Whether any of the words that people see of a finding holds a text, whatever its capitals. */
export function holdsText({ finding, file }: FoundIn<AuditedText>, text: string): boolean {
  const sought = text.trim().toLowerCase();
  const { component, match, status } = finding;
  return [component.name, match.party.name, status.list.short, file.source.uri, finding.severity].some((words) =>
    words.toLowerCase().includes(sought),
  );
}

/** The findings of `files` that are not, or not of that severity, among those of `others`. Files without one are left out. */
export function differenceOf<File extends AuditedText>(files: readonly File[], others: readonly File[]): File[] {
  const key = ({ fingerprint, severity, waiver }: Finding): string => `${fingerprint} ${waiver ? "" : severity}`;
  const known = new Set(others.flatMap(({ analysis }) => analysis.findings.map(key)));
  return files.flatMap((file) => {
    const findings = file.analysis.findings.filter((finding) => !known.has(key(finding)));
    return findings.length > 0 ? [{ ...file, analysis: { ...file.analysis, findings } }] : [];
  });
}

/** Numbers of open findings by severity, and of waived ones. */
export interface OpenCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
  readonly waived: number;
}

/** Counted once for the files of an audit: tree, badge and status bar tell them after the first keystroke again. */
const counted = new WeakMap<readonly unknown[], OpenCounts>();

/** Counts the findings of files, which do not change from then on. */
export function countOpen(files: readonly { readonly analysis: Analysis }[]): OpenCounts {
  const known = counted.get(files);
  if (known) return known;
  const counts = { error: 0, warning: 0, information: 0, hint: 0, waived: 0 };
  for (const { analysis } of files)
    for (const { severity, waiver } of analysis.findings) counts[waiver ? "waived" : severity]++;
  counted.set(files, counts);
  return counts;
}

/** All open findings. */
export function openOf({ error, warning, information, hint }: Omit<OpenCounts, "waived">): number {
  return error + warning + information + hint;
}

/** Rows that a long list shows at first, and that each *more* adds. */
export const pageOfRows = 200;

/** The first `shown` of a list, and how many are left. A last page that would hold a single row is shown with the rest. */
export function paged<T>(all: readonly T[], shown: number): { readonly rows: readonly T[]; readonly more: number } {
  if (all.length <= shown + 1) return { rows: all, more: 0 };
  return { rows: all.slice(0, shown), more: all.length - shown };
}
