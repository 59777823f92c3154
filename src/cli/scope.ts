import { existsSync } from "node:fs";
import type { CalendarDate } from "../core/model.js";
import { audit } from "../core/audit/audit.js";
import { auditSince, type SinceRequest } from "../core/audit/auditSince.js";
import type { Comparison } from "../core/audit/comparison.js";
import { withinFolder } from "../core/audit/baseHost.js";
import type { Host } from "../core/audit/host.js";
import { pathBelow } from "../core/audit/paths.js";
import { Policies, type PolicySources } from "../core/audit/policies.js";
import type { AuditSink } from "../core/audit/sink.js";
import { reaches, type Audit } from "../core/audit/result.js";
import { findRoot, type Root } from "../core/audit/root.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { Severity } from "../core/model.js";
import { plain } from "../core/report/plain.js";
import type { Glob } from "../core/text/glob.js";
import type { Context, ExitCode } from "./command.js";
import type { Given } from "./given.js";
import { pathIn, type History } from "./history.js";
import { nodeHost, shown, toHostPath, workingFolder } from "./host.js";
import { Progress } from "./output.js";
import { importedKnowledge, knowledgeAt } from "./officialLists/knowledgeFiles.js";
import { withListsInForce, type ImportsInPolicy } from "./officialLists/listsInForce.js";
import type { Revision } from "./revision.js";
import { UsageError } from "./usageError.js";

/** What every command that audits takes: which files, under which policy, and what counts as a failure to read. */
export interface Scope {
  readonly paths: readonly string[];
  readonly policy: string | undefined;
  readonly organisation: string | undefined;
  /** Imported lists: `cache` or a file; those of the policy when absent. */
  readonly lists: string | undefined;
  /** Imported knowledge: `cache` or a file; that of the policy when absent. */
  readonly knowledge: string | undefined;
  readonly exclude: readonly Glob[];
  /** In bytes. */
  readonly maxFileSize: number;
  readonly listFiles: boolean;
  readonly skipUnknown: boolean;
  readonly allowEmpty: boolean;
  readonly allowIncomplete: boolean;
}

/** Names the organisation's policy for every run on a machine. */
const orgPolicyVariable = "SANCTIONLINT_ORG_POLICY";

/** Throws a UsageError for what does not fit. A policy that is named and not there is wrong usage, whatever else there is to audit. */
export function scopeOf(given: Given, paths: readonly string[] = given.words): Scope {
  const asked = given.text("org-policy");
  const organisation = asked ?? (process.env[orgPolicyVariable] || undefined);
  return {
    paths: paths.length > 0 ? paths : ["."],
    policy: existingFile("--policy", given.text("policy")),
    organisation: existingFile(asked === undefined ? orgPolicyVariable : "--org-policy", organisation),
    lists: given.text("lists"),
    knowledge: given.text("knowledge"),
    exclude: given.globs("exclude"),
    maxFileSize: given.size("max-file-size"),
    listFiles: given.has("list-files"),
    skipUnknown: given.has("skip-unknown"),
    allowEmpty: given.has("allow-empty"),
    allowIncomplete: given.has("allow-incomplete"),
  };
}

/** What an audit of a command is run with besides its scope. */
export interface Run {
  readonly knowledge: Knowledge;
  readonly today: CalendarDate;
  readonly asOf?: CalendarDate | undefined;
  readonly supposed?: readonly string[];
  /** A saved result, where only what is new since then is reported. */
  readonly comparison?: Comparison | undefined;
  /** A state of the repository; the files as they are when absent. */
  readonly history?: History | undefined;
  /** The file system that is read, where it is another than this machine's. */
  readonly host?: Host | undefined;
  /** The host that policies are read over; the file system's when absent. */
  policyHost?(root: Root): Host;
  /** Gets the policies of each tree. */
  policies?(policies: Policies): void;
}

/** Runs the audit that a command reports on. */
export async function runOver(scope: Scope, given: Run, sink: AuditSink): Promise<Audit> {
  // Whoever compares lists brings those it compares.
  const knowledge = given.knowledge.imported
    ? given.knowledge
    : withListsInForce(given.knowledge, scope.lists, await importsInPolicy(scope, given));
  const run = { ...given, knowledge };
  const { today, asOf, supposed, history, comparison } = run;
  const progress = new Progress();
  const request = {
    paths: scope.paths.map(history ? pathIn : toHostPath),
    knowledge,
    today,
    asOf,
    supposed,
    maxFileSize: scope.maxFileSize,
    exclude: scope.exclude,
    workspace: toHostPath(workingFolder()),
    namesLeftOut: scope.listFiles,
    show: shown,
    progress: (done: number, total: number, file: string): void =>
      progress.tell(`${done} of ${total} files  ${plain(shown(file))}`),
  };
  const result = history?.base
    ? await auditChange(scope, request, history, history.base, sink)
    : await audit(
        history?.host ?? run.host ?? nodeHost,
        { ...request, comparison, policiesOf: (root) => policiesFor(scope, run, root) },
        sink,
      );
  progress.done();
  return result;
}

