import type { Account } from "./account.js";
import type { Candidate } from "./candidate.js";
import type { Judging } from "./judging.js";
import { LinkedSdks } from "./linkedSdks.js";
import type { LinkSite } from "./linkPlaces.js";
import { joinPath } from "./paths.js";
import type { AuditRequest } from "./request.js";
import type { AuditSink } from "./sink.js";
import type { TreeReader } from "./treeReader.js";
import type { Tree } from "./trees.js";
import { VendoredLists } from "./vendoredLists.js";

/**
 * Looks for SDKs that no manifest declares: libraries and archives that lie in a tree, and statements of source and build files that
 * link or import them.
 */
export class SdkSearch {
  /** Link statements of files that a format reads too, until they are read. */
  readonly linksByPath = new Map<string, readonly LinkSite[]>();

  constructor(
    private readonly request: AuditRequest,
    private readonly sink: AuditSink,
    private readonly judging: Judging,
    private readonly reader: TreeReader,
    private readonly account: Account,
  ) {}

  /** Looks for link statements in the source and build files of a tree. */
  async linksOf(tree: Tree, told: (candidate: Candidate) => void): Promise<LinkedSdks> {
    const { sources, candidates, namedFiles } = tree.walk.files;
    const links = new LinkedSdks(sources, this.partiesOf(tree, namedFiles));
    const {
      request: { budget },
      reader,
    } = this;
    if (budget && sources.length > budget.candidates) {
      reader.endedEarly = true;
      return links;
    }
    const readToo = new Set(candidates.map(({ path }) => path));
    for await (const file of reader.reads(tree, await reader.changedOf(sources, false))) {
      if (reader.isStopped) break;
      const { candidate } = file;
      const known = "record" in file && file.record.links ? file.record : undefined;
      const looked =
        known ?? (await this.judging.looked("record" in file ? await reader.again(tree, candidate) : file));
      // What a format reads besides is reported as not read.
      if (!looked.notLookedAt) this.account.lookedAt.sources++;
      else if (!readToo.has(candidate.path)) this.account.notLookedAt(looked.notLookedAt, candidate.path);
      links.add(candidate, looked.links ?? []);
      // What a format reads besides has one record, made below.
      if (readToo.has(candidate.path)) this.linksByPath.set(candidate.path, looked.links ?? []);
      else this.sink.file?.(candidate.path, looked);
      told(candidate);
    }
    return links;
  }

  /** Parties of which a library lies in the tree: it declares what links it. */
  private partiesOf(tree: Tree, files: readonly Candidate[]): ReadonlySet<string> {
    const lists = new VendoredLists();
    for (const file of files) lists.add(file, this.judging.uriOf(tree, file.path), undefined);
    return new Set(lists.all().flatMap(({ source, candidate }) => this.judging.partiesIn(source, candidate)));
  }

  /** Judges libraries by their names and archives by their packages: one list a folder at the top. */
  async listed(tree: Tree, links: LinkedSdks, lists: VendoredLists): Promise<void> {
    this.account.lookedAt.byName += tree.walk.files.judgedByName;
    for (const file of await this.reader.changedOf(tree.walk.files.namedFiles, false)) {
      lists.add(file, this.judging.uriOf(tree, file.path), undefined);
      this.account.named(tree, file);
    }
    for (const list of lists.all()) {
      if (this.reader.isCancelled) return;
      const record = await this.judging.list(tree, list);
      if (typeof record === "string") await this.account.notRead(tree, { path: list.candidate.path, reason: record });
      else await this.account.document(tree, joinPath(tree.root.path, list.source.uri), record, "", links);
    }
  }

  /** What is linked and nothing in the tree declares is a finding of the first file that links it. */
  async linkedAlone(tree: Tree, links: LinkedSdks): Promise<void> {
    if (this.reader.isCancelled || this.reader.endedEarly) return;
    for (const [candidate, keys] of links.undeclared()) {
      const [source] = (await this.reader.again(tree, { ...candidate, as: "source" })).sources;
      if (!source) continue;
      const record = await this.judging.linked(tree, source, candidate, keys);
      this.account.judgedBy(candidate.policy);
      await this.account.document(tree, candidate.path, record, "", undefined);
    }
  }
}
