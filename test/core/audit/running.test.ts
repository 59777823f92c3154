import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { Host } from "../../../src/core/audit/host.js";
import { Policies } from "../../../src/core/audit/policies.js";
import type { Finding } from "../../../src/core/model.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { compileGlob } from "../../../src/core/text/glob.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

type Files = Readonly<Record<string, MemoryFile>>;

const listed = "@hmscore/react-native-hms-push";
const three: Files = {
  "/w/a/package.json": listedManifest,
  "/w/b/package.json": cleanManifest,
  "/w/c/package.json": listedManifest,
};

/** The host, with what throws at some paths. */
function failing(host: Host, at: string, ...calls: readonly ("stat" | "read" | "resolve")[]): Host {
  const fail =
    <T>(call: "stat" | "read" | "resolve", work: (path: string) => T) =>
    (path: string): T => {
      if (path === at && calls.includes(call)) throw new Error("the disk is gone");
      return work(path);
    };
  return {
    ...host,
    stat: fail("stat", (path) => host.stat(path)),
    read: fail("read", (path) => host.read(path)),
    ...(host.resolve && { resolve: fail("resolve", (path) => host.resolve?.(path)) }),
  };
}

describe("whoever runs an audit", () => {
  it("hears after each file how many are done, of how many", async () => {
    for (const parallel of [1, 2, 8]) {
      const told: string[] = [];
      const progress = (done: number, total: number, path: string): void => void told.push(`${done}/${total} ${path}`);
      await auditOver(memoryHost({ ...three, "/w/notes.md": "x" }, { parallel }), { progress });
      assert.deepEqual(told, ["1/3 /w/a/package.json", "2/3 /w/b/package.json", "3/3 /w/c/package.json"]);
    }
  });

  it("may cancel it: it says that it was, and is incomplete", async () => {
    let done = 0;
    const { audit, found } = await auditOver(memoryHost(three, { parallel: 1 }), {
      progress: () => void done++,
      isCancelled: () => done > 0,
    });
    assert.deepEqual(
      [found, audit.cancelled, audit.incomplete, audit.partial],
      [[`a/package.json ${listed}`], true, true, false],
    );
    const none = await auditOver(memoryHost(three), { isCancelled: () => true });
    assert.deepEqual([none.found, none.audit.cancelled], [[], true]);
    const all = await auditOver(memoryHost(three), { isCancelled: () => false });
    assert.deepEqual([all.found.length, all.audit.cancelled, all.audit.incomplete], [2, false, false]);
  });

  it("has its turn after each file", async () => {
    let rests = 0;
    await auditOver(memoryHost(three), { rest: () => void rests++ });
    assert.ok(rests >= 6, String(rests));
  });

  it("may know what a text holds, and it is not analyzed again", async () => {
    const findings = analyze(
      { uri: "package.json", text: listedManifest },
      smallKnowledge(),
      emptyPolicy,
      "2026-08-22",
    );
    const asked: string[] = [];
    const { documents } = await auditOver(memoryHost(three), {
      known: (path, { uri }) => {
        asked.push(`${path} ${uri}`);
        return path === "/w/b/package.json" ? findings : undefined;
      },
    });
    assert.deepEqual(asked, [
      "/w/a/package.json a/package.json",
      "/w/b/package.json b/package.json",
      "/w/c/package.json c/package.json",
    ]);
    assert.equal(documents.find(({ path }) => path === "/w/b/package.json")?.analysis, findings);
  });

  it("learns of a mistake in the program by name, and of the rest as ever", async () => {
    const { audit, unread, found } = await auditOver(memoryHost(three), {
      known: (path) => {
        if (path === "/w/b/package.json") throw new Error("a bug");
        return undefined;
      },
    });
    assert.deepEqual(unread, ["b/package.json: an error in SanctionLint: a bug"]);
    assert.deepEqual([found.length, audit.incomplete, audit.account.read], [2, true, 2]);
  });
});

