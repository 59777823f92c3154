import type { AuditCounts } from "../../core/audit/result.js";

/** The numbers of several audits together. */
export function addCounts(all: readonly AuditCounts[]): AuditCounts {
  const sum = (of: (counts: AuditCounts) => number): number => all.reduce((total, counts) => total + of(counts), 0);
  return {
    files: sum(({ files }) => files),
    components: sum(({ components }) => components),
    findings: {
      error: sum(({ findings }) => findings.error),
      warning: sum(({ findings }) => findings.warning),
      information: sum(({ findings }) => findings.information),
      hint: sum(({ findings }) => findings.hint),
    },
    waived: sum(({ waived }) => waived),
    problems: sum(({ problems }) => problems),
    limits: sum(({ limits }) => limits),
    unresolved: sum(({ unresolved }) => unresolved),
    accepted: sum(({ accepted }) => accepted),
    parties: [...new Set(all.flatMap(({ parties }) => parties))].sort(),
  };
}
