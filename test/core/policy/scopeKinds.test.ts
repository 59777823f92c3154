import assert from "node:assert/strict";
import { scopeKindsOf } from "../../../src/core/policy/scopeKinds.js";
import { componentOf } from "../../harness/component.js";

describe("what a section is for", () => {
  for (const [scope, expected] of [
    ["dependencies", ""],
    ["devDependencies", "dev"],
    ["dev", "dev"],
    ["require-dev", "dev"],
    ["packages-dev", "dev"],
    ["direct dev", "dev"],
    ["development, test", "dev test"],
    ["main, dev", ""],
    ["devOptional", "dev optional"],
    ["optionalDependencies", "optional"],
    ["optional-dependencies.test", "test"],
    ["optional-dependencies.npu", "optional"],
    ["dependency-groups.lint", "dev"],
    ["test-suite.build-depends", "test"],
    ["androidTestImplementation", "test"],
    ["implementation", ""],
    ["Suggests", "optional"],
    ["latest", ""],
    ["device", ""],
    ["build-dependencies", ""],
  ] as const) {
    it(`${scope}: ${expected || "the product"}`, () =>
      assert.equal(scopeKindsOf(componentOf({ ecosystem: "npm", name: "x", scope })).join(" "), expected));
  }
  it("says nothing of what is no package", () =>
    assert.deepEqual(scopeKindsOf(componentOf({ kind: "container", name: "x", scope: "test" })), []));
});
