import assert from "node:assert/strict";
import { Policies } from "../../../src/core/audit/policies.js";
import type { PolicyNotice } from "../../../src/core/audit/result.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { repository } from "../../harness/gitTree.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

type Files = Readonly<Record<string, MemoryFile>>;

const listed = "@hmscore/react-native-hms-push";
const tree: Files = { "/w/package.json": listedManifest };
const waiver = (party: string, expires = "2027-01-01"): string =>
  `  - { party: ${party}, reason: Decided, expires: ${expires} }\n`;
const quoted = ({ source, start, end }: PolicyNotice): string => source.text.slice(start, end);

describe("what is said of policies", () => {
  it("is at its place, and is the same notice when it moves", async () => {
    const told = async (policy: string): Promise<readonly PolicyNotice[]> =>
      (await auditOver(memoryHost({ ...tree, "/w/.sanctionlint.yaml": policy }))).audit.notices;
    const waivers = `waivers:\n${waiver("zte", "2026-01-01")}${waiver("megvii")}`;
    const notices = await told(waivers);
    assert.deepEqual(
      notices.map(({ rule }) => rule),
      ["waiver-expired", "waiver-unused"],
    );
    assert.match(quoted(notices[0] ?? assert.fail()), /zte.*2026-01-01/);
    assert.match(quoted(notices[1] ?? assert.fail()), /megvii/);
    assert.equal(new Set(notices.map(({ fingerprint }) => fingerprint)).size, 2);
    const moved = await told(`# a comment\n${waivers}`);
    assert.deepEqual(
      moved.map(({ fingerprint, subject }) => [fingerprint, subject]),
      notices.map(({ fingerprint, subject }) => [fingerprint, subject]),
    );
    assert.notEqual(moved[0]?.start, notices[0]?.start);
  });

  it("reports a waiver that is refused once, and others of its file all the same", async () => {
    const files = {
      ...tree,
      "/w/.sanctionlint.yaml": "waiverRules: { twoPeople: true }\nwaivers:\n" + waiver("zte", "2026-01-01"),
      "/w/app/package.json": cleanManifest,
      "/w/app/.sanctionlint.yaml": `watch: hint\nwaivers:\n${waiver("huawei", "2026-01-01")}`,
    };
    const { audit } = await auditOver(memoryHost(files));
    assert.deepEqual(audit.notices.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`).sort(), [
      ".sanctionlint.yaml policy-error warning",
      "app/.sanctionlint.yaml policy-error warning",
      "app/.sanctionlint.yaml policy-error warning",
    ]);
    const [, watch, refused] = [...audit.notices].sort((a, b) => (a.file + quoted(a) < b.file + quoted(b) ? -1 : 1));
    assert.deepEqual(
      [quoted(watch ?? assert.fail()), quoted(refused ?? assert.fail())].map((text) => text.split(":")[0]),
      ["waivers", "watch"],
    );
    assert.equal(audit.incomplete, false, "what is refused is no error");
  });

  it("can be asked by the label of a file", async () => {
    const files = { ...tree, "/w/app/package.json": cleanManifest, "/w/app/.sanctionlint.yaml": "watch: hint\n" };
    const policies = new Policies(memoryHost(files), smallKnowledge(), "/w", {}, (path) => path.slice(3));
    await auditOver(memoryHost(files), { policiesOf: () => policies });
    assert.deepEqual(policies.refusedOf("app/.sanctionlint.yaml").length, 1);
    assert.deepEqual(policies.refusedOf(".sanctionlint.yaml"), []);
  });

  it("names two files of one folder, whatever order the file system gives, and mentions each that misses the dot", async () => {
    for (const names of [
      [".sanctionlint.yml", ".sanctionlint.yaml"],
      [".sanctionlint.yaml", ".sanctionlint.yml"],
    ]) {
      const files = { ...tree, ...Object.fromEntries(names.map((name) => [`/w/${name}`, "version: 1\n"])) };
      const { notices } = await auditOver(memoryHost(files));
      assert.deepEqual(notices, [
        ".sanctionlint.yaml: policy-error a folder has one policy file; .sanctionlint.yml is here too",
      ]);
    }
    const mistaken = { ...tree, "/w/sanctionlint.yml": "", "/w/SanctionLint.yaml": "" };
    const { notices, audit } = await auditOver(memoryHost(mistaken));
    assert.deepEqual(notices.map((one) => one.split(":")[0]).sort(), ["SanctionLint.yaml", "sanctionlint.yml"]);
    assert.deepEqual([audit.incomplete, audit.counts.findings.information], [false, 2]);
    const folded = { ...tree, "/w/.SanctionLint.YAML": "parties: { huawei: hint }\n" };
    const severity = async (foldsCase: boolean): Promise<readonly string[]> =>
      (await auditOver(memoryHost(folded, { foldsCase }))).documents.flatMap(({ analysis }) =>
        analysis.findings.map((finding) => finding.severity),
      );
    assert.deepEqual([await severity(true), await severity(false)], [["hint"], ["warning"]]);
  });

  it("is reported before the documents where it is an error, and is nothing to wait for otherwise", async () => {
    const broken: (readonly PolicyNotice[])[] = [];
    const sink = { broken: (errors: readonly PolicyNotice[]) => void broken.push(errors) };
    const mild = {
      ...tree,
      "/w/sanctionlint.yaml": "",
      "/w/app/package.json": cleanManifest,
      "/w/app/.sanctionlint.yaml": "watch: hint\n",
    };
    await auditOver(memoryHost(mild), { sink });
    assert.deepEqual(broken, []);
    const { found } = await auditOver(memoryHost({ ...tree, "/org.yaml": "watch: 1\n" }), {
      sink,
      sources: { organisation: "/org.yaml" },
    });
    assert.deepEqual([broken.length, found], [1, []], "the organisation's stands above the whole tree");
  });
});

describe("where policies are read from", () => {
  it("is a folder that cannot be listed, by the names that they have", async () => {
    const files = { ...tree, "/w/.sanctionlint.yml": "parties: { huawei: hint }\n" };
    const host = memoryHost(files);
    const locked = {
      ...host,
      list: (): never => {
        throw new Error("permission denied");
      },
    };
    const policy = await new Policies(locked, smallKnowledge(), "/w", {}, (path) => path).ofRoot();
    assert.deepEqual(policy.effective.labels, ["/w/.sanctionlint.yml"]);
    const none = { ...locked, stat: locked.list };
    const unknown = await new Policies(none, smallKnowledge(), "/w", {}, (path) => path).ofRoot();
    assert.deepEqual([unknown.effective.labels, unknown.broken], [[], false]);
  });

  it("is one file alone where one is named", async () => {
    const files = {
      ...tree,
      "/w/app/package.json": listedManifest,
      "/w/app/.sanctionlint.yaml": "parties: { huawei: error }\n",
      "/x.yaml": "parties: { huawei: hint }\n",
    };
    const { documents, audit } = await auditOver(memoryHost(files), { sources: { only: "/x.yaml" } });
    assert.deepEqual(
      documents.flatMap(({ analysis }) => analysis.findings.map(({ severity }) => severity)),
      ["hint", "hint"],
    );
    assert.deepEqual(audit.policyLabels, ["/x.yaml"]);
  });

  it("is each folder on the way to a file that is named", async () => {
    const files = {
      "/w/.sanctionlint.yaml": "watch: error\n",
      "/w/a/.sanctionlint.yaml": "parties: { huawei: error }\n",
      "/w/a/b/.sanctionlint.yaml": "parties: { zte: error }\n",
      "/w/a/b/package.json": listedManifest,
    };
    const { audit, documents } = await auditOver(memoryHost(files), {
      paths: ["/w/a/b/package.json"],
      workspace: "/w",
    });
    assert.deepEqual(audit.policyLabels, [".sanctionlint.yaml", "a/.sanctionlint.yaml", "a/b/.sanctionlint.yaml"]);
    assert.equal(documents[0]?.analysis.findings[0]?.severity, "error");
  });

  it("is what they extend: paths of files of the tree, at most eight in a row", async () => {
    const chain = (length: number): Files =>
      Object.fromEntries(
        Array.from({ length }, (_, at) => [
          at === 0 ? "/w/.sanctionlint.yaml" : `/w/p${at}.yaml`,
          at === length - 1 ? "parties: { huawei: hint }\n" : `extends: p${at + 1}.yaml\n`,
        ]),
      );
    const of = async (files: Files): Promise<readonly string[]> => {
      const { notices, documents } = await auditOver(memoryHost({ ...tree, ...files }));
      const severities = documents.flatMap(({ analysis }) => analysis.findings.map(({ severity }) => severity));
      return [...severities, ...notices.map((one) => one.replace(/^[^:]*: policy-error /, ""))];
    };
    assert.deepEqual(await of(chain(8)), ["hint"]);
    assert.match((await of(chain(9))).join(), /at most 8/);
    for (const target of ["https://x.example/p.yaml", "file:///w/p.yaml", "../../../p.yaml"])
      assert.equal((await of({ "/w/.sanctionlint.yaml": `extends: "${target}"\n` })).length, 1, target);
    assert.match((await of({ "/w/.sanctionlint.yaml": "extends: sub\n", "/w/sub/x": "" })).join(), /this is a folder/);
    assert.match(
      (await of({ "/w/.sanctionlint.yaml": "extends: fifo\n", "/w/fifo": { other: true } })).join(),
      /not a regular file/,
    );
    const link = {
      "/w/.sanctionlint.yaml": "extends: p.yaml\n",
      "/w/p.yaml": { link: "/x.yaml" },
      "/x.yaml": "version: 1\n",
    } as const;
    assert.match((await of(link)).join(), /leads out of the audited tree/);
    const large = { "/w/.sanctionlint.yaml": `# ${"x".repeat(1024 * 1024)}\n` };
    assert.match((await of(large)).join(), /at most 1 MiB/);
    const round = { "/w/.sanctionlint.yaml": "extends: a.yaml\n", "/w/a.yaml": "extends: .sanctionlint.yaml\n" };
    assert.match((await of(round)).join(), /comes back to this file/);
  });
});

describe("what is counted", () => {
  it("are components, unresolved values, limits and parties, in order", async () => {
    const files = {
      "/w/a/requirements.txt": "esdk-obs-python==1\nmegengine==1\n",
      "/w/b/requirements.txt": "huaweicloudsdkecs==1\n",
      "/w/c/Dockerfile": "FROM ${IMAGE}\n",
      "/w/d/Dockerfile": "FROM ${IMAGE}\n",
      "/w/.sanctionlint.yaml": "parties: { megvii: error, huawei: hint }\n",
    };
    const { counts } = (await auditOver(memoryHost(files))).audit;
    assert.deepEqual(counts.parties, ["huawei", "megvii"]);
    assert.deepEqual(counts.findings, { error: 1, warning: 0, information: 0, hint: 2 });
    assert.deepEqual([counts.files, counts.components, counts.unresolved], [4, 3, 2]);
  });
});

describe("what git tracks", () => {
  it("may be known to the host without an index", async () => {
    const files = { ...repository("/w", []), "/w/.gitignore": "*\n", ...tree };
    const host = { ...memoryHost(files), tracked: () => [{ path: "package.json", mode: 0o100644 }] };
    assert.deepEqual((await auditOver(host)).found, [`package.json ${listed}`]);
  });

  it("goes by capitals or not, as the file system does", async () => {
    const files = {
      ...repository("/w", ["App/Package.json"]),
      "/w/.gitignore": "app/\n",
      "/w/app/package.json": listedManifest,
    };
    assert.deepEqual((await auditOver(memoryHost(files, { foldsCase: true }))).found, [`app/package.json ${listed}`]);
    assert.deepEqual((await auditOver(memoryHost(files))).found, []);
  });

  it("is not asked for again where it was excluded, or lies in no folder that was asked for", async () => {
    const files = {
      ...repository("/w", ["a/package.json", "b/package.json", "c/package.json"]),
      "/w/c/package.json": cleanManifest,
      "/w/.sanctionlint.yaml": "exclude: [a/]\n",
    };
    assert.deepEqual((await auditOver(memoryHost(files))).unread, [
      "b/package.json: tracked by git and not in the work tree",
    ]);
    assert.deepEqual((await auditOver(memoryHost(files), { paths: ["/w/c"] })).unread, []);
  });

  it("is unknown where the index cannot be read, which is said", async () => {
    const host = memoryHost({ ...repository("/w", ["package.json"]), ...tree });
    const failing = {
      ...host,
      read: (path: string) => {
        if (path.endsWith("/index")) throw new Error("the disk is gone");
        return host.read(path);
      },
    };
    assert.match((await auditOver(failing)).audit.account.notes.join(), /the disk is gone; \.gitignore was obeyed/);
  });
});

describe("links to folders", () => {
  it("bring in what was not walked, and nothing that was left out", async () => {
    const files = {
      "/w/a/link": { link: "/w/node_modules/x" },
      "/w/a/again": { link: "/w/b" },
      "/w/a/top": { link: "/w" },
      "/w/b/package.json": listedManifest,
      "/w/node_modules/x/package.json": listedManifest,
    } as const;
    const { found, audit, unread } = await auditOver(memoryHost(files));
    assert.deepEqual([found, unread], [[`b/package.json ${listed}`], []]);
    assert.deepEqual(
      audit.account.leftOut.map(({ rule, paths }) => `${rule}: ${paths.join(", ")}`),
      ["fetched: node_modules", "link: a/again, a/link, a/top"],
    );
    const part = await auditOver(memoryHost(files), { paths: ["/w/a"], workspace: "/w" });
    assert.ok(part.found.includes(`b/package.json ${listed}`), "it lies in the tree, and was not asked for otherwise");
  });
});
