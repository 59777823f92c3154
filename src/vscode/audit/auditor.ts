import * as vscode from "vscode";
import { nothingRead } from "../../core/analyze.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { Analysis, Party, SourceText } from "../../core/model.js";
import { emptyPolicy } from "../../core/policy/policy.js";
import { policyHash } from "../../core/policy/policyHash.js";
import { verdictHash } from "../../core/report/audit.js";
import type { Analyzer } from "../analyzer.js";
import { positionsOf } from "../convert.js";
import { nextTask } from "../editor/analysisQueue.js";
import type { Session } from "../editor/session.js";
import type { Findings } from "../findings.js";
import type { PolicyStore } from "../policy/policyStore.js";
import { settingsFor } from "../settings.js";
import { documentsOf } from "../../core/documents/documentsOf.js";
import { isOwn, openDocument, pathOf, today } from "../sources.js";
import { filesIn } from "./workspaceWalk.js";

/** Longest time, in milliseconds, that an audit works before everything else gets its turn. */
const slice = 25;

/** Files that are read at the same time. */
const atOnce = 32;

/** Lets everything else have its turn whenever a slice of work is over. */
class Pace {
  private started = performance.now();

  async rest(): Promise<void> {
    if (performance.now() - this.started < slice) return;
    await nextTask();
    this.started = performance.now();
  }
}

/** A file's text, or why there is none. A workbook is as many as it has sheets. */
interface ReadFile {
  readonly uri: vscode.Uri;
  readonly source: SourceText;
  readonly unread?: string;
}

/** One file of an audit, or one sheet of a workbook. */
export interface AuditedFile {
  readonly uri: vscode.Uri;
  /** The text by the path people know it by: `hw/bom.csv`, `hw/bom.xlsx#Parts.tsv`. */
  readonly source: SourceText;
  readonly analysis: Analysis;
  /** Why the file as a whole could not be read. */
  readonly unread?: string;
}

/** Knowledge in which a party is listed that is not. */
export interface Supposition {
  readonly knowledge: Knowledge;
  readonly party: Pick<Party, "id" | "name">;
}

/** What an audit found. */
export interface Audit {
  readonly files: readonly AuditedFile[];
  readonly cancelled: boolean;
  /** Set when the audit asked "what if": the supposed party's name. */
  readonly supposed?: string;
  /** SHA-256 over what was judged and how, in hex; the command line prints the same for the same files, policy and day. */
  readonly verdict: string;
  readonly milliseconds: number;
}

