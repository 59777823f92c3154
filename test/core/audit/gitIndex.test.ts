import assert from "node:assert/strict";
import { readGitIndex, type GitIndex } from "../../../src/core/audit/gitIndex.js";
import { gitIndexes } from "./gitIndexes.js";

const bytesOf = (name: keyof typeof gitIndexes): Uint8Array => new Uint8Array(Buffer.from(gitIndexes[name], "base64"));

/** `100644 app/a.txt`, with the stage and `-` for what is not in the working tree. */
function listed(index: GitIndex): string[] | string {
  if ("problem" in index) return index.problem;
  return index.entries.map(
    ({ path, mode, stage, skipWorktree }) =>
      `${mode.toString(8).padStart(6, "0")} ${path}${stage > 0 ? ` ${stage}` : ""}${skipWorktree ? " -" : ""}`,
  );
}

const filled = [
  "100644 app/a.txt",
  "100644 app/deep/bé.txt",
  "120000 link",
  "100644 package.json",
  "100755 run.sh",
  "160000 vendor/lib",
];

/** An index of one's own: `names` in version 2, each padded; or in version 4, with how much of the path before goes. */
function indexOf(
  version: number,
  entries: readonly { path: string; mode?: number; removed?: number; flags?: number }[],
  {
    count = entries.length,
    tail = Buffer.alloc(0),
    checksum = Buffer.alloc(20),
  }: { count?: number; tail?: Buffer; checksum?: Buffer } = {},
): Uint8Array {
  const head = Buffer.from("DIRC\0\0\0\0\0\0\0\0");
  head.writeUInt32BE(version, 4);
  head.writeUInt32BE(count, 8);
  let before = 0;
  const parts = entries.map(({ path, mode = 0o100644, removed = before, flags }) => {
    const name = Buffer.from(path);
    const fixed = Buffer.alloc(62);
    fixed.writeUInt32BE(mode, 24);
    const length = version === 4 ? before - removed + name.length : name.length;
    before = length;
    fixed.writeUInt16BE(flags ?? Math.min(length, 0xfff), 60);
    if (version === 4) return Buffer.concat([fixed, varint(removed), name, Buffer.alloc(1)]);
    return Buffer.concat([fixed, name, Buffer.alloc(8 - ((62 + name.length) % 8))]);
  });
  return new Uint8Array(Buffer.concat([head, ...parts, tail, checksum]));
}

function varint(value: number): Buffer {
  const bytes = [value & 127];
  for (value >>= 7; value > 0; value >>= 7) bytes.unshift((--value & 127) | 128);
  return Buffer.from(bytes);
}

describe("git's index", () => {
  const check = (name: keyof typeof gitIndexes, expected: readonly string[] | string): void => {
    it(name, () => assert.deepEqual(listed(readGitIndex(bytesOf(name))), expected));
  };
  check("v2", filled);
  check("v3", ["100644 app/a.txt -", ...filled.slice(1, 2), "100644 later.txt", ...filled.slice(2)]);
  check("v4", ["100644 app/a.txt -", ...filled.slice(1)]);
  check("sha256", filled);
  check("sha256v4", filled);
  check("sparse", ["100644 in/a", "040000 out/ -", "100644 top"]);
  check("conflict", ["100644 f 1", "100644 f 2", "100644 f 3"]);
  check("empty", []);
  check("split", "git's index is split in two files, which is not read");

  it("in a view of a larger buffer", () => {
    const bytes = bytesOf("v2");
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 5);
    assert.deepEqual(listed(readGitIndex(larger.subarray(5, 5 + bytes.length))), filled);
  });
  it("with long paths, whose length does not fit", () => {
    const paths = [`${"a/".repeat(2047)}b`, `${"a/".repeat(2100)}b`, `${"a/".repeat(2100)}c`];
    const entries = paths.map((path) => ({ path }));
    assert.deepEqual(
      listed(readGitIndex(indexOf(2, entries))),
      paths.map((path) => `100644 ${path}`),
    );
    const shortened = [
      { path: paths[0] ?? "" },
      { path: `${"a/".repeat(53)}b`, removed: 1 },
      { path: "c", removed: 1 },
    ];
    assert.deepEqual(
      listed(readGitIndex(indexOf(4, shortened))),
      paths.map((path) => `100644 ${path}`),
    );
  });
  it("with a path that takes long steps back from the one before", () => {
    const deep = `${"a/".repeat(200)}b`;
    const entries = [{ path: deep }, { path: "c", removed: 301 }, { path: "d", removed: 100 }];
    assert.deepEqual(listed(readGitIndex(indexOf(4, entries))), [
      `100644 ${deep}`,
      `100644 ${"a/".repeat(50)}c`,
      `100644 ad`,
    ]);
  });
  it("with the longest path that there may be", () => {
    const path = `${"a/".repeat(8191)}bb`;
    assert.deepEqual(listed(readGitIndex(indexOf(2, [{ path }]))), [`100644 ${path}`]);
  });
  it("with extensions that may be left out, from A to Z", () => {
    const tail = Buffer.from("AAAA\0\0\0\x01xZZZZ\0\0\0\0sdir\0\0\0\0");
    assert.deepEqual(listed(readGitIndex(indexOf(2, [{ path: "a" }], { tail }))), ["100644 a"]);
  });
});

