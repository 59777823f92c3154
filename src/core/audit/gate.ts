import { analyze } from "../analyze.js";
import type { CalendarDate, Finding, Waiver } from "../model.js";
import type { Policy } from "../policy/policy.js";
import { canonicalJson } from "../text/hash.js";
import type { BaseHost } from "./baseHost.js";
import type { ComparisonAccount, ProposedWaiver } from "./comparisonAccount.js";
import type { Comparison } from "./comparison.js";
import type { GatedPolicies } from "./gatedPolicies.js";
import { KnownFindings } from "./known.js";
import { pathBelow } from "./paths.js";
import type { FolderPolicy } from "./policies.js";
import { policyNotices } from "./policyNotices.js";
import type { AuditRequest } from "./request.js";
import type { AuditedDocument, PolicyNotice, UnreadFile } from "./result.js";
import type { SamenessOf } from "./sameness.js";
import { overlaps, stricterOf } from "./stricter.js";
import { folderOf } from "./paths.js";

/** What a gate compares with, and by whose policies it judges. */
export interface GateGrounds {
  readonly base: BaseHost & { readonly label: string; readonly commit: string };
  readonly sameness: SamenessOf;
  readonly policies: ReadonlyMap<string, GatedPolicies>;
  readonly request: Pick<AuditRequest, "knowledge" | "today" | "asOf" | "show">;
}

/**
 * Compares an audit with an earlier state of its tree. What that one found must be given before. A document is judged by the policy
 * from before and by the change's own, and the stricter counts.
 */
export class Gate implements Comparison {
  private readonly known = new KnownFindings();
  private readonly unreadBefore = new Set<string>();
  private readonly differs = new Map<FolderPolicy, boolean>();
  /** New findings that waivers of the change would cover, by the waiver in canonical form. */
  private readonly covered = new Map<string, { readonly proposed: Omit<ProposedWaiver, "covers">; covers: number }>();
  private before = 0;

  constructor(private readonly grounds: GateGrounds) {}

  /** Takes what the earlier state has. */
  async add(document: AuditedDocument): Promise<void> {
    const judged = await this.judged(document);
    this.known.add(judged, (await this.grounds.sameness.of(document.path)) === "gone");
  }

  addUnread(unread: readonly UnreadFile[]): void {
    for (const one of unread) this.unreadBefore.add(`${one.path} ${one.reason}`);
  }

  async isUnchanged(path: string): Promise<boolean> {
    return (await this.grounds.sameness.of(path)) === "same";
  }

  async document(document: AuditedDocument): Promise<AuditedDocument> {
    const judged = await this.judged(document);
    const isAdded = (await this.grounds.sameness.of(document.path)) === "added";
    const fresh = this.known.newIn(judged, isAdded);
    this.before += judged.analysis.findings.length - fresh.length;
    return withFindings(judged, await this.withoutProposed(document, fresh));
  }

  async isBefore({ path, reason }: Pick<UnreadFile, "path" | "reason">): Promise<boolean> {
    return this.unreadBefore.has(`${path} ${reason}`) || (await this.grounds.sameness.of(path)) === "gone";
  }

  /** Those of the change's policies that those from before do not have; all, where nothing can be judged by either. */
  notices(notices: readonly PolicyNotice[]): readonly PolicyNotice[] {
    const told: PolicyNotice[] = [];
    for (const { base, proposed, pairs } of this.grounds.policies.values()) {
      if ([...pairs.values()].some(({ broken }) => broken)) return notices;
      const before = new Set(policyNotices(base, new Set(pairs.values()), undefined, this.asOf()).map(keyOf));
      const now = policyNotices(proposed, new Set(pairs.keys()), undefined, this.asOf());
      told.push(...now.filter((notice) => !before.has(keyOf(notice))));
    }
    return told;
  }

  account(): ComparisonAccount {
    for (const { pairs } of this.grounds.policies.values()) {
      for (const [proposed, base] of pairs) this.noteProposed(proposed, base);
    }
    const { label, commit } = this.grounds.base;
    const { changed, gone } = this.known;
    const proposed = [...this.covered.values()].map((one) => ({ ...one.proposed, covers: one.covers }));
    return { with: label, commit, before: this.before, changed, gone, proposed };
  }

