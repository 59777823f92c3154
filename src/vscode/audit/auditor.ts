import * as vscode from "vscode";
import { audit } from "../../core/audit/audit.js";
import type { Host } from "../../core/audit/host.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { AuditBudget } from "../../core/audit/request.js";
import type { FileRecord } from "../../core/audit/fileRecord.js";
import type { Policies } from "../../core/audit/policies.js";
import type { AuditSink } from "../../core/audit/sink.js";
import type { Audit, AuditedDocument } from "../../core/audit/result.js";
import type { Analysis, CalendarDate, SourceText } from "../../core/model.js";
import { knownUntil, tallySentence } from "../../core/report/namesTally.js";
import { sha256Hex } from "../../core/text/hash.js";
import type { Analyzer } from "../analyzer.js";
import { isFileList } from "../../core/documents/fileList.js";
import { positionsOf } from "../convert.js";
import { auditedFiles } from "./auditedFiles.js";
import type { Session } from "../editor/session.js";
import type { Findings, Judged } from "../findings.js";
import { Pace } from "../pace.js";
import type { PolicyStore } from "../policy/policyStore.js";
import type { PolicyTree } from "../policy/policyTrees.js";
import { settingsFor } from "../settings.js";
import { isOwn, openDocument, pathOf, today } from "../sources.js";
import { addCounts } from "./counts.js";
import type { FileRecords } from "./fileRecords.js";
import type { AuditedFile, NotReadFile, Supposition, WorkspaceAudit } from "./workspaceAudit.js";

/** How an audit is to be run. */
export interface AuditWishes {
  readonly progress?: vscode.Progress<{ message?: string; increment?: number }>;
  readonly isCancelled?: () => boolean;
  /** Judges by other knowledge than what is in force; its findings stay out of the Problems panel. */
  readonly suppose?: Supposition;
  /** Judges by other policies or other knowledge than in force, for whoever compares; its findings stay out of the Problems panel. */
  readonly trial?: PolicyTrial;
  /** Judges for that day, over every policy's; its findings stay out of the Problems panel too. */
  readonly asOf?: CalendarDate;
  /** Reads this folder alone; its findings stay out of the Problems panel too, which has the workspace's. */
  readonly folder?: vscode.Uri;
  /** Makes the budget of one audit, when it begins. */
  readonly budget?: () => AuditBudget;
  /** Takes everything, for whoever writes it down; what is found stays out of the Problems panel, which has it. */
  readonly account?: AuditAccountant;
  /** What is known of files that have not changed, and who wants to know of those that were read. */
  readonly records?: FileRecords;
}

/** Takes the documents of an audit and the policies of its trees. */
export interface AuditAccountant {
  readonly sink: AuditSink;
  policies(policies: Policies): void;
}

/** Policies to judge by, and who takes what is found. */
export interface PolicyTrial {
  /** What the policies of a tree are read over, where they are other ones. */
  policyHost?(tree: PolicyTree): Host;
  /** What is known, where it is other than what is in force. */
  readonly knowledge?: Knowledge;
  document(document: AuditedDocument): void;
}

