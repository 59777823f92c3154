import { existsSync } from "node:fs";
import type { CalendarDate } from "../core/model.js";
import { audit } from "../core/audit/audit.js";
import { Policies } from "../core/audit/policies.js";
import { reaches, type Audit, type AuditSink } from "../core/audit/result.js";
import type { Root } from "../core/audit/root.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { suppose } from "../core/blacklist/suppose.js";
import { JsonReport } from "../core/report/jsonReport.js";
import { plain } from "../core/report/plain.js";
import { TextReport } from "../core/report/textReport.js";
import { UsageError, type AuditArguments, type ScopeArguments } from "./args.js";
import { nodeHost, shown, toHostPath, workingFolder } from "./host.js";
import { Output, paletteFor, Progress } from "./output.js";
import { partyNamed } from "./partyCommand.js";

/** Exit codes, the contract of the command: 2 usage error or incomplete, else 1 findings at the threshold, else 0. */
export type ExitCode = 0 | 1 | 2;

/** `sanctionlint audit`. */
export async function runAudit(args: AuditArguments, knowledge: Knowledge, today: CalendarDate): Promise<ExitCode> {
  const supposed = args.suppose.map((name) => partyNamed(name, knowledge).id);
  const known = supposed.reduce((all, party) => suppose(all, party, args.asOf ?? today), knowledge);
  const output = Output.to(args.output);
  try {
    const write = (text: string): Promise<void> => output.write(text);
    const text = new TextReport(write, paletteFor(args.color, args.output !== undefined), args.listFiles);
    const json = new JsonReport(write);
    const sink = args.format === "json" ? json : text;
    const result = await runOver(args, known, today, sink, { supposed, asOf: args.asOf });
    await (args.format === "json" ? json.end(result, args.failOn) : text.end(result));
    await output.close();
    return exitCodeOf(result, args);
  } catch (error) {
    output.discard();
    throw error;
  }
}

/** What was asked of the account decides first: an incomplete audit says nothing of what it did not read. */
export function exitCodeOf(
  result: Audit,
  args: ScopeArguments & { readonly failOn?: AuditArguments["failOn"] },
): ExitCode {
  const { account, counts, incomplete } = result;
  const hasUnknown = account.unread.some(({ kind }) => kind === "unknown");
  const isEmpty = counts.files === 0 && !args.allowEmpty && !args.skipUnknown;
  if ((incomplete && !args.allowIncomplete) || (hasUnknown && !args.skipUnknown) || isEmpty) return 2;
  return reaches(result, args.failOn ?? "never") ? 1 : 0;
}

/** Runs the audit that a command reports on. */
export async function runOver(
  args: ScopeArguments,
  knowledge: Knowledge,
  today: CalendarDate,
  sink: AuditSink,
  more: { readonly supposed?: readonly string[]; readonly asOf?: CalendarDate | undefined } = {},
): Promise<Audit> {
  const organisation = existingPolicy(args.orgPolicySource ?? "--org-policy", args.orgPolicy);
  const only = existingPolicy("--policy", args.policy);
  const progress = new Progress();
  const result = await audit(
    nodeHost,
    {
      paths: args.paths.map(toHostPath),
      knowledge,
      today,
      asOf: more.asOf,
      supposed: more.supposed,
      maxFileSize: args.maxFileSize,
      exclude: args.exclude,
      workspace: toHostPath(workingFolder()),
      namesLeftOut: args.listFiles,
      policiesOf: ({ path }: Root) => new Policies(nodeHost, knowledge, path, { organisation, only }, shown),
      show: shown,
      progress: (done, total, file) => progress.tell(`${done} of ${total} files  ${plain(shown(file))}`),
    },
    sink,
  );
  progress.done();
  return result;
}

/** A policy that the user names and that is not there is wrong usage, whatever else there is to audit. */
function existingPolicy(option: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (!existsSync(given)) throw new UsageError(`${option}: there is no file ${given}`);
  return toHostPath(given);
}
