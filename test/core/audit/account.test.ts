import assert from "node:assert/strict";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { repository } from "../../harness/gitTree.js";

const name = "@hmscore/react-native-hms-push";

/** What is found, what is not read, and whether the audit is incomplete. */
async function check(
  files: Readonly<Record<string, MemoryFile>>,
  found: readonly string[],
  unread: readonly string[] = [],
  more: Parameters<typeof auditOver>[1] = {},
): Promise<void> {
  for (const options of [{}, { later: true, parallel: 3 }]) {
    const result = await auditOver(memoryHost(files, options), more);
    assert.deepEqual(
      result.found,
      found.map((file) => `${file} ${name}`),
    );
    assert.deepEqual(result.unread, unread);
    assert.equal(result.audit.incomplete, unread.length > 0);
  }
}

function leftOut(result: Awaited<ReturnType<typeof auditOver>>): readonly string[] {
  return result.audit.account.leftOut.map(({ rule, files, folders }) => `${rule} ${files} ${folders}`);
}

describe("an audit accounts for every file", () => {
  it("reads what git tracks though .gitignore names it, in folders of tools too", async () => {
    const ignored = { "/w/.gitignore": "package.json\nbuilt/\n", "/w/package.json": listedManifest };
    await check(ignored, []);
    await check({ ...ignored, ...repository("/w", ["package.json"]) }, ["package.json"]);
    const folders = {
      "/w/.gitignore": "built/\n",
      "/w/built/package.json": listedManifest,
      "/w/built/other/package.json": listedManifest,
      "/w/venv/lib/package.json": listedManifest,
    };
    await check(folders, []);
    await check({ ...folders, ...repository("/w", ["built/package.json", "venv/lib/package.json"]) }, [
      "built/package.json",
      "venv/lib/package.json",
    ]);
  });

  it("names folders that were left out, counts files by rule, and names those when asked", async () => {
    const host = memoryHost({
      "/w/.gitignore": "*.csv\n",
      "/w/bom.csv": "x",
      "/w/node_modules/a/package.json": listedManifest,
      "/w/package.json": cleanManifest,
      "/w/picture.png": "x",
      "/w/notes.txt": "hello",
    });
    const result = await auditOver(host, { namesLeftOut: true });
    assert.deepEqual(
      result.audit.account.leftOut.map(({ rule, paths }) => `${rule}: ${paths.join(", ")}`),
      ["gitignore: bom.csv", "fetched: node_modules", "no-format: .gitignore, picture.png", "unclaimed: notes.txt"],
    );
    assert.deepEqual(leftOut(await auditOver(host)), [
      "gitignore 1 0",
      "fetched 0 1",
      "no-format 2 0",
      "unclaimed 1 0",
    ]);
    assert.deepEqual(result.audit.account.directOnly, ["package.json"]);
  });

  it("reports tracked files that are absent, pointers and submodules without their content", () =>
    check(
      {
        ...repository("/w", ["gone/package.json", "picture.png", "package.json", { path: "lib/sub", mode: 0o160000 }]),
        "/w/lib/readme.md": "x",
        "/w/lib/sub/.keep": { link: "/nowhere" },
        "/w/package.json": `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 123\n`,
      },
      [],
      [
        "gone/package.json: tracked by git and not in the work tree",
        "package.json: a Git LFS pointer whose content is not here (git lfs pull)",
      ],
    ));

  it("reports a submodule whose folder is empty", async () => {
    const files = { ...repository("/w", [{ path: "sub", mode: 0o160000 }]), "/w/sub": { locked: true } as const };
    const { unread } = await auditOver(memoryHost(files));
    assert.deepEqual(unread, ["sub: a submodule that is not checked out (git submodule update --init)"]);
  });

  it("says when the index cannot be read, and then obeys .gitignore", async () => {
    const { audit, found } = await auditOver(
      memoryHost({
        "/w/.git/HEAD": "x",
        "/w/.git/index": "DIRC nonsense",
        "/w/.gitignore": "package.json\n",
        "/w/package.json": listedManifest,
      }),
    );
    assert.deepEqual(found, []);
    assert.match(audit.account.notes.join(), /\.git\/index: .*\.gitignore was obeyed for tracked files too/);
  });

  it("reads a linked file once, under the name that a format reads", () =>
    check(
      {
        "/w/package.json": { link: "/w/config/base.txt" },
        "/w/config/base.txt": listedManifest,
        "/w/a/package.json": listedManifest,
        "/w/b/package.json": { link: "/w/a/package.json" },
      },
      ["a/package.json"],
    ));

  it("reads a link whose target is read under no other name", () =>
    check({ "/w/package.json": { link: "/w/config/base.txt" }, "/w/config/base.txt": listedManifest }, [
      "package.json",
    ]));

  it("does not follow links out of the tree, into circles or to nowhere, and says so", () =>
    check(
      {
        "/w/package.json": { link: "/elsewhere/package.json" },
        "/elsewhere/package.json": listedManifest,
        "/w/Cargo.toml": { link: "/w/gone" },
        "/w/go.mod": { link: "/w/go.mod" },
        "/w/picture.png": { link: "/nowhere" },
        "/w/out": { link: "/elsewhere" },
        "/w/bom.csv": { other: true },
      },
      [],
      [
        "bom.csv: not a regular file but a device, a FIFO or a socket",
        "Cargo.toml: a link that leads nowhere",
        "go.mod: a link that leads nowhere",
        "out: a link to a folder outside the audited tree",
        "package.json: a link to a file outside the audited tree",
      ],
    ));

  it("walks a linked folder inside the root once, and ends on circles", () =>
    check(
      {
        ...repository("/w", []),
        "/w/app/deps": { link: "/w/shared" },
        "/w/app/loop": { link: "/w/app" },
        "/w/shared/package.json": listedManifest,
      },
      ["shared/package.json"],
      [],
      { paths: ["/w/app"] },
    ));

  it("leaves a board out only when its schematic was read and holds parts", async () => {
    const board =
      '(kicad_pcb (version 20221018)\n  (footprint "a" (property "Reference" "U1") (property "Value" "EC25-E") (property "Manufacturer" "Quectel") (property "MPN" "EC25-E")))\n';
    const schematic =
      '(kicad_sch (version 20230121)\n  (symbol (lib_id "a:b") (property "Reference" "U1") (property "Value" "EC25-E") (property "Manufacturer" "Quectel") (property "MPN" "EC25-E")))\n';
    const both = await auditOver(memoryHost({ "/w/x.kicad_pcb": board, "/w/x.kicad_sch": schematic }));
    assert.deepEqual(both.found, ["x.kicad_sch EC25-E"]);
    assert.deepEqual(leftOut(both), ["superseded 1 0"]);
    for (const empty of ["", "(kicad_sch (version 20230121))\n", schematic.slice(0, -4)]) {
      const { found } = await auditOver(memoryHost({ "/w/x.kicad_pcb": board, "/w/x.kicad_sch": empty }));
      assert.ok(found.includes("x.kicad_pcb EC25-E"), JSON.stringify(empty));
    }
    const named = await auditOver(memoryHost({ "/w/x.kicad_pcb": board, "/w/x.kicad_sch": schematic }), {
      paths: ["/w/x.kicad_pcb", "/w/x.kicad_sch"],
    });
    assert.equal(named.found.length, 2, "what the user names is read");
  });

  it("reads a byte order mark, UTF-16 and CR line ends as it reads the text without them", async () => {
    for (const bytes of [
      Buffer.from(`\uFEFF${listedManifest}`),
      Buffer.from(`\uFEFF${listedManifest}`, "utf16le"),
      Buffer.from(listedManifest.replaceAll("\n", "\r")),
    ])
      await check({ "/w/package.json": bytes }, ["package.json"]);
  });

  it("names what is too large, missing, locked or of no format", async () => {
    await check({ "/w/package.json": listedManifest }, [], ["package.json: 75 B is over the limit of 10 B"], {
      maxFileSize: 10,
    });
    await check({ "/w/a": "" }, [], ["nowhere: no such file or folder"], { paths: ["/w/nowhere"] });
    await check({ "/w/a": { locked: true } }, [], ["a: the folder cannot be read: permission denied"]);
    const { audit, unread } = await auditOver(memoryHost({ "/w/notes.xyz": "x" }), { paths: ["/w/notes.xyz"] });
    assert.deepEqual(unread, ["notes.xyz: no format reads this file"]);
    assert.equal(audit.account.unread[0]?.kind, "unknown");
    assert.equal(audit.incomplete, false);
  });

  it("reports a binary lockfile unless the text one is beside it", async () => {
    const files = { "/w/a/bun.lockb": "\u0000", "/w/a/package.json": cleanManifest };
    const reason = "a binary lockfile; bun install --save-text-lockfile writes one that can be read";
    await check(files, [], [`a/bun.lockb: ${reason}`]);
    const text =
      '{ "lockfileVersion": 1, "workspaces": {}, "packages": { "left-pad": ["left-pad@1.3.0", "", {}, ""] } }\n';
    const beside = await auditOver(memoryHost({ ...files, "/w/a/bun.lock": text }));
    assert.deepEqual([beside.unread, leftOut(beside)], [[], ["superseded 1 0"]]);
  });

  it("counts problems of a cut file as incomplete", async () => {
    const { audit, found } = await auditOver(memoryHost({ "/w/package.json": listedManifest.slice(0, -4) }));
    assert.equal(found.length, 1);
    assert.deepEqual([audit.incomplete, audit.counts.problems, audit.account.partly], [true, 1, ["package.json"]]);
  });

  it("folds case where the file system does", async () => {
    const files = {
      "/w/.gitignore": "BUILT/\n",
      "/w/Built/package.json": listedManifest,
      "/w/Node_Modules/x/package.json": listedManifest,
    };
    assert.deepEqual((await auditOver(memoryHost(files, { foldsCase: true }))).found, []);
    assert.equal((await auditOver(memoryHost(files))).found.length, 2);
  });

  it("takes a name with a backslash for what it is", () =>
    check({ "/w/a\\b/package.json": listedManifest }, ["a\\b/package.json"]));
});
