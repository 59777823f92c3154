import assert from "node:assert/strict";
import { readFile, readInOrder, type ReadFile } from "../../../src/core/audit/reading.js";
import type { Candidate } from "../../../src/core/audit/candidate.js";
import type { Host } from "../../../src/core/audit/host.js";
import { memoryHost } from "../../harness/memoryHost.js";

const mebibyte = 1024 * 1024;
const candidate = (path: string, more: Partial<Candidate> = {}): Candidate => ({
  path,
  policy: undefined as unknown as Candidate["policy"],
  ...more,
});
const told = (one: Candidate): ReadFile => ({
  candidate: one,
  sources: [],
  remarks: [],
  unresolved: 0,
  digest: () => "",
});

describe("reading files in their order", () => {
  const sizes = { a: 9, b: 9, c: 7, d: 20, e: 1, f: 1 } as const;
  const host = (parallel: number): Host => ({
    ...memoryHost({}, { parallel }),
    stat: (path) => ({ kind: "file", size: sizes[path as keyof typeof sizes] * mebibyte }),
  });
  /** What is read at the same time, and what is given, in order. */
  const read = async (parallel: number, known: readonly string[] = []): Promise<readonly [string[], string]> => {
    const groups: string[] = [];
    let open = "";
    let given = "";
    const files = readInOrder(
      host(parallel),
      Object.keys(sizes).map((path) => candidate(path)),
      ({ path }) => (known.includes(path) ? path.toUpperCase() : undefined),
      async (found) => {
        open += found.candidate.path;
        await new Promise<void>((resolve) => setImmediate(resolve));
        if (open !== "") groups.push(open);
        open = "";
        return told(found.candidate);
      },
    );
    for await (const file of files) given += typeof file === "string" ? file : file.candidate.path;
    return [groups, given];
  };

  it("holds at most sixteen mebibytes, but for a single larger file", async () => {
    assert.deepEqual(await read(6), [["a", "bc", "d", "ef"], "abcdef"]);
  });
  it("reads no more at a time than the host likes", async () => {
    assert.deepEqual(await read(2), [["a", "b", "c", "d", "ef"], "abcdef"]);
    assert.deepEqual(await read(1), [["a", "b", "c", "d", "e", "f"], "abcdef"]);
  });
  it("reads nothing that is known, and gives that in its place", async () => {
    assert.deepEqual(await read(6, ["b", "d"]), [["ac", "ef"], "aBcDef"]);
    assert.deepEqual(await read(6, ["a", "b", "c", "d", "e", "f"]), [[], "ABCDEF"]);
  });
  it("reads a file all the same whose size is not known", async () => {
    const failing: Host = { ...host(4), stat: () => Promise.reject(new Error("no")) };
    const found: unknown[] = [];
    const files = readInOrder(
      failing,
      [candidate("a")],
      () => undefined,
      (one) => {
        found.push(one.stat);
        return Promise.resolve(told(one.candidate));
      },
    );
    for await (const file of files) assert.equal((file as ReadFile).candidate.path, "a");
    assert.deepEqual(found, [{ kind: "file", size: 0 }]);
  });
});

describe("reading one file", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12\n`;
  const read = async (content: string | Uint8Array, limit = 10 * mebibyte, more: Partial<Candidate> = {}) => {
    const host = memoryHost({ "/w/file": content });
    const stat = await host.stat("/w/file");
    return readFile(host, { candidate: candidate("/w/file", more), stat }, "file", limit);
  };
  const why = ({ remarks }: ReadFile): string => remarks.map(({ message }) => message).join();

  it("says why there is nothing of it", async () => {
    const host = memoryHost({ "/w/fifo": { other: true } });
    const at = async (path: string): Promise<ReadFile> =>
      readFile(host, { candidate: candidate(path), stat: await host.stat(path) }, path, mebibyte);
    const none = await at("/w/none");
    assert.deepEqual([why(none), await none.digest(), none.sources], ["no such file or folder", "", []]);
    assert.equal(why(await at("/w/fifo")), "not a regular file but a device, a FIFO or a socket");
    assert.deepEqual(host.reads, []);
    assert.match(why(await read(pointer)), /Git LFS pointer/);
    assert.match(why(await read(pointer, mebibyte, { as: "archive" })), /Git LFS pointer/);
  });

  it("keeps to the limit, which a file may reach", async () => {
    assert.equal(why(await read("x".repeat(100), 100)), "");
    assert.match(why(await read("x".repeat(101), 100)), /101 .*over the limit of 100 /);
    const source = await read("x".repeat(101), 100, { as: "source" });
    assert.deepEqual([why(source), source.sources, await source.digest()], ["", [], ""], "a tool made it");
    const small = await read("x", 100, { as: "source" });
    assert.deepEqual([small.sources, await small.digest()], [[{ uri: "file", text: "x" }], ""]);
  });

  it("knows the hash of its content, however long", async () => {
    for (const length of [10, 4 * mebibyte, 4 * mebibyte + 1]) {
      const bytes = new Uint8Array(length).fill(97);
      const host = memoryHost({ "/w/file": bytes });
      let hashed = 0;
      const counting: Host = { ...host, digest: (content) => (hashed++, host.digest(content)) };
      const file = await readFile(
        counting,
        { candidate: candidate("/w/file"), stat: { kind: "file", size: length } },
        "file",
        10 * mebibyte,
      );
      assert.equal(hashed, length > 4 * mebibyte ? 1 : 0, "a long content is not held until someone asks");
      assert.equal(await file.digest(), await host.digest(bytes));
    }
  });
});