describe("what an audit was asked", () => {
  it("may name files and folders, each read once", async () => {
    for (const paths of [
      ["/w/a/package.json", "/w/a/package.json"],
      ["/w/a", "/w/a/package.json"],
      ["/w/a/package.json", "/w/a", "/w/a/"],
    ])
      assert.deepEqual((await auditOver(memoryHost(three), { paths, workspace: "/w" })).found, [
        `a/package.json ${listed}`,
      ]);
    const two = await auditOver(memoryHost(three), { paths: ["/w/a", "/w/c/package.json"] });
    assert.deepEqual([two.found.length, two.audit.roots], [2, ["/w/a", "/w/c"]]);
    const inside = await auditOver(memoryHost(three), { paths: ["/w/a", "/w/c"], workspace: "/w" });
    assert.deepEqual([inside.found.length, inside.audit.roots], [2, ["/w"]]);
    const outside = await auditOver(memoryHost(three), { paths: ["/w/a"], workspace: "/x" });
    assert.deepEqual(outside.audit.roots, ["/w/a"]);
  });

  it("may take files out, besides what the policy takes out", async () => {
    const glob = compileGlob("c/*.json");
    assert.ok("glob" in glob);
    const { found, audit } = await auditOver(memoryHost(three), { exclude: [glob.glob] });
    assert.deepEqual(found, [`a/package.json ${listed}`]);
    assert.deepEqual(
      audit.account.leftOut.map(({ rule, files }) => `${rule} ${files}`),
      ["exclude 1"],
    );
  });

  it("says which waivers were needed only where the whole tree was audited", async () => {
    const policy = { "/w/.sanctionlint.yaml": "waivers:\n  - { party: huawei, reason: r, expires: 2027-01-01 }\n" };
    const files = { ...three, ...policy };
    assert.equal((await auditOver(memoryHost(files))).audit.waiversUsed?.size, 1);
    assert.equal(
      (await auditOver(memoryHost(files), { paths: ["/w/a"], workspace: "/w" })).audit.waiversUsed,
      undefined,
    );
    assert.equal((await auditOver(memoryHost(files), { paths: ["/w", "/x"] })).audit.waiversUsed?.size, 1);
    const spent = { candidates: 1, isSpent: () => false };
    assert.equal((await auditOver(memoryHost(files), { budget: spent })).audit.waiversUsed, undefined);
  });

  it("is answered for a day: the request's, the policy's, today", async () => {
    const asOf = async (policy: string, day?: string): Promise<string> => {
      const files = { ...three, "/w/.sanctionlint.yaml": policy };
      return (await auditOver(memoryHost(files), { asOf: day })).audit.asOf;
    };
    assert.equal(await asOf("version: 1\n"), "2026-08-22");
    assert.equal(await asOf("asOf: 2025-01-01\n"), "2025-01-01");
    assert.equal(await asOf("asOf: 2025-01-01\n", "2024-01-01"), "2024-01-01");
  });

  it("is answered by what is known, which may be old, or supposed", async () => {
    const { audit } = await auditOver(memoryHost(three));
    assert.deepEqual([audit.stale, audit.supposed, audit.checkedUntil], [undefined, undefined, "2026-08-22"]);
    assert.ok(!("stale" in audit) && !("supposed" in audit) && !("comparison" in audit));
    const old = await auditOver(memoryHost(three), { today: "2028-01-01" });
    assert.match(old.audit.stale ?? "", /2026-08-22/);
    const supposed = await auditOver(memoryHost(three), { supposed: ["zte"] });
    assert.deepEqual(supposed.audit.supposed, ["zte"]);
    assert.notEqual(supposed.audit.verdict, audit.verdict);
    assert.ok(!("supposed" in (await auditOver(memoryHost(three), { supposed: [] })).audit));
  });

  it("has the hash of the policies in force, that of the roots where no file was read", async () => {
    const hash = async (files: Files): Promise<readonly [string, readonly string[]]> => {
      const { audit } = await auditOver(memoryHost(files));
      return [audit.policy, audit.policyLabels];
    };
    const policy = { "/w/.sanctionlint.yaml": "watch: error\n" };
    const [none, labels] = await hash({ "/w/a.md": "x" });
    assert.deepEqual([none, labels], await hash(three));
    assert.deepEqual(labels, []);
    assert.deepEqual(await hash({ ...policy, "/w/a.md": "x" }), await hash({ ...policy, ...three }));
    assert.deepEqual((await hash({ ...policy, ...three }))[1], [".sanctionlint.yaml"]);
    assert.notEqual((await hash({ ...policy, ...three }))[0], none);
  });
});

