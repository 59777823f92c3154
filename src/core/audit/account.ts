import { freshness } from "../blacklist/freshness.js";
import { acceptsUnread } from "../policy/acceptUnread.js";
import { emptyPolicy, type Policy } from "../policy/policy.js";
import { policyHash } from "../policy/policyHash.js";
import type { Candidate } from "./candidate.js";
import { DirectOnly } from "./directOnly.js";
import type { DocumentRecord, FileRecord } from "./fileRecord.js";
import type { Judging } from "./judging.js";
import type { LeftOut, LeftOutRule } from "./leftOut.js";
import type { LinkedSdks } from "./linkedSdks.js";
import type { NotRead } from "./notRead.js";
import type { FolderPolicy } from "./policies.js";
import { policyNotices } from "./policyNotices.js";
import type { AuditRequest } from "./request.js";
import type { Audit, AuditAccount, PolicyNotice, UnreadFile } from "./result.js";
import type { AuditSink } from "./sink.js";
import { Tally } from "./tally.js";
import type { Tree, Trees } from "./trees.js";
import { Verdict } from "./verdict.js";

/** How an audit ended. */
interface Ending {
  readonly endedEarly: boolean;
  readonly isCancelled: boolean;
}

/** Every file that an audit met, and what became of it: counts, verdict and account. Documents are handed on to the sink. */
export class Account {
  readonly lookedAt = { sources: 0, byName: 0, archives: 0 };
  private readonly tally = new Tally();
  private readonly verdict = new Verdict();
  private readonly direct = new Map<Tree, DirectOnly>();
  private readonly unread: UnreadFile[] = [];
  private readonly partly: string[] = [];
  private readonly digests = new Map<string, string>();
  private readonly inForce = new Set<FolderPolicy>();
  /** Format and content of what was read, by which a link to it is known. */
  private readonly claimed = new Set<string>();
  private read = 0;

  constructor(
    private readonly request: AuditRequest,
    private readonly sink: AuditSink,
    private readonly judging: Judging,
    private readonly leftOut: LeftOut,
  ) {}

  /** Puts a file into the counts, the verdict and the account, and hands its documents on; true when it was read whole and holds something. */
  async file(
    tree: Tree,
    { path, policy, viaLink, named, as }: Candidate,
    record: FileRecord,
    links: LinkedSdks,
  ): Promise<boolean> {
    this.inForce.add(policy);
    const uri = this.judging.uriOf(tree, path);
    const { digest, documents, remarks } = record;
    let gaps = remarks.length;
    for (const document of documents) {
      const content = `${document.format} ${digest}`;
      if (viaLink && this.claimed.has(content)) {
        this.leftOut.file("link", path);
        return false;
      }
      this.claimed.add(content);
      const analysis = document.shown?.analysis;
      gaps += analysis ? analysis.problems.length + analysis.limits.length : 0;
      await this.document(tree, path, document, digest, links);
    }
    if (as === "archive") this.lookedAt.archives++;
    if (digest !== "") this.digests.set(this.request.show(path), digest);
    for (const reason of record.failures) await this.notRead(tree, { path, reason }, digest);
    if (documents.length > 0) this.tally.unresolvedIn(record.unresolved);
    for (const { message, sheet } of remarks)
      await this.notRead(tree, { path, reason: sheet === undefined ? message : `sheet ${sheet}: ${message}` }, digest);
    if (documents.length === 0 && remarks.length === 0) {
      // What was looked at is counted there.
      if (as === "archive") {
        if (digest !== "") this.verdict.file(uri, "read", digest);
      } else if (record.links === undefined) {
        if (named) this.unknown(path);
        else this.leftOut.file("unclaimed", path);
      }
      return false;
    }
    if (documents.length === 0) this.verdict.file(uri, "not-read", digest);
    else if (gaps > 0) {
      this.partly.push(this.request.show(path));
      this.verdict.file(uri, "partly", digest);
    } else {
      this.read++;
      this.verdict.file(uri, "read", digest);
    }
    return gaps === 0 && documents.some(({ components }) => components > 0);
  }

  /** Counts what is new of one document, and hands it on. */
  async document(
    tree: Tree,
    path: string,
    record: DocumentRecord,
    digest: string,
    links: LinkedSdks | undefined,
  ): Promise<void> {
    const linked = record.shown && (links?.declare(record.shown) ?? record.shown.linked);
    const told = linked && record.shown ? { ...record, shown: { ...record.shown, linked } } : record;
    const document = await this.compared(told, digest);
    this.tally.document(document);
    this.verdict.findings(document.rows);
    if (document.components > 0) {
      const direct = this.direct.get(tree) ?? new DirectOnly();
      this.direct.set(tree, direct);
      direct.note(path, document.format);
    }
    if (document.shown) await this.sink.document(document.shown);
  }

  /** The document with what is new of it. */
  private async compared(record: DocumentRecord, digest: string): Promise<DocumentRecord> {
    const { comparison } = this.request;
    if (!comparison || !record.shown) return record;
    const shown = await comparison.document(record.shown, digest);
    return { ...record, shown, rows: await this.judging.rows(record.uri, shown.analysis.findings) };
  }

