import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { foundComponents } from "../../../src/core/report/foundComponents.js";
import { realKnowledge } from "../../harness/knowledge.js";

const analysisOf = (uri: string, text: string): ReturnType<typeof analyze> =>
  analyze({ uri, text }, realKnowledge(), { waivers: [] }, "2026-08-22");

describe("components as a policy names them", () => {
  it("has those with a finding first, each once, without version", () => {
    const text =
      '{ "dependencies": { "left-pad": "1.3.0", "@hmscore/hms-js-base": "1.0.0" }, "devDependencies": { "left-pad": "1.2.0" } }';
    const { findings, components } = analysisOf("package.json", text);
    const choices = foundComponents(findings, components);
    assert.deepEqual(
      choices.map(({ value }) => value),
      ["pkg:npm/@hmscore/hms-js-base", "pkg:npm/left-pad"],
    );
    assert.match(choices[0]?.description ?? "", /^Huawei · /);
  });
  it("names the source where that is what the finding is about", () => {
    const { findings, components } = analysisOf(".npmrc", "registry=https://mirrors.huaweicloud.com/repository/npm/\n");
    assert.match(foundComponents(findings, components)[0]?.value ?? "", /^mirrors\.huaweicloud\.com/);
  });
  it("ends, however much is named", () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `"package-${at}": "1.0.0"`).join();
    const { findings, components } = analysisOf("package.json", `{ "dependencies": { ${names} } }`);
    assert.equal(foundComponents(findings, components).length, 500);
  });
});
