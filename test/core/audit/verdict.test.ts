import assert from "node:assert/strict";
import { LeftOut } from "../../../src/core/audit/leftOut.js";
import {
  foldersBetween,
  joinPath,
  nameOf,
  parentOf,
  pathBelow,
  resolvePath,
  walkOrder,
} from "../../../src/core/audit/paths.js";
import { reaches } from "../../../src/core/audit/result.js";
import { rowsOf, Verdict, type Grounds } from "../../../src/core/audit/verdict.js";
import { withFile } from "../../../src/core/audit/withFile.js";
import type { Finding } from "../../../src/core/model.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";

describe("the verdict", () => {
  const grounds: Grounds = { knowledge: "k", policy: "p", asOf: "2026-01-01" };
  const hash = (files: readonly string[], more: Partial<Grounds> = {}): string => {
    const verdict = new Verdict();
    for (const file of files) verdict.file(file, "read", "d");
    return verdict.hash({ ...grounds, ...more });
  };

  it("is the same for the same, in whatever order it was met", () => {
    assert.match(hash(["a", "b"]), /^[0-9a-f]{64}$/);
    assert.equal(hash(["a", "b"]), hash(["b", "a"]));
    assert.equal(hash([]), hash([], { supposed: [] }));
  });

  it("is another for another file, content, state, finding or ground", () => {
    const one = (work: (verdict: Verdict) => void, more: Partial<Grounds> = {}): string => {
      const verdict = new Verdict();
      work(verdict);
      return verdict.hash({ ...grounds, ...more });
    };
    const file = (verdict: Verdict): void => verdict.file("a", "read", "d");
    const all = [
      one(() => undefined),
      one(file),
      one((verdict) => verdict.file("b", "read", "d")),
      one((verdict) => verdict.file("a", "partly", "d")),
      one((verdict) => verdict.file("a", "not-read", "d")),
      one((verdict) => verdict.file("a", "excluded", "d")),
      one((verdict) => verdict.file("a", "read", "e")),
      one((verdict) => verdict.findings(["x"])),
      one((verdict) => verdict.findings(["x", "y"])),
      one(file, { knowledge: "l" }),
      one(file, { policy: "q" }),
      one(file, { asOf: "2026-01-02" }),
      one(file, { supposed: ["zte"] }),
      one(file, { comparedWith: "main" }),
    ];
    assert.equal(new Set(all).size, all.length);
  });

  it("has a row for each finding, with what it is and whether it is waived", () => {
    const finding = { fingerprint: "f", rule: "listed-component", severity: "error" } as Finding;
    const waived = { ...finding, waiver: { reason: "r", expires: "2027-01-01" } };
    const rows = (findings: readonly Finding[]): { rows: readonly string[]; steps: number } => {
      const steps = rowsOf("a.json", findings);
      for (let count = 0; ; count++) {
        const step = steps.next();
        if (step.done) return { rows: step.value, steps: count };
      }
    };
    assert.deepEqual(rows([finding, waived]).rows, [
      '["finding","a.json","f","listed-component","error","open"]',
      '["finding","a.json","f","listed-component","error","waived"]',
    ]);
    assert.deepEqual(rows([]), { rows: [], steps: 0 });
    const many = rows(Array.from({ length: 5000 }, () => finding));
    assert.deepEqual([many.rows.length, many.steps], [5000, 2], "other work has its turn meanwhile");
  });
});

describe("what an audit counts", () => {
  const files: Readonly<Record<string, MemoryFile>> = {
    "/w/a/package.json": listedManifest,
    "/w/b/package.json": cleanManifest,
    "/w/c/package.json": '{"dependencies": {"left-pad": "1"}',
    "/w/d/requirements.txt": "esdk-obs-python==1\nfrom_somewhere @ ${PLACE}\n",
  };
  const of = async (policy: string) => {
    const { audit } = await auditOver(memoryHost({ ...files, "/w/.sanctionlint.yaml": policy }));
    return audit;
  };

  it("are files, components, findings by severity and the parties of open ones", async () => {
    const { counts, account } = await of("version: 1\n");
    assert.equal(counts.files, 4);
    assert.deepEqual(counts.findings, { error: 0, warning: 2, information: 0, hint: 0 });
    assert.deepEqual([counts.waived, counts.parties], [0, ["huawei"]]);
    assert.deepEqual([counts.problems, counts.accepted], [1, 0]);
    assert.deepEqual([account.read, account.partly], [3, ["c/package.json"]]);
  });

  it("are waived findings apart, and notices on policies among the findings", async () => {
    const waiver = (path: string, expires = "2027-06-01"): string =>
      `  - { party: huawei, path: ${path}, reason: r, expires: ${expires} }\n`;
    const { counts } = await of(`waivers:\n${waiver("a/**")}${waiver("nowhere/**")}${waiver("b/**", "2026-01-01")}`);
    assert.deepEqual(counts.findings, { error: 0, warning: 2, information: 1, hint: 0 });
    assert.deepEqual([counts.waived, counts.parties], [1, ["huawei"]]);
    const all = await of("waivers:\n  - { party: huawei, reason: r, expires: 2027-06-01 }\n");
    assert.deepEqual([all.counts.waived, all.counts.parties], [2, []]);
  });

  it("are what the policy accepts apart from what is incomplete", async () => {
    const accepted = await of("acceptUnread: [{ path: c/, reason: r, expires: 2027-06-01 }]\n");
    assert.deepEqual([accepted.counts.problems, accepted.counts.accepted, accepted.incomplete], [0, 1, false]);
    const open = await of("version: 1\n");
    assert.deepEqual([open.counts.problems, open.counts.accepted, open.incomplete], [1, 0, true]);
  });

  it("reach a severity from it on", () => {
    const counts = { findings: { error: 0, warning: 1, information: 0, hint: 2 } };
    for (const [threshold, expected] of [
      ["error", false],
      ["warning", true],
      ["information", true],
      ["hint", true],
      ["never", false],
    ] as const)
      assert.equal(reaches({ counts }, threshold), expected, threshold);
    const none = { findings: { error: 0, warning: 0, information: 0, hint: 0 } };
    assert.equal(reaches({ counts: none }, "hint"), false);
    assert.equal(reaches({ counts: { findings: { ...none.findings, error: 1 } } }, "error"), true);
  });

  it("of what was left out are by rule, folders named and files only where asked", () => {
    const told = (names: boolean) => {
      const leftOut = new LeftOut(names);
      leftOut.file("no-format", "/b");
      leftOut.file("no-format", "/a");
      leftOut.folder("fetched", "/d");
      leftOut.folder("fetched", "/c");
      leftOut.file("exclude", "/e");
      assert.deepEqual(leftOut.folders(), ["/d", "/c"]);
      return leftOut
        .counts()
        .map(({ rule, files: f, folders, paths }) => `${rule} ${f} ${folders} ${paths.join(" ")}`.trim());
    };
    assert.deepEqual(told(false), ["exclude 1 0", "fetched 0 2 /c /d", "no-format 2 0"]);
    assert.deepEqual(told(true), ["exclude 1 0 /e", "fetched 0 2 /c /d", "no-format 2 0 /a /b"]);
  });
});

