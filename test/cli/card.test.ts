import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCli, withWorkspace, type CliRun } from "../harness/cli.js";

const manifest = (version: string, before = ""): string =>
  `{\n${before}  "dependencies": {\n    "@hmscore/react-native-hms-push": "${version}"\n  }\n}\n`;

describe("sanctionlint card", function () {
  this.timeout(120_000);
  const run = (cwd: string, ...args: string[]): CliRun => runCli(args, { cwd });

  it("shows a finding's card, and verifies a saved one again", () => {
    withWorkspace({ "app/package.json": manifest("6.12.0") }, (cwd) => {
      const { stdout } = run(cwd, "audit", "--format", "json", "--as-of", "2026-08-22");
      const [finding] = (JSON.parse(stdout) as { findings: readonly { fingerprint: string }[] }).findings;
      const fingerprint = finding?.fingerprint ?? "";
      for (const form of ["markdown", "json"]) {
        const shown = run(cwd, "card", "show", fingerprint.slice(0, 8), "--format", form, "--as-of", "2026-08-22");
        assert.equal(shown.code, 0, shown.stderr);
        writeFileSync(path.join(cwd, `${form}.card`), shown.stdout);
      }
      const cards = ["markdown.card", "json.card"];
      assert.equal(run(cwd, "card", "verify", ...cards).code, 0);
      writeFileSync(path.join(cwd, "app/package.json"), manifest("6.12.0", '  "name": "a",\n'));
      const moved = run(cwd, "card", "verify", ...cards);
      assert.equal(moved.code, 0, moved.stdout);
      assert.match(
        moved.stdout,
        /markdown\.card: the card holds\n {2}Place: `app\/package\.json`, line 3, .* → .*line 4/,
      );
      writeFileSync(path.join(cwd, "app/package.json"), manifest("6.13.0"));
      const other = run(cwd, "card", "verify", "markdown.card");
      assert.equal(other.code, 1);
      assert.match(other.stdout, /Component: .*6\.12\.0.* → .*6\.13\.0/);
      writeFileSync(path.join(cwd, "app/package.json"), "{}");
      const gone = run(cwd, "card", "verify", ...cards);
      assert.deepEqual([gone.code, gone.stdout.match(/the finding is gone/g)?.length], [1, 2]);
    });
  });

  it("finds what was edited in a card, and says what is none", () => {
    withWorkspace({ "package.json": manifest("6.12.0"), "none.card": "no card\n" }, (cwd) => {
      const { stdout } = run(cwd, "audit", "--format", "json", "--as-of", "2026-08-22");
      const [finding] = (JSON.parse(stdout) as { findings: readonly { fingerprint: string }[] }).findings;
      const shown = run(cwd, "card", "show", finding?.fingerprint ?? "", "--as-of", "2026-08-22").stdout;
      writeFileSync(path.join(cwd, "a.card"), shown.replace("| **Severity** | warning", "| **Severity** | hint"));
      const { code, stdout: said } = run(cwd, "card", "verify", "a.card");
      assert.equal(code, 1);
      assert.match(said, /a\.card: 1 row of the card differ\n {2}Severity: hint: /);
      assert.equal(run(cwd, "card", "verify", "none.card").code, 2);
      assert.equal(run(cwd, "card", "show", "00000000").code, 2);
      assert.ok(readFileSync(path.join(cwd, "package.json"), "utf8").includes("6.12.0"));
    });
  });
});