/**
 * Knowledge by which is judged: as the option says, else the policies of the roots, else what the program came with. Throws a UsageError
 * for what is not there or not what is pinned.
 */
export async function knowledgeFor(
  scope: Scope,
  { knowledge, today }: Pick<Context, "knowledge" | "today">,
  history?: History,
): Promise<Knowledge> {
  const own = await knowledge();
  if (scope.knowledge !== undefined) return knowledgeAt(scope.knowledge, own);
  // A policy may speak of a party that only the imported knowledge has: by that one the policy is read first.
  for (const known of [importedKnowledge(), own]) {
    const named = known && (await importsInPolicy(scope, { knowledge: known, today, history }));
    if (named?.knowledge !== undefined) return knowledgeAt(named.knowledge, own);
  }
  return own;
}

/**
 * What the policies of the roots say of imported lists and knowledge. Of a change its base decides, as in all of its policy: a change
 * cannot switch off lists for itself. Throws a UsageError where policies name different ones.
 */
async function importsInPolicy(scope: Scope, run: Run): Promise<ImportsInPolicy | undefined> {
  const { history } = run;
  const before = history?.base && !history.acceptsPolicy ? { ...history, host: history.base } : undefined;
  return (before && (await importsNamed(scope, { ...run, history: before }))) ?? importsNamed(scope, run);
}

async function importsNamed(scope: Scope, run: Run): Promise<ImportsInPolicy | undefined> {
  const named = new Map<string, ImportsInPolicy>();
  for (const given of scope.paths) {
    const host = run.history?.host ?? nodeHost;
    const path = run.history ? pathIn(given) : toHostPath(given);
    const workspace = toHostPath(workingFolder());
    const root = await findRoot(host, path, pathBelow(workspace, path) === undefined ? path : workspace);
    const { effective } = await policiesFor(scope, { ...run, policies: () => undefined }, root).of(root.path);
    const { officialLists: lists, knowledge } = effective.policy;
    named.set(JSON.stringify([lists, knowledge]), { lists, knowledge, root: root.path });
  }
  if (named.size > 1)
    throw new UsageError("the policies of these paths name different officialLists or knowledge: audit them apart");
  const [only] = named.values();
  return only?.lists !== undefined || only?.knowledge !== undefined ? only : undefined;
}

function policiesFor(scope: Scope, run: Run, root: Root): Policies {
  const { host, top } = run.history ?? {};
  const over = host && top !== undefined ? withinFolder(top, host, nodeHost) : undefined;
  const policies = policiesOf(scope, run.knowledge, root, run.policyHost?.(root) ?? over);
  run.policies?.(policies);
  return policies;
}

async function auditChange(
  scope: Scope,
  request: Omit<SinceRequest, "base" | "top" | "outside" | "sourcesOf" | "acceptsPolicy">,
  { host, top, acceptsPolicy }: History,
  base: Revision,
  sink: AuditSink,
): Promise<Audit> {
  const change = policySources(scope);
  // A policy that was named and that the change brings says nothing of what is to be judged by the base's.
  const isNew = change.only !== undefined && isBelow(top, change.only) && (await base.stat(change.only)) === undefined;
  const sources = { change, base: isNew ? { ...change, only: undefined } : change };
  const since = { ...request, base, top, outside: nodeHost, acceptsPolicy };
  return auditSince(host, { ...since, sourcesOf: (of) => sources[of] }, sink);
}

function isBelow(top: string, file: string): boolean {
  return pathBelow(top, file) !== undefined;
}

/** The policies of the tree below a root. */
export function policiesOf(scope: Scope, knowledge: Knowledge, { path }: Root, host: Host = nodeHost): Policies {
  return new Policies(host, knowledge, path, policySources(scope), shown);
}

function policySources({ organisation, policy }: Scope): PolicySources {
  const above = organisation === undefined ? undefined : toHostPath(organisation);
  const only = policy === undefined ? undefined : toHostPath(policy);
  return { organisation: above, only };
}

/** What was asked of the account decides first: an incomplete audit says nothing of what it did not read. */
export function exitCodeOf(result: Audit, scope: Scope, failOn: Severity | "never"): ExitCode {
  const { account, counts, incomplete } = result;
  const hasUnknown = account.unread.some(({ kind }) => kind === "unknown");
  // Where only what is new is reported, nothing new is the usual case.
  const isEmpty = counts.files === 0 && !result.comparison && !scope.allowEmpty && !scope.skipUnknown;
  if ((incomplete && !scope.allowIncomplete) || (hasUnknown && !scope.skipUnknown) || isEmpty) return 2;
  return reaches(result, failOn) ? 1 : 0;
}

/** Throws a UsageError where a file that was named is not there. */
export function existingFile<T extends string | undefined>(option: string, given: T): T {
  if (given !== undefined && !existsSync(given)) throw new UsageError(`${option}: there is no file ${given}`);
  return given;
}
