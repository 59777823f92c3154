import type * as vscode from "vscode";
import type { Analyzer } from "./analyzer.js";
import type { Auditor } from "./audit/auditor.js";
import type { AuditStatus } from "./audit/auditStatus.js";
import type { AuditTree } from "./audit/auditTree.js";
import type { LiveAudit } from "./audit/liveAudit.js";
import type { Bundles } from "./bundles/bundles.js";
import type { Session } from "./editor/session.js";
import type { Findings } from "./findings.js";
import type { OfficialLists } from "./officialLists.js";
import type { PolicyProblems } from "./policy/policyProblems.js";
import type { PolicyStore } from "./policy/policyStore.js";
import type { WaiverWriter } from "./policy/waiverWriter.js";
import type { BomView } from "./views/bomView.js";
import type { FindingView } from "./views/findingView.js";
import type { MigrationView } from "./migration/migrationView.js";
import type { ReportView } from "./reports/reportView.js";
import type { PartyView } from "./views/partyView.js";

/** The parts that commands work with, made and connected by `activate`. */
export interface Services {
  readonly analyzer: Analyzer;
  readonly auditor: Auditor;
  readonly auditStatus: AuditStatus;
  readonly bomView: BomView;
  readonly bundles: Bundles;
  /** Where the extension's own files lie. */
  readonly extension: vscode.Uri;
  readonly findingView: FindingView;
  readonly findings: Findings;
  readonly lists: OfficialLists;
  readonly live: LiveAudit;
  readonly log: vscode.LogOutputChannel;
  readonly migrationView: MigrationView;
  readonly partyView: PartyView;
  readonly policies: PolicyStore;
  readonly policyProblems: PolicyProblems;
  readonly reportView: ReportView;
  readonly session: Session;
  readonly tree: AuditTree;
  readonly waivers: WaiverWriter;
}
