import { freshness } from "../blacklist/freshness.js";
import { acceptsUnread } from "../policy/acceptUnread.js";
import { policyHash } from "../policy/policyHash.js";
import { emptyPolicy, type Policy } from "../policy/policy.js";
import { DirectOnly } from "./directOnly.js";
import { withoutClean, type DocumentRecord, type FileRecord } from "./fileRecord.js";
import type { Host } from "./host.js";
import { Judging } from "./judging.js";
import type { LinkSite } from "./linkPlaces.js";
import { LinkedSdks } from "./linkedSdks.js";
import { joinPath } from "./paths.js";
import { LeftOut } from "./leftOut.js";
import { policyErrors, policyNotices } from "./policyNotices.js";
import type { FolderPolicy } from "./policies.js";
import { readFile, readInOrder, type ReadFile } from "./reading.js";
import type { AuditRequest } from "./request.js";
import type { AuditSink } from "./sink.js";
import type { Audit, PolicyNotice, UnreadFile } from "./result.js";
import { Supersession } from "./supersession.js";
import { Tally } from "./tally.js";
import { Trees, type Tree } from "./trees.js";
import { VendoredLists } from "./vendoredLists.js";
import { Verdict } from "./verdict.js";
import type { Candidate } from "./candidate.js";
import type { NotRead } from "./notRead.js";

/**
 * Audits files and folders over a host: walks, reads, judges, and accounts for every file it met. Documents go to the sink one by one;
 * what remains are counts. It never throws for what it finds on the way.
 */
export async function audit(host: Host, request: AuditRequest, sink: AuditSink): Promise<Audit> {
  return new Run(host, request, sink).run();
}

/** A candidate of which it is known what becomes of it. */
interface KnownRecord {
  readonly candidate: Candidate;
  readonly record: FileRecord;
}

class Run {
  private readonly judging: Judging;
  private readonly leftOut: LeftOut;
  private readonly tally = new Tally();
  private readonly verdict = new Verdict();
  private readonly direct = new Map<Tree, DirectOnly>();
  private readonly unread: UnreadFile[] = [];
  private readonly partly: string[] = [];
  private readonly digests = new Map<string, string>();
  private readonly inForce = new Set<FolderPolicy>();
  /** Format and content of what was read, by which a link to it is known. */
  private readonly claimed = new Set<string>();
  /** Link statements of files that a format reads too, until they are read. */
  private readonly linksByPath = new Map<string, readonly LinkSite[]>();
  private readonly lookedAt = { sources: 0, byName: 0, archives: 0 };
  private read = 0;
  private endedEarly = false;

  constructor(
    private readonly host: Host,
    private readonly request: AuditRequest,
    private readonly sink: AuditSink,
  ) {
    this.judging = new Judging(request);
    this.leftOut = new LeftOut(request.namesLeftOut ?? false);
  }

  async run(): Promise<Audit> {
    await this.judging.prepare();
    const trees = new Trees(this.host, this.request, this.leftOut);
    await trees.find();
    for (const { path, reason } of trees.missing) await this.notRead(undefined, { path, reason });
    const errors = trees.all.flatMap(({ policies }) => policyErrors(policies));
    const broken = this.newOf(errors).filter(({ rule, severity }) => rule === "policy-error" && severity === "error");
    if (broken.length > 0) await this.sink.broken?.(broken);
    let done = 0;
    const total = trees.all.reduce(
      (
        sum,
        {
          walk: {
            files: { candidates, sources, archives },
          },
        },
      ) => sum + candidates.length + sources.length + archives.length,
      0,
    );
    for (const tree of trees.all) {
      for (const one of tree.walk.notRead) {
        await this.notRead(tree, one);
        if (!one.isSeenByFew) this.verdict.file(this.judging.uriOf(tree, one.path), "not-read", "");
      }
      const told = (candidate: Candidate): void => this.request.progress?.(++done, total, candidate.path);
      // Source files come first: where something is linked is told with what declares it.
      const links = await this.linksOf(tree, told);
      const lists = new VendoredLists();
      const supersession = new Supersession(tree.walk.files.candidates);
      for await (const file of this.reads(
        tree,
        await this.changedOf([...supersession.order, ...tree.walk.files.archives]),
      )) {
        if (this.isCancelled() || this.isSpent()) break;
        const { candidate } = file;
        if (supersession.isSuperseded(candidate)) this.leftOut.file("superseded", candidate.path);
        else if (await this.file(tree, file, links, lists)) supersession.noteHolding(candidate);
        told(candidate);
      }
      await this.listed(tree, links, lists);
      await this.linkedAlone(tree, links);
      for (const { path } of tree.walk.files.excluded)
        this.verdict.file(this.judging.uriOf(tree, path), "excluded", await this.digest(path));
    }
    await this.request.rest?.();
    return this.result(trees);
  }

