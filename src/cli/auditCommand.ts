import path from "node:path";
import type { CalendarDate } from "../core/model.js";
import { analyze } from "../core/analyze.js";
import { mayRead } from "../core/formats/formatFor.js";
import { freshness } from "../core/blacklist/freshness.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { suppose } from "../core/blacklist/suppose.js";
import { policyFindings } from "../core/policy/waivers.js";
import { reaches, type Audit, type AuditedDocument, type PolicyNotice, type UnreadFile } from "../core/report/audit.js";
import { jsonReport } from "../core/report/jsonReport.js";
import { textReport } from "../core/report/textReport.js";
import { policyHash } from "../core/policy/policyHash.js";
import type { AuditArguments } from "./args.js";
import { paletteFor, Progress, writeReport } from "./output.js";
import { partyNamed } from "./partyCommand.js";
import { readSources } from "./sources.js";
import { toPosix } from "./walk.js";
import { PolicyFinder, workspaceRoot, type FolderPolicy } from "./workspace.js";

/** Exit codes, the contract of the command: 0 nothing at the threshold, 1 findings, 2 wrong usage or something that could not be read. */
export type ExitCode = 0 | 1 | 2;

/** `sanctionlint audit`. */
export async function runAudit(args: AuditArguments, knowledge: Knowledge, today: CalendarDate): Promise<ExitCode> {
  const supposed = args.suppose.map((name) => partyNamed(name, knowledge).id);
  const known = supposed.reduce((all, party) => suppose(all, party, args.asOf ?? today), knowledge);
  const audit = { ...collectAudit(args, known, today), ...(supposed.length > 0 && { supposed }) };
  const text =
    args.format === "json"
      ? `${JSON.stringify(jsonReport(audit), undefined, 2)}\n`
      : textReport(audit, paletteFor(args.color, args.output !== undefined));
  await writeReport(text, args.output);
  if (
    audit.unread.some(({ kind }) => kind === "failed") ||
    audit.notices.some(({ rule, severity }) => rule === "policy-error" && severity === "error")
  )
    return 2;
  return reaches(audit, args.failOn) ? 1 : 0;
}

function collectAudit(args: AuditArguments, knowledge: Knowledge, today: CalendarDate): Audit {
  const finder = new PolicyFinder(knowledge, args.policy);
  const roots = new Map<string, string>();
  const rootOf = (absolute: string): string => {
    const folder = path.dirname(absolute);
    const known = roots.get(folder) ?? workspaceRoot(folder);
    roots.set(folder, known);
    return known;
  };
  const policyOf = (absolute: string): FolderPolicy => finder.policyFor(path.dirname(absolute), rootOf(absolute));
  const documents: AuditedDocument[] = [];
  const unread: UnreadFile[] = [];
  const policies = new Set<FolderPolicy>();
  const progress = new Progress();
  for (const { file, absolute, source } of readSources(args.paths, {
    maxFileSize: args.maxFileSize,
    rootOf,
    mayRead: (absolute) => mayRead(toPosix(absolute), policyOf(absolute).effective.policy.hardware),
    onUnread: (one) => unread.push(one),
  })) {
    progress.tell(`${documents.length} files read  ${file}`);
    const policy = policyOf(absolute);
    policies.add(policy);
    const analysis = analyze(
      source,
      knowledge,
      policy.effective.policy,
      args.asOf ?? policy.effective.policy.asOf ?? today,
    );
    if (analysis.format !== undefined) documents.push({ file, source, analysis });
    else if (args.paths.some((given) => path.resolve(given) === absolute)) {
      unread.push({ file, reason: "no format reads this file", kind: "foreign" });
    }
  }
  progress.done();
  // Without a file there is still a policy to speak of: that of the first path.
  if (policies.size === 0)
    policies.add(
      finder.policyFor(path.resolve(args.paths[0] ?? "."), workspaceRoot(path.resolve(args.paths[0] ?? "."))),
    );
  const effective = [...policies].map((one) => one.effective);
  const asOf = args.asOf ?? effective.find(({ policy }) => policy.asOf)?.policy.asOf ?? today;
  return {
    knowledge: knowledge.version,
    checkedUntil: knowledge.checkedUntil,
    policy: policyHash(effective.map(({ policy }) => policy)),
    policyLabels: [...new Set(effective.flatMap(({ labels }) => labels))],
    asOf,
    ...stale(knowledge, today),
    documents,
    notices: policyNotices(finder, policies, documents, asOf),
    unread,
  };
}

function stale(knowledge: Knowledge, today: CalendarDate): Pick<Audit, "stale"> {
  const { warning } = freshness(knowledge, today);
  return warning === undefined ? {} : { stale: warning };
}

/** What there is to say of the policies: their errors, what was refused, waivers that are over, unused or said twice. */
function policyNotices(
  finder: PolicyFinder,
  policies: ReadonlySet<FolderPolicy>,
  documents: readonly AuditedDocument[],
  asOf: CalendarDate,
): PolicyNotice[] {
  const errors = finder.loaded().flatMap(({ label, source, layer }) =>
    layer.problems.map((problem): PolicyNotice => ({
      ...problem,
      file: label,
      source,
      rule: "policy-error",
      severity: "error",
    })),
  );
  const refused = [...policies].flatMap(({ layers, effective }) =>
    effective.refused.map(({ label, message }): PolicyNotice => {
      const source = layers.find((layer) => layer.label === label)?.source ?? { uri: label, text: "" };
      return { file: label, source, rule: "policy-error", severity: "warning", message, start: 0, end: 0 };
    }),
  );
  const waivers = finder.loaded().flatMap(({ label, source, layer }) => {
    const own = layer.policy?.waivers ?? [];
    return policyFindings(own, documents, asOf).map(({ rule, severity, message, waiver }): PolicyNotice => {
      const place = (own[waiver] && layer.places.get(own[waiver])) ?? { start: 0, end: 0 };
      return { file: label, source, rule, severity, message, ...place };
    });
  });
  return [...errors, ...unique(refused), ...waivers];
}

function unique(notices: readonly PolicyNotice[]): PolicyNotice[] {
  return [...new Map(notices.map((notice) => [notice.message, notice])).values()];
}
