import { analysisSteps } from "../analyze.js";
import type { Analysis, CalendarDate, SourceText } from "../model.js";
import { acceptsUnread } from "../policy/acceptUnread.js";
import { judgeContext } from "../policy/judgeContext.js";
import type { Policy } from "../policy/policy.js";
import { prepareScreen } from "../screening/screen.js";
import type { DocumentRecord, FileRecord } from "./fileRecord.js";
import { namesTold } from "./namesTold.js";
import { nameOf, pathBelow } from "./paths.js";
import type { ReadFile } from "./reading.js";
import type { AuditRequest } from "./request.js";
import type { AuditedDocument } from "./result.js";
import type { Tree } from "./trees.js";
import { rowsOf } from "./verdict.js";
import { reasonOf, type Candidate } from "./walk.js";

/** Judges what was read of a file, step by step, under the policy of its folder. */
export class Judging {
  constructor(private readonly request: AuditRequest) {}

  /** What came of a file's texts. */
  async judged(tree: Tree, file: ReadFile): Promise<FileRecord> {
    const { candidate, sources, remarks, unresolved } = file;
    const { policy } = candidate;
    const documents: DocumentRecord[] = [];
    const failures: string[] = [];
    for (const source of sources) {
      const analysis = await this.judge(tree, source, candidate);
      if (typeof analysis === "string") failures.push(analysis);
      else if (analysis.format !== undefined)
        documents.push(await this.document(tree, candidate, source, analysis, analysis.format));
      await this.request.rest?.();
    }
    const digest = documents.length + remarks.length > 0 ? await file.digest() : "";
    return { policy, asOf: this.asOf(policy.effective.policy), digest, documents, remarks, failures, unresolved };
  }

  private async judge(tree: Tree, source: SourceText, { path, policy }: Candidate): Promise<Analysis | string> {
    const { knowledge, known, rest } = this.request;
    // Whoever lets others have their turn has the indexes built in steps as well, those of names too.
    if (rest) await this.inSteps(prepareScreen(knowledge));
    // Outside a repository nobody knows where the tree begins: formats may look at all the folders above a file.
    const placed = tree.root.repository
      ? source
      : { ...source, path: path + source.uri.slice(this.uriOf(tree, path).length) };
    try {
      const own = policy.effective.policy;
      return known?.(path, source) ?? (await this.inSteps(analysisSteps(placed, knowledge, own, this.asOf(own))));
    } catch (error) {
      // A bug in a format must not cost the rest of the audit, and must not look like a clean file.
      return `an error in SanctionLint: ${reasonOf(error)}`;
    }
  }

  private async document(
    tree: Tree,
    { path, policy }: Candidate,
    source: SourceText,
    analysis: Analysis,
    format: string,
  ): Promise<DocumentRecord> {
    const own = policy.effective.policy;
    const uri = this.uriOf(tree, path);
    const { components, findings, unresolved } = analysis;
    const shown: AuditedDocument = {
      file: this.request.show(path) + source.uri.slice(uri.length),
      path,
      source,
      analysis,
      policy,
      asOf: this.asOf(own),
      accepted: acceptsUnread(own, uri, this.asOf(own)),
    };
    const { screen, ownScreen } = judgeContext(this.request.knowledge, own, shown.asOf);
    const screens = ownScreen ? [screen, ownScreen] : [screen];
    const names = await this.inSteps(namesTold(components, screens, shown.asOf));
    const hasNames = names.matched.length + names.unmatched.length + names.unclear.length > 0;
    return {
      uri: source.uri,
      format,
      components: components.length,
      unresolved: unresolved.length,
      ...(hasNames && { names }),
      rows: await this.inSteps(rowsOf(source.uri, findings)),
      shown,
    };
  }

  /** The rows of a verdict for findings. */
  rows(uri: string, findings: Analysis["findings"]): Promise<readonly string[]> {
    return this.inSteps(rowsOf(uri, findings));
  }

  private async inSteps<T>(steps: Generator<void, T, void>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await this.request.rest?.();
    }
  }

  /** The day to judge for under a policy. */
  asOf({ asOf }: Policy): CalendarDate {
    return this.request.asOf ?? asOf ?? this.request.today;
  }

  /** The path by which documents and the verdict name a file: below the tree's root. */
  uriOf({ root }: Tree, path: string): string {
    return pathBelow(root.path, path) || nameOf(path);
  }
}