/** Audits a whole workspace through the same pipeline as the open documents, and leaves the findings in the Problems panel. */
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
  ): Promise<Audit> {
    const started = performance.now();
    const uris = await this.candidates(token);
    const files: AuditedFile[] = [];
    const pace = new Pace();
    let shown = 0;
    for (let at = 0; at < uris.length && !token.isCancellationRequested; at += atOnce) {
      // Reading waits for the disk or a remote, so it is done for several files at a time; judging has the thread to itself.
      const batch = uris.slice(at, at + atOnce);
      const texts = await Promise.all(batch.map((uri) => this.read(uri)));
      for (const text of texts.flat()) {
        if (token.isCancellationRequested) break;
        const file = await this.judge(text, suppose?.knowledge);
        if (file) files.push(file);
        await pace.rest();
      }
      const done = Math.floor((100 * Math.min(at + atOnce, uris.length)) / uris.length);
      if (done > shown) progress.report({ message: `${at + batch.length} / ${uris.length}`, increment: done - shown });
      shown = done;
    }
    const cancelled = token.isCancellationRequested;
    if (!suppose && !cancelled) await this.show(files);
    const milliseconds = performance.now() - started;
    this.log.info(
      `audit: ${files.length} files of ${uris.length} candidates in ${milliseconds.toFixed(0)} ms${cancelled ? ", cancelled" : ""}`,
    );
    const verdict = await this.verdictOn(files, uris, suppose);
    this.log.info(`verdict ${verdict}`);
    return { files, cancelled, milliseconds, verdict, ...(suppose && { supposed: suppose.party.name }) };
  }

  private async verdictOn(
    files: readonly AuditedFile[],
    uris: readonly vscode.Uri[],
    suppose: Supposition | undefined,
  ): Promise<string> {
    const inForce = await Promise.all(uris.map((uri) => this.policies.policyFor(uri)));
    const policies = [...new Set(inForce.map(({ policy }) => policy))];
    const { version } = suppose?.knowledge ?? this.analyzer.knowledge();
    return verdictHash({
      knowledge: version,
      policy: policyHash(policies.length > 0 ? policies : [emptyPolicy]),
      asOf: policies.find(({ asOf }) => asOf)?.asOf ?? today(),
      documents: files.filter(({ unread }) => unread === undefined),
      ...(suppose && { supposed: [suppose.party.id] }),
    });
  }

  /** Looks again at an audited file that changed on disk and that no editor shows. */
  async refresh(uri: vscode.Uri): Promise<void> {
    if (!this.findings.isAudited(uri) || openDocument(uri)) return;
    const files: AuditedFile[] = [];
    for (const text of await this.read(uri)) {
      const file = await this.judge(text);
      if (file) files.push(file);
    }
    if (files.length > 0) this.showFile(uri, files);
    else this.findings.clear(uri);
  }

  private async candidates(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
    await this.policies.readFolders();
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => isOwn(uri));
    const perFolder = await Promise.all(
      folders.map(async ({ uri }) => {
        if (!settingsFor(uri).enable) return [];
        const { files, withoutPolicy } = await filesIn(uri, (file) => this.analyzer.mayRead(file), token);
        this.policies.noteWithout(withoutPolicy);
        return files;
      }),
    );
    // Workspace folders may lie within each other.
    return [...new Map(perFolder.flat().map((uri) => [uri.toString(), uri])).values()];
  }

  private async read(uri: vscode.Uri): Promise<readonly ReadFile[]> {
    const open = openDocument(uri);
    const path = pathOf(uri);
    const { maxFileSize } = settingsFor(uri);
    const unread = (reason: string): readonly ReadFile[] => [{ uri, source: { uri: path, text: "" }, unread: reason }];
    try {
      const size = open ? open.getText().length : (await vscode.workspace.fs.stat(uri)).size;
      if (size > maxFileSize) {
        const megabytes = (size / 1024 / 1024).toFixed(1);
        return unread(vscode.l10n.t("{0} MB is over the limit (setting sanctionLint.maxFileSize)", megabytes));
      }
      if (open) return [{ uri, source: { uri: path, text: open.getText() } }];
      const { sources, problems, limits } = documentsOf(path, await vscode.workspace.fs.readFile(uri));
      return [
        ...sources.map((source) => ({ uri, source })),
        ...[...problems, ...limits].flatMap(({ message, sheet }) =>
          unread(sheet === undefined ? message : `${sheet}: ${message}`),
        ),
      ];
    } catch (error) {
      return unread(error instanceof Error ? error.message : String(error));
    }
  }

  private async judge({ uri, source, unread }: ReadFile, knowledge?: Knowledge): Promise<AuditedFile | undefined> {
    if (unread !== undefined) return { uri, source, analysis: nothingRead, unread };
    const open = knowledge ? undefined : openDocument(uri);
    const known = open && this.session.judgedOf(open)?.analysis;
    try {
      const analysis = known ?? (await this.analyzer.analyze(uri, source, knowledge)).analysis;
      return analysis.format === undefined ? undefined : { uri, source, analysis };
    } catch (error) {
      // A bug in a format must not cost the rest of the audit, and must not look like a clean file.
      this.log.error(`${uri.toString()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const reason = vscode.l10n.t("an error in SanctionLint, see its log");
      return { uri, source: { uri: source.uri, text: "" }, analysis: nothingRead, unread: reason };
    }
  }

  private async show(files: readonly AuditedFile[]): Promise<void> {
    this.findings.keepAudited(files.map(({ uri }) => uri));
    const pace = new Pace();
    // The sheets of a workbook come one after the other.
    for (let at = 0, next = 0; at < files.length; at = next) {
      const { uri } = files[at] ?? {};
      for (next = at + 1; files[next]?.uri === uri;) next++;
      if (uri) this.showFile(uri, files.slice(at, next));
      await pace.rest();
    }
  }

  private showFile(uri: vscode.Uri, parts: readonly AuditedFile[]): void {
    const unread = parts.find((part) => part.unread !== undefined)?.unread;
    const read = parts.filter((part) => part.unread === undefined);
    if (unread !== undefined && read.length === 0) this.findings.setUnreadable(uri, unread);
    else
      this.findings.setAll(
        uri,
        read.map(({ source, analysis }) => ({ positions: positionsOf(source), analysis })),
      );
  }
}