  private reads(tree: Tree, candidates: readonly Candidate[]): AsyncGenerator<ReadFile | KnownRecord> {
    return readInOrder(
      this.host,
      candidates,
      (candidate) => this.recordFor(candidate),
      (found) => readFile(this.host, found, this.judging.uriOf(tree, found.candidate.path), this.request.maxFileSize),
    );
  }

  /** Looks for link statements in the source and build files of a tree. */
  private async linksOf(tree: Tree, told: (candidate: Candidate) => void): Promise<LinkedSdks> {
    const { sources, candidates, namedFiles } = tree.walk.files;
    const links = new LinkedSdks(sources, this.partiesOf(tree, namedFiles));
    const { budget } = this.request;
    if (budget && sources.length > budget.candidates) {
      this.endedEarly = true;
      return links;
    }
    const readToo = new Set(candidates.map(({ path }) => path));
    for await (const file of this.reads(tree, await this.changedOf(sources, false))) {
      if (this.isCancelled() || this.isSpent()) break;
      const { candidate } = file;
      this.lookedAt.sources++;
      const known = "record" in file && file.record.links ? file.record : undefined;
      const looked =
        known ?? (await this.judging.looked("record" in file ? await this.readAgain(tree, candidate) : file));
      links.add(candidate, looked.links ?? []);
      // What a format reads besides has one record, made below.
      if (readToo.has(candidate.path)) this.linksByPath.set(candidate.path, looked.links ?? []);
      else this.sink.file?.(candidate.path, looked);
      told(candidate);
    }
    return links;
  }

  private readAgain(tree: Tree, candidate: Candidate): Promise<ReadFile> {
    const found = { candidate, stat: { kind: "file", size: 0 } } as const;
    return readFile(this.host, found, this.judging.uriOf(tree, candidate.path), this.request.maxFileSize);
  }

  /** Parties of which a library lies in the tree: it declares what links it. */
  private partiesOf(tree: Tree, files: readonly Candidate[]): ReadonlySet<string> {
    const lists = new VendoredLists();
    for (const file of files) lists.add(file, this.judging.uriOf(tree, file.path), undefined);
    return new Set(lists.all().flatMap(({ source, candidate }) => this.judging.partiesIn(source, candidate)));
  }

  /** Judges libraries by their names and archives by their packages: one list a folder at the top. */
  private async listed(tree: Tree, links: LinkedSdks, lists: VendoredLists): Promise<void> {
    this.lookedAt.byName += tree.walk.files.judgedByName;
    for (const file of await this.changedOf(tree.walk.files.namedFiles, false)) {
      const uri = this.judging.uriOf(tree, file.path);
      lists.add(file, uri, undefined);
      this.inForce.add(file.policy);
      this.verdict.file(uri, "named", "");
    }
    for (const list of lists.all()) {
      if (this.isCancelled()) return;
      const record = await this.judging.list(tree, list);
      if (typeof record === "string") await this.notRead(tree, { path: list.candidate.path, reason: record });
      else await this.count(tree, joinPath(tree.root.path, list.source.uri), record, "", links);
    }
  }

  /** What is linked and nothing in the tree declares is a finding of the first file that links it. */
  private async linkedAlone(tree: Tree, links: LinkedSdks): Promise<void> {
    if (this.isCancelled() || this.endedEarly) return;
    for (const [candidate, keys] of links.undeclared()) {
      const [source] = (await this.readAgain(tree, { ...candidate, as: "source" })).sources;
      if (!source) continue;
      const record = await this.judging.linked(tree, source, candidate, keys);
      this.inForce.add(candidate.policy);
      await this.count(tree, candidate.path, record, "", undefined);
    }
  }

