import * as vscode from "vscode";
import type { Analysis } from "../../core/model.js";
import { nothingRead } from "../../core/analyze.js";
import type { Analyzer } from "../analyzer.js";
import type { Findings } from "../findings.js";
import type { PolicyStore } from "../policy/policyStore.js";
import { section, settingsFor } from "../settings.js";
import { isOwn, pathOf } from "../sources.js";
import { AnalysisQueue, nextTask } from "./analysisQueue.js";

/** What was said of one version of a document, under one generation of policies. */
export interface JudgedDocument {
  readonly version: number;
  readonly generation: number;
  readonly analysis: Analysis;
  /** The policy leaves the document out, so that nothing was read. */
  readonly excluded: boolean;
}

/** Keeps the findings of open documents in step with their text, the policy and the settings. */
export class Session implements vscode.Disposable {
  private readonly judged = new Map<string, JudgedDocument>();
  private readonly queue = new AnalysisQueue();
  private readonly analyzed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];

  /** Fires when something new is known of a document. */
  readonly onDidAnalyze = this.analyzed.event;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly policies: PolicyStore,
    private readonly findings: Findings,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      this.analyzed,
      this.queue,
      vscode.workspace.onDidOpenTextDocument((document) => this.request(document, "now")),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && settingsFor(document.uri).run === "onType") this.request(document, "paused");
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.request(document, "now")),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.requestAll();
      }),
      policies.onDidChange(() => this.requestAll()),
    ];
    this.requestAll();
  }

  /** What is known of exactly this version of the document; undefined while it is being looked at. */
  judgedOf(document: vscode.TextDocument): JudgedDocument | undefined {
    const judged = this.judged.get(document.uri.toString());
    return judged?.version === document.version ? judged : undefined;
  }

  /** What is known of every open document that is read. */
  all(): Iterable<JudgedDocument> {
    return this.judged.values();
  }

  /** Judges a document at once, as a command does, and returns what was found. */
  async analyzeNow(document: vscode.TextDocument): Promise<Analysis | undefined> {
    await this.run(document);
    return this.judgedOf(document)?.analysis;
  }

  /** What is known of this version once it is judged in its turn; undefined when it is not read, or nobody waits any more. */
  whenJudged(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<JudgedDocument | undefined> {
    const known = this.judgedOf(document);
    if (known || !this.isSupported(document)) return Promise.resolve(known);
    return new Promise((resolve) => {
      const end = (judged?: JudgedDocument): void => {
        waiting.dispose();
        resolve(judged);
      };
      const waiting = vscode.Disposable.from(
        this.onDidAnalyze((uri) => {
          const judged = uri.toString() === document.uri.toString() ? this.judgedOf(document) : undefined;
          if (judged) end(judged);
        }),
        vscode.workspace.onDidCloseTextDocument((closed) => {
          if (closed === document) end();
        }),
        token.onCancellationRequested(() => end()),
      );
      if (token.isCancellationRequested) end();
    });
  }

  /** The same for who can wait: judges the text where that has not been done yet. Undefined for what is not read, or has changed. */
  async judgedNow(document: vscode.TextDocument): Promise<JudgedDocument | undefined> {
    if (!this.judgedOf(document) && this.isSupported(document)) await this.run(document);
    return this.judgedOf(document);
  }

  /** Whether the document is one that is read: of the user's own, switched on, and claimed by a format's file names or a source file. */
  isSupported(document: vscode.TextDocument): boolean {
    const { uri } = document;
    const isAsked = this.analyzer.mayRead(uri) || this.analyzer.mayLink(uri);
    return isAsked && isOwn(uri) && settingsFor(uri).enable;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private requestAll(): void {
    for (const document of vscode.workspace.textDocuments) this.request(document, "now");
  }

  private request(document: vscode.TextDocument, when: "now" | "paused"): void {
    if (this.isSupported(document)) {
      this.queue.request(document.uri.toString(), when, () => this.run(document));
    } else if (this.judged.delete(document.uri.toString())) this.findings.clear(document.uri);
  }

  private async run(document: vscode.TextDocument): Promise<number> {
    const { version, uri } = document;
    const { generation } = this.policies;
    const isStale = (): boolean =>
      document.isClosed || document.version !== version || this.policies.generation !== generation;
    try {
      const started = performance.now();
      const text = document.getText();
      const reading = performance.now() - started;
      const limit = settingsFor(uri).maxFileSize;
      if (text.length > limit) {
        this.judged.set(uri.toString(), { version, generation, analysis: nothingRead, excluded: false });
        this.findings.setTooLarge(uri, text.length, limit);
        this.analyzed.fire(uri);
        return reading;
      }
      await nextTask();
      if (isStale()) return reading;
      const judged = await this.analyzer.analyze(uri, text, isStale);
      await nextTask();
      // Typed on meanwhile: the request for the newer version is on its way, and this result is nobody's any more.
      if (!judged || isStale()) return reading;
      const { analysis, cost, excluded } = judged;
      this.judged.set(uri.toString(), { version, generation, analysis, excluded });
      this.findings.set(uri, document, analysis);
      await nextTask();
      this.analyzed.fire(uri);
      this.log.trace(
        `${pathOf(uri)}: ${analysis.format ?? "no format"}, ${analysis.components.length} components, ` +
          `${analysis.findings.length} findings, ${(reading + cost).toFixed(1)} ms`,
      );
      return reading + cost;
    } catch (error) {
      this.log.error(`${uri.toString()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return 0;
    }
  }

  private close({ uri }: vscode.TextDocument): void {
    this.queue.forget(uri.toString());
    if (!this.judged.delete(uri.toString())) return;
    this.findings.close(uri);
    this.analyzed.fire(uri);
  }
}
