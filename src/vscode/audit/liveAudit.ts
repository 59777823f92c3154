import * as vscode from "vscode";
import { isFileList } from "../../core/documents/fileList.js";
import { linkFormatId } from "../../core/formats/native/linkFormat.js";
import type { Analyzer } from "../analyzer.js";
import { nextTask } from "../editor/analysisQueue.js";
import type { Session } from "../editor/session.js";
import type { Findings } from "../findings.js";
import type { PolicyProblems } from "../policy/policyProblems.js";
import type { PolicyStore } from "../policy/policyStore.js";
import { section } from "../settings.js";
import { openDocument, pathOf } from "../sources.js";
import type { Auditor, AuditWishes } from "./auditor.js";
import { FileRecords } from "./fileRecords.js";
import { watchWorkspace } from "./watchWorkspace.js";
import type { WorkspaceAudit } from "./workspaceAudit.js";

/** How long, in milliseconds, nothing must have changed before the workspace is audited again. */
const quiet = 1_000;
/** An audit that took `t` waits for a pause of so many times `t`… */
const quietPerCost = 2;
/** …and for no longer than this, in milliseconds. */
const longestQuiet = 30_000;

/**
 * The one picture of the workspace that tree, badge and status show: what the last audit found, kept in step. Findings of an open file
 * follow its text at once. Counts and verdict are those of a whole audit, which is run again after every change and a quiet second; it
 * reads only what has changed. Until it has ended, the picture is stale.
 */
