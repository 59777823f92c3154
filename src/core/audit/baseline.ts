import { filePlace, isFileList } from "../documents/fileList.js";
import type { Finding } from "../model.js";
import { LineIndex } from "../text/lineIndex.js";
import type { ComparisonAccount } from "./comparisonAccount.js";
import { weightOf, type Comparison } from "./comparison.js";
import { FindingPool } from "./findingPool.js";
import type { AuditedDocument, PolicyNotice, UnreadFile } from "./result.js";
import type { SavedResult } from "./savedResult.js";

/** What is kept of a finding of the baseline: `subject` is its fingerprint, which has no line. */
interface Kept {
  readonly subject: string;
  readonly version: string | undefined;
  readonly weight: number;
  readonly file: string;
}

/**
 * Compares an audit with a saved result of an earlier one, by fingerprints. A finding is new when the baseline has none left that is it:
 * the same version, and as grave. What could not be read counts where the file is not the same as it was.
 */
export class Baseline implements Comparison {
  private readonly pool: FindingPool<Kept>;
  private readonly notes: ReadonlySet<string>;
  private readonly unread: ReadonlySet<string>;
  private readonly met = new Set<string>();
  private before = 0;
  private changed = 0;

  /** `name` is that of the file, for people. */
  constructor(
    private readonly saved: SavedResult,
    private readonly name: string,
  ) {
    const kept = saved.findings.map(({ fingerprint, version, severity, isWaived, file }): Kept => {
      const weight = weightOf({ severity, ...(isWaived && { waiver: true }) });
      return { subject: fingerprint, version, weight, file };
    });
    this.pool = new FindingPool(kept);
    this.notes = new Set(saved.findings.map(({ file, rule, message }) => `${file} ${rule} ${message}`));
    this.unread = new Set(saved.problems.map(({ file, problem }) => `${file} ${problem}`));
  }

  document(document: AuditedDocument, digest: string): AuditedDocument {
    const { analysis, file, path, source } = document;
    this.met.add(file);
    // A finding on files is saved under the first of them.
    if (isFileList(source.uri)) {
      const lines = new LineIndex(source.text);
      for (const { span } of analysis.findings) this.met.add(filePlace(file, source.uri, lines, span.start).file);
    }
    const open = new Set<Finding>(analysis.findings);
    for (const finding of open) if (this.take(finding)) open.delete(finding);
    for (const { fingerprint } of open) if (this.pool.take(fingerprint, () => true)) this.changed++;
    this.before += analysis.findings.length - open.size;
    const findings = analysis.findings.filter((finding) => open.has(finding));
    const isSame = this.isSame(this.fileOf(file, path), digest);
    const gaps = isSame ? { problems: [], limits: [] } : {};
    return { ...document, analysis: { ...analysis, findings, ...gaps } };
  }

  isBefore({ file, reason }: Pick<UnreadFile, "file" | "reason">, digest: string): boolean {
    return digest === "" ? this.unread.has(`${file} ${reason}`) : this.isSame(file, digest);
  }

  notices(notices: readonly PolicyNotice[]): readonly PolicyNotice[] {
    return notices.filter(
      ({ file, rule, message, severity }) =>
        // By a policy that cannot be understood nothing can be judged, then or now.
        (rule === "policy-error" && severity === "error") || !this.notes.has(`${file} ${rule} ${message}`),
    );
  }

  account(): ComparisonAccount {
    const gone = this.pool.rest().filter(({ file }) => this.met.has(file)).length;
    return { with: this.name, before: this.before, changed: this.changed, gone, proposed: [] };
  }

  private take(finding: Finding): boolean {
    const version = finding.places.length > 1 ? undefined : finding.component.version;
    const weight = weightOf(finding);
    return this.pool.take(finding.fingerprint, (kept) => kept.version === version && weight >= kept.weight);
  }

  private isSame(file: string, digest: string): boolean {
    return this.saved.digests.get(file) === digest;
  }

  /** A sheet goes by the name of its workbook. */
  private fileOf(shown: string, path: string): string {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const end = shown.indexOf(`${name}#`);
    return end < 0 ? shown : shown.slice(0, end + name.length);
  }
}