/** Audits the workspace's folders through the core's audit, and leaves the findings in the Problems panel. */
export class Auditor {
  constructor(
    private readonly analyzer: Analyzer,
    private readonly session: Session,
    private readonly policies: PolicyStore,
    private readonly findings: Findings,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  async audit(wishes: AuditWishes): Promise<WorkspaceAudit> {
    const { suppose, trial, account, isCancelled, asOf, folder } = wishes;
    const started = performance.now();
    const files: AuditedFile[] = [];
    const notRead: NotReadFile[] = [];
    const results: Audit[] = [];
    for (const trees of await this.treesByFileSystem(folder)) {
      const [first] = trees;
      if (!first || isCancelled?.()) continue;
      const result = await this.auditTrees(trees, files, wishes);
      results.push(result);
      for (const { file, path, reason } of result.account.unread)
        notRead.push({ uri: first.tree.host.uriOf(path), file, reason });
    }
    const cancelled = isCancelled?.() ?? false;
    if (!suppose && !trial && !account && !asOf && !folder && !cancelled) await this.show(files, notRead);
    const milliseconds = performance.now() - started;
    const verdict = verdictOf(results);
    const counts = addCounts(results.map((one) => one.counts));
    this.log.info(
      `audit: ${counts.files} files in ${milliseconds.toFixed(0)} ms${cancelled ? ", cancelled" : ""}; verdict ${verdict}`,
    );
    for (const { account, checkedUntil } of results) {
      for (const note of account.notes) this.log.warn(note);
      if (account.names.total > 0) this.log.info(tallySentence(account.names, knownUntil(checkedUntil)));
    }
    const incomplete = results.some((one) => one.incomplete);
    const supposed = suppose && { supposed: suppose.party.name };
    const partial = results.some((one) => one.partial);
    return { files, notRead, results, counts, incomplete, cancelled, partial, milliseconds, verdict, ...supposed };
  }

  private auditTrees(
    trees: readonly NamedTree[],
    files: AuditedFile[],
    { progress, isCancelled, suppose, trial, account, asOf, budget, records }: AuditWishes,
  ): Promise<Audit> {
    const [first] = trees;
    if (!first) throw new Error("An audit needs a folder.");
    const { host } = first.tree;
    const knowledge = suppose?.knowledge ?? trial?.knowledge ?? this.analyzer.knowledge();
    const pace = new Pace();
    let shown = 0;
    return audit(
      host,
      {
        paths: trees.map(({ path }) => path),
        knowledge,
        ...(suppose && { supposed: [suppose.party.id] }),
        today: today(),
        ...(asOf !== undefined && { asOf }),
        maxFileSize: settingsFor(first.folder).maxFileSize,
        policiesOf: (root) => {
          const tree = trees.find((one) => one.tree.root.path === root.path)?.tree;
          if (tree && trial?.policyHost) return this.policies.trees.policiesTried(tree, trial.policyHost(tree));
          const isOwn = tree && !suppose && !trial?.knowledge;
          const own = isOwn ? tree.policies : this.policies.trees.policiesFor({ host, root }, knowledge);
          account?.policies(own);
          return own;
        },
        show: (path) => pathOf(host.uriOf(path)),
        ...(!suppose &&
          !trial &&
          asOf === undefined && {
            known: (path: string, source: SourceText) => this.knownOf(host.uriOf(path), source),
          }),
        progress: (done, total) => {
          const percent = Math.floor((100 * done) / total);
          if (percent > shown) progress?.report({ message: `${done} / ${total}`, increment: percent - shown });
          shown = percent;
        },
        rest: () => pace.rest(),
        isCancelled: () => isCancelled?.() ?? false,
        budget: budget?.(),
        ...(records && { recordOf: (path: string) => records.of(host.uriOf(path)) }),
      },
      {
        ...(records && { file: (path: string, record: FileRecord) => records.note(host.uriOf(path), record) }),
        ...(account?.sink.broken && { broken: (errors) => account.sink.broken?.(errors) }),
        document: async (document: AuditedDocument): Promise<void> => {
          trial?.document(document);
          await account?.sink.document(document);
          files.push(...auditedFiles(document, (path) => host.uriOf(path)));
        },
      },
    );
  }

  /** What the session found in an open document, when it is of the text that is audited and under the policies that hold now. */
  private knownOf(uri: vscode.Uri, source: SourceText): Analysis | undefined {
    const open = openDocument(uri);
    const judged = open && this.session.judgedOf(open);
    if (judged?.generation !== this.policies.generation || judged.analysis.format === undefined) return undefined;
    return open?.getText() === source.text ? judged.analysis : undefined;
  }

  /** The workspace's folders by the file system they lie on; folders that are switched off are left. */
  private async treesByFileSystem(only?: vscode.Uri): Promise<readonly (readonly NamedTree[])[]> {
    await this.policies.readFolders();
    const systems = new Map<string, NamedTree[]>();
    const within = only && vscode.workspace.getWorkspaceFolder(only);
    for (const { uri } of within ? [within] : (vscode.workspace.workspaceFolders ?? [])) {
      if (!isOwn(uri) || !settingsFor(uri).enable) continue;
      const key = `${uri.scheme}://${uri.authority}`;
      const trees = systems.get(key) ?? [];
      trees.push({ folder: uri, path: (within && only ? only : uri).path, tree: await this.policies.trees.of(uri) });
      systems.set(key, trees);
    }
    return [...systems.values()];
  }

  private async show(files: readonly AuditedFile[], notRead: readonly NotReadFile[]): Promise<void> {
    // By file: a workbook has several texts.
    const parts = new Map<string, { uri: vscode.Uri; files: AuditedFile[]; reasons: string[] }>();
    const partsOf = (uri: vscode.Uri) => {
      const key = uri.toString();
      const known = parts.get(key) ?? { uri, files: [], reasons: [] };
      parts.set(key, known);
      return known;
    };
    for (const file of files) partsOf(file.uri).files.push(file);
    for (const { uri, reason } of notRead) partsOf(uri).reasons.push(reason);
    this.findings.keepAudited([...parts.values()].map(({ uri }) => uri));
    const pace = new Pace();
    for (const { uri, files: own, reasons } of parts.values()) {
      // The session keeps what an editor shows in step, and may know more by now.
      const open = openDocument(uri);
      const toJudged = ({ source, analysis, elsewhere }: AuditedFile): Judged => ({
        positions: positionsOf(source),
        analysis,
        elsewhere,
      });
      const read = own.filter(({ source }) => !isFileList(source.uri));
      if (read.length < own.length)
        this.findings.setListed(uri, own.filter((file) => !read.includes(file)).map(toJudged));
      if (open && this.session.judgedOf(open)) continue;
      if (read.length + reasons.length > 0) this.findings.setAll(uri, read.map(toJudged), reasons);
      await pace.rest();
    }
  }
}

/** A folder or file to audit, with the tree of the workspace folder it lies in. */
interface NamedTree {
  readonly folder: vscode.Uri;
  readonly path: string;
  readonly tree: PolicyTree;
}

/** The one audit's own verdict; over several file systems one hash over theirs. */
function verdictOf(results: readonly Audit[]): string {
  const [only] = results;
  return only && results.length === 1 ? only.verdict : sha256Hex(results.map(({ verdict }) => verdict).join(" "));
}
