import { analysisSteps, analyze, linkFindings, nothingRead } from "../analyze.js";
import { isLinked, linkFormatId } from "../formats/native/linkFormat.js";
import type { Analysis, CalendarDate, Finding, SourceText } from "../model.js";
import { acceptsUnread } from "../policy/acceptUnread.js";
import { judgeContext } from "../policy/judgeContext.js";
import type { Policy } from "../policy/policy.js";
import { prepareScreen } from "../screening/screen.js";
import { isFileList } from "../documents/fileList.js";
import { LineIndex } from "../text/lineIndex.js";
import type { DocumentRecord, FileRecord } from "./fileRecord.js";
import type { LinkedPlaces, LinkSite } from "./linkPlaces.js";
import { linkKeyOf, linkSiteOf } from "./linkedSdks.js";
import type { FolderPolicy } from "./policies.js";
import type { VendoredList } from "./vendoredLists.js";
import { namesTold } from "./namesTold.js";
import { joinPath, nameOf, pathBelow } from "./paths.js";
import type { ReadFile } from "./reading.js";
import type { AuditRequest } from "./request.js";
import type { AuditedDocument } from "./result.js";
import type { Tree } from "./trees.js";
import { rowsOf } from "./verdict.js";
import type { Candidate } from "./candidate.js";
import { reasonOf } from "./notRead.js";

/** Judges what was read of a file, step by step, under the policy of its folder. */
export class Judging {
  constructor(private readonly request: AuditRequest) {}

  /** Whoever lets others have their turn has the indexes built in steps as well, those of names too; the walk asks them already. */
  async prepare(): Promise<void> {
    if (this.request.rest !== undefined) await this.inSteps(prepareScreen(this.request.knowledge));
  }

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
    const { packages } = file;
    const named = packages === undefined ? {} : { packages };
    const own = packages !== undefined && packages.length > 0 && digest === "" ? await file.digest() : digest;
    return { ...this.emptyRecord(policy), digest: own, documents, remarks, failures, unresolved, ...named };
  }

  /** What a source or build file links. A bug there must not cost the audit. */
  async looked({ candidate, sources, remarks, isTooLarge }: ReadFile): Promise<FileRecord> {
    const links: LinkSite[] = [];
    const own = candidate.policy.effective.policy;
    for (const source of sources) {
      for (const { match } of this.linksIn(source, own)) {
        const { line, column } = new LineIndex(source.text).positionAt(match.span.start);
        links.push(linkSiteOf(match, { file: this.request.show(candidate.path), uri: source.uri, line, column }));
      }
    }
    await this.request.rest?.();
    const notLookedAt = isTooLarge
      ? "too-large"
      : sources.length === 0 && remarks.length > 0
        ? "source-unread"
        : undefined;
    return { ...this.emptyRecord(candidate.policy), links, ...(notLookedAt && { notLookedAt }) };
  }

  /** The findings of link statements of a source or build file. */
  linksIn(source: SourceText, policy: Policy): Analysis["findings"] {
    const { knowledge } = this.request;
    try {
      return linkFindings(source, knowledge, policy, this.asOf(policy));
    } catch {
      return [];
    }
  }

  /** A list of files, judged. */
  async list(tree: Tree, { source, candidate }: VendoredList): Promise<DocumentRecord | string> {
    const analysis = await this.judge(tree, source, candidate);
    if (typeof analysis === "string") return analysis;
    return this.document(
      tree,
      { ...candidate, path: joinPath(tree.root.path, source.uri) },
      source,
      analysis,
      "native/files",
    );
  }

  /** The parties that files of a list are found to be of. */
  partiesIn(source: SourceText, { policy }: Candidate): readonly string[] {
    const own = policy.effective.policy;
    try {
      const { findings } = analyze(source, this.request.knowledge, own, this.asOf(own));
      return findings.map(({ match }) => match.party.id);
    } catch {
      // Judging the list says so.
      return [];
    }
  }

  /** A source file by those of its link statements that nothing declares: one finding for each, at the first. */
  async linked(
    tree: Tree,
    source: SourceText,
    candidate: Candidate,
    keys: ReadonlyMap<string, LinkedPlaces>,
  ): Promise<DocumentRecord> {
    const left = new Map(keys);
    const linked = new Map<Finding, LinkedPlaces>();
    for (const finding of this.linksIn(source, candidate.policy.effective.policy)) {
      const key = linkKeyOf(finding.match);
      const where = left.get(key);
      if (!where) continue;
      left.delete(key);
      // The first place is the finding's own.
      linked.set(finding, { places: where.places.slice(1), count: where.count - 1 });
    }
    const findings = [...linked.keys()];
    const analysis = {
      ...nothingRead,
      format: linkFormatId,
      components: findings.map(({ component }) => component),
      findings,
    };
    const record = await this.document(tree, candidate, source, analysis, linkFormatId);
    return { ...record, ...(record.shown && { shown: { ...record.shown, linked } }) };
  }

  private emptyRecord(policy: FolderPolicy): FileRecord {
    const asOf = this.asOf(policy.effective.policy);
    return { policy, asOf, digest: "", documents: [], remarks: [], failures: [], unresolved: 0 };
  }

  private async judge(tree: Tree, source: SourceText, { path, policy }: Candidate): Promise<Analysis | string> {
    const { knowledge, known } = this.request;
    // Outside a repository nobody knows where the tree begins: formats may look at all the folders above a file.
    const placed = tree.root.repository
      ? source
      : { ...source, path: path + source.uri.slice(this.uriOf(tree, path).length) };
    try {
      const own = policy.effective.policy;
      const analysis =
        known?.(path, source) ?? (await this.inSteps(analysisSteps(placed, knowledge, own, this.asOf(own))));
      return withoutLinks(analysis);
    } catch (error) {
      // A bug in a format must not cost the rest of the audit, and must not look like a clean file.
      return `an error in SanctionLint: ${reasonOf(error)}`;
    }
  }

  async document(
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
      file: this.shown(path) + source.uri.slice(uri.length),
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

  /** The path to show; a list of files is shown as its folder. */
  private shown(path: string): string {
    const shown = this.request.show(path);
    if (!isFileList(path) || isFileList(shown)) return shown;
    return shown === "" || shown === "." ? "./" : `${shown}/`;
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

/** What a format read of a file: link statements are reported where what they link is declared, or by themselves. */
function withoutLinks(analysis: Analysis): Analysis {
  if (analysis.format === linkFormatId) return nothingRead;
  if (!analysis.findings.some(({ component }) => isLinked(component))) return analysis;
  return {
    ...analysis,
    components: analysis.components.filter((component) => !isLinked(component)),
    findings: analysis.findings.filter(({ component }) => !isLinked(component)),
  };
}
