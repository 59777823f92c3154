import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readPack } from "../../src/core/blacklist/pack.js";
import { projectRoot, runNode, withWorkspace } from "../harness/cli.js";

/** The command line as it would be beside `knowledge`; undefined for beside nothing. */
function besides<T>(
  knowledge: string | Uint8Array | undefined,
  use: (program: string) => T,
  files: readonly string[] = ["cli.js", "yaml.js", "readers.js", "libraries.js"],
): T {
  return withWorkspace({ "package.json": "{}" }, (folder) => {
    const program = path.join(folder, "cli.js");
    for (const file of files) copyFileSync(path.join(projectRoot, "dist", file), path.join(folder, file));
    if (knowledge !== undefined) writeFileSync(path.join(folder, "knowledge.pack"), knowledge);
    return use(program);
  });
}

describe("sanctionlint without its knowledge", () => {
  for (const [state, knowledge] of [
    ["missing", undefined],
    ["damaged", "~\n{}"],
  ] as const) {
    for (const args of [["audit"], ["inventory"], ["party", "huawei"], ["--version"]]) {
      it(`says with ${args[0]} that the file is ${state}, in one line, with exit code 2`, () => {
        const { code, stdout, stderr } = besides(knowledge, (program) =>
          runNode([program, ...args], { cwd: path.dirname(program) }),
        );
        assert.equal(code, 2);
        assert.equal(stdout, "");
        assert.match(stderr, new RegExp(`^sanctionlint: \\S.*knowledge\\.pack is ${state}: [^\\n]*\\n$`));
      });
    }
  }

  it("says that the file is damaged, in one line, where that shows in what is asked for", () => {
    const shipped = readFileSync(path.join(projectRoot, "dist", "knowledge.pack"));
    const [parties] = readPack(shipped)?.parts ?? [];
    assert.ok(parties);
    const at = parties.deflated.byteOffset - shipped.byteOffset + parties.deflated.length - 1;
    shipped[at] = (shipped[at] ?? 0) ^ 0xff;
    const { code, stdout, stderr } = besides(shipped, (program) => runNode([program, "party", "huawei"]));
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^sanctionlint: \S*knowledge\.pack is damaged: [^\n]*\n$/);
  });

  it("says that another file of the program is missing", () => {
    const { code, stdout, stderr } = besides(undefined, (program) => runNode([program, "help"]), ["cli.js"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^sanctionlint: \S*yaml\.js is missing: install the program again\n$/);
  });

  it("still helps", () => {
    const { code, stderr } = besides(undefined, (program) =>
      runNode([program, "help"], { cwd: path.dirname(program) }),
    );
    assert.equal(stderr, "");
    assert.equal(code, 0);
  });
});
