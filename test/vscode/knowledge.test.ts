import { openEditor } from "../harness/vscode/load.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readPack } from "../../src/core/blacklist/pack.js";
import { readKnowledge } from "../../src/vscode/knowledge.js";
import { projectRoot } from "../harness/cli.js";
import { realKnowledge } from "../harness/knowledge.js";
import { Uri } from "../harness/vscode/uri.js";

describe("what the extension knows", () => {
  const shipped = readFileSync(path.join(projectRoot, "dist", "knowledge.pack"));
  const read = async (bytes: Uint8Array): ReturnType<typeof readKnowledge> => {
    const { files } = openEditor();
    files.fs.readFile = () => Promise.resolve(bytes);
    return readKnowledge(Uri.parse("file:///extension") as never);
  };

  it("is what was compiled", async () => {
    const { knowledge } = await read(shipped);
    assert.equal(knowledge?.hash, realKnowledge().hash);
    assert.deepEqual([...(knowledge?.parties ?? [])], [...realKnowledge().parties]);
    assert.equal(knowledge?.attributions.length, realKnowledge().attributions.length);
  });

  it("is refused in a sentence where any part of the file is damaged", async () => {
    for (const { deflated } of readPack(shipped)?.parts ?? []) {
      const damaged = Uint8Array.from(shipped);
      // A checksum, which is at a part's end.
      const at = deflated.byteOffset - shipped.byteOffset + deflated.length - 1;
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const { knowledge, problem = "" } = await read(damaged);
      assert.equal(knowledge, undefined);
      assert.match(
        problem,
        /dist\/knowledge\.pack is damaged: nothing can be judged without it\. Install SanctionLint/,
      );
    }
  });
});
