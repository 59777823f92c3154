import assert from "node:assert/strict";
import { formats } from "../../../src/core/formats/index.js";
import { compileGlob } from "../../../src/core/text/glob.js";

describe("the globs of the formats", () => {
  it("are sound", () => {
    const globs = formats.formats.flatMap(({ files, supersededBy = [] }) => [...files, ...supersededBy]);
    assert.ok(globs.length > 100);
    for (const glob of globs) assert.ok("glob" in compileGlob(glob), glob);
  });

  it("take a set of characters for one of them", () => {
    const idsOf = (path: string): string[] => formats.candidates(path).map(({ id }) => id);
    for (const path of ["hw-parts.yaml", "HW_PARTS.YAML", "main-hw.json", "x/board_bom.toml"]) {
      assert.ok(idsOf(path).includes("hardware/spec"), `${path}: ${idsOf(path).join()}`);
    }
    assert.ok(!idsOf("hwparts.yaml").includes("hardware/spec"));
  });

  it("leave what macOS keeps beside a file", () => {
    for (const name of ["requirements.txt", "package.json", "setup.cfg", "Dockerfile"]) {
      assert.notDeepEqual(formats.candidates(`a/${name}`), []);
      assert.deepEqual(formats.candidates(`a/._${name}`), []);
    }
  });
});
