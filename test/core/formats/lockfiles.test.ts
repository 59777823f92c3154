import assert from "node:assert/strict";
import { formats } from "../../../src/core/formats/index.js";
import { lockfiles, lockfilesOf, manifestsOf } from "../../../src/core/formats/lockfiles.js";

describe("lockfiles and their manifests", () => {
  const registered = new Map(formats.formats.map((format) => [format.id, format]));

  it("are formats that exist, the lockfiles generated ones", () => {
    for (const [lockfile, { pins }] of Object.entries(lockfiles)) {
      assert.equal(registered.get(lockfile)?.generated, true, lockfile);
      for (const manifest of pins) assert.ok(registered.has(manifest), `${lockfile} pins ${manifest}`);
    }
  });

  it("are known for every format that is called a lock", () => {
    const unknown = [...registered.keys()].filter((id) => /(?:\/|-)lock$/.test(id) && manifestsOf(id).length === 0);
    assert.deepEqual(unknown, []);
  });

  it("are found from either side", () => {
    assert.deepEqual(manifestsOf("conda/lock"), ["environment.yml", "pyproject.toml"]);
    assert.deepEqual(lockfilesOf("conda/environment"), ["conda/explicit", "conda/lock", "conda/pixi-lock"]);
    assert.deepEqual([manifestsOf("sbom/spdx-json"), lockfilesOf("maven/ivy")], [[], []]);
  });
});
