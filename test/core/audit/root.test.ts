import assert from "node:assert/strict";
import { findRoot } from "../../../src/core/audit/root.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { repository } from "../../harness/gitTree.js";

const outer = repository("/w", []);

async function check(files: Readonly<Record<string, MemoryFile>>, folder: string, expected: string): Promise<void> {
  assert.equal((await findRoot(memoryHost(files), folder, "/fallback")).path, expected);
}

describe("the root of an audited path", () => {
  it("is the nearest repository at or above it", async () => {
    await check({ ...outer, "/w/a/b/x": "" }, "/w/a/b", "/w");
    await check({ ...outer, ...repository("/w/a", []), "/w/a/b/x": "" }, "/w/a/b", "/w/a");
  });
  it("is a linked worktree", () =>
    check(
      {
        "/t/.git": "gitdir: /w/.git/worktrees/t\n",
        "/w/.git/worktrees/t/HEAD": "x",
        "/w/.git/worktrees/t/gitdir": "/t/.git\n",
        "/t/a/x": "",
      },
      "/t/a",
      "/t",
    ));
  it("is no folder whose file names a worktree that does not name it", () =>
    check(
      {
        ...outer,
        "/w/a/.git": "gitdir: /w/x/.git/worktrees/t\n",
        "/w/x/.git/worktrees/t/HEAD": "x",
        "/w/x/.git/worktrees/t/gitdir": "/elsewhere/.git\n",
      },
      "/w/a",
      "/w",
    ));
  it("is a worktree by whatever path its repository knows it, and none of a repository that knows nothing", async () => {
    const files = (gitdir: MemoryFile): Readonly<Record<string, MemoryFile>> => ({
      ...outer,
      "/w/t/.git": "gitdir: /w/.git/worktrees/t\n",
      "/w/.git/worktrees/t/HEAD": "x",
      "/w/.git/worktrees/t/gitdir": gitdir,
      "/w/t/a/x": "",
      "/other": { link: "/w/t" },
    });
    await check(files("/w/t/.git"), "/w/t/a", "/w/t");
    await check(files("../../../t/.git\r\n"), "/w/t/a", "/w/t");
    await check(files("..\\..\\..\\t\\.git"), "/w/t/a", "/w/t");
    await check(files("/other/.git\n"), "/w/t/a", "/w/t");
    for (const none of ["", "\n", "../../../../../../x/.git", "/nowhere/.git", "/w/.git", { other: true } as const])
      await check(files(none), "/w/t/a", "/w");
    await check(files(`/w/t/.git${"\n".repeat(100_000)}`), "/w/t/a", "/w");
    const { "/w/.git/worktrees/t/gitdir": _, ...without } = files("");
    await check(without, "/w/t/a", "/w");
    // A host that does not tell where links lead takes paths as they are written.
    const blind = (gitdir: string) => findRoot(memoryHost(files(gitdir), { blind: true }), "/w/t/a", "/fallback");
    assert.equal((await blind("/w/t/.git\n")).path, "/w/t");
    assert.equal((await blind("/other/.git\n")).path, "/w");
    assert.equal((await blind("../../../../../../x/.git\n")).path, "/w");
  });
  it("is none for a file that is too long for a pointer, or leads to no repository", async () => {
    const sub = { "/data/t/HEAD": "x", "/w/a/x": "" };
    await check({ ...sub, "/w/.git": "gitdir: /data/t\n" }, "/w/a", "/w");
    await check({ ...sub, "/w/.git": `gitdir: /data/t${"\n".repeat(100_000)}` }, "/w/a", "/fallback");
    await check({ ...sub, "/w/.git": "gitdir: /data/u\n" }, "/w/a", "/fallback");
    await check({ ...sub, "/w/.git": { other: true } }, "/w/a", "/fallback");
  });
  it("is one whose repository was put elsewhere, unless another is above it", async () => {
    const files = { "/t/a/.git": "gitdir: /data/t\n", "/data/t/HEAD": "x", "/t/a/b/x": "" };
    await check(files, "/t/a/b", "/t/a");
    await check({ ...files, ...repository("/t", []) }, "/t/a/b", "/t");
  });
  it("is not a submodule, whose file leads upward, nor a file that leads nowhere", async () => {
    const files = { ...outer, "/w/.git/modules/sub/HEAD": "x", "/w/sub/a/x": "" };
    await check({ ...files, "/w/sub/.git": "gitdir: ../.git/modules/sub\n" }, "/w/sub/a", "/w");
    await check({ ...files, "/w/sub/.git": "gitdir: /nowhere/.git/worktrees/x\n" }, "/w/sub/a", "/w");
    await check({ ...files, "/w/sub/.git": "nonsense" }, "/w/sub/a", "/w");
  });
  it("is not a folder called .git that git would not take for a repository", () =>
    check({ ...outer, "/w/a/.git/package.json": "{}" }, "/w/a", "/w"));
  it("is what stands for it where there is no repository", () => check({ "/w/a/x": "" }, "/w/a", "/fallback"));
  it("says where the climb ended at a folder that may not be read", async () => {
    const host = memoryHost({ "/w/a/x": "" });
    const stat = host.stat.bind(host);
    const closed = {
      ...host,
      stat: (path: string) => (path === "/w/.git" ? Promise.reject(new Error("no")) : stat(path)),
    };
    assert.deepEqual(await findRoot(closed, "/w/a", "/w/a"), { path: "/w/a", unseenAbove: "/w" });
  });
});