export class LiveAudit implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly records = new FileRecords();
  /** Documents whose text differed from the disk. */
  private readonly unsaved = new Set<string>();
  private audit: WorkspaceAudit | undefined;
  private wishes: Pick<AuditWishes, "budget"> = {};
  /** Number of the audit that is running or was the last; a later one takes over from an earlier one. */
  private turn = 0;
  private isRunning = false;
  /** Changes so far, and how many of them the audit that is shown knows of. */
  private changes = 0;
  private judged = 0;
  /** Milliseconds that it took to audit again. */
  private cost = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Fires when there is something else to show. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly auditor: Auditor,
    private readonly analyzer: Analyzer,
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly policyProblems: PolicyProblems,
    private readonly log: vscode.LogOutputChannel,
    private readonly policies: PolicyStore,
  ) {
    this.subscriptions = [
      this.changed,
      watchWorkspace(
        this.records,
        (uri) => analyzer.mayRead(uri) || analyzer.isLibrary(uri),
        (uri, what) => this.noteFile(uri, what),
      ),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.noteText(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        // Its changes were thrown away: what counts is the file again.
        if (this.unsaved.delete(uri.toString())) this.noteFile(uri, "changed");
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.noteAll();
      }),
      session.onDidAnalyze((uri) => this.follow(uri)),
      policies.onDidChange(() => this.noteAll()),
    ];
  }

  /** What was found; undefined before the first audit and after the audit was cleared. */
  get current(): WorkspaceAudit | undefined {
    return this.audit;
  }

  /** Whether something has changed that counts and verdict do not know of yet. */
  get isStale(): boolean {
    return this.audit !== undefined && this.judged < this.changes;
  }

  /**
   * Audits the workspace. Should it be cancelled, what was known before stays, and is stale. An audit that someone asked for reads
   * everything anew: what has changed on disk a moment ago may not have been announced yet.
   */
  async run(wishes: AuditWishes = {}, asked = false): Promise<WorkspaceAudit> {
    clearTimeout(this.timer);
    if (asked) {
      this.policies.readAgain();
      this.records.forgetAll();
    }
    const own = ++this.turn;
    const { changes } = this;
    this.isRunning = true;
    this.records.begin();
    this.changed.fire();
    const isCancelled = (): boolean => own !== this.turn || (wishes.isCancelled?.() ?? false);
    try {
      const audit = await this.auditor.audit({ ...wishes, records: this.records, isCancelled });
      if (own === this.turn) this.take(audit, changes, wishes);
      return audit;
    } finally {
      if (own === this.turn) {
        this.isRunning = false;
        this.changed.fire();
      }
    }
  }

  /** Takes the audit down: nothing is shown or followed until the next one. */
  clear(): void {
    clearTimeout(this.timer);
    this.turn++;
    this.isRunning = false;
    this.audit = undefined;
    this.records.forgetAll();
    this.changed.fire();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.turn++;
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private noteText(document: vscode.TextDocument): void {
    if (!this.audit || !this.session.isSupported(document)) return;
    if (document.isDirty) this.unsaved.add(document.uri.toString());
    else this.unsaved.delete(document.uri.toString());
    this.records.forget(document.uri);
    // Typing in a source file changes nothing that counts until a link statement is in it; saving it is announced as a file's change.
    if (this.analyzer.mayRead(document.uri) || this.has(document.uri)) this.noteChange();
  }

  private has(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.audit?.files.some((file) => file.uri.toString() === key) ?? false;
  }

  private noteFile(uri: vscode.Uri, what: "changed" | "gone"): void {
    if (!this.audit) return;
    this.records.forget(uri);
    if (what === "gone") this.takeDown(uri);
    this.noteChange();
  }

  private noteAll(): void {
    if (!this.audit) return;
    this.records.forgetAll();
    this.noteChange();
  }

  private noteChange(): void {
    const wasStale = this.isStale;
    this.changes++;
    // In a task of its own: what it makes tree and status bar do is not part of the keystroke.
    if (!wasStale) void nextTask().then(() => this.changed.fire());
    this.schedule();
  }

  private take(audit: WorkspaceAudit, changes: number, { budget }: AuditWishes): void {
    this.records.end(!audit.cancelled && !audit.partial);
    if (audit.cancelled) {
      this.changes++;
      return;
    }
    this.audit = audit;
    for (const { waiversUsed } of audit.results) if (waiversUsed) this.policyProblems.noteAudit(waiversUsed);
    this.judged = changes;
    this.wishes = budget ? { budget } : {};
    if (!this.isStale) return;
    for (const { uri } of vscode.workspace.textDocuments) if (this.records.hasChanged(uri)) this.follow(uri);
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const wait = Math.min(longestQuiet, Math.max(quiet, this.cost * quietPerCost));
    this.timer = setTimeout(() => void this.again(), wait);
  }

  private async again(): Promise<void> {
    // The end of the one that is running finds that it is stale, and comes back here.
    if (this.isRunning) return;
    try {
      this.cost = (await this.run(this.wishes)).milliseconds;
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
    }
  }

  /** Shows what the session found in an open file in the place of what the audit had found there. */
  private follow(uri: vscode.Uri): void {
    const document = openDocument(uri);
    const analysis = document && this.session.judgedOf(document)?.analysis;
    if (!this.audit || !analysis || !this.isStale || !this.records.has(uri)) return;
    const { findings, problems, limits } = analysis;
    const key = uri.toString();
    const at = this.audit.files.findIndex((file) => file.uri.toString() === key);
    // Where something declares what it links, its findings are reported there.
    if (at < 0 && analysis.format === linkFormatId) return;
    const files = this.audit.files.filter((file) => file.uri.toString() !== key || isFileList(file.source.uri));
    if (findings.length + problems.length + limits.length > 0) {
      const source = { uri: pathOf(uri), text: document.getText() };
      files.splice(at < 0 ? files.length : at, 0, { uri, source, analysis });
    }
    this.audit = { ...this.audit, files };
    this.changed.fire();
  }

  /** A file or folder is gone: so is what was found in it. */
  private takeDown(uri: vscode.Uri): void {
    if (!this.audit) return;
    const [key, prefix] = [uri.toString(), `${uri.toString()}/`];
    const isGone = (other: vscode.Uri): boolean => other.toString() === key || other.toString().startsWith(prefix);
    const notRead = this.audit.notRead.filter((file) => !isGone(file.uri));
    for (const file of this.audit.files) if (isGone(file.uri)) this.findings.clear(file.uri);
    this.audit = { ...this.audit, files: this.audit.files.filter((file) => !isGone(file.uri)), notRead };
    this.changed.fire();
  }
}