describe("an index that is not sound", () => {
  const check = (title: string, bytes: Uint8Array, problem: RegExp): void => {
    it(title, () => {
      const index = readGitIndex(bytes);
      assert.ok("problem" in index, "a problem");
      assert.match(index.problem, problem);
    });
  };
  check("nothing", new Uint8Array(0), /not an index of git/);
  check("a text", new Uint8Array(Buffer.from("version https://git-lfs.example")), /not an index of git/);
  check("a later version", indexOf(5, []), /version 5/);
  check("an earlier version", indexOf(1, []), /version 1 /);
  check("a word of it", new Uint8Array(Buffer.from("DIRC\0\0\0\x02")), /not an index of git/);
  check("its head alone", new Uint8Array(Buffer.from("DIRC\0\0\0\x02\0\0\0\0")), /cut short/);
  check("a huge count", indexOf(2, [{ path: "a" }], { count: 0xffffffff }), /damaged/);
  check("a path outside", indexOf(2, [{ path: "a/../../b" }]), /leads out/);
  check("an absolute path", indexOf(2, [{ path: "/etc/passwd" }]), /leads out/);
  check("a path that ends outside", indexOf(2, [{ path: "a/.." }]), /leads out/);
  check("a folder outside", indexOf(2, [{ path: "a/../", mode: 0o040000 }]), /leads out/);
  check("a path of nothing", indexOf(2, [{ path: "" }]), /has no path/);
  check("an unknown mode", indexOf(2, [{ path: "a", mode: 0o170000 }]), /mode 170000/);
  check("flags of a later version", indexOf(2, [{ path: "a", flags: 0x4001 }]), /flags/);
  check("a wrong length", indexOf(2, [{ path: "a", flags: 9 }]), /length/);
  check("a path without its beginning", indexOf(4, [{ path: "a", removed: 3, flags: 1 }]), /no beginning/);
  check("an extension that must be known", indexOf(2, [], { tail: Buffer.from("evil\0\0\0\0") }), /unknown extension/);
  check(
    "an extension past the end",
    indexOf(2, [], { tail: Buffer.from("TREE\xff\xff\xff\xff", "latin1") }),
    /cut short/,
  );
  check("an extension without a name", indexOf(2, [], { tail: Buffer.from("1234\0\0\0\0") }), /unknown extension/);
  check("an extension that is cut", indexOf(2, [], { tail: Buffer.from("TREE\0") }), /inside an extension/);
  // What is there of an entry, after the head: its fixed part has 62 bytes, and two more for further flags.
  const begun = (version: number, length: number, flags: number): Uint8Array => {
    const tail = Buffer.alloc(length);
    tail.writeUInt32BE(0o100644, 24);
    if (length >= 62) tail.writeUInt16BE(flags, 60);
    return indexOf(version, [], { count: 1, tail });
  };
  check("an entry without its flags", begun(2, 61, 0), /ends inside an entry/);
  check("an entry without a path", begun(2, 62, 0), /not closed/);
  check("an entry without its further flags", begun(3, 62, 0x4000), /ends inside an entry/);
  check("an entry with half of its further flags", begun(3, 63, 0x4000), /ends inside an entry/);
  check("an entry with further flags and no path", begun(3, 64, 0x4000), /not closed/);
  check("an entry without the length that it takes back", begun(4, 62, 0), /no beginning/);
  const open = Buffer.concat([begun(2, 62, 3).slice(12, 74), Buffer.from("abc")]);
  check("a path that the checksum closes", indexOf(2, [], { count: 1, tail: open }), /not closed/);
  const filledUp = { count: 1, tail: open, checksum: Buffer.alloc(20, 1) };
  check("a path that nothing closes", indexOf(2, [], filledUp), /not closed/);
  it("is decided by the hash that reads more of it", () => {
    const index = readGitIndex(bytesOf("sha256").slice(0, -80));
    assert.deepEqual(index, { problem: "git's index is damaged: it ends inside an entry" });
  });
  check("a path that is too long", indexOf(2, [{ path: "a".repeat(20_000) }]), /too long/);
  // Each entry adds a letter to a path of ten thousand: 70 KB that would be 10 MB.
  const grown = Array.from({ length: 1000 }, (_, at) => ({ path: at === 0 ? "a".repeat(10_000) : "b", removed: 0 }));
  check("paths that grow", indexOf(4, grown), /too long/);

  for (const name of Object.keys(gitIndexes) as (keyof typeof gitIndexes)[]) {
    it(`${name}, cut at every byte`, () => {
      const whole = bytesOf(name);
      const all = listed(readGitIndex(whole));
      for (let end = 0; end < whole.length; end++) {
        const index = readGitIndex(whole.slice(0, end));
        // Without the checksum nobody can tell that an extension is missing behind all of the entries.
        if (!("problem" in index)) assert.deepEqual(listed(index), all, `at ${end}`);
      }
    });
    it(`${name}, with any byte changed`, () => {
      const whole = bytesOf(name);
      for (let at = 0; at < whole.length; at++) {
        for (const change of [0xff, 0x01, 0x80]) {
          const bytes = whole.slice();
          bytes[at] = (bytes[at] ?? 0) ^ change;
          readGitIndex(bytes);
        }
      }
    });
  }
});
