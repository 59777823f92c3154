import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();

function check(text: string, inlineWaivers: boolean, asOf = "2026-08-22") {
  const { findings, problems } = analyze(
    { uri: "requirements.txt", text },
    knowledge,
    { waivers: [], inlineWaivers },
    asOf,
  );
  return {
    waived: findings.map(({ waiver }) => waiver?.reason),
    problems: problems.map(({ start, end, message }) => `«${text.slice(start, end)}» ${message}`),
  };
}

const comment = "sanctionlint-waive huawei until 2027-03-31: decided in review 14";

describe("a waiver in a comment", () => {
  for (const [name, text, waived] of [
    ["covers the next line", `# ${comment}\nesdk-obs-python==3.24.9\n`, ["decided in review 14"]],
    ["covers its own line", `esdk-obs-python==3.24.9 # ${comment}\n`, ["decided in review 14"]],
    ["reaches no further", `# ${comment}\nclick==8.1.7\nesdk-obs-python==3.24.9\n`, [undefined]],
    ["is for the party it names", `# ${comment.replace("huawei", "dahua")}\nesdk-obs-python==3.24.9\n`, [undefined]],
    [
      "is for the list it names",
      `# ${comment.replace("huawei", "huawei, us-fcc-covered")}\nesdk-obs-python==3.24.9\n`,
      [undefined],
    ],
    ["reads CRLF", `# ${comment}\r\nesdk-obs-python==3.24.9\r\n`, ["decided in review 14"]],
  ] satisfies [string, string, (string | undefined)[]][]) {
    it(name, () => assert.deepEqual(check(text, true), { waived, problems: [] }));
  }

  it("ends after its last day", () => {
    const text = `# ${comment}\nesdk-obs-python==3.24.9\n`;
    assert.deepEqual(check(text, true, "2027-03-31").waived, ["decided in review 14"]);
    assert.deepEqual(check(text, true, "2027-04-01").waived, [undefined]);
  });

  it("has no effect, and says so, unless the policy allows it", () => {
    assert.deepEqual(check(`# ${comment}\nesdk-obs-python==3.24.9\n`, false), {
      waived: [undefined],
      problems: [`«${comment}» the policy does not allow inline waivers (inlineWaivers: true); this one has no effect`],
    });
  });

  for (const wrong of [
    "sanctionlint-waive",
    "sanctionlint-waive huawei: why",
    "sanctionlint-waive huawei until 2027-02-30: why",
    "sanctionlint-waive huawei until 2027-03-31:",
  ]) {
    it(`is told when it is not complete: ${wrong}`, () => {
      const { waived, problems } = check(`# ${wrong}\nesdk-obs-python==3.24.9\n`, true);
      assert.deepEqual(waived, [undefined]);
      assert.deepEqual(problems, [
        `«${wrong}» a waiver here is written sanctionlint-waive PARTY until YYYY-MM-DD: reason`,
      ]);
    });
  }
});
