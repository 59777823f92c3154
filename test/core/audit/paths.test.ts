import assert from "node:assert/strict";
import { foldersBetween, nameOf, parentOf, pathBelow, resolvePath } from "../../../src/core/audit/paths.js";
import { isPolicyFileName, policyNamesIn } from "../../../src/core/audit/policyFiles.js";

describe("paths", () => {
  it("have a folder above them up to the top of their file system", () => {
    for (const top of ["/", "C:", "C:/", "//server", "//server/share", "name"]) assert.equal(parentOf(top), undefined);
    for (const [path, parent] of [
      ["/a", "/"],
      ["C:/a", "C:/"],
      ["//server/share/a", "//server/share"],
      // Only at its beginning is a letter with a colon a drive, and two slashes a server.
      ["/a/C:", "/a"],
      ["/a/C:/b", "/a/C:"],
      ["/a//b", "/a/"],
    ] as const)
      assert.equal(parentOf(path), parent, path);
  });

  it("are seen from a folder", () => {
    for (const [relative, path] of [
      ["b", "/w/a/b"],
      ["./b//c/", "/w/a/b/c"],
      ["../b", "/w/b"],
      ["/x", "/x"],
      ["C:/x", "C:/x"],
      ["x/C:/y", "/w/a/x/C:/y"],
      ["../../..", undefined],
      ["../../../w", undefined],
    ] as const)
      assert.equal(resolvePath("/w/a", relative), path, relative);
  });

  it("lie below a folder or elsewhere", () => {
    assert.deepEqual(
      ["/w", "/w/a", "/wa", "/"].map((path) => pathBelow("/w", path)),
      ["", "a", undefined, undefined],
    );
    assert.equal(pathBelow("/", "/a"), "a");
    assert.deepEqual(foldersBetween("/w", "/w/a/b"), ["/w", "/w/a", "/w/a/b"]);
    assert.deepEqual(foldersBetween("/w", "/x/y"), ["/x/y"]);
    assert.equal(nameOf("/w/a"), "a");
  });
});

describe("names of policy files", () => {
  it("are compared by capitals or not, as the file system does", () => {
    assert.ok(isPolicyFileName(".sanctionlint.yml"));
    assert.ok(!isPolicyFileName(".SanctionLint.yml"));
    assert.ok(isPolicyFileName(".SanctionLint.yml", true));
    assert.ok(!isPolicyFileName("sanctionlint.yml", true));
  });

  it("are picked out of a folder, the usual one first", () => {
    const [yaml, yml] = [".sanctionlint.yaml", ".sanctionlint.yml"];
    assert.equal(policyNamesIn(["a", "b"], false), undefined);
    for (const names of [
      [yaml, "a", yml],
      [yml, "a", yaml],
    ])
      assert.deepEqual(policyNamesIn(names, false), { files: [yaml, yml], mistaken: [] });
    const folded = [".SanctionLint.yml", ".SANCTIONLINT.yaml"];
    assert.deepEqual(policyNamesIn(folded, true)?.files, [".SANCTIONLINT.yaml", ".SanctionLint.yml"]);
    assert.equal(policyNamesIn(folded, false), undefined);
  });

  it("may miss the dot, which is noted beside them, in order", () => {
    assert.deepEqual(policyNamesIn(["sanctionlint.yml", ".sanctionlint.yml", "SanctionLint.yaml"], false), {
      files: [".sanctionlint.yml"],
      mistaken: ["SanctionLint.yaml", "sanctionlint.yml"],
    });
    assert.deepEqual(policyNamesIn(["sanctionlint.yml", ".sanctionlint.yml"], false)?.mistaken, ["sanctionlint.yml"]);
  });
});
