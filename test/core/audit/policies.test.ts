import assert from "node:assert/strict";
import { policyPathIn, withPolicy } from "../../../src/core/audit/withPolicy.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";

const tree = { "/w/package.json": listedManifest };
const severities = async (
  files: Readonly<Record<string, MemoryFile>>,
  more: Parameters<typeof auditOver>[1] = {},
): Promise<readonly string[]> => {
  const { documents } = await auditOver(memoryHost(files), { workspace: "/w", ...more });
  return documents.flatMap(({ analysis }) => analysis.findings.map(({ severity }) => severity));
};

describe("the policies of an audited tree", () => {
  it("come from the folder's file and those above it", async () => {
    const files = {
      ...tree,
      "/w/app/package.json": listedManifest,
      "/w/app/.sanctionlint.yaml": "parties: { huawei: error }\n",
    };
    assert.deepEqual(await severities(files), ["error", "warning"]);
    assert.deepEqual(await severities({ ...files, "/w/.sanctionlint.yml": "parties: { huawei: hint }\n" }), [
      "error",
      "hint",
    ]);
  });

  it("stand below the organisation's, which --policy does not replace", async () => {
    const files = {
      ...tree,
      "/org/policy.yaml": "parties: { huawei: error }\n",
      "/w/.sanctionlint.yaml": "parties: { huawei: off }\n",
      "/w/other.yaml": "parties: { huawei: hint }\n",
    };
    assert.deepEqual(await severities(files), []);
    assert.deepEqual(await severities(files, { sources: { organisation: "/org/policy.yaml" } }), ["error"]);
    assert.deepEqual(await severities(files, { sources: { only: "/w/other.yaml" } }), ["hint"]);
    const both = { organisation: "/org/policy.yaml", only: "/w/other.yaml" };
    assert.deepEqual(await severities(files, { sources: both }), ["error"]);
  });

  it("are told first and alone when one above the whole tree cannot be understood", async () => {
    for (const [text, message] of [
      ["lists: { us-bis-le: error }\n", /us-bis-le/],
      ["extends: gone.yaml\n", /names a file that is not there/],
      ["extends: ../elsewhere.yaml\n", /leads out of the audited tree/],
      ["extends: .sanctionlint.yaml\n", /comes back to this file/],
    ] as const) {
      const { found, audit, notices } = await auditOver(
        memoryHost({ ...tree, "/w/.sanctionlint.yaml": text, "/elsewhere.yaml": "version: 1\n" }),
      );
      assert.deepEqual([found, audit.counts.files, audit.incomplete], [[], 0, true]);
      assert.equal(notices.length, 1);
      assert.match(notices[0] ?? "", message);
    }
  });

  it("keep the last version that was understood while one is broken, by its path", async () => {
    const lastGood = new Map();
    const good = { ...tree, "/w/.sanctionlint.yaml": "parties: { huawei: hint }\n" };
    assert.deepEqual(await severities(good, { sources: { lastGood } }), ["hint"]);
    const broken = { ...tree, "/w/.sanctionlint.yaml": "parties: {\n" };
    assert.deepEqual(await severities(broken, { sources: { lastGood } }), ["hint"]);
  });

  it("are not read where the tree is not trusted", async () => {
    for (const text of ["parties: { huawei: off }\n", "parties: {"]) {
      const { found, notices } = await auditOver(memoryHost({ ...tree, "/w/.sanctionlint.yaml": text }), {
        sources: { trusted: false },
      });
      assert.deepEqual([found.length, notices], [1, []]);
    }
  });

  it("of vendored folders never loosen, whatever the root lets", async () => {
    const root = { "/w/.sanctionlint.yaml": "mayLoosen: [parties]\nparties: { huawei: error }\n" };
    const own = (folder: string): Record<string, string> => ({
      [`/w/${folder}/package.json`]: listedManifest,
      [`/w/${folder}/.sanctionlint.yaml`]: "parties: { huawei: off }\n",
    });
    assert.deepEqual(await severities({ ...root, ...own("app") }), []);
    assert.deepEqual(await severities({ ...root, ...own("vendor/thing") }), ["error"]);
  });

  it("are one file a folder, and its name begins with a dot", async () => {
    const two = { ...tree, "/w/.sanctionlint.yaml": "version: 1\n", "/w/.sanctionlint.yml": "version: 1\n" };
    const { notices, audit } = await auditOver(memoryHost(two));
    assert.match(
      notices.join(),
      /\.sanctionlint\.yaml: policy-error a folder has one policy file; \.sanctionlint\.yml is here too/,
    );
    assert.ok(audit.incomplete);
    const mistaken = await auditOver(memoryHost({ ...tree, "/w/sanctionlint.yaml": "parties: { huawei: off }\n" }));
    assert.equal(mistaken.found.length, 1);
    assert.match(mistaken.notices.join(), /sanctionlint\.yaml: .*this file is not read/);
  });

  it("may be tried: one in place of the folder's own, whatever that is called", async () => {
    const bytes = new TextEncoder().encode("parties: { huawei: error }\n");
    for (const foldsCase of [false, true]) {
      for (const own of [".sanctionlint.yaml", ".sanctionlint.yml", ".SanctionLint.yml", undefined]) {
        const files = { ...tree, ...(own !== undefined && { [`/w/${own}`]: "parties: { huawei: off }\n" }) };
        const tried = withPolicy(memoryHost(files, { foldsCase }), "/w", bytes);
        const { documents, notices } = await auditOver(tried);
        const told = documents.flatMap(({ analysis }) => analysis.findings.map(({ severity }) => severity));
        assert.deepEqual([told, notices], [["error"], []], own);
      }
    }
    const nested = { ...tree, "/w/app/package.json": listedManifest, "/w/app/.sanctionlint.yml": "watch: error\n" };
    const tried = withPolicy(memoryHost(nested), "/w", bytes);
    assert.equal(policyPathIn("/w"), "/w/.sanctionlint.yaml");
    assert.equal((await tried.stat("/w/app/.sanctionlint.yml"))?.kind, "file", "another folder's stays");
    const { audit } = await auditOver(tried);
    assert.deepEqual(audit.policyLabels, [".sanctionlint.yaml", "app/.sanctionlint.yml"]);
  });

  it("take files out by exclude, and count them", async () => {
    const files = {
      ...tree,
      "/w/fixtures/package.json": listedManifest,
      "/w/.sanctionlint.yaml": "exclude: [fixtures/]\n",
      "/w/app/package.json": listedManifest,
      "/w/app/.sanctionlint.yaml": "exclude: ['**']\n",
    };
    const { found, audit, notices } = await auditOver(memoryHost(files));
    assert.deepEqual(
      found.map((one) => one.split(" ")[0]),
      ["app/package.json", "package.json"],
    );
    assert.deepEqual(
      audit.account.leftOut.filter(({ rule }) => rule === "exclude").map(({ files: count }) => count),
      [1],
    );
    assert.match(notices.join(), /app\/\.sanctionlint\.yaml: policy-error .*exclude/);
  });

  it("accept by path what cannot be read, until a day, and count it apart", async () => {
    const accept = (expires: string): string =>
      `acceptUnread:\n  - { path: broken/, reason: a fixture, expires: ${expires} }\n`;
    const files = {
      "/w/broken/package.json": listedManifest.slice(0, -4),
      "/w/broken/bom.csv": { other: true } as const,
      "/w/package.json": cleanManifest,
    };
    const on = async (expires: string) =>
      auditOver(memoryHost({ ...files, "/w/.sanctionlint.yaml": accept(expires) }), { today: "2026-08-22" });
    const accepted = await on("2026-08-22");
    assert.deepEqual(
      [accepted.audit.incomplete, accepted.audit.counts.accepted, accepted.audit.counts.problems],
      [false, 2, 0],
    );
    assert.equal(accepted.found.length, 1, "the file is still read");
    const over = await on("2026-08-21");
    assert.deepEqual([over.audit.incomplete, over.audit.counts.accepted], [true, 0]);
  });
});
