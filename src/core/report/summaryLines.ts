import type { Audit } from "../audit/result.js";
import { severityOrder } from "../model/severities.js";
import type { RestrictedList, Severity } from "../model.js";
import { comparisonLines } from "./comparisonLines.js";
import { plural } from "./count.js";
import { told } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { knownUntil, tallySentence } from "./namesTally.js";
import { plain } from "./plain.js";
import { wrapped } from "./wrap.js";

/** What each list that decided a finding forbids, and where to read it: said once, however many findings rest on it. */
export function listLines(lists: readonly RestrictedList[], { palette, width }: Layout): string[] {
  if (lists.length === 0) return [];
  return [
    palette.bold("What the lists forbid"),
    ...lists.flatMap(({ short, authority, forbids, permits, page }) => [
      ...wrapped(`  ${told(short)} (${authority}): ${told(forbids)}`, width, "    "),
      ...(permits ? wrapped(`    ${permits}`, width, "    ").map((line) => palette.dim(line)) : []),
      ...(page ? [`    ${palette.dim(page)}`] : []),
    ]),
    "",
  ];
}

/** What the report does not show although it was found. */
export interface Unshown {
  /** Findings below the severity that was asked for. */
  readonly hidden: number;
  /** Waived findings are counted alone. */
  readonly waived: boolean;
}

/** The end of a report: counts, whether all was read, and what it was judged by. */
export function summaryLines(audit: Audit, unshown: Unshown, { palette, width }: Layout): string[] {
  const { counts, account } = audit;
  const { waived, problems, limits, unresolved, accepted } = counts;
  const unread = account.unread.filter((one) => !one.accepted).length;
  const found = foundIn(audit);
  const rest = [
    unshown.hidden > 0 && `${unshown.hidden} of them below --severity`,
    waived > 0 && `${plural(waived, "waived finding")}${unshown.waived ? " (--show-waived lists them)" : ""}`,
    unread > 0 && `${unread} not read`,
    problems > 0 && plural(problems, "problem"),
    limits > 0 && plural(limits, "limit"),
    unresolved > 0 && `${unresolved} unresolved`,
    accepted > 0 && `${accepted} accepted as unread`,
  ].filter(Boolean);
  const read = `${plural(counts.components, "component")} in ${plural(counts.files, "file")}.`;
  const [first = "", ...more] = wrapped(`${[found, ...rest].join(", ")}. ${read}`, width, "");
  const dim = (text: string): string[] => wrapped(text, width, "").map((line) => palette.dim(line));
  const warn = (severity: Severity, text: string): string[] =>
    wrapped(text, width, "").map((line) => palette.severity(severity, line));
  const isWhole = first.startsWith(found);
  return [
    isWhole ? palette.bold(found) + first.slice(found.length) : palette.bold(first),
    ...more,
    ...comparisonLines(audit.comparison, { palette, width }),
    ...(account.names.total === 0 ? [] : dim(`${tallySentence(account.names, knownUntil(audit.checkedUntil))}.`)),
    ...(audit.incomplete
      ? warn("error", "The audit is incomplete: not everything it met could be read or understood.")
      : []),
    ...dim(
      `Blacklist ${audit.knowledge}, checked until ${audit.checkedUntil}; judged for ${audit.asOf}; policy ${audit.policyLabels.map(plain).join(" → ") || "default"} ${audit.policy.slice(0, 8)}; verdict ${audit.verdict.slice(0, 12)}.`,
    ),
    ...(audit.stale === undefined ? [] : warn("warning", audit.stale)),
    ...(audit.supposed ? warn("warning", `Judged as though listed today: ${audit.supposed.join(", ")}.`) : []),
    ...dim("A finding is a lead with evidence, not a legal conclusion."),
  ];
}

function foundIn({ counts: { findings, parties }, incomplete, comparison }: Audit): string {
  const shown = severityOrder
    .filter((severity) => findings[severity] > 0)
    .map((severity) =>
      severity === "information" ? `${findings[severity]} information` : plural(findings[severity], severity),
    );
  if (shown.length > 0) return `${shown.join(", ")} (${plural(parties.length, "party", "parties")})`;
  const nothing = comparison ? "Nothing new found" : "Nothing found";
  return incomplete ? `${nothing} in what was read` : nothing;
}
