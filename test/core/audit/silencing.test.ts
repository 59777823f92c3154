import assert from "node:assert/strict";
import type { PolicySources } from "../../../src/core/audit/policies.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { repository } from "../../harness/gitTree.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";

type Files = Readonly<Record<string, MemoryFile>>;

const policyIn = (folder: string, text: string): Files => ({
  [`/w/${folder}package.json`]: listedManifest,
  [`/w/${folder}.sanctionlint.yaml`]: text,
});
const root = (text: string): Files => ({ "/w/.sanctionlint.yaml": text });
const setting = (policy: object): string => JSON.stringify({ "sanctionLint.policy": policy });
const off = "parties: { huawei: off }\n";
const own = (...parties: readonly string[]): string => `ownParties:\n${parties.map((one) => `  - ${one}\n`).join("")}`;
const loosens = /loosens parties\.huawei/;

/** What a tree does to silence itself; the finding stands as severe as before, and somebody is told. */
const attempts: readonly (readonly [what: string, files: Files, told?: RegExp, sources?: PolicySources])[] = [
  ["a day before the listing", policyIn("a/", "asOf: 2000-01-01\n"), /sets asOf/],
  [
    "that day below a root without one",
    { ...policyIn("a/", "asOf: 2000-01-01\n"), ...root("version: 1\n") },
    /sets asOf/,
  ],
  [
    "another day than the root's",
    { ...policyIn("a/", "asOf: 2019-01-01\n"), ...root("asOf: 2026-08-01\n") },
    /sets asOf/,
  ],
  [
    "that day two folders down",
    { ...policyIn("a/b/", "asOf: 2000-01-01\n"), "/w/a/.sanctionlint.yaml": "version: 1\n" },
    /sets asOf/,
  ],
  [
    "a party with a known id",
    policyIn("a/", own("{ id: huawei, name: Mine, reason: x, severity: hint }")),
    /with the id of one that is known/,
  ],
  [
    "a party with a known alias",
    policyIn("a/", own("{ id: mine, name: Mine, aliases: [HUAWEI], reason: x, since: 2099-01-01 }")),
    /with a name of one that is known/,
  ],
  [
    "a party with a known package",
    policyIn(
      "a/",
      own(
        '{ id: mine, name: Mine, reason: x, packages: ["pkg:npm/%40hmscore/react-native-hms-push"], severity: hint }',
      ),
    ),
    /with packages of one that is known/,
  ],
  [
    "a party with a glob over a known package",
    policyIn("a/", own('{ id: mine, name: Mine, reason: x, packages: ["pkg:npm/@hmscore/*"], severity: hint }')),
    /with packages of one that is known/,
  ],
  [
    "a manifest as a hardware file",
    policyIn("a/", 'hardware: { files: ["**/package.json"] }\n'),
    /takes files named package\.json/,
  ],
  [
    "a wide glob of hardware files",
    policyIn("a/", 'hardware: { files: ["**/*"], columns: { dependencies: mpn } }\n'),
    /hardware files/,
  ],
  [
    "a manifest as a hardware file, by a class",
    policyIn("a/", 'hardware: { files: ["pack[a-b]ge.js?n"] }\n'),
    /takes files named package\.json/,
  ],
  [
    "a .git file of a submodule",
    {
      ...policyIn("a/", off),
      ...repository("/w", []),
      "/w/a/.git": "gitdir: ../.git/modules/a\n",
      "/w/.git/modules/a/HEAD": "x",
    },
    loosens,
  ],
  [
    "a .git file of a worktree that nobody knows",
    { ...policyIn("a/", off), "/w/a/.git": "gitdir: /w/b/.git/worktrees/a\n", "/w/b/.git/worktrees/a/HEAD": "x" },
    loosens,
  ],
  ["a .git folder of its own", { ...policyIn("a/", off), ...repository("/w/a", []), ...repository("/w", []) }, loosens],
  [
    "a .git folder and ignore rules over what is tracked",
    {
      ...policyIn("a/", off),
      ...repository("/w/a", []),
      ...repository("/w", ["a/package.json"]),
      "/w/a/.gitignore": "package.json\n",
    },
    loosens,
  ],
  ["a vendored folder where the root has no policy", policyIn("vendor/x/", off), loosens],
  [
    "a vendored folder where the root lets",
    { ...policyIn("third_party/x/", off), ...root("mayLoosen: [parties, waivers]\n") },
    loosens,
  ],
  [
    "a vendored folder that extends one that may",
    {
      ...policyIn("vendor/x/", "extends: ../../app/.sanctionlint.yaml\n"),
      ...root("mayLoosen: [parties]\n"),
      "/w/app/.sanctionlint.yaml": off,
      "/w/app/package.json": cleanManifest,
    },
    loosens,
  ],
  [
    "a submodule that extends one that may",
    {
      ...policyIn("sub/", "extends: ../app/.sanctionlint.yaml\n"),
      ...root("mayLoosen: [parties]\n"),
      "/w/app/.sanctionlint.yaml": off,
      ...repository("/w", []),
      ...repository("/w/sub", []),
    },
    loosens,
  ],
  [
    "settings below the root's file, whatever it lets",
    { ...policyIn("", "mayLoosen: [parties]\n"), "/w/.vscode/settings.json": setting({ parties: { huawei: "off" } }) },
    loosens,
  ],
  [
    "a workspace file below the root's file",
    {
      ...policyIn("", "version: 1\n"),
      "/w/x.code-workspace": `{"settings":${setting({ parties: { huawei: "off" } })}}`,
    },
    loosens,
  ],
  [
    "a second settings file below the first",
    {
      "/w/package.json": listedManifest,
      "/w/a.code-workspace": `{"settings":${setting({ version: 1 })}}`,
      "/w/b.code-workspace": `{"settings":${setting({ parties: { huawei: "off" } })}}`,
    },
    loosens,
  ],
  [
    "settings below the organisation's policy",
    {
      "/w/package.json": listedManifest,
      "/org.yaml": "version: 1\n",
      "/w/.vscode/settings.json": setting({ parties: { huawei: "off" } }),
    },
    loosens,
    { organisation: "/org.yaml" },
  ],
  [
    "a workspace file below the organisation's policy",
    {
      "/w/package.json": listedManifest,
      "/org.yaml": "version: 1\n",
      "/w/x.code-workspace": `{"settings":${setting({ parties: { huawei: "off" } })}}`,
    },
    loosens,
    { organisation: "/org.yaml" },
  ],
  [
    "the root's file below the organisation's policy",
    { ...policyIn("", off), "/org.yaml": "version: 1\n" },
    loosens,
    { organisation: "/org.yaml" },
  ],
  [
    "one policy in place of the tree's, below the organisation's",
    { ...policyIn("", off), "/org.yaml": "version: 1\n", "/p.yaml": off },
    loosens,
    { organisation: "/org.yaml", only: "/p.yaml" },
  ],
  [
    "settings of a folder",
    { "/w/a/package.json": listedManifest, "/w/a/.vscode/settings.json": setting({ parties: { huawei: "off" } }) },
  ],
  ["leave that it gives itself", policyIn("a/", `mayLoosen: [parties]\n${off}`), /sets mayLoosen/],
  [
    "leave that one folder gives the next",
    { ...policyIn("a/b/", off), "/w/a/.sanctionlint.yaml": "mayLoosen: [parties]\n" },
    loosens,
  ],
  ["waivers in its files", policyIn("a/", "inlineWaivers: true\n"), /sets inlineWaivers/],
  ["exclude", policyIn("a/", 'exclude: ["**"]\n'), /sets exclude/],
  [
    "acceptUnread",
    policyIn("a/", "acceptUnread: [{ path: '**', reason: x, expires: 2030-01-01 }]\n"),
    /sets acceptUnread/,
  ],
  ["a waiver", policyIn("a/", "waivers: [{ party: huawei, reason: x, expires: 2030-01-01 }]\n"), /loosens waivers/],
];

