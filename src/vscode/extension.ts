import * as vscode from "vscode";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { Analyzer } from "./analyzer.js";
import { Bundles } from "./bundles/bundles.js";
import { giveYaml } from "./bundles/yamlLater.js";
import { Auditor } from "./audit/auditor.js";
import { AuditTree } from "./audit/auditTree.js";
import { shownAudit, type ShownAudit } from "./audit/shownAudit.js";
import { auditOnOpen } from "./audit/auditOnOpen.js";
import { AuditStatus } from "./audit/auditStatus.js";
import { LiveAudit } from "./audit/liveAudit.js";
import { registerCommands } from "./commands.js";
import { FixActions } from "./editor/codeActions.js";
import { FindingHovers } from "./editor/hovers.js";
import { registerMarks } from "./editor/marks.js";
import { keepLanguages } from "./editor/languages.js";
import { Session } from "./editor/session.js";
import { Findings } from "./findings.js";
import { OfficialLists } from "./officialLists.js";
import { readKnowledge } from "./knowledge.js";
import { PolicyCompletions } from "./policy/policyCompletions.js";
import { policyFileGlob } from "./policy/policyFiles.js";
import { PolicyProblems } from "./policy/policyProblems.js";
import { PolicyStore } from "./policy/policyStore.js";
import { WaiverFixes } from "./policy/waiverFixes.js";
import { WaiverWriter } from "./policy/waiverWriter.js";
import { NotStarted } from "./notStarted.js";
import { MigrationView } from "./migration/migrationView.js";
import { ReportView } from "./reports/reportView.js";
import { Status } from "./status.js";
import { Today } from "./today.js";
import { BomView } from "./views/bomView.js";
import { FindingView } from "./views/findingView.js";
import { PartyView } from "./views/partyView.js";
import type { Services } from "./services.js";

/** What the extension says to others, measured for its own tests. */
export interface Activated {
  /** How long `activate` took, the bundle being loaded. */
  readonly activationMilliseconds: number;
  /** What tree, badge and status bar show; undefined until the parts are made. */
  shown(): ShownAudit | undefined;
}

/** Which documents are read is the session's business, since a policy may name more; of others it has nothing to show. */
const everyDocument = "*";

/**
 * Registers the commands and begins to read what is known, which nobody waits for but the commands. The parts are made when it is
 * there, so that none of them can judge without it.
 */
export function activate(context: vscode.ExtensionContext): Activated {
  const started = performance.now();
  const log = vscode.window.createOutputChannel("SanctionLint", { log: true });
  const starting = start(context, log);
  starting.catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  context.subscriptions.push(log, registerCommands(starting));
  let services: Services | undefined;
  starting.then(
    (made) => (services = typeof made === "string" ? undefined : made),
    () => undefined,
  );
  return {
    shown: () => services && shownAudit(services),
    activationMilliseconds: performance.now() - started,
  };
}

/** The services, or one sentence about why there is none. */
async function start(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<Services | string> {
  const { version } = context.extension.packageJSON as { readonly version: string };
  const bundles = new Bundles(context.extensionUri, version, log);
  const [yaml, known] = await Promise.all([bundles.yaml(), readKnowledge(context.extensionUri)]);
  const refuse = (problem: string): string => {
    log.error(problem);
    context.subscriptions.push(new NotStarted(problem));
    return problem;
  };
  if (known.problem !== undefined) return refuse(known.problem);
  if (yaml.problem !== undefined) return refuse(yaml.problem);
  giveYaml(yaml.exports);
  return connect(context, log, bundles, known.knowledge);
}

/** Makes the parts, connects them, and hands them to VS Code. Nothing is decided here. */
function connect(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  bundles: Bundles,
  shipped: Knowledge,
): Services {
  const lists = new OfficialLists(shipped, context.globalStorageUri, log, bundles);
  const knowledge = (): Knowledge => lists.current;
  const findings = new Findings(vscode.Uri.joinPath(context.extensionUri, "docs", "rules"));
  const policies = new PolicyStore(knowledge);
  const analyzer = new Analyzer(knowledge, policies);
  const session = new Session(analyzer, policies, findings, log);
  const auditor = new Auditor(analyzer, session, policies, findings, log);
  const today = new Today();
  const policyProblems = new PolicyProblems(policies, findings);
  const live = new LiveAudit(auditor, analyzer, session, findings, policyProblems, log, policies);
  const tree = new AuditTree(live);
  const auditStatus = new AuditStatus(live, knowledge);
  const partyView = new PartyView(knowledge, bundles);
  const findingView = new FindingView(knowledge, bundles);
  const bomView = new BomView(session, bundles);
  const reportView = new ReportView();
  const migrationView = new MigrationView(bundles);
  const waivers = new WaiverWriter(policies);
  const policyCompletions = new PolicyCompletions(knowledge, policies, session, live);
  const services = {
    analyzer,
    auditor,
    auditStatus,
    bomView,
    bundles,
    extension: context.extensionUri,
    findingView,
    findings,
    lists,
    live,
    log,
    migrationView,
    partyView,
    policies,
    policyProblems,
    reportView,
    session,
    tree,
    waivers,
  };
  lists.follow(policies);
  context.subscriptions.push(
    findings,
    lists,
    policies,
    session,
    today,
    today.onDidChange(() => policies.renew()),
    session.onDidAnalyze(() => today.check()),
    live,
    tree,
    auditStatus,
    partyView,
    findingView,
    bomView,
    reportView,
    migrationView,
    policyProblems,
    new Status(session, policies, knowledge),
    auditOnOpen(live, log),
    keepLanguages(session),
    registerMarks(session),
    vscode.languages.registerHoverProvider(everyDocument, new FindingHovers(session, knowledge)),
    vscode.languages.registerCodeActionsProvider(everyDocument, new FixActions(session, findings, waivers), {
      providedCodeActionKinds: FixActions.kinds,
    }),
    vscode.languages.registerCodeActionsProvider({ pattern: policyFileGlob }, new WaiverFixes(policies), {
      providedCodeActionKinds: WaiverFixes.kinds,
    }),
    vscode.languages.registerCompletionItemProvider({ pattern: policyFileGlob }, policyCompletions),
    vscode.languages.registerHoverProvider({ pattern: policyFileGlob }, policyCompletions),
  );
  return services;
}
