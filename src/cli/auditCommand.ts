import type { Policies } from "../core/audit/policies.js";
import type { Audit } from "../core/audit/result.js";
import { severityOrder } from "../core/model/severities.js";
import { suppose } from "../core/blacklist/suppose.js";
import { verifiedFixes, verifyFixes } from "../core/remedies/verifiedFixes.js";
import { cyclonedxVersions, sarifProfiles } from "../core/report/reporter.js";
import { reportFormats } from "../core/report/reportFormats.js";
import type { Command } from "./command.js";
import { historyOf, historyOptions } from "./history.js";
import { inputOf, inputOptions } from "./input.js";
import { colorOptions, scopeOptions } from "./options.js";
import { partyNamed } from "./partyCommand.js";
import { NotedPolicies } from "../core/report/notedPolicies.js";
import { askedReports, Reports } from "./reports.js";
import { exitCodeOf, knowledgeFor, runOver, scopeOf } from "./scope.js";

export const failOnLevels = ["error", "warning", "information", "never"] as const;

export const auditCommand: Command = {
  name: "audit",
  takes: "[PATH…]",
  says: "judge manifests, lockfiles, SBOMs and hardware files",
  more: formatsHelp(),
  options: [
    ...scopeOptions,
    ...historyOptions,
    ...inputOptions,
    "as-of",
    "suppose",
    "format",
    "output",
    "report",
    "sarif-profile",
    "cyclonedx-version",
    "fail-on",
    "max-warnings",
    "severity",
    "quiet",
    "show-waived",
    ...colorOptions,
  ],
  examples: [
    "sanctionlint audit",
    "sanctionlint audit services/ hardware/bom.csv --fail-on warning",
    "sanctionlint audit --as-of 2019-05-22 --format json --output audit.json",
    "sanctionlint audit --report sarif=audit.sarif --report html=audit.html",
  ],
  async run(given, context) {
    const { paths, host, comparison } = inputOf(given);
    const scope = scopeOf(given, paths);
    const asked = askedReports(given);
    const failOn = given.choice("fail-on", failOnLevels, "error");
    const maxWarnings = given.number("max-warnings");
    const least = given.choice("severity", severityOrder, "hint");
    const sarifProfile = given.choice("sarif-profile", sarifProfiles, "github");
    const cyclonedxVersion = given.choice("cyclonedx-version", cyclonedxVersions, "1.6");
    const history = await historyOf(given, scope.paths);
    const known = await knowledgeFor(scope, context, history);
    const asOf = given.day("as-of") ?? history?.day;
    const supposed = given.texts("suppose").map((name) => partyNamed(name, known).id);
    const knowledge = supposed.reduce((all, party) => suppose(all, party, asOf ?? context.today), known);
    const noted = new NotedPolicies();
    const run = {
      knowledge,
      today: context.today,
      asOf,
      supposed,
      history,
      host,
      comparison,
      policies: (one: Policies) => noted.note(one),
    };
    const reportContext = {
      version: context.version,
      created: context.created,
      failOn,
      knowledge,
      sarifProfile,
      cyclonedxVersion,
      fixesOf: verifiedFixes,
      settle: verifyFixes,
      policies: (audited: Audit) => noted.facts(audited, knowledge),
    };
    const layout = {
      color: given.color(),
      namesLeftOut: scope.listFiles,
      isQuiet: given.has("quiet"),
      least,
      showsWaived: given.has("show-waived"),
    };
    try {
      const reports = Reports.open(asked, reportContext, layout);
      const result = await reports.write((sink) => runOver(scope, run, noted.watching(sink)));
      const code = exitCodeOf(result, scope, failOn);
      return code === 0 && result.counts.findings.warning > (maxWarnings ?? Infinity) ? 1 : code;
    } finally {
      history?.close();
    }
  },
};

/** The forms of a report, for the help. */
function formatsHelp(): string {
  const names = Object.entries(reportFormats).map(([name, { says }]) => `${name} (${says})`);
  return `Forms of the report, for --format and --report: ${names.join("; ")}. --severity, --quiet and --show-waived shape the text alone.`;
}
