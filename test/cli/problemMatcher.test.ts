import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot, runCli, withWorkspace } from "../harness/cli.js";

interface Matcher {
  readonly name: string;
  readonly pattern: {
    readonly regexp: string;
    readonly file: number;
    readonly line: number;
    readonly column: number;
    readonly severity: number;
    readonly message: number;
    readonly code: number;
  };
}

describe("the problem matcher of a VS Code task", () => {
  it("reads every line that the task it is for prints", () => {
    const manifest = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as {
      contributes: { problemMatchers: readonly Matcher[] };
    };
    const [matcher] = manifest.contributes.problemMatchers;
    assert.equal(matcher?.name, "sanctionlint");
    const { regexp, ...groups } = matcher.pattern;
    const files = {
      "a: b/package.json": '{ "dependencies": { "@hmscore/react-native-hms-push": "6.12.0" } }',
      "broken/package.json": '{ "dependencies": {',
      "pip.conf": "[global]\nindex-url = https://mirrors.aliyun.com/pypi/simple/\n",
    };
    withWorkspace(files, (cwd) => {
      const { code, stdout } = runCli(["audit", "--format", "lines", "--as-of", "2026-08-22"], { cwd });
      assert.equal(code, 2);
      const rows = stdout
        .trimEnd()
        .split("\n")
        .map((line) => {
          const found = new RegExp(regexp).exec(line);
          assert.ok(found, line);
          return ["file", "line", "column", "severity", "code"].map((name) => found[groups[name as "file"]]);
        });
      assert.deepEqual(rows, [
        ["a: b/package.json", "1", "22", "warning", "listed-component"],
        ["broken/package.json", "1", "19", "error", "not-read-whole"],
        ["pip.conf", "2", "13", "warning", "listed-source"],
      ]);
    });
  });
});
