import assert from "node:assert/strict";
import { runCli } from "../harness/cli.js";

describe("sanctionlint usage", () => {
  it("names every option of an audit in its help", () => {
    const { stdout } = runCli(["help", "audit"]);
    for (const option of "policy org-policy exclude max-file-size list-files skip-unknown allow-empty allow-incomplete as-of suppose format output report sarif-profile cyclonedx-version fail-on color".split(
      " ",
    ))
      assert.match(stdout, new RegExp(`^ {2}--${option}\\b`, "m"));
  });

  for (const [args, expected] of [
    [["frobnicate"], /unknown command "frobnicate"; commands are audit, /],
    [["audti"], /unknown command "audti"; .*; did you mean audit\?/],
    [["audit", "--frob"], /audit has no option --frob\n/],
    [["audit", "--asof", "2019-05-22"], /audit has no option --asof; did you mean --as-of\?/],
    [["audit", "--fail-no=error"], /did you mean --fail-on\?/],
    [["audit", "-x"], /audit has no option -x/],
    [["audit", "--policy"], /--policy takes a value: --policy FILE/],
    [["audit", "--policy", "--color"], /--policy takes a value/],
    [["audit", "--color=always"], /--color takes no value/],
    [["party", "huawei", "--fail-on", "error"], /party has no option --fail-on\n/],
    [["help", "invent"], /no command is called "invent"/],
    [["audit", "--as-of", "2019-02-30"], /--as-of takes a day, YYYY-MM-DD; not "2019-02-30"/],
    [["audit", "--format", "xml"], /--format takes text, lines, json, sarif, .*; not "xml"/],
    [["audit", "--format", "sarfi"], /not "sarfi"; did you mean sarif\?/],
    [["audit", "--report", "junti=x.xml"], /--report takes text, .*; not "junti"; did you mean junit\?/],
    [["audit", "--report", "out.sarif"], /--report takes NAME=FILE, as --report sarif=out\.sarif; not "out\.sarif"/],
    [["audit", "--report", "csv="], /--report takes NAME=FILE, as --report /],
    [["audit", "--report", "csv=a", "--report", "json=./a"], /--report json: another report goes to \.\/a already/],
    [["audit", "--cyclonedx-version", "1.5"], /--cyclonedx-version takes 1\.6, 1\.7; not "1\.5"/],
    [["audit", "--sarif-profile", "all"], /--sarif-profile takes github, full; not "all"/],
    [["audit", "--fail-on", "often"], /--fail-on takes error, warning, information, never; not "often"/],
    [["audit", "--max-file-size", "big"], /--max-file-size takes bytes/],
    [["party"], /party takes a name/],
  ] as const) {
    it(`answers ${args.join(" ")} with what is wrong and exit code 2`, () => {
      const { code, stderr, stdout } = runCli(args);
      assert.equal(code, 2);
      assert.match(stderr, expected);
      assert.equal(stdout, "");
    });
  }

  for (const args of [[], ["--help"], ["audit", "--help"], ["help", "inventory"], ["help", "party"]]) {
    it(`helps with ${args.join(" ") || "nothing"}`, () => {
      const { code, stdout } = runCli(args);
      assert.equal(code, 0);
      assert.match(stdout, /sanctionlint .*:/);
      assert.ok(
        stdout.split("\n").every((line) => line.length <= 104),
        stdout,
      );
    });
  }
});
