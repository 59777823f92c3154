import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot, runCli, withWorkspace } from "../harness/cli.js";

interface Row {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly format: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly count: number;
  readonly places: readonly { readonly line: number; readonly column: number }[];
  readonly message: string;
  readonly party: string | null;
  readonly list: string | null;
  readonly status: string | null;
  readonly until: string | null;
  readonly basis: string | null;
  readonly matched: string | null;
  readonly component: { readonly name: string; readonly purl: string | null } | null;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly object[] }[];
  readonly waiver?: object;
}

interface Report {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly waived: readonly Row[];
  readonly knowledge: string;
  readonly policy: string;
  readonly asOf: string;
  readonly findings: readonly Row[];
  readonly problems: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly problem: string;
  }[];
  readonly summary: { readonly verdict: string; readonly waived: number; readonly findings: Record<string, number> };
}

function audit(cwd: string, ...args: string[]): { code: number | null; report: Report } {
  const { code, stdout, stderr } = runCli(["audit", "--format", "json", ...args], { cwd });
  assert.equal(stderr, "");
  return { code, report: JSON.parse(stdout) as Report };
}

const huawei = JSON.stringify({ dependencies: { "@hmscore/react-native-hms-push": "6.12.0" } }, undefined, 2);

describe("sanctionlint audit", () => {
  it("reports each finding with its place, party, list, status, basis and fixes", () => {
    withWorkspace({ "package.json": huawei }, (cwd) => {
      const { code, report } = audit(cwd, "--as-of", "2019-05-22");
      assert.equal(report.asOf, "2019-05-22");
      assert.match(report.knowledge, /^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/);
      assert.match(report.policy, /^[0-9a-f]{64}$/);
      const [finding] = report.findings;
      assert.ok(finding);
      const { line, column, endLine, endColumn } = finding;
      assert.deepEqual({ line, column, endLine, endColumn }, { line: 3, column: 6, endLine: 3, endColumn: 36 });
      assert.equal(huawei.split("\n")[line - 1]?.slice(column - 1, endColumn - 1), "@hmscore/react-native-hms-push");
      assert.deepEqual(
        [finding.rule, finding.severity, finding.party, finding.list, finding.status, finding.until, finding.basis],
        ["listed-component", "warning", "huawei", "us-bis-el", "licensed", "2019-08-19", "namespace"],
      );
      assert.equal(finding.component?.purl, "pkg:npm/%40hmscore/react-native-hms-push@6.12.0");
      assert.ok(finding.fixes.some(({ edits }) => edits.length > 0));
      assert.equal(code, 0, "a warning is below the default threshold");
    });
  });

  it("names a source once, with its places and their number", () => {
    const packages = Array.from({ length: 1200 }, (_, at) => [
      `node_modules/package-${at}`,
      { version: "1.0.0", resolved: `https://registry.npmmirror.com/package-${at}/-/a-1.0.0.tgz` },
    ]);
    const lockfile = JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(packages) }, undefined, 1);
    withWorkspace({ "package-lock.json": lockfile, "package.json": huawei }, (cwd) => {
      const { report } = audit(cwd);
      const source = report.findings.find(({ rule }) => rule === "listed-source");
      assert.equal(report.findings.length, 2);
      assert.equal(source?.count, 1200);
      assert.equal(source.places.length, 1000);
      assert.deepEqual(source.places[0], { line: source.line, column: source.column });
      const lines = lockfile.split("\n");
      for (const [at, { line, column }] of source.places.entries()) {
        const rest = lines[line - 1]?.slice(column - 1) ?? "";
        assert.ok(rest.startsWith(`https://registry.npmmirror.com/package-${at}/-/`), rest);
      }
      const component = report.findings.find(({ rule }) => rule === "listed-component");
      assert.deepEqual([component?.count, component?.places], [1, [{ line: 3, column: 6 }]]);
      const { stdout } = runCli(["audit"], { cwd });
      assert.match(
        stdout,
        /registry\.npmmirror\.com is probably run by [^(]*\([^)]*\) \(1,200 places\) {2}listed-source\n/,
      );
      assert.equal(stdout.split("\n").filter((line) => /and 1,199 more places$/.test(line)).length, 1);
      assert.ok(stdout.split("\n").length < 60);
    });
  });

  it("exits as documented", () => {
    withWorkspace(
      { "package.json": huawei, "clean/package.json": '{"dependencies": {"left-pad": "1.3.0"}}' },
      (cwd) => {
        assert.equal(audit(cwd, "--fail-on", "warning").code, 1);
        assert.equal(audit(cwd, "--fail-on", "never").code, 0);
        assert.equal(audit(cwd, "clean", "--fail-on", "information").code, 0);
        const missing = audit(cwd, "nowhere");
        assert.equal(missing.code, 2);
        assert.deepEqual(
          missing.report.problems.map(({ file, problem }) => [file, problem]),
          [["nowhere", "no such file or folder"]],
        );
      },
    );
  });

  it("names a file over the limit, and is then incomplete", () => {
    withWorkspace({ "package.json": huawei }, (cwd) => {
      const { code, report } = audit(cwd, "--max-file-size", "10");
      assert.equal(code, 2);
      assert.match(report.problems[0]?.problem ?? "", /over the limit/);
    });
  });

  it("reads what it can of a broken manifest and names the place where it broke", () => {
    withWorkspace({ "package.json": huawei.slice(0, -4) }, (cwd) => {
      const { report } = audit(cwd);
      assert.equal(report.findings.length, 1);
      assert.deepEqual(
        report.problems.map(({ file, problem }) => [file, problem]),
        [["package.json", "the text ends inside an object or array"]],
      );
    });
  });

  it("says the same under a policy file and under the workspace setting", () => {
    const policy = { parties: { huawei: "hint" } };
    const settings = `{ // settings\n  "editor.tabSize": 2,\n  "sanctionLint.policy": ${JSON.stringify(policy)}\n}`;
    const verdicts = [
      { "package.json": huawei, ".sanctionlint.yaml": "parties: { huawei: hint }\n" },
      { "package.json": huawei, ".vscode/settings.json": settings },
      {
        "package.json": huawei,
        "x.code-workspace": `{"folders": [], "settings": {"sanctionLint.policy": ${JSON.stringify(policy)}}}`,
      },
    ].map((files) =>
      withWorkspace(files, (cwd) => {
        const { report } = audit(cwd);
        assert.equal(report.findings[0]?.severity, "hint");
        return report.summary.verdict;
      }),
    );
    assert.equal(new Set(verdicts).size, 1);
  });

  it("takes --policy alone, and the policy's day unless --as-of is given", () => {
    const files = {
      "package.json": huawei,
      ".sanctionlint.yaml": "parties: { huawei: off }\n",
      "other.yaml": "asOf: 2019-05-15\n",
    };
    withWorkspace(files, (cwd) => {
      assert.equal(audit(cwd).report.findings.filter(({ rule }) => rule === "listed-component").length, 0);
      const { report } = audit(cwd, "--policy", "other.yaml");
      assert.equal(report.asOf, "2019-05-15");
      assert.deepEqual(
        report.findings.filter(({ status }) => status === "listed" || status === "licensed"),
        [],
      );
      assert.equal(audit(cwd, "--policy", "other.yaml", "--as-of", "2019-05-16").report.findings[0]?.status, "listed");
    });
  });

  it("does not let a folder's policy hide what the root's forbids", () => {
    const files = {
      "package.json": huawei,
      ".sanctionlint.yaml": "parties: { huawei: error }\n",
      "vendored/package.json": huawei,
      "vendored/.sanctionlint.yaml": "parties: { huawei: off }\n",
    };
    withWorkspace(files, (cwd) => {
      const { report } = audit(cwd, "vendored");
      assert.deepEqual(
        report.findings.map(({ file, severity, rule }) => [file, severity, rule]),
        [
          ["vendored/package.json", "error", "listed-component"],
          ["vendored/.sanctionlint.yaml", "warning", "policy-error"],
        ],
      );
    });
  });

  it("reports a broken policy at its place and is then incomplete", () => {
    withWorkspace({ "package.json": huawei, ".sanctionlint.yaml": "lists:\n  us-bis-le: error\n" }, (cwd) => {
      const { code, report } = audit(cwd);
      assert.equal(code, 2);
      const [error] = report.findings.filter(({ rule }) => rule === "policy-error");
      assert.deepEqual([error?.file, error?.line, error?.column, error?.endColumn], [".sanctionlint.yaml", 2, 3, 12]);
    });
  });

  it("keeps waived findings apart, and reports waivers that are over or unused", () => {
    const policy = `waivers:
  - { party: huawei, reason: decided, expires: 2030-01-01 }
  - { party: dahua, reason: gone, expires: 2030-01-01 }
  - { party: zte, reason: old, expires: 2020-01-01 }
`;
    withWorkspace({ "package.json": huawei, ".sanctionlint.yaml": policy }, (cwd) => {
      const { code, report } = audit(cwd, "--fail-on", "warning", "--as-of", "2026-08-22");
      assert.equal(report.summary.waived, 1);
      assert.ok(report.waived[0]?.waiver);
      assert.match(report.tool.version, /^\d+\.\d+\.\d+/);
      assert.equal(report.schemaVersion, 1);
      assert.deepEqual(
        report.findings.map(({ rule, line, column }) => [rule, line, column]),
        [
          ["waiver-unused", 3, 5],
          ["waiver-expired", 4, 5],
        ],
      );
      assert.equal(code, 1, "an expired waiver is a warning");
    });
  });

  it("follows extends, and says when it leads nowhere or in a circle", () => {
    const base = { "package.json": huawei };
    const extended = {
      ...base,
      ".sanctionlint.yaml": "extends: org.yaml\nwatch: error\n",
      "org.yaml": "parties: { huawei: error }\n",
    };
    withWorkspace(extended, (cwd) => assert.equal(audit(cwd).report.findings[0]?.severity, "error"));
    for (const [files, expected] of [
      [{ ...base, ".sanctionlint.yaml": "extends: gone.yaml\n" }, /names a file that is not there/],
      [
        { ...base, ".sanctionlint.yaml": "extends: a.yaml\n", "a.yaml": "extends: .sanctionlint.yaml\n" },
        /comes back to this file/,
      ],
    ] as const) {
      withWorkspace(files, (cwd) => {
        const { code, report } = audit(cwd);
        assert.equal(code, 2);
        assert.match(report.findings.find(({ rule }) => rule === "policy-error")?.message ?? "", expected);
      });
    }
  });

  it("quotes the line and underlines the span, with colours only when asked", () => {
    withWorkspace({ "package.json": huawei }, (cwd) => {
      const plain = runCli(["audit"], { cwd }).stdout;
      assert.match(plain, / {4}3 │ "@hmscore\/react-native-hms-push": "6\.12\.0"\n {6}│ {2}~{30}\n/);
      assert.ok(!plain.includes("\u001B["));
      assert.ok(runCli(["audit", "--color"], { cwd }).stdout.includes("\u001B["));
      assert.ok(!runCli(["audit"], { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout.includes("\u001B["));
    });
  });

  it("does not let a file's text drive the terminal", () => {
    withWorkspace({ "package.json": '{"dependencies": {"ali-oss": "\u001B[2J\u202E1"}}' }, (cwd) => {
      const { stdout } = runCli(["audit"], { cwd });
      assert.ok(stdout.includes("ali-oss"));
      assert.ok(!/[\u001B\u202E]/.test(stdout));
    });
  });

  it("writes the report where --output says", () => {
    withWorkspace({ "package.json": huawei }, (cwd) => {
      const { stdout } = runCli(["audit", "--format", "json", "--output", "audit.json"], { cwd });
      assert.equal(stdout, "");
      assert.equal((JSON.parse(readFileSync(path.join(cwd, "audit.json"), "utf8")) as Report).findings.length, 1);
    });
  });

  it("finds all six families in the example product", () => {
    const { code, report } = audit(projectRoot, "examples/camera-gateway");
    assert.equal(code, 1);
    const found = new Set(report.findings.map(({ format }) => format));
    for (const format of [
      "npm/package-json",
      "npm/package-lock",
      "npm/npmrc",
      "pypi/requirements",
      "golang/mod",
      "hardware/bom-csv",
    ]) {
      assert.ok(found.has(format), `${format} of ${[...found].join(", ")}`);
    }
    assert.ok([...found].some((format) => format.includes("gradle")));
  });

  it("shows what is asked for, and counts the rest", () => {
    withWorkspace({ "package.json": huawei }, (cwd) => {
      const run = (...args: string[]): string => runCli(["audit", ...args], { cwd }).stdout;
      const shown = run("--severity", "error");
      assert.ok(!shown.includes("published by"));
      assert.match(shown, /^1 warning \(1 party\), 1 of them below --severity\./m);
      const quiet = run("--quiet");
      assert.match(quiet, /^Parties\n {2}party +list +warning\n {2}Huawei .* BIS Entity List +1\n\n1 warning/);
      assert.equal(runCli(["audit", "--max-warnings", "1"], { cwd }).code, 0);
      assert.equal(runCli(["audit", "--max-warnings", "0"], { cwd }).code, 1);
      assert.match(runCli(["audit", "--max-warnings", "few"], { cwd }).stderr, /--max-warnings takes a number/);
    });
  });

  it("keeps within the width, but for what is quoted", () => {
    withWorkspace({ "package.json": huawei }, (cwd) => {
      const long = runCli(["audit"], { cwd })
        .stdout.split("\n")
        .filter((line) => line.length > 100 && !line.includes("http"));
      assert.deepEqual(long, []);
    });
  });
});
