import type * as vscode from "vscode";
import { openEditor } from "./load.js";
import { AuditStatus } from "../../../src/vscode/audit/auditStatus.js";
import { auditOnOpen } from "../../../src/vscode/audit/auditOnOpen.js";
import { AuditTree } from "../../../src/vscode/audit/auditTree.js";
import { Auditor } from "../../../src/vscode/audit/auditor.js";
import { LiveAudit } from "../../../src/vscode/audit/liveAudit.js";
import { Analyzer } from "../../../src/vscode/analyzer.js";
import { Session } from "../../../src/vscode/editor/session.js";
import { Findings } from "../../../src/vscode/findings.js";
import { PolicyProblems } from "../../../src/vscode/policy/policyProblems.js";
import { PolicyStore } from "../../../src/vscode/policy/policyStore.js";
import { Status } from "../../../src/vscode/status.js";
import { Today } from "../../../src/vscode/today.js";
import { smallKnowledge } from "../smallKnowledge.js";
import { Clock } from "./clock.js";
import type { EditorOptions } from "./editor.js";
import { Uri } from "./uri.js";

/** Folder of the made-up workspace. */
export const root = "/w";
export const rulePages = Uri.file("/extension/docs/rules") as unknown as vscode.Uri;
export const knowledge = smallKnowledge();

/** What tests of the extension's parts begin with: a window, a stopped clock, and the parts as `extension.ts` connects them. */
export function startExtension({
  moment = "2026-08-22T12:00:00Z",
  ...options
}: EditorOptions & { moment?: string } = {}) {
  const files = Object.fromEntries(
    Object.entries(options.files ?? {}).map(([name, text]) => [`${root}/${name}`, text]),
  );
  const editor = openEditor({ folders: [root], ...options, files });
  const clock = new Clock(moment);
  const errors: unknown[] = [];
  const nothing = (): void => undefined;
  const log = { trace: nothing, info: nothing, warn: nothing, error: (error: unknown) => void errors.push(error) };
  const channel = log as unknown as vscode.LogOutputChannel;
  const known = () => knowledge;
  const findings = new Findings(rulePages);
  const policies = new PolicyStore(known);
  const analyzer = new Analyzer(known, policies);
  const session = new Session(analyzer, policies, findings, channel);
  const auditor = new Auditor(analyzer, session, policies, findings, channel);
  const today = new Today();
  const problems = new PolicyProblems(policies, findings);
  const live = new LiveAudit(auditor, analyzer, session, findings, problems, channel, policies);
  const tree = new AuditTree(live);
  const auditStatus = new AuditStatus(live, known);
  const status = new Status(session, policies, known);
  const renewing = [today.onDidChange(() => policies.renew()), session.onDidAnalyze(() => today.check())];
  const parts = [findings, policies, session, today, problems, live, tree, auditStatus, status, ...renewing];
  return {
    editor,
    clock,
    errors,
    findings,
    policies,
    session,
    live,
    tree,
    auditStatus,
    /** The URI of a file of the workspace, as the editor knows it. */
    uri: (name: string) => Uri.file(`${root}/${name}`),
    auditOnOpen: () => void parts.push(auditOnOpen(live, channel)),
    /** Opens a file of the workspace, or a text under that name, and waits until it is judged. */
    judged: async (name: string, text?: string): Promise<vscode.TextDocument> => {
      const document = editor.open(`${root}/${name}`, text);
      await clock.until(() => session.judgedOf(document) !== undefined);
      return document;
    },
    /** Runs an audit to its end. */
    audited: async (): Promise<void> => {
      let isDone = false;
      const running = live.run().finally(() => (isDone = true));
      await clock.until(() => isDone);
      await running;
    },
    end: (): void => {
      for (const part of parts) part.dispose();
      clock.restore();
    },
  };
}

export type StartedExtension = ReturnType<typeof startExtension>;