describe("a tree that silences itself", () => {
  for (const [what, files, told, sources = {}] of attempts) {
    it(`does not by ${what}`, async () => {
      const { found, notices, documents, audit } = await auditOver(memoryHost(files), { sources });
      assert.equal(found.filter((one) => one.includes("@hmscore/")).length, 1, notices.join("\n"));
      const finding = documents
        .flatMap(({ analysis }) => analysis.findings)
        .find(({ match }) => match.party.id === "huawei");
      assert.deepEqual([finding?.severity, finding?.waiver], ["warning", undefined]);
      if (!told) return;
      assert.match(notices.join("\n"), told);
      const notice = audit.notices.find(({ message }) => told.test(message));
      assert.ok(notice && notice.end > notice.start, "the refused key is shown where it stands");
      assert.match(notice.message, /to allow it, |of one that is known|which another format reads/);
    });
  }

  /** Policies of the root that cannot be understood: nothing is judged, the cause is told, and the audit is incomplete. */
  const broken: readonly (readonly [what: string, files: Files, cause: RegExp])[] = [
    [
      "both spellings of its name",
      { ...root("version: 1\n"), "/w/.sanctionlint.yml": off },
      /a folder has one policy file/,
    ],
    ["a folder", { "/w/.sanctionlint.yaml/x": "" }, /a policy is a file, and this is a folder/],
    ["a FIFO", { "/w/.sanctionlint.yaml": { other: true } }, /not a regular file/],
    [
      "a link out of the tree",
      { "/w/.sanctionlint.yaml": { link: "/etc/passwd" }, "/etc/passwd": "root:x:0:0\n" },
      /leads out of the audited tree/,
    ],
    ["a link to nowhere", { "/w/.sanctionlint.yaml": { link: "/nowhere" } }, /not there/],
    ["one of two mebibytes", root(`# ${"x".repeat(1 << 21)}\n`), /at most 1 MiB/],
    [
      "extends out of the tree",
      { ...root("extends: ../etc/passwd\n"), "/etc/passwd": "root:x:0:0\n" },
      /leads out of the audited tree/,
    ],
    [
      "extends to an absolute path",
      { ...root("extends: /etc/passwd\n"), "/etc/passwd": "root:x:0:0\n" },
      /leads out of the audited tree/,
    ],
    [
      "extends to a link out of the tree",
      { ...root("extends: base.yaml\n"), "/w/base.yaml": { link: "/etc/passwd" }, "/etc/passwd": "root:x:0:0\n" },
      /leads out of the audited tree/,
    ],
    ["extends to a FIFO", { ...root("extends: base.yaml\n"), "/w/base.yaml": { other: true } }, /not a regular file/],
    ["extends to a folder", { ...root("extends: base\n"), "/w/base/x": "" }, /a policy is a file/],
    ["extends to an address", root("extends: https://policies.example/x.yaml\n"), /takes the path of a file/],
    ["extends to nothing", root("extends: gone.yaml\n"), /names a file that is not there/],
    ["extends to itself", root("extends: ./.sanctionlint.yaml\n"), /comes back to this file/],
    [
      "extends in a circle",
      { ...root("extends: a.yaml\n"), "/w/a.yaml": "extends: b.yaml\n", "/w/b.yaml": "extends: a.yaml\n" },
      /comes back to this file/,
    ],
    ["extends to a huge file", { ...root("extends: big.yaml\n"), "/w/big.yaml": "#".repeat(1 << 21) }, /at most 1 MiB/],
    [
      "a chain of twenty",
      {
        ...root("extends: p1.yaml\n"),
        ...Object.fromEntries(
          Array.from({ length: 20 }, (_, at) => [`/w/p${at + 1}.yaml`, `extends: p${at + 2}.yaml\n`]),
        ),
      },
      /at most 8 policies may extend one another/,
    ],
    [
      "aliases upon aliases",
      root(
        `a: &a [${"x,".repeat(9)}]\n${[..."bcdefghi"].map((to, at) => `${to}: &${to} [${`*${"abcdefghi".charAt(at)},`.repeat(9)}]\n`).join("")}`,
      ),
      /has at most|at most 100 aliases/,
    ],
    ["a thousand aliases", root(`a: &a x\nb: [${"*a,".repeat(1000)}]\n`), /at most 100 aliases/],
    [
      "a waiver path with an open brace",
      root("waivers: [{ party: huawei, path: 'a{b', reason: x, expires: 2030-01-01 }]\n"),
      /"\{" is not closed/,
    ],
    ["thousands of alternatives", root(`exclude: ["${"{a,b}".repeat(30)}"]\n`), /at most 100 alternatives/],
    ["thousands of braces", root(`exclude: ["${"{".repeat(490)}"]\n`), /"\{" is not closed/],
    ["brackets upon brackets", root(`a: ${"[".repeat(10_000)}\n`), /at most 64 deep/],
    [
      "a settings file that is cut inside the policy",
      { "/w/.vscode/settings.json": '{"sanctionLint.policy": {"parties": {"huawei": "off"}, "lists": {' },
      /./,
    ],
  ];
  for (const [what, files, cause] of broken) {
    it(`is not judged by a policy that is, or has, ${what}`, async () => {
      const { found, notices, audit, documents } = await auditOver(
        memoryHost({ ...files, "/w/package.json": listedManifest }),
      );
      assert.match(notices[0] ?? "", cause);
      assert.deepEqual([found, documents.length, audit.incomplete], [[], 0, true]);
      assert.ok(!audit.notices.some(({ source }) => source.text.includes("root:x")), "a foreign text is never quoted");
    });
  }

  it("is judged by what is above a folder's policy that is broken, and reported", async () => {
    for (const text of [
      "parties: { huawei: offf }\n",
      "extends: gone.yaml\nparties: { huawei: off }\n",
      "extends: .sanctionlint.yaml\n",
      ": {",
    ]) {
      const { found, audit, notices } = await auditOver(memoryHost(policyIn("a/", text)));
      assert.deepEqual([found, audit.incomplete], [["a/package.json @hmscore/react-native-hms-push"], true], text);
      assert.match(notices[0] ?? "", /policy-error/);
    }
  });

  it("reports errors of policies before any document, and nothing where there are none", async () => {
    const order: string[] = [];
    const host = memoryHost({ ...policyIn("z/", "lists: { x: y }\n"), "/w/a/package.json": listedManifest });
    await auditOver(host, {
      sink: {
        broken: (errors) => void order.push(...errors.map(({ file }) => file)),
        document: ({ file }) => void order.push(file),
      },
    });
    assert.deepEqual([...new Set(order)], ["z/.sanctionlint.yaml", "a/package.json", "z/package.json"]);
  });

  it("takes a comma in a waiver's path for a comma", async () => {
    const files = {
      "/w/a,b/package.json": listedManifest,
      "/w/a/package.json": listedManifest,
      "/w/b/package.json": listedManifest,
    };
    const waiver = "waivers: [{ party: huawei, path: 'a,b/**', reason: x, expires: 2030-01-01 }]\n";
    const { found } = await auditOver(memoryHost({ ...files, ...root(waiver) }));
    assert.deepEqual(
      found.map((one) => one.split(" ")[0]),
      ["a/package.json", "b/package.json"],
    );
  });

  it("ends on globs that would go back again and again", async () => {
    const deep = `/w/${"a/".repeat(300)}${"a".repeat(250)}/package.json`;
    const globs = ["*a".repeat(200) + "b", "**/a/".repeat(90) + "b", "?*".repeat(200) + "b", "[a-b]*".repeat(80) + "c"];
    const { found } = await auditOver(
      memoryHost({ [deep]: listedManifest, ...root(`exclude: ${JSON.stringify(globs)}\n`) }),
    );
    assert.equal(found.length, 1);
  });

  it("mentions a policy file whose name misses the dot", async () => {
    const { notices, found } = await auditOver(
      memoryHost({ "/w/package.json": listedManifest, "/w/sanctionlint.yaml": off }),
    );
    assert.equal(found.length, 1);
    assert.match(
      notices.join(),
      /sanctionlint\.yaml: policy-error this file is not read: a policy file is called \.sanctionlint\.yaml/,
    );
  });

  it("has no policy that counts, or is complained of, where it is not trusted", async () => {
    const host = memoryHost({
      ...policyIn("", off),
      ...policyIn("a/", ": {"),
      "/w/.vscode/settings.json": setting({ parties: { huawei: "off" } }),
    });
    const { found, notices } = await auditOver(host, { sources: { trusted: false } });
    assert.deepEqual([found.length, notices], [2, []]);
  });
});