  /** The document as both policies judge it. */
  private async judged(document: AuditedDocument): Promise<AuditedDocument> {
    const { source, policy, analysis } = document;
    const proposed = await this.proposedFor(document.path);
    if (!proposed || !this.isOther(proposed, policy)) return document;
    const own = proposed.effective.policy;
    const { findings } = analyze(source, this.grounds.request.knowledge, own, this.asOf(own));
    return withFindings(document, stricterOf(analysis.findings, findings));
  }

  /** New findings that a waiver covers which is new as well, a comment beside them, as they are without it. */
  private async withoutProposed(
    { source, path, file, policy }: AuditedDocument,
    fresh: readonly Finding[],
  ): Promise<readonly Finding[]> {
    const { effective } = policy;
    const isInline = ({ waiver }: Finding): boolean =>
      waiver !== undefined && !effective.policy.waivers.includes(waiver);
    let found = fresh;
    if (fresh.some(isInline)) {
      const own: Policy = { ...effective.policy, inlineWaivers: false };
      const open = analyze(source, this.grounds.request.knowledge, own, this.asOf(own)).findings;
      found = fresh.map((one) => {
        const other = isInline(one) ? open.find((two) => two.subject === one.subject && overlaps(one, two)) : undefined;
        if (other && one.waiver) this.cover(one.waiver, file, 1);
        return other ?? one;
      });
    }
    const proposed = await this.proposedFor(path);
    if (!proposed || !this.isOther(proposed, policy)) return found;
    const { knowledge } = this.grounds.request;
    const own = proposed.effective.policy;
    for (const { subject, waiver, places } of analyze(source, knowledge, own, this.asOf(own)).findings) {
      const isOpen = found.some((one) => one.subject === subject && !one.waiver && overlaps(one, { places }));
      if (waiver && isOpen) this.cover(waiver, fileOf(waiver, proposed), 1);
    }
    return found;
  }

  private noteProposed(proposed: FolderPolicy, base: FolderPolicy): void {
    if (!this.isOther(proposed, base)) return;
    const known = new Set(base.effective.policy.waivers.map(canonicalJson));
    for (const waiver of proposed.effective.policy.waivers) {
      if (!known.has(canonicalJson(waiver))) this.cover(waiver, fileOf(waiver, proposed), 0);
    }
  }

  private cover(waiver: Waiver, file: string, count: number): void {
    const key = `${file} ${canonicalJson(waiver)}`;
    const known = this.covered.get(key) ?? { proposed: { waiver, file }, covers: 0 };
    known.covers += count;
    this.covered.set(key, known);
  }

  private async proposedFor(path: string): Promise<FolderPolicy | undefined> {
    for (const [root, { proposed }] of this.grounds.policies) {
      if (pathBelow(root, path) !== undefined) return proposed.of(folderOf(path));
    }
    return undefined;
  }

  private isOther(proposed: FolderPolicy, base: FolderPolicy): boolean {
    const known = this.differs.get(proposed);
    if (known !== undefined) return known;
    const differs = canonicalJson(proposed.effective.policy) !== canonicalJson(base.effective.policy);
    this.differs.set(proposed, differs);
    return differs;
  }

  private asOf({ asOf }: Policy = { waivers: [] }): CalendarDate {
    const { request } = this.grounds;
    return request.asOf ?? asOf ?? request.today;
  }
}

function withFindings(document: AuditedDocument, findings: readonly Finding[]): AuditedDocument {
  return { ...document, analysis: { ...document.analysis, findings } };
}

function fileOf(waiver: Waiver, { layers }: FolderPolicy): string {
  const written = canonicalJson(waiver);
  const has = layers.find(({ layer }) => layer.policy?.waivers.some((one) => canonicalJson(one) === written));
  return has?.label ?? layers.at(-1)?.label ?? "";
}

function keyOf({ file, rule, message }: PolicyNotice): string {
  return `${file} ${rule} ${message}`;
}
