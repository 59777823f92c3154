import assert from "node:assert/strict";
import { auditOver, cleanManifest, listedManifest, type Audited } from "../../harness/auditing.js";
import { gitIndex, repository } from "../../harness/gitTree.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";

type Files = Readonly<Record<string, MemoryFile>>;

const audited = (files: Files): Promise<Audited> => auditOver(memoryHost(files));

/** Each holds the listed package, told once. */
const read: readonly (readonly [what: string, files: Files])[] = [
  ["a byte order mark", { "/w/package.json": `\uFEFF${listedManifest}` }],
  ["two byte order marks of UTF-16", { "/w/package.json": Buffer.from(`\uFEFF${listedManifest}`, "utf16le") }],
  ["UTF-16 the other way round", { "/w/package.json": Buffer.from(`\uFEFF${listedManifest}`, "utf16le").swap16() }],
  ["CR line ends", { "/w/package.json": listedManifest.replaceAll("\n", "\r") }],
  ["CR line ends in a text by lines", { "/w/requirements.txt": "left-pad==1\resdk-obs-python==3.20\r" }],
  ["line ends of all kinds", { "/w/requirements.txt": "\uFEFFa==1\r\nb==2\resdk-obs-python==3.20\n" }],
  [
    "a name that .gitignore has, tracked",
    { ...repository("/w", ["package.json"]), "/w/.gitignore": "*\n", "/w/package.json": listedManifest },
  ],
  [
    "an ignored folder, tracked",
    {
      ...repository("/w", ["out/x/package.json"]),
      "/w/.gitignore": "/out/\n",
      "/w/out/x/package.json": listedManifest,
    },
  ],
  ...["venv", ".cache", "Pods", "vendor", "node_modules"].map((folder): readonly [string, Files] => [
    `${folder}, tracked`,
    { ...repository("/w", [`${folder}/x/package.json`]), [`/w/${folder}/x/package.json`]: listedManifest },
  ]),
  [
    "a folder within that calls itself a repository, tracked outside",
    {
      ...repository("/w", ["a/b/package.json"]),
      ...repository("/w/a", []),
      "/w/a/.gitignore": "b\n",
      "/w/a/b/package.json": listedManifest,
    },
  ],
  [
    "a fetched folder within such a one, tracked outside",
    {
      ...repository("/w", ["a/venv/package.json"]),
      ...repository("/w/a", []),
      "/w/a/venv/package.json": listedManifest,
    },
  ],
  ["ignore rules in a device", { "/w/.gitignore": { other: true }, "/w/package.json": listedManifest }],
  [
    "ignore rules behind a link to a device",
    { "/w/.gitignore": { link: "/dev/zero" }, "/dev/zero": { other: true }, "/w/package.json": listedManifest },
  ],
  [
    "ignore rules of a mebibyte",
    { "/w/.gitignore": "package.json\n".repeat(100_000), "/w/package.json": listedManifest },
  ],
  ["a linked manifest", { "/w/package.json": { link: "/w/x/base" }, "/w/x/base": listedManifest }],
  [
    "a manifest behind two links",
    { "/w/package.json": { link: "/w/x/link" }, "/w/x/link": { link: "/w/y/base" }, "/w/y/base": listedManifest },
  ],
];

/** Something is missing: it is named, and the audit is incomplete. */
const unread: readonly (readonly [what: string, files: Files, told: RegExp])[] = [
  ["a cut file", { "/w/package.json": listedManifest.slice(0, -5) }, /^$/],
  [
    "an index that is a device",
    { "/w/.git/HEAD": "x", "/w/.git/index": { other: true }, "/w/package.json": { link: "/nowhere" } },
    /package\.json: a link that leads nowhere/,
  ],
  [
    "a link out of the tree",
    { "/w/package.json": { link: "/x/package.json" }, "/x/package.json": listedManifest },
    /a link to a file outside the audited tree/,
  ],
  [
    "a link to a device",
    { "/w/package.json": { link: "/w/d" }, "/w/d": { other: true } },
    /a link to something that is not a regular file/,
  ],
  [
    "links in a circle",
    { "/w/package.json": { link: "/w/b" }, "/w/b": { link: "/w/package.json" } },
    /a link that leads nowhere/,
  ],
  [
    "a linked folder out of the tree",
    { "/w/app": { link: "/x" }, "/x/package.json": listedManifest },
    /a link to a folder outside the audited tree/,
  ],
  ["a FIFO", { "/w/package.json": { other: true } }, /not a regular file but a device, a FIFO or a socket/],
  ["a locked folder", { "/w/a": { locked: true } }, /the folder cannot be read: permission denied/],
  ["a tracked file that is gone", repository("/w", ["a/package.json"]), /tracked by git and not in the work tree/],
];