  /** Those candidates that are not as they were in what the audit is compared with; the others are counted where they are `told`. */
  private async changedOf(candidates: readonly Candidate[], told = true): Promise<readonly Candidate[]> {
    const { comparison } = this.request;
    if (!comparison?.isUnchanged) return candidates;
    const changed: Candidate[] = [];
    for (let at = 0; at < candidates.length; at += this.host.parallel) {
      const some = candidates.slice(at, at + this.host.parallel);
      const same = await Promise.all(some.map(async ({ path }) => comparison.isUnchanged?.(path)));
      for (const [index, candidate] of some.entries()) {
        if (!same[index]) changed.push(candidate);
        else if (told) this.leftOut.file("unchanged", candidate.path);
      }
    }
    return changed;
  }

  private newOf(notices: readonly PolicyNotice[]): readonly PolicyNotice[] {
    return this.request.comparison?.notices(notices) ?? notices;
  }

  /** What came of a candidate before, if that holds still. */
  private recordFor(candidate: Candidate): KnownRecord | undefined {
    // What a link leads to changes without a word about the link.
    if (candidate.viaLink) return undefined;
    const record = this.request.recordOf?.(candidate.path);
    const { policy } = candidate;
    if (!record || record.policy !== policy || record.asOf !== this.judging.asOf(policy.effective.policy))
      return undefined;
    return { candidate, record };
  }

  /** Judges a file's texts, unless that was done before; true when it was read whole and holds something. */
  private async file(
    tree: Tree,
    file: ReadFile | KnownRecord,
    links: LinkedSdks,
    lists: VendoredLists,
  ): Promise<boolean> {
    const { candidate } = file;
    const judged = "record" in file ? file.record : await this.judging.judged(tree, file);
    const own = this.linksByPath.get(candidate.path);
    const record = own ? { ...judged, links: own } : judged;
    if (record.packages) lists.add(candidate, this.judging.uriOf(tree, candidate.path), record.packages);
    const holds = await this.account(tree, candidate, record, links);
    this.sink.file?.(candidate.path, withoutClean(record));
    await this.request.rest?.();
    return holds;
  }

  /** Puts a file into the counts, the verdict and the account, and hands its documents on. */
  private async account(
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
      await this.count(tree, path, document, digest, links);
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

  private async count(
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

  private async notRead(tree: Tree | undefined, { path, reason }: NotRead, digest = ""): Promise<void> {
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

  private result(trees: Trees): Audit {
    const { knowledge, today, supposed, show, comparison } = this.request;
    // Without a file there is still a policy to speak of: that of the roots.
    if (this.inForce.size === 0) for (const { policy } of trees.all) this.inForce.add(policy);
    const effective = [...new Set([...this.inForce].map((one) => one.effective))];
    const policies: Policy[] = effective.map(({ policy }) => policy);
    const asOf = this.request.asOf ?? policies.find((policy) => policy.asOf !== undefined)?.asOf ?? today;
    const policy = policyHash(policies.length > 0 ? policies : [emptyPolicy]);
    const partial = trees.endedEarly || this.endedEarly;
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
      account: {
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
      },
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
        this.isCancelled() ||
        partial ||
        counts.problems + counts.limits > 0 ||
        this.unread.some(({ kind, accepted }) => kind === "unread" && !accepted) ||
        notices.some(({ rule, severity }) => rule === "policy-error" && severity === "error"),
      cancelled: this.isCancelled(),
      partial,
    };
  }

  private async digest(path: string): Promise<string> {
    try {
      return await this.host.digest(await this.host.read(path));
    } catch {
      return "";
    }
  }

  private isSpent(): boolean {
    this.endedEarly ||= this.request.budget?.isSpent() ?? false;
    return this.endedEarly;
  }

  private isCancelled(): boolean {
    return this.request.isCancelled?.() ?? false;
  }
}
