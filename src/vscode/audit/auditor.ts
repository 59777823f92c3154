import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { Analysis } from "../../core/model.js";
import type { Analyzer } from "../analyzer.js";
import { positionsIn } from "../convert.js";
import { nextTask } from "../editor/analysisQueue.js";
import type { Session } from "../editor/session.js";
import type { Findings } from "../findings.js";
import { settingsFor } from "../settings.js";
import { decodeFile, isOwn, openDocument, pathOf, sourceOf } from "../sources.js";
import { filesIn } from "./workspaceWalk.js";

/** Longest time, in milliseconds, that an audit works before everything else gets its turn. */
const slice = 25;

/** One file of an audit, by the path people know it by. */
export interface AuditedFile {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly text: string;
  readonly analysis: Analysis;
  /** Why the file as a whole could not be read. */
  readonly unread?: string;
}

/** What an audit found. */
export interface Audit {
  readonly files: readonly AuditedFile[];
  readonly cancelled: boolean;
  /** Set when the audit asked "what if": the supposed party's name. */
  readonly supposed?: string;
  readonly milliseconds: number;
}

/** Audits a whole workspace through the same pipeline as the open documents, and leaves the findings in the Problems panel. */
export class Auditor {
  constructor(
    private readonly analyzer: Analyzer,
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** `suppose` judges by other knowledge than what is in force; its findings stay out of the Problems panel. */
  async audit(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
    suppose?: { readonly knowledge: Knowledge; readonly party: string },
  ): Promise<Audit> {
    const started = performance.now();
    const uris = await this.candidates(token);
    const files: AuditedFile[] = [];
    let sliceStart = performance.now();
    let shown = 0;
    for (const [at, uri] of uris.entries()) {
      if (token.isCancellationRequested) break;
      const file = await this.auditFile(uri, suppose?.knowledge);
      if (file) files.push(file);
      if (performance.now() - sliceStart > slice) {
        const done = Math.floor((100 * (at + 1)) / uris.length);
        progress.report({ message: `${at + 1} / ${uris.length}`, increment: done - shown });
        shown = done;
        await nextTask();
        sliceStart = performance.now();
      }
    }
    const cancelled = token.isCancellationRequested;
    if (!suppose && !cancelled) await this.show(files);
    const milliseconds = performance.now() - started;
    this.log.info(
      `audit: ${files.length} files of ${uris.length} candidates in ${milliseconds.toFixed(0)} ms${cancelled ? ", cancelled" : ""}`,
    );
    return { files, cancelled, milliseconds, ...(suppose && { supposed: suppose.party }) };
  }

  /** Looks again at an audited file that changed on disk and that no editor shows. */
  async refresh(uri: vscode.Uri): Promise<void> {
    if (!this.findings.isAudited(uri) || openDocument(uri)) return;
    const file = await this.auditFile(uri);
    if (file) this.showFile(file);
    else this.findings.clear(uri);
  }

  private async candidates(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => isOwn(uri));
    const perFolder = await Promise.all(
      folders.map(({ uri }) =>
        settingsFor(uri).enable ? filesIn(uri, (file) => this.analyzer.mayRead(file), token) : [],
      ),
    );
    // Workspace folders may lie within each other.
    return [...new Map(perFolder.flat().map((uri) => [uri.toString(), uri])).values()];
  }

  private async auditFile(uri: vscode.Uri, knowledge?: Knowledge): Promise<AuditedFile | undefined> {
    const path = pathOf(uri);
    const unread = (reason: string): AuditedFile => ({ uri, path, text: "", analysis: nothing, unread: reason });
    try {
      const open = openDocument(uri);
      const judged = open && !knowledge ? this.session.judgedOf(open) : undefined;
      if (open && judged?.analysis.format !== undefined) {
        return { uri, path, text: open.getText(), analysis: judged.analysis };
      }
      const { maxFileSize } = settingsFor(uri);
      const size = open ? open.getText().length : (await vscode.workspace.fs.stat(uri)).size;
      if (size > maxFileSize) {
        return unread(
          vscode.l10n.t("{0} MB is over the limit (setting sanctionLint.maxFileSize)", (size / 1048576).toFixed(1)),
        );
      }
      const source = open ? sourceOf(open) : { uri: path, text: decodeFile(await vscode.workspace.fs.readFile(uri)) };
      const { analysis } = await this.analyzer.analyze(uri, source, knowledge);
      return analysis.format === undefined ? undefined : { uri, path, text: source.text, analysis };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.warn(`${uri.toString()}: ${reason}`);
      return unread(reason);
    }
  }

  private async show(files: readonly AuditedFile[]): Promise<void> {
    this.findings.keepAudited(files.map(({ uri }) => uri));
    let sliceStart = performance.now();
    for (const file of files) {
      this.showFile(file);
      if (performance.now() - sliceStart < slice) continue;
      await nextTask();
      sliceStart = performance.now();
    }
  }

  private showFile({ uri, text, analysis, unread }: AuditedFile): void {
    if (unread !== undefined) this.findings.setUnreadable(uri, unread);
    else this.findings.set(uri, positionsIn(text), analysis);
  }
}

const nothing: Analysis = { components: [], findings: [], problems: [] };
