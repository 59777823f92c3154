import assert from "node:assert/strict";
import { nameOf } from "../../../src/core/audit/paths.js";
import { Policies } from "../../../src/core/audit/policies.js";
import { policyPathIn, withPolicy } from "../../../src/core/audit/withPolicy.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();
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

  it("are below the organisation's, which --policy does not replace", async () => {
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

  it("are reported first and alone when one above the whole tree cannot be understood", async () => {
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

  it("are reported and left out where one below cannot be understood, and the rest is judged", async () => {
    const files = { ...tree, "/w/app/package.json": listedManifest, "/w/app/.sanctionlint.yaml": "parties: {\n" };
    const { found, audit, notices } = await auditOver(memoryHost(files));
    assert.deepEqual([found.length, notices.length > 0, audit.incomplete], [2, true, true]);
  });

  it("judge nothing where the one that is named cannot be understood", async () => {
    const { found, audit, notices } = await auditOver(memoryHost({ ...tree, "/w/other.yaml": "parties: {\n" }), {
      sources: { only: "/w/other.yaml" },
    });
    assert.deepEqual([found, audit.counts.files, notices.length], [[], 0, 1]);
  });

  it("are asked for by name where they are read over another host than the files", async () => {
    const files = { ...tree, "/w/app/package.json": listedManifest };
    const earlier = memoryHost({ ...files, "/w/app/.sanctionlint.yaml": "parties: { huawei: error }\n" });
    const severitiesBy = async (asksNames: boolean): Promise<readonly string[]> =>
      severities(files, { policiesOf: ({ path }) => new Policies(earlier, knowledge, path, { asksNames }, nameOf) });
    assert.deepEqual(await severitiesBy(true), ["error", "warning"]);
    assert.deepEqual(await severitiesBy(false), ["warning", "warning"]);
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

describe("a policy in an editor's settings", () => {
  const setting = (severity: string): string => `{ "sanctionLint.policy": { "parties": { "huawei": "${severity}" } } }`;
  const workspace = (severity: string): string => `{ "settings": ${setting(severity)} }`;
  const folder = "/w/.vscode/settings.json";
  const told = async (
    files: Readonly<Record<string, MemoryFile>>,
    more: Parameters<typeof auditOver>[1] = {},
  ): Promise<readonly [string, readonly string[], boolean]> => {
    const { documents, audit, notices } = await auditOver(memoryHost({ ...tree, ...files }), {
      workspace: "/w",
      ...more,
    });
    const [first] = documents.filter(({ path }) => path === "/w/package.json");
    const severity = first?.analysis.findings.map((finding) => finding.severity).join() ?? "not judged";
    return [severity, audit.policyLabels, notices.length > 0];
  };

  it("counts where the root has no policy file, and may only sharpen one", async () => {
    assert.deepEqual(await told({ [folder]: setting("error") }), ["error", [".vscode/settings.json"], false]);
    assert.deepEqual(await told({ [folder]: setting("hint") }), ["hint", [".vscode/settings.json"], false]);
    const file = { "/w/.sanctionlint.yaml": "parties: { huawei: error }\n" };
    const [severity, , isTold] = await told({ ...file, [folder]: setting("hint") });
    assert.deepEqual([severity, isTold], ["error", true], "a settings file does not loosen the policy");
  });

  it("is the workspace's before the folder's, by name", async () => {
    const files = { "/w/b.code-workspace": workspace("hint"), "/w/a.code-workspace": workspace("error") };
    const [severity, labels] = await told({ ...files, [folder]: setting("hint") });
    assert.equal(severity, "error", "the first stands above those that follow");
    assert.deepEqual(labels, ["a.code-workspace", "b.code-workspace", ".vscode/settings.json"]);
    const others = { "/w/a.code-workspace.bak": workspace("hint"), "/w/notes.json": workspace("hint") };
    assert.deepEqual((await told(others))[1], []);
    assert.deepEqual((await told({ "/w/A.CODE-WORKSPACE": workspace("hint") }))[1], ["A.CODE-WORKSPACE"]);
  });

  it("may be in a workspace file elsewhere, which is read once", async () => {
    const elsewhere = { "/x/all.code-workspace": workspace("error") };
    const sources = { workspaceFile: "/x/all.code-workspace" };
    assert.deepEqual((await told(elsewhere, { sources }))[1], ["/x/all.code-workspace"]);
    assert.deepEqual((await told(elsewhere))[1], []);
    const both = { ...elsewhere, [folder]: setting("hint") };
    const [severity, labels] = await told(both, { sources });
    assert.deepEqual([severity, labels], ["error", ["/x/all.code-workspace", ".vscode/settings.json"]]);
    const here = { "/w/all.code-workspace": workspace("error") };
    const [own, once] = await told(here, { sources: { workspaceFile: "/w/all.code-workspace" } });
    assert.deepEqual([own, once], ["error", ["all.code-workspace"]]);
  });

  it("may be among comments and mistakes of others, and is not half obeyed when it is cut", async () => {
    const commented = `// ours\n{ "a": 1,, ${setting("error").slice(1)}`;
    assert.deepEqual((await told({ [folder]: commented }))[0], "error");
    const after = `${setting("error").slice(0, -1)}, "b": }`;
    assert.deepEqual((await told({ [folder]: after }))[0], "error");
    for (const cut of [setting("error").slice(0, -3), '{ "sanctionLint.policy": { "parties": { "huawei": } } }']) {
      const [severity, , isTold] = await told({ [folder]: cut });
      assert.deepEqual([severity, isTold], ["not judged", true], cut);
    }
  });

  it("is not looked for in what is no file, too large, or cannot be read", async () => {
    assert.deepEqual((await told({ [folder]: { other: true } }))[1], []);
    assert.deepEqual((await told({ [`${folder}/x`]: "" }))[1], []);
    const large = `${setting("error")}${" ".repeat(4 * 1024 * 1024)}`;
    assert.deepEqual((await told({ [folder]: large }))[1], []);
    assert.deepEqual((await told({ [folder]: large.slice(0, 4 * 1024 * 1024) }))[1], [".vscode/settings.json"]);
    const host = memoryHost({ ...tree, [folder]: setting("error") });
    const failing = {
      ...host,
      read: (path: string) => (path === folder ? Promise.reject(new Error("no")) : host.read(path)),
    };
    const { found, notices } = await auditOver(failing);
    assert.deepEqual([found.length, notices], [1, []]);
  });
});
