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
    it(`is reported when it is not complete: ${wrong}`, () => {
      const { waived, problems } = check(`# ${wrong}\nesdk-obs-python==3.24.9\n`, true);
      assert.deepEqual(waived, [undefined]);
      assert.deepEqual(problems, [
        `«${wrong}» a waiver here is written sanctionlint-waive PARTY until YYYY-MM-DD: reason`,
      ]);
    });
  }

  describe("is read wherever comments are", () => {
    const line = "esdk-obs-python==3.24.9";
    for (const [what, text] of [
      ["at the very beginning", `${comment}\n${line}\n`],
      [
        "with tabs and many blanks",
        `# sanctionlint-waive \t huawei  until \t 2027-03-31 \t: \t decided in review 14\n${line}\n`,
      ],
      ["with the list that is meant", `# ${comment.replace("huawei", "huawei,  us-bis-el")}\n${line}\n`],
      ["with the list right behind the comma", `# ${comment.replace("huawei", "huawei,us-bis-el")}\n${line}\n`],
      ["closed as in C", `# /* ${comment} */\n${line}\n`],
      ["closed as in XML", `# <!-- ${comment}   -->  \n${line}\n`],
      ["with blanks at its end", `# ${comment}   \n${line}\n`],
      ["on a last line without an end", `${line} # ${comment}`],
      ["as the second of a file", `# sanctionlint-waive zte until 2027-03-31: x\n# ${comment}\n${line}\n`],
      ["behind its own name in other words", `# waive, sanctionlint-waiver\n# ${comment}\n${line}\n`],
    ] as const)
      it(what, () => assert.deepEqual(check(text, true).waived, ["decided in review 14"]));

    it("keeps what is inside of a reason", () =>
      assert.deepEqual(check(`# ${comment} --> or */ not\n${line}\n`, true).waived, [
        "decided in review 14 --> or */ not",
      ]));
    it("takes the next line of the file, and none before the comment", () =>
      assert.deepEqual(check(`${line}\n\n# ${comment}\n`, true).waived, [undefined]));
    it("is reported where it is, up to the line's end", () => {
      for (const eol of ["\n", "\r\n", ""]) {
        const { problems } = check(`click==8\n# sanctionlint-waive x${eol}`, true);
        assert.match(problems.join(), /^«sanctionlint-waive x» a waiver here is written/);
      }
      const { problems } = check(
        "# sanctionlint-waive huawei 2027-03-31: x\n# sanctionlint-waive huawei until 27-03-31: x\n",
        true,
      );
      assert.equal(problems.length, 2);
      assert.equal(check("# sanctionlint-waive  until 2027-03-31: x\n", true).problems.length, 1);
      assert.deepEqual(check("# waive\n# xsanctionlint-waiv\n", true).problems, []);
    });
  });

  it("tells places of one source apart, one of which is waived", () => {
    const index = "--extra-index-url https://mirrors.huaweicloud.com/repository/npm/";
    const check2 = (text: string, asOf = "2026-08-22"): string[] =>
      analyze({ uri: "requirements.txt", text }, knowledge, { waivers: [], inlineWaivers: true }, asOf).findings.map(
        ({ waiver, places }) => `${waiver?.reason ?? "open"} ${places.length}`,
      );
    const waived = `${index} # ${comment}\n`;
    assert.deepEqual(check2(`${waived}\n${index}\n${index}\n`), ["decided in review 14 1", "open 2"]);
    assert.deepEqual(check2(`${waived}\n${waived}`), ["decided in review 14 2"]);
    // Those that do not hold for the party, the day or the line tell nothing apart.
    assert.deepEqual(check2(`${waived.replace("huawei until", "zte until")}\n${index}\n`), ["open 2"]);
    assert.deepEqual(check2(`${waived}\n${index}\n`, "2027-04-01"), ["open 2"]);
    assert.deepEqual(check2(`${waived}\n${index}\n`, "2027-03-31"), ["decided in review 14 1", "open 1"]);
    assert.deepEqual(check2(`# ${comment}\n${index}\n${index}\n`), ["decided in review 14 1", "open 1"]);
    const other = waived.replace("review 14", "review 15");
    assert.deepEqual(check2(`${waived}\n${other}`), ["decided in review 14 1", "decided in review 15 1"]);
  });
});