describe("a host that fails", () => {
  const { "/w/b/package.json": _, ...rest } = three;

  it("costs the file that cannot be read, which is named", async () => {
    for (const [call, reason] of [
      ["read", "cannot be read: the disk is gone"],
      ["stat", "no such file or folder"],
    ] as const) {
      const host = failing(memoryHost(three), "/w/b/package.json", call);
      const { unread, found, audit } = await auditOver(host);
      assert.deepEqual(found, [`a/package.json ${listed}`, `c/package.json ${listed}`]);
      if (call === "read") assert.deepEqual([unread, audit.incomplete], [[`b/package.json: ${reason}`], true]);
      else assert.deepEqual([unread, audit.account.read], [[], 3], "reading it says more");
    }
  });

  it("costs the link that cannot be followed", async () => {
    const files = { ...rest, "/w/package.json": { link: "/w/a/package.json" } };
    const { unread } = await auditOver(failing(memoryHost(files), "/w/package.json", "resolve"));
    assert.deepEqual(unread, ["package.json: the link cannot be followed: the disk is gone"]);
  });

  it("costs what was named, and nothing beside it", async () => {
    const host = failing(memoryHost(three), "/w/b", "stat");
    const { unread, found } = await auditOver(host, { paths: ["/w/b", "/w/a"] });
    assert.deepEqual([unread, found], [["b: cannot be read: the disk is gone"], [`a/package.json ${listed}`]]);
    const device = await auditOver(memoryHost({ ...three, "/w/d": { other: true } }), { paths: ["/w/d"] });
    assert.deepEqual(device.unread, ["d: not a regular file but a device, a FIFO or a socket"]);
  });

  it("is reported where it ends above the tree", async () => {
    const { audit, found } = await auditOver(failing(memoryHost(three), "/.git", "stat"), { paths: ["/w/a"] });
    assert.deepEqual(audit.account.notes, ["policies at and above / could not be looked for"]);
    assert.deepEqual(found, [`a/package.json ${listed}`]);
  });

  it("that says nothing of links has its files read, and not its folders", async () => {
    const files = {
      ...rest,
      "/w/link/package.json": { link: "/w/other/base" },
      "/w/other/base": listedManifest,
      "/w/folder": { link: "/w/a" },
      "/w/notes.md": { link: "/w/other/base" },
      "/w/go.mod": { link: "/nowhere" },
    } as const;
    const { found, unread, audit } = await auditOver(memoryHost(files, { blind: true }), { namesLeftOut: true });
    assert.deepEqual(found, [`a/package.json ${listed}`, `c/package.json ${listed}`]);
    assert.deepEqual(unread, ["go.mod: a link that leads nowhere"]);
    assert.deepEqual(
      audit.account.leftOut.map(({ rule, paths }) => `${rule}: ${paths.join(", ")}`),
      ["link: folder, link/package.json", "no-format: notes.md, other/base"],
    );
  });
});

