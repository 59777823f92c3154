import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { reportFormats, reportNames } from "../../src/core/report/reportFormats.js";
import { runCli, withWorkspace } from "../harness/cli.js";
import { exporterNames } from "../harness/exporting.js";

const listed = { "package.json": JSON.stringify({ dependencies: { "@hmscore/react-native-hms-push": "6.12.0" } }) };
const below = { "in/package.json": listed["package.json"] };

describe("--format and --report", () => {
  it("know the same forms as the bundle of exporters", () => {
    assert.deepEqual([...reportNames].sort(), ["text", "lines", "json", ...exporterNames].sort());
  });

  for (const name of reportNames) {
    it(`${name}: is printed, and written to a file, with one exit code`, () => {
      withWorkspace(below, (cwd) => {
        const env = { SOURCE_DATE_EPOCH: "1800000000" };
        const printed = runCli(["audit", "in", "--fail-on", "warning", "--format", name], { cwd, env });
        assert.deepEqual([printed.code, printed.stderr], [1, ""]);
        assert.match(printed.stdout, /hms-push/);
        const file = `out.${reportFormats[name].extension}`;
        const { code, stdout } = runCli(["audit", "in", "--fail-on", "warning", "--report", `${name}=${file}`], {
          cwd,
          env,
        });
        assert.equal(code, 1);
        assert.match(stdout, /1 warning \(1 party\)/);
        assert.equal(readFileSync(path.join(cwd, file), "utf8"), printed.stdout);
      });
    });
  }

  it("write several in one run, and nothing beside them", () => {
    withWorkspace(listed, (cwd) => {
      const asked = reportNames.flatMap((name) => ["--report", `${name}=out/${name}.${reportFormats[name].extension}`]);
      assert.equal(runCli(["audit", ...asked], { cwd }).code, 2, "there is no folder out");
      assert.deepEqual(readdirSync(cwd), ["package.json"]);
      const here = asked.map((word) => word.replace("out/", ""));
      assert.equal(runCli(["audit", ...here], { cwd }).code, 0);
      assert.equal(readdirSync(cwd).length, reportNames.length + 1);
    });
  });

  it("say which report cannot be written, and leave the others unwritten", () => {
    withWorkspace({ ...listed, "old.csv": "old" }, (cwd) => {
      const { code, stderr, stdout } = runCli(["audit", "--report", "csv=old.csv", "--report", "junit=gone/x.xml"], {
        cwd,
      });
      assert.equal(code, 2);
      assert.match(
        stderr,
        /^sanctionlint: --report junit: gone\/x\.xml cannot be written: no such file or directory\n$/,
      );
      assert.equal(stdout, "");
      assert.equal(readFileSync(path.join(cwd, "old.csv"), "utf8"), "old");
      assert.deepEqual(readdirSync(cwd).sort(), ["old.csv", "package.json"]);
    });
  });

  it("leave nothing of a report whose audit cannot be", () => {
    withWorkspace(listed, (cwd) => {
      assert.equal(runCli(["audit", "--report", "csv=a.csv", "--policy", "gone"], { cwd }).code, 2);
      assert.ok(!existsSync(path.join(cwd, "a.csv")));
    });
  });

  it("take another profile of SARIF", () => {
    withWorkspace(
      { ...listed, ".sanctionlint.yaml": "waivers: [{ party: huawei, reason: r, expires: 2090-01-01 }]\n" },
      (cwd) => {
        const results = (...args: string[]): number => {
          const { stdout } = runCli(["audit", "--format", "sarif", ...args], { cwd });
          return (JSON.parse(stdout) as { runs: [{ results: object[] }] }).runs[0].results.length;
        };
        assert.deepEqual([results(), results("--sarif-profile", "full")], [0, 1]);
      },
    );
  });
});
