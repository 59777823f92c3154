import type { Severity, Waiver } from "../model.js";
import { noteWaiverUse } from "../policy/waivers.js";
import type { DocumentRecord } from "./fileRecord.js";
import { NamesTally } from "./namesTold.js";
import type { AuditCounts, AuditedDocument, PolicyNotice } from "./result.js";
import { severityOrder } from "../model/severities.js";

/** Counts documents as they go by, and keeps nothing else of them. */
export class Tally {
  /** Waivers that a finding needed. */
  readonly used = new Set<Waiver>();
  /** Makers and suppliers that documents name. */
  readonly names = new NamesTally();
  private readonly severities = new Map<Severity, number>();
  private readonly parties = new Set<string>();
  private components = 0;
  private waived = 0;
  private problems = 0;
  private limits = 0;
  private unresolved = 0;
  private accepted = 0;

  document({ components, unresolved, names, shown }: DocumentRecord): void {
    this.components += components;
    this.unresolved += unresolved;
    if (names) this.names.add(names);
    if (shown) this.shown(shown);
  }

  /** Values of a workbook that cannot be known from it alone. */
  unresolvedIn(count: number): void {
    this.unresolved += count;
  }

  /** A file that was not read and whose policy accepts that. */
  acceptedFile(): void {
    this.accepted++;
  }

  counts(files: number, notices: readonly PolicyNotice[]): AuditCounts {
    const of = (severity: Severity): number =>
      (this.severities.get(severity) ?? 0) + notices.filter((notice) => notice.severity === severity).length;
    const [error, warning, information, hint] = severityOrder.map(of);
    return {
      files,
      components: this.components,
      findings: { error: error ?? 0, warning: warning ?? 0, information: information ?? 0, hint: hint ?? 0 },
      waived: this.waived,
      problems: this.problems,
      limits: this.limits,
      unresolved: this.unresolved,
      accepted: this.accepted,
      parties: [...this.parties].sort(),
    };
  }

  private shown({ source, analysis, policy, accepted }: AuditedDocument): void {
    if (accepted) this.accepted += analysis.problems.length + analysis.limits.length;
    else {
      this.problems += analysis.problems.length;
      this.limits += analysis.limits.length;
    }
    for (const { waiver, severity, match } of analysis.findings) {
      if (waiver) this.waived++;
      else {
        this.severities.set(severity, (this.severities.get(severity) ?? 0) + 1);
        this.parties.add(match.party.id);
      }
    }
    noteWaiverUse(this.used, policy.effective.policy.waivers, source.uri, analysis.findings);
  }
}
