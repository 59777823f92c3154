import assert from "node:assert/strict";
import {
  gitDirectoryKind,
  isLfsPointer,
  readCommonDirectory,
  readGitFile,
} from "../../../src/core/audit/gitPointers.js";

describe("a .git file", () => {
  it("names a folder", () => {
    assert.equal(readGitFile("gitdir: ../.git/modules/x\n"), "../.git/modules/x");
    assert.equal(readGitFile("gitdir: C:/a b/.git/worktrees/x\r\n"), "C:/a b/.git/worktrees/x");
  });
  it("is nothing else", () => {
    for (const text of [
      "",
      "gitdir: ",
      "gitdir:x",
      "gitdir: a\nb\n",
      " gitdir: a",
      "ref: refs/heads/main\n",
      "gitdir: a\0",
    ])
      assert.equal(readGitFile(text), undefined, JSON.stringify(text));
  });
});

describe("a commondir file", () => {
  it("names a folder", () => assert.equal(readCommonDirectory("../..\n"), "../.."));
  it("needs no line end, and takes any", () => {
    for (const end of ["", "\r\n", "\n\n"]) assert.equal(readCommonDirectory(`../..${end}`), "../..");
  });
  it("is nothing else", () => {
    for (const text of ["", "\n", "a\nb"]) assert.equal(readCommonDirectory(text), undefined);
  });
});

describe("a git folder elsewhere", () => {
  const check = (path: string, kind: string): void => {
    it(path, () => assert.equal(gitDirectoryKind(path), kind));
  };
  check("/src/app/.git/worktrees/feature", "worktree");
  check("C:\\src\\app\\.git\\worktrees\\feature", "worktree");
  check("../app/.git/worktrees/modules", "worktree");
  check("/srv/app.git/worktrees/feature/", "worktree");
  check("/srv/bare/worktrees/feature", "worktree");
  check("/srv/bare/worktrees/feature/", "worktree");
  check("/srv/bare/worktrees/./feature", "worktree");
  check("/src/.git/modules/vendor/lib/worktrees/feature", "worktree");
  check(".git/modules/lib", "submodule");
  check("../.git/modules/lib", "submodule");
  check("../../.git/modules/vendor/lib", "submodule");
  check("../../.git/modules/worktrees/lib", "submodule");
  check("../../.git/modules/vendor/worktrees/lib/core", "submodule");
  check("../.git/modules/a/modules/b", "submodule");
  check("../.git/worktrees/feature/modules/lib", "submodule");
  check("/src/app/.git/modules/lib/worktrees/feature", "worktree");
  check("/home/modules/app/.git", "repository");
  check("/srv/git/app", "repository");
  check("/srv/modules/app", "repository");
  check("/home/me.github.io/modules/app", "repository");
  check("/srv/app.git/node_modules/modules/app", "repository");
  check("/srv/app.git/modules-old/modules/app", "repository");
  check("", "repository");
});

describe("a Git LFS pointer", () => {
  const oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`;
  it("is known", () => {
    assert.ok(isLfsPointer(pointer));
    assert.ok(isLfsPointer(pointer.replace(/\n/g, "\r\n")), "CRLF");
    assert.ok(isLfsPointer(pointer.replace("oid", `ext-0-foo sha256:${oid}\noid`)), "with an extension");
  });
  it("is known by an address of either kind, and shorter than 1,024", () => {
    assert.ok(isLfsPointer(pointer.replace("https", "http")));
    assert.ok(isLfsPointer(pointer.padEnd(1023, "\n")));
    assert.ok(!isLfsPointer(pointer.padEnd(1024, "\n")));
  });
  it("is nothing else", () => {
    for (const text of ["", "version 1\n", `${pointer}name: x\n`, pointer.replace(oid, "x"), `# ${pointer}`])
      assert.ok(!isLfsPointer(text), JSON.stringify(text));
  });
});
