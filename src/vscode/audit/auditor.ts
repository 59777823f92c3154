import * as vscode from "vscode";
import { audit } from "../../core/audit/audit.js";
import type { Audit, AuditCounts, AuditedDocument } from "../../core/audit/result.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { Analysis, Party, SourceText } from "../../core/model.js";
import { sha256Hex } from "../../core/text/hash.js";
import type { Analyzer } from "../analyzer.js";
import { positionsOf } from "../convert.js";
import { nextTask } from "../editor/analysisQueue.js";
import type { Session } from "../editor/session.js";
import type { Findings } from "../findings.js";
import type { PolicyStore } from "../policy/policyStore.js";
import type { PolicyTree } from "../policy/policyTrees.js";
import { settingsFor } from "../settings.js";
import { isOwn, openDocument, pathOf, today } from "../sources.js";
import { addCounts } from "./counts.js";

/** Longest time, in milliseconds, that an audit works before everything else gets its turn. */
const slice = 25;

/** Lets everything else have its turn whenever a slice of work is over. */
class Pace {
  private started = performance.now();

  rest(): Promise<void> | undefined {
    if (performance.now() - this.started < slice) return undefined;
    return nextTask().then(() => {
      this.started = performance.now();
    });
  }
}

/** One file of an audit, or one sheet of a workbook, that has something to show: findings, problems or limits. */
export interface AuditedFile {
  readonly uri: vscode.Uri;
  /** The text by the path people know it by: `hw/bom.csv`, `hw/bom.xlsx#Parts.tsv`. */
  readonly source: SourceText;
  readonly analysis: Analysis;
}

/** A file that was not read. */
export interface NotReadFile {
  readonly uri: vscode.Uri;
  readonly file: string;
  readonly reason: string;
}

/** Knowledge in which a party is listed that is not. */
export interface Supposition {
  readonly knowledge: Knowledge;
  readonly party: Pick<Party, "id" | "name">;
}

/** What an audit of the workspace found. */
export interface WorkspaceAudit {
  readonly files: readonly AuditedFile[];
  readonly notRead: readonly NotReadFile[];
  /** What the core says of each file system that the workspace's folders lie on; nearly always one. */
  readonly results: readonly Audit[];
  readonly counts: AuditCounts;
  readonly incomplete: boolean;
  readonly cancelled: boolean;
  /** Set when the audit asked "what if": the supposed party's name. */
  readonly supposed?: string;
  /** SHA-256 over what was judged and how, in hex; the command line prints the same for the same files, policy and day. */
  readonly verdict: string;
  readonly milliseconds: number;
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

  /** `suppose` judges by other knowledge than what is in force; its findings stay out of the Problems panel. */
  async audit(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
    suppose?: Supposition,
  ): Promise<WorkspaceAudit> {
    const started = performance.now();
    const files: AuditedFile[] = [];
    const notRead: NotReadFile[] = [];
    const results: Audit[] = [];
    for (const trees of await this.treesByFileSystem()) {
      const [first] = trees;
      if (!first || token.isCancellationRequested) continue;
      const result = await this.auditTrees(trees, files, progress, token, suppose);
      results.push(result);
      for (const { file, path, reason } of result.account.unread)
        notRead.push({ uri: first.tree.host.uriOf(path), file, reason });
    }
    const cancelled = token.isCancellationRequested;
    if (!suppose && !cancelled) await this.show(files, notRead);
    const milliseconds = performance.now() - started;
    const verdict = verdictOf(results);
    const counts = addCounts(results.map((one) => one.counts));
    this.log.info(
      `audit: ${counts.files} files in ${milliseconds.toFixed(0)} ms${cancelled ? ", cancelled" : ""}; verdict ${verdict}`,
    );
    for (const { account } of results) for (const note of account.notes) this.log.warn(note);
    const incomplete = results.some((one) => one.incomplete);
    const supposed = suppose && { supposed: suppose.party.name };
    return { files, notRead, results, counts, incomplete, cancelled, milliseconds, verdict, ...supposed };
  }

  /** Looks again at an audited file that changed on disk and that no editor shows. */
  async refresh(uri: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder || !this.findings.isAudited(uri) || openDocument(uri)) return;
    const files: AuditedFile[] = [];
    const trees = [{ folder, path: uri.path, tree: await this.policies.trees.of(folder) }];
    const { account } = await this.auditTrees(trees, files, undefined, undefined);
    this.showFile(
      uri,
      files,
      account.unread.filter(({ kind }) => kind === "unread").map(({ reason }) => reason),
    );
  }

  private auditTrees(
    trees: readonly NamedTree[],
    files: AuditedFile[],
    progress: vscode.Progress<{ message?: string; increment?: number }> | undefined,
    token: vscode.CancellationToken | undefined,
    suppose?: Supposition,
  ): Promise<Audit> {
    const [first] = trees;
    if (!first) throw new Error("An audit needs a folder.");
    const { host } = first.tree;
    const knowledge = suppose?.knowledge ?? this.analyzer.knowledge();
    const pace = new Pace();
    let shown = 0;
    return audit(
      host,
      {
        paths: trees.map(({ path }) => path),
        knowledge,
        ...(suppose && { supposed: [suppose.party.id] }),
        today: today(),
        maxFileSize: settingsFor(first.folder).maxFileSize,
        policiesOf: (root) => {
          const tree = trees.find((one) => one.tree.root.path === root.path)?.tree;
          if (tree && !suppose) return tree.policies;
          return this.policies.trees.policiesFor({ host, root }, knowledge);
        },
        show: (path) => pathOf(host.uriOf(path)),
        ...(!suppose && { known: (path: string, source: SourceText) => this.knownOf(host.uriOf(path), source) }),
        progress: (done, total) => {
          const percent = Math.floor((100 * done) / total);
          if (percent > shown) progress?.report({ message: `${done} / ${total}`, increment: percent - shown });
          shown = percent;
        },
        rest: () => pace.rest(),
        isCancelled: () => token?.isCancellationRequested ?? false,
      },
      {
        document: ({ path, source, analysis }: AuditedDocument): void => {
          const { findings, problems, limits } = analysis;
          if (findings.length + problems.length + limits.length > 0)
            files.push({ uri: host.uriOf(path), source, analysis });
        },
      },
    );
  }

  /** What the session found in an open document, when it is of the text that is audited. */
  private knownOf(uri: vscode.Uri, source: SourceText): Analysis | undefined {
    const open = openDocument(uri);
    const analysis = open && this.session.judgedOf(open)?.analysis;
    return analysis?.format !== undefined && open?.getText() === source.text ? analysis : undefined;
  }

  /** The workspace's folders by the file system they lie on; folders that are switched off are left. */
  private async treesByFileSystem(): Promise<readonly (readonly NamedTree[])[]> {
    await this.policies.readFolders();
    const systems = new Map<string, NamedTree[]>();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      if (!isOwn(uri) || !settingsFor(uri).enable) continue;
      const key = `${uri.scheme}://${uri.authority}`;
      const trees = systems.get(key) ?? [];
      trees.push({ folder: uri, path: uri.path, tree: await this.policies.trees.of(uri) });
      systems.set(key, trees);
    }
    return [...systems.values()];
  }

  private async show(files: readonly AuditedFile[], notRead: readonly NotReadFile[]): Promise<void> {
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
      this.showFile(uri, own, reasons);
      await pace.rest();
    }
  }

  private showFile(uri: vscode.Uri, parts: readonly AuditedFile[], reasons: readonly string[]): void {
    this.findings.setAll(
      uri,
      parts.map(({ source, analysis }) => ({ positions: positionsOf(source), analysis })),
      reasons,
    );
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