describe("paths of a host", () => {
  it("have parents up to the top of a file system", () => {
    for (const [path, parent] of [
      ["/a/b", "/a"],
      ["/a", "/"],
      ["/", undefined],
      ["C:/a", "C:/"],
      ["C:/a/b", "C:/a"],
      ["C:/", undefined],
      ["C:", undefined],
      ["//server/share", undefined],
      ["//server", undefined],
      ["//server/share/a", "//server/share"],
      ["a", undefined],
    ] as const)
      assert.equal(parentOf(path), parent, path);
  });
  it("are joined, named, and reported below others", () => {
    assert.deepEqual([joinPath("/a", "b"), joinPath("/", "b"), joinPath("C:/", "b")], ["/a/b", "/b", "C:/b"]);
    assert.deepEqual([nameOf("/a/b"), nameOf("b"), nameOf("/")], ["b", "b", ""]);
    assert.deepEqual(
      [
        pathBelow("/a", "/a/b/c"),
        pathBelow("/a", "/a"),
        pathBelow("/a", "/ab"),
        pathBelow("/", "/b"),
        pathBelow("/a", "/"),
      ],
      ["b/c", "", undefined, "b", undefined],
    );
    assert.deepEqual(foldersBetween("/a", "/a/b/c"), ["/a", "/a/b", "/a/b/c"]);
    assert.deepEqual(foldersBetween("/", "/b"), ["/", "/b"]);
    assert.deepEqual(foldersBetween("/a", "/a"), ["/a"]);
    assert.deepEqual(foldersBetween("/a", "/b"), ["/b"]);
  });
  it("are resolved, and not over the top", () => {
    for (const [folder, relative, expected] of [
      ["/a/b", "c", "/a/b/c"],
      ["/a/b", "./c//d", "/a/b/c/d"],
      ["/a/b", "../c", "/a/c"],
      ["/a/b", "../..", "/"],
      ["/a/b", "../../../c", undefined],
      ["/a/b", "/c", "/c"],
      ["/a/b", "D:/c", "D:/c"],
      ["C:/a", "../b", "C:/b"],
      ["C:/a", "../../b", undefined],
    ] as const)
      assert.equal(resolvePath(folder, relative), expected, `${folder} ${relative}`);
  });
  it("sort as a walk meets them", () => {
    const paths = ["a.b", "a/c", "a/b/c", "a b", "a/b", "ab"];
    assert.deepEqual(
      paths.sort((one, other) => (walkOrder(one) < walkOrder(other) ? -1 : 1)),
      ["a/b", "a/b/c", "a/c", "a b", "a.b", "ab"],
    );
  });
});

describe("a host with one more file", () => {
  const bytes = new TextEncoder().encode("new");
  it("has it in its folder, once, with its content, and all else as it was", async () => {
    const host = memoryHost({ "/w/a/old": "old", "/w/b": "b", "/w/link": { link: "/w/b" } });
    for (const name of ["new", "old"]) {
      const path = `/w/a/${name}`;
      const more = withFile(host, path, bytes);
      const names = (await more.list("/w/a")).map((entry) => `${entry.name} ${entry.kind}`).sort();
      assert.deepEqual(names, name === "old" ? ["old file"] : ["new file", "old file"]);
      assert.deepEqual(await more.stat(path), { kind: "file", size: 3 });
      assert.equal(await more.read(path), bytes);
      assert.equal(await more.resolve?.(path), path);
      assert.deepEqual(
        (await more.list("/w")).map((entry) => entry.name),
        (await host.list("/w")).map((entry) => entry.name),
      );
      assert.deepEqual(await more.stat("/w/b"), { kind: "file", size: 1 });
      assert.equal(new TextDecoder().decode(await more.read("/w/b")), "b");
      assert.equal(await more.resolve?.("/w/link"), "/w/b");
      assert.equal(await more.digest(bytes), await host.digest(bytes));
      assert.deepEqual([more.foldsCase, more.parallel], [host.foldsCase, host.parallel]);
    }
    assert.ok(!("resolve" in withFile(memoryHost({}, { blind: true }), "/a", bytes)));
  });
});