describe("an audit inside a tree", () => {
  const policy = { "/w/.sanctionlint.yaml": "parties: { huawei: error }\n" };
  const own = { "/w/app/.sanctionlint.yaml": "parties: { huawei: off }\n", "/w/app/package.json": listedManifest };
  it("has the tree's root, whatever is at the path", async () => {
    for (const files of [
      { ...outer, ...policy, ...own },
      { ...outer, ...policy, ...own, "/w/app/.git": "gitdir: ../.git/modules/app\n", "/w/.git/modules/app/HEAD": "x" },
    ]) {
      const { found, notices } = await auditOver(memoryHost(files), { paths: ["/w/app"] });
      assert.equal(found.length, 1);
      assert.match(notices.join(), /app\/\.sanctionlint\.yaml: policy-error/);
    }
  });
  it("takes the workspace for the root where there is no repository", async () => {
    const { audit, found } = await auditOver(memoryHost({ ...policy, ...own }), { paths: ["/w/app"], workspace: "/w" });
    assert.deepEqual([audit.roots, found.length], [["/w"], 1]);
  });
  it("recognises a file by folders above a root that is no repository's", async () => {
    const workflow = "on: push\njobs:\n  a:\n    steps:\n      - uses: huaweicloud/x@v1\n";
    const files = { "/w/.github/workflows/ci.yml": workflow };
    const { found } = await auditOver(memoryHost(files), { paths: ["/w/.github/workflows"] });
    assert.deepEqual(found, [".github/workflows/ci.yml huaweicloud/x"]);
  });
});

describe("a verdict", () => {
  const verdict = async (files: Readonly<Record<string, MemoryFile>>, more = {}): Promise<string> =>
    (await auditOver(memoryHost({ ...outer, ...files }), more)).audit.verdict;
  const base = { "/w/package.json": listedManifest, "/w/lib/package.json": cleanManifest };

  it("differs when a file was read, cut, excluded, or had other content", async () => {
    const verdicts = await Promise.all([
      verdict(base),
      verdict({ "/w/package.json": listedManifest }),
      verdict({ ...base, "/w/lib/package.json": cleanManifest.slice(0, -3) }),
      verdict({ ...base, "/w/lib/package.json": `${cleanManifest}\n` }),
      verdict({ ...base, "/w/.sanctionlint.yaml": "exclude: [lib/]\n" }),
      verdict(base, { asOf: "2019-05-22" }),
      verdict(base, { maxFileSize: 70 }),
    ]);
    assert.equal(new Set(verdicts).size, verdicts.length);
  });
  it("is the same in a fresh clone and in a folder that was worked in", async () => {
    const worked = {
      ...base,
      "/w/.gitignore": "out/\n",
      "/w/out/package.json": listedManifest,
      "/w/node_modules/x/package.json": listedManifest,
    };
    assert.equal(await verdict({ ...base, "/w/.gitignore": "out/\n" }), await verdict(worked));
  });
  it("does not depend on how a host answers", async () => {
    const files = { ...outer, ...base, "/w/a/package.json": { link: "/w/lib/package.json" } };
    const verdicts = await Promise.all(
      [{}, { later: true, parallel: 7 }, { blind: true }, { parallel: 1 }].map(
        async (options) => (await auditOver(memoryHost(files, options))).audit.verdict,
      ),
    );
    assert.equal(new Set(verdicts).size, 1);
  });
});
