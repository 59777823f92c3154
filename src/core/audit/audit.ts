import { Account } from "./account.js";
import type { Candidate } from "./candidate.js";
import { withoutClean } from "./fileRecord.js";
import type { Host } from "./host.js";
import { Judging } from "./judging.js";
import { LeftOut } from "./leftOut.js";
import type { LinkedSdks } from "./linkedSdks.js";
import { policyErrors } from "./policyNotices.js";
import type { ReadFile } from "./reading.js";
import type { AuditRequest } from "./request.js";
import type { Audit } from "./result.js";
import { SdkSearch } from "./sdkSearch.js";
import type { AuditSink } from "./sink.js";
import { Supersession } from "./supersession.js";
import { TreeReader, type KnownRecord } from "./treeReader.js";
import { Trees, type Tree } from "./trees.js";
import { VendoredLists } from "./vendoredLists.js";
import type { Walk } from "./walk.js";

/**
 * Audits files and folders over a host: walks, reads, judges, and accounts for every file it met. Documents go to the sink one by one;
 * what remains are counts. It never throws for what it finds on the way.
 */
export async function audit(host: Host, request: AuditRequest, sink: AuditSink): Promise<Audit> {
  return new Run(host, request, sink).run();
}

class Run {
  private readonly judging: Judging;
  private readonly leftOut: LeftOut;
  private readonly reader: TreeReader;
  private readonly account: Account;
  private readonly sdks: SdkSearch;

  constructor(
    private readonly host: Host,
    private readonly request: AuditRequest,
    private readonly sink: AuditSink,
  ) {
    this.judging = new Judging(request);
    this.leftOut = new LeftOut(request.namesLeftOut ?? false);
    this.reader = new TreeReader(host, request, this.judging, this.leftOut);
    this.account = new Account(request, sink, this.judging, this.leftOut);
    this.sdks = new SdkSearch(request, sink, this.judging, this.reader, this.account);
  }

  async run(): Promise<Audit> {
    await this.judging.prepare();
    const trees = new Trees(this.host, this.request, this.leftOut);
    await trees.find();
    for (const { path, reason } of trees.missing) await this.account.notRead(undefined, { path, reason });
    const errors = trees.all.flatMap(({ policies }) => policyErrors(policies));
    const broken = this.account
      .newOf(errors)
      .filter(({ rule, severity }) => rule === "policy-error" && severity === "error");
    if (broken.length > 0) await this.sink.broken?.(broken);
    let done = 0;
    const total = trees.all.map(({ walk }) => filesToRead(walk)).reduce((sum, files) => sum + files, 0);
    const told = ({ path }: Candidate): void => this.request.progress?.(++done, total, path);
    for (const tree of trees.all) await this.tree(tree, told);
    await this.request.rest?.();
    return this.account.result(trees, this.reader);
  }

  private async tree(tree: Tree, told: (candidate: Candidate) => void): Promise<void> {
    const { account, reader, sdks } = this;
    const { files, notRead } = tree.walk;
    for (const one of notRead) await account.notWalked(tree, one);
    // Source files come first: where something is linked is reported with what declares it.
    const links = await sdks.linksOf(tree, told);
    const lists = new VendoredLists();
    const supersession = new Supersession(files.candidates);
    for await (const file of reader.reads(tree, await reader.changedOf([...supersession.order, ...files.archives]))) {
      if (reader.isStopped) break;
      const { candidate } = file;
      if (supersession.isSuperseded(candidate)) this.leftOut.file("superseded", candidate.path);
      else if (await this.file(tree, file, links, lists)) supersession.noteHolding(candidate);
      told(candidate);
    }
    await sdks.listed(tree, links, lists);
    await sdks.linkedAlone(tree, links);
    for (const { path } of files.excluded) account.excluded(tree, path, await reader.digest(path));
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
    const own = this.sdks.linksByPath.get(candidate.path);
    const record = own ? { ...judged, links: own } : judged;
    if (record.packages) lists.add(candidate, this.judging.uriOf(tree, candidate.path), record.packages);
    const holds = await this.account.file(tree, candidate, record, links);
    this.sink.file?.(candidate.path, withoutClean(record));
    await this.request.rest?.();
    return holds;
  }
}

function filesToRead({ files: { candidates, sources, archives } }: Walk): number {
  return candidates.length + sources.length + archives.length;
}