describe("files that look like nothing", () => {
  for (const [what, files] of read) {
    it(`are read for all that: ${what}`, async () => {
      const { audit, documents, unread: missing } = await audited(files);
      const found = documents.flatMap(({ analysis }) => analysis.findings.map(({ match }) => match.party.id));
      assert.deepEqual([found, missing, audit.incomplete], [["huawei"], [], false]);
    });
  }

  for (const [what, files, told] of unread) {
    it(`make the audit incomplete, and are named: ${what}`, async () => {
      const { audit, unread: missing } = await audited({ "/w/clean/package.json": cleanManifest, ...files });
      assert.equal(audit.incomplete, true);
      assert.match(missing.join("\n"), told);
      assert.ok(missing.length + audit.account.partly.length > 0);
    });
  }

  it("do not leave out what they are beside: an empty schematic", async () => {
    const board =
      '(kicad_pcb (version 20221018)\n  (footprint "a" (property "Reference" "U1") (property "Value" "EC25-E") (property "Manufacturer" "Quectel") (property "MPN" "EC25-E")))\n';
    for (const schematic of [
      "",
      "\uFEFF",
      "(kicad_sch (version 20230121))\n",
      "(kicad_sch",
      "EESchema Schematic File Version 4\n",
    ]) {
      for (const name of ["x.kicad_sch", "x.sch"]) {
        const { documents } = await audited({ "/w/x.kicad_pcb": board, [`/w/${name}`]: schematic });
        assert.ok(
          documents.some(({ file, analysis }) => file === "x.kicad_pcb" && analysis.findings.length === 1),
          `${name} ${schematic}`,
        );
      }
    }
  });

  it("are reported when git's index is no file, and then .gitignore is obeyed", async () => {
    const { audit } = await audited({
      "/w/.git/HEAD": "x",
      "/w/.git/index": { other: true },
      "/w/package.json": listedManifest,
    });
    assert.match(audit.account.notes.join(), /git's index is not a regular file; \.gitignore was obeyed/);
  });

  it("are reported when no format reads what was named", async () => {
    const { unread: missing } = await auditOver(memoryHost({ "/w/x.zzz": "x" }), { paths: ["/w/x.zzz"] });
    assert.deepEqual(missing, ["x.zzz: no format reads this file"]);
  });

  const verdictOf = async (files: Files): Promise<string> => (await audited(files)).audit.verdict;
  const base: Files = {
    ...repository("/w", ["package.json"]),
    "/w/.gitignore": "out/\n",
    "/w/package.json": listedManifest,
  };

  for (const [what, other] of [
    ["what git ignores", { "/w/out/package.json": listedManifest }],
    ["what a tool fetched", { "/w/node_modules/a/package.json": listedManifest }],
    ["a file that no format reads", { "/w/readme.md": "x" }],
    ["the history", { "/w/.git/config": "x" }],
  ] as const) {
    it(`give the same verdict with and without ${what}`, async () => {
      assert.equal(await verdictOf({ ...base, ...other }), await verdictOf(base));
    });
  }

  for (const [what, other] of [
    ["a further file that is clean", { "/w/a/package.json": cleanManifest }],
    ["a file that is cut", { "/w/a/package.json": cleanManifest.slice(0, -4) }],
    ["other blanks", { "/w/package.json": `${listedManifest}\n` }],
    ["a FIFO where a manifest would be", { "/w/a/package.json": { other: true } }],
    ["a link to nowhere", { "/w/a/package.json": { link: "/nowhere" } }],
    ["a locked folder", { "/w/a": { locked: true } }],
    ["a tracked file that is gone", { "/w/.git/index": gitIndex(["package.json", "b/package.json"]) }],
    ["a policy that excludes something", { "/w/.sanctionlint.yaml": "exclude: [x]\n" }],
    ["a severity", { "/w/.sanctionlint.yaml": "parties: { huawei: error }\n" }],
  ] as const) {
    it(`give another verdict with ${what}`, async () => {
      assert.notEqual(await verdictOf({ ...base, ...other }), await verdictOf(base));
    });
  }

  it("give another verdict read, cut, too large and excluded", async () => {
    const large = (await auditOver(memoryHost(base), { maxFileSize: 10 })).audit.verdict;
    const excluded = await verdictOf({ ...base, "/w/.sanctionlint.yaml": "exclude: [package.json]\n" });
    const cut = await verdictOf({ ...base, "/w/package.json": listedManifest.slice(0, -4) });
    assert.equal(new Set([await verdictOf(base), large, excluded, cut]).size, 4);
  });

  it("give one verdict to a host that says where links lead and to one that does not", async () => {
    const files: Files = {
      ...base,
      "/w/b/package.json": { link: "/w/package.json" },
      "/w/out2": { link: "/elsewhere" },
      "/elsewhere/package.json": cleanManifest,
    };
    const verdicts = await Promise.all(
      [{}, { blind: true }, { later: true, parallel: 1 }, { blind: true, parallel: 32 }].map(
        async (options) => (await auditOver(memoryHost(files, options))).audit.verdict,
      ),
    );
    assert.equal(new Set(verdicts).size, 1);
  });
});

describe("the last policy that was understood", () => {
  it("is kept by the path of its file, which two trees do not share", async () => {
    const lastGood = new Map();
    const sources = { lastGood };
    const good: Files = {
      "/w/a/.sanctionlint.yaml": "parties: { huawei: off }\n",
      "/w/a/package.json": listedManifest,
      "/w/b/.sanctionlint.yaml": "version: 1\n",
      "/w/b/package.json": listedManifest,
    };
    const paths = ["/w/a", "/w/b"];
    assert.deepEqual((await auditOver(memoryHost(good), { paths, sources })).found, [
      "b/package.json @hmscore/react-native-hms-push",
    ]);
    const later = await auditOver(
      memoryHost({ ...good, "/w/a/.sanctionlint.yaml": ": {", "/w/b/.sanctionlint.yaml": "lists: 1\n" }),
      { paths, sources },
    );
    assert.deepEqual([later.found, later.audit.incomplete], [["b/package.json @hmscore/react-native-hms-push"], true]);
    assert.deepEqual([...lastGood.keys()].sort(), ["/w/a/.sanctionlint.yaml", "/w/b/.sanctionlint.yaml"]);
  });
});