  /** Notes a file that was not read, unless it was not read before either. */
  async notRead(tree: Tree | undefined, { path, reason }: NotRead, digest = ""): Promise<void> {
    const file = this.request.show(path);
    if (await this.request.comparison?.isBefore({ path, file, reason }, digest)) return;
    const policy = tree?.policy.effective.policy;
    const accepted = tree && policy && acceptsUnread(policy, this.judging.uriOf(tree, path), this.judging.asOf(policy));
    if (accepted) this.tally.acceptedFile();
    this.unread.push({ file, path, reason, kind: "unread", accepted });
  }

  private unknown(path: string): void {
    const reason = "no format reads this file";
    this.unread.push({ file: this.request.show(path), path, reason, kind: "unknown" });
  }

  /** A source file over the size limit, or one that cannot be read: it was not looked at for SDKs, and makes nothing incomplete. */
  notLookedAt(rule: LeftOutRule, path: string): void {
    this.leftOut.file(rule, path);
  }

  /** Notes a file or folder that the walk could not read. */
  async notWalked(tree: Tree, one: NotRead): Promise<void> {
    await this.notRead(tree, one);
    if (!one.isSeenByFew) this.verdict.file(this.judging.uriOf(tree, one.path), "not-read", "");
  }

  /** Notes a file that the policy excludes. */
  excluded(tree: Tree, path: string, digest: string): void {
    this.verdict.file(this.judging.uriOf(tree, path), "excluded", digest);
  }

  /** Notes a file that is judged by its name alone. */
  named(tree: Tree, { path, policy }: Candidate): void {
    this.inForce.add(policy);
    this.verdict.file(this.judging.uriOf(tree, path), "named", "");
  }

  /** Notes that a policy was judged by. */
  judgedBy(policy: FolderPolicy): void {
    this.inForce.add(policy);
  }

  /** All that the audit has to say besides its documents. */
  result(trees: Trees, { endedEarly, isCancelled }: Ending): Audit {
    const { knowledge, today, supposed, comparison } = this.request;
    // Without a file there is still a policy to speak of: that of the roots.
    if (this.inForce.size === 0) for (const { policy } of trees.all) this.inForce.add(policy);
    const effective = [...new Set([...this.inForce].map((one) => one.effective))];
    const policies: Policy[] = effective.map(({ policy }) => policy);
    const asOf = this.request.asOf ?? policies.find((policy) => policy.asOf !== undefined)?.asOf ?? today;
    const policy = policyHash(policies.length > 0 ? policies : [emptyPolicy]);
    const partial = trees.endedEarly || endedEarly;
    const used = trees.areWhole && !partial && !comparison ? this.tally.used : undefined;
    const notices = this.newOf(trees.all.flatMap(({ policies: own }) => policyNotices(own, this.inForce, used, asOf)));
    const compared = comparison?.account();
    const counts = this.tally.counts(this.read + this.partly.length, notices);
    const { warning } = freshness(knowledge, asOf);
    return {
      knowledge: knowledge.version,
      checkedUntil: knowledge.checkedUntil,
      policy,
      policyLabels: [...new Set(effective.flatMap(({ labels }) => labels))],
      asOf,
      ...(warning !== undefined && { stale: warning }),
      ...(supposed && supposed.length > 0 && { supposed }),
      roots: trees.all.map(({ root }) => root.path),
      counts,
      account: this.account(trees),
      notices,
      ...(compared && { comparison: compared }),
      ...(used && { waiversUsed: used }),
      verdict: this.verdict.hash({
        knowledge: knowledge.version,
        policy,
        asOf,
        supposed,
        comparedWith: compared?.commit ?? compared?.with,
      }),
      incomplete:
        isCancelled ||
        partial ||
        counts.problems + counts.limits > 0 ||
        this.unread.some(({ kind, accepted }) => kind === "unread" && !accepted) ||
        notices.some(({ rule, severity }) => rule === "policy-error" && severity === "error"),
      cancelled: isCancelled,
      partial,
    };
  }

  private account(trees: Trees): AuditAccount {
    const { show, comparison } = this.request;
    return {
      read: this.read,
      partly: this.partly,
      unread: this.unread,
      digests: this.digests,
      leftOut: this.leftOut.counts().map((one) => ({ ...one, paths: one.paths.map(show) })),
      // The lockfile beside a manifest may be unchanged, and nobody looked.
      directOnly: comparison?.isUnchanged
        ? []
        : [...this.direct].flatMap(([{ root }, direct]) => direct.manifestsWithout(root.path).map(show)),
      lookedAt: this.lookedAt,
      names: this.tally.names.account(),
      notes: trees.notes(show),
    };
  }

  /** Those notices that are new, where the audit compares. */
  newOf(notices: readonly PolicyNotice[]): readonly PolicyNotice[] {
    return this.request.comparison?.notices(notices) ?? notices;
  }
}
