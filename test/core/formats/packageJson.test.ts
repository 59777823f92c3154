import assert from "node:assert/strict";
import { npmPackageJson } from "../../../src/core/formats/javascript/packageJson.js";

describe("package.json: what is bundled", () => {
  const check = (manifest: unknown, expected: readonly string[]): void => {
    const { components } = npmPackageJson.extract({ uri: "package.json", text: JSON.stringify(manifest) });
    assert.deepEqual(
      components.map(({ scope, name }) => `${scope} ${name}`),
      expected,
    );
  };

  it("is not listed again when a section declares it", () =>
    check({ bundledDependencies: ["tides", "charts"], devDependencies: { tides: "1.0.0" } }, [
      "bundledDependencies charts",
      "devDependencies tides",
    ]));

  it("goes by the name in the section, not by what an alias installs", () =>
    check({ dependencies: { own: "npm:tides@1.0.0" }, bundleDependencies: ["own", "tides"] }, [
      "dependencies tides",
      "bundleDependencies tides",
    ]));
});
