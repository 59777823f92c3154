import * as vscode from "vscode";
import { Analyzer } from "./analyzer.js";
import { Auditor } from "./audit/auditor.js";
import { AuditTree } from "./audit/auditTree.js";
import { watchAudited } from "./audit/watchAudited.js";
import { registerCommands } from "./commands.js";
import { FixActions } from "./editor/codeActions.js";
import { FindingHovers } from "./editor/hovers.js";
import { keepLanguages } from "./editor/languages.js";
import { Session } from "./editor/session.js";
import { Findings } from "./findings.js";
import { lazyKnowledge } from "./knowledge.js";
import { PolicyCompletions } from "./policy/policyCompletions.js";
import { policyFileGlob } from "./policy/policyFiles.js";
import { PolicyProblems } from "./policy/policyProblems.js";
import { PolicyStore } from "./policy/policyStore.js";
import { WaiverWriter } from "./policy/waiverWriter.js";
import { Status } from "./status.js";
import { BomView } from "./views/bomView.js";
import { PartyView } from "./views/partyView.js";

/** What the extension tells others, measured for its own tests. */
export interface Activated {
  /** How long `activate` took, the bundle being loaded. */
  readonly activationMilliseconds: number;
}

/** Which documents are read is the session's business, since a policy may name more; of others it has nothing to show. */
const everyDocument = "*";

/** Makes the parts, connects them, and hands them to VS Code. Nothing is decided here. */
export function activate(context: vscode.ExtensionContext): Activated {
  const started = performance.now();
  const log = vscode.window.createOutputChannel("SanctionLint", { log: true });
  const knowledge = lazyKnowledge();
  const findings = new Findings(vscode.Uri.joinPath(context.extensionUri, "docs", "rules"));
  const policies = new PolicyStore(knowledge);
  const analyzer = new Analyzer(knowledge, policies);
  const session = new Session(analyzer, policies, findings, log);
  const auditor = new Auditor(analyzer, session, policies, findings, log);
  const tree = new AuditTree();
  const policyProblems = new PolicyProblems(policies, findings, knowledge);
  const partyView = new PartyView(knowledge);
  const bomView = new BomView(session);
  const workbench = { analyzer, auditor, bomView, findings, log, partyView, policies, policyProblems, session, tree };
  context.subscriptions.push(
    log,
    findings,
    policies,
    session,
    tree,
    partyView,
    bomView,
    policyProblems,
    new Status(session, policies, knowledge),
    watchAudited(auditor, findings),
    keepLanguages(session),
    registerCommands(workbench),
    vscode.languages.registerHoverProvider(everyDocument, new FindingHovers(session)),
    vscode.languages.registerCodeActionsProvider(everyDocument, new FixActions(session, findings, new WaiverWriter()), {
      providedCodeActionKinds: FixActions.kinds,
    }),
    vscode.languages.registerCompletionItemProvider({ pattern: policyFileGlob }, new PolicyCompletions(knowledge)),
  );
  return { activationMilliseconds: performance.now() - started };
}