describe("the size of a file that is not read", () => {
  for (const [size, limit, told] of [
    [75, 10, "75 B is over the limit of 10 B"],
    [1024, 1023, "1 KB is over the limit of 1023 B"],
    [1536, 1024, "1.50 KB is over the limit of 1 KB"],
    [1025, 1024, "1.00 KB is over the limit of 1 KB"],
    [10_752, 10_240, "10.5 KB is over the limit of 10 KB"],
    [1_572_864, 1_048_576, "1.50 MB is over the limit of 1 MB"],
  ] as const)
    it(told, async () => {
      const host = memoryHost({ "/w/package.json": " ".repeat(size) });
      assert.deepEqual((await auditOver(host, { maxFileSize: limit })).unread, [`package.json: ${told}`]);
    });

  it("is the limit's at most", async () => {
    const size = Buffer.byteLength(listedManifest);
    assert.equal((await auditOver(memoryHost(three), { maxFileSize: size })).unread.length, 0);
    assert.equal((await auditOver(memoryHost(three), { maxFileSize: size - 1 })).unread.length, 2);
  });
});

describe("the layers beside a tree's files", () => {
  const severities = async (
    files: Files,
    sources: ConstructorParameters<typeof Policies>[3],
  ): Promise<readonly string[]> => {
    const { documents } = await auditOver(memoryHost({ "/w/package.json": listedManifest, ...files }), { sources });
    return documents.flatMap(({ analysis }) => analysis.findings.map(({ severity }: Finding) => severity));
  };
  const user = (severity: "error" | "hint"): NonNullable<ConstructorParameters<typeof Policies>[3]["user"]> => ({
    label: "your settings",
    level: "user",
    policy: { waivers: [], parties: { huawei: severity } },
    mayLoosen: [],
    keys: new Map(),
  });
  const org = { "/org.yaml": "parties: { huawei: warning }\n" };
  const setting = (severity: string): string => `{"sanctionLint.policy": {"parties": {"huawei": "${severity}"}}}`;

  it("are a user's own, which may tighten below the organisation's and do as it likes where there is none", async () => {
    assert.deepEqual(await severities({}, { user: user("hint") }), ["hint"]);
    assert.deepEqual(await severities(org, { organisation: "/org.yaml", user: user("hint") }), ["warning"]);
    assert.deepEqual(await severities(org, { organisation: "/org.yaml", user: user("error") }), ["error"]);
    const nested = { "/w/app/package.json": listedManifest, "/w/app/.sanctionlint.yml": "watch: error\n" };
    assert.deepEqual(await severities(nested, { user: user("error") }), ["error", "error"]);
    const root = { "/w/.sanctionlint.yaml": "parties: { huawei: warning }\n" };
    assert.deepEqual(await severities(root, { user: user("error") }), ["warning"], "the root's file has the last word");
  });

  it("are the settings of a workspace, wherever its file lies", async () => {
    const elsewhere = { "/x/my.code-workspace": `{"settings": ${setting("hint")}}` };
    assert.deepEqual(await severities(elsewhere, { workspaceFile: "/x/my.code-workspace" }), ["hint"]);
    assert.deepEqual(await severities(elsewhere, {}), ["warning"]);
    assert.deepEqual(await severities({}, { workspaceFile: "/x/gone.code-workspace" }), ["warning"]);
    const own = { "/w/.vscode/settings.json": setting("hint") };
    assert.deepEqual(await severities(own, {}), ["hint"]);
    assert.deepEqual(await severities(own, { workspaceFile: "/w/.vscode/settings.json" }), ["hint"]);
    const two = { ...own, "/w/a.code-workspace": `{"settings": ${setting("error")}}` };
    assert.deepEqual(await severities(two, {}), ["error"]);
    assert.deepEqual(await severities({ ...own, "/w/.sanctionlint.yaml": "parties: { huawei: error }\n" }, {}), [
      "error",
    ]);
    assert.deepEqual(await severities({ "/w/.vscode/settings.json": `${setting("hint").slice(0, -3)}` }, {}), []);
    const large = { "/w/.vscode/settings.json": `${setting("hint")}${" ".repeat(4 * 1024 * 1024)}` };
    assert.deepEqual(await severities(large, {}), ["warning"], "none of ours to judge");
  });
});
