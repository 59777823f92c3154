import assert from "node:assert/strict";
import { formatPurl, parsePurl } from "../../../src/core/ecosystems/purl.js";

describe("Package URLs", () => {
  const roundTrips: readonly (readonly [written: string, canonical: string])[] = [
    ["pkg:brew/Harbour/Tools/Tide@2.1", "pkg:brew/harbour/tools/tide@2.1"],
    ["pkg:brew/python@3.12@3.12.4", "pkg:brew/python%403.12@3.12.4"],
    ["pkg:git/github.com/Acme/Tides@0A1B", "pkg:git/github.com/acme/tides@0A1B"],
    ["pkg:git/git.example/Acme/Tides@1", "pkg:git/git.example/Acme/Tides@1"],
    ["pkg:huggingface/Acme/Tide-7B@0A1B2C3D", "pkg:huggingface/Acme/Tide-7B@0a1b2c3d"],
    [
      "pkg:mlflow/TideModel@3?repository_url=https://adb-1.azuredatabricks.net/api",
      "pkg:mlflow/tidemodel@3?repository_url=https:%2F%2Fadb-1.azuredatabricks.net%2Fapi",
    ],
    [
      "pkg:mlflow/TideModel@3?repository_url=https://westus2.api.example/mlflow",
      "pkg:mlflow/TideModel@3?repository_url=https:%2F%2Fwestus2.api.example%2Fmlflow",
    ],
    ["pkg:pypi/Tide.-_tables@1.0", "pkg:pypi/tide-tables@1.0"],
    ["pkg:npm/%40harbour/tides@1.0.4#/lib/", "pkg:npm/%40harbour/tides@1.0.4#lib"],
    ["pkg:maven/org.example/tides@1?Type=pom", "pkg:maven/org.example/tides@1?type=pom"],
  ];
  for (const [written, canonical] of roundTrips) {
    it(written, () => {
      const purl = parsePurl(written);
      assert.ok(purl);
      assert.equal(formatPurl(purl), canonical);
    });
  }

  it("without a name is none", () => {
    for (const text of ["pkg:maven/@1.3.4", "pkg:maven/", "pkg:maven", "maven/a"])
      assert.equal(parsePurl(text), undefined);
  });
});
