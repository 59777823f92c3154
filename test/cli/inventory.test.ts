import assert from "node:assert/strict";
import path from "node:path";
import { runCli, withWorkspace } from "../harness/cli.js";

interface Row {
  readonly file: string;
  readonly name?: string;
  readonly problem?: string;
  readonly via?: readonly string[];
  readonly line: number;
  readonly column: number;
}

function rows(stdout: string): Row[] {
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

const manifest = (name: string): string => JSON.stringify({ dependencies: { [name]: "1.0.0" } });

describe("sanctionlint inventory", () => {
  it("is one value with --format json, also where there is nothing", () => {
    interface Inventory {
      readonly schemaVersion: number;
      readonly components: readonly Row[];
      readonly problems: readonly Row[];
    }
    withWorkspace({ "package.json": manifest("left-pad"), "a/package.json": '{"dependencies": {"b": "1",' }, (cwd) => {
      const { code, stdout } = runCli(["inventory", "--format", "json"], { cwd });
      assert.equal(code, 2);
      const { schemaVersion, components, problems } = JSON.parse(stdout) as Inventory;
      assert.deepEqual(
        [schemaVersion, components.map(({ name }) => name).sort(), problems.length],
        [1, ["b", "left-pad"], 1],
      );
    });
    withWorkspace({ "package.json": "{}" }, (cwd) => {
      const { code, stdout } = runCli(["inventory", "--format", "json"], { cwd });
      assert.equal(code, 0);
      assert.deepEqual((JSON.parse(stdout) as Inventory).components, []);
    });
  });

  it("prints a row for each component, with the place of its name in UTF-16 units", () => {
    withWorkspace({ "package.json": '{"description":"😀", "dependencies": {"left-pad": "^1.3.0"}}' }, (cwd) => {
      const { code, stdout } = runCli(["inventory", "package.json", "--format", "jsonl"], { cwd });
      assert.equal(code, 0);
      assert.deepEqual(rows(stdout), [
        {
          file: "package.json",
          format: "npm/package-json",
          ecosystem: "npm",
          kind: "library",
          name: "left-pad",
          version: "^1.3.0",
          purl: "pkg:npm/left-pad",
          line: 1,
          column: 40,
          endLine: 1,
          endColumn: 48,
          scope: "dependencies",
          relation: "direct",
        },
      ]);
    });
  });

  it("walks a folder as git sees it, and reads a named file whatever its folder", () => {
    const files = {
      ".gitignore": "out/\n*.local/\n!keep.local/\n",
      "package.json": manifest("root"),
      "node_modules/a/package.json": manifest("fetched"),
      "out/package.json": manifest("ignored"),
      "packages/b/package.json": manifest("nested"),
      "packages/b/.gitignore": "/gen\n",
      "packages/b/gen/package.json": manifest("generated"),
      "x.local/package.json": manifest("local"),
      "keep.local/package.json": manifest("kept"),
      ".git/package.json": manifest("git"),
    };
    withWorkspace(files, (cwd) => {
      const names = (...paths: string[]) =>
        rows(runCli(["inventory", ...paths, "--format", "jsonl"], { cwd }).stdout).map(({ name }) => name);
      assert.deepEqual(names(), ["kept", "root", "nested"]);
      assert.deepEqual(names("packages"), ["nested"]);
      assert.deepEqual(names("node_modules/a/package.json", "out/package.json"), ["fetched", "ignored"]);
      assert.deepEqual(names(".", "package.json"), ["kept", "root", "nested"], "a file named twice is read once");
    });
  });

  it("says who brings a package in", () => {
    const lockfile = JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies: { a: "1" } },
        "node_modules/a": { version: "1.0.0", dependencies: { b: "2" } },
        "node_modules/b": { version: "2.0.0" },
      },
    });
    withWorkspace({ "package-lock.json": lockfile }, (cwd) => {
      const { stdout } = runCli(["inventory", "--format", "jsonl"], { cwd });
      assert.deepEqual(
        rows(stdout).map(({ name, via }) => [name, via]),
        [
          ["a", undefined],
          ["b", ["a"]],
        ],
      );
    });
  });

  it("recognises a file by the folders above it, wherever it is", () => {
    withWorkspace({ "x/package.json": manifest("a") }, (folder) => {
      const { stdout } = runCli(["inventory", path.join(folder, "x", "package.json"), "--format", "jsonl"], {
        cwd: "/",
      });
      assert.equal(rows(stdout)[0]?.name, "a");
    });
  });

  it("says what could not be read, with its place, and exits with 2 when a file is missing", () => {
    withWorkspace({ "package.json": '{"dependencies": {"a": "1"', "notes.txt": "hello" }, (cwd) => {
      const broken = runCli(["inventory", "package.json", "--format", "jsonl"], { cwd });
      assert.equal(broken.code, 2);
      assert.equal(rows(broken.stdout)[0]?.name, "a");
      assert.match(rows(broken.stdout)[1]?.problem ?? "", /ends inside an object/);
      assert.equal(rows(broken.stdout)[1]?.column, 26);
      const missing = runCli(["inventory", "nowhere.json", "--format", "jsonl"], { cwd });
      assert.equal(missing.code, 2);
      assert.deepEqual(rows(missing.stdout), [
        { file: "nowhere.json", line: 1, column: 1, problem: "no such file or folder" },
      ]);
      const foreign = runCli(["inventory", "notes.txt", "--format", "jsonl"], { cwd });
      assert.deepEqual([foreign.code, rows(foreign.stdout)[0]?.problem], [2, "no format reads this file"]);
    });
  });

  it("names a file over the size limit instead of skipping it", () => {
    withWorkspace({ "package.json": manifest("x".repeat(2000)) }, (cwd) => {
      const { code, stdout } = runCli(["inventory", "--max-file-size", "1k", "--format", "jsonl"], { cwd });
      assert.equal(code, 2);
      assert.match(rows(stdout)[0]?.problem ?? "", /1\.98 KB is over the limit of 1 KB/);
    });
  });

  for (const [name, bytes] of [
    ["UTF-16 with a byte order mark", Buffer.from("\uFEFF" + manifest("left-pad"), "utf16le")],
    ["UTF-8 with a byte order mark", Buffer.from("\uFEFF" + manifest("left-pad"), "utf8")],
  ] as const) {
    it(`decodes ${name}`, () => {
      withWorkspace({ "package.json": bytes }, (cwd) => {
        assert.equal(rows(runCli(["inventory", "--format", "jsonl"], { cwd }).stdout)[0]?.name, "left-pad");
      });
    });
  }
});
