import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cliProgram, runCli, runCliProcess, withWorkspace, type CliRun } from "../harness/cli.js";

const listed = `${JSON.stringify({ dependencies: { "@hmscore/react-native-hms-push": "6.12.0" } }, undefined, 2)}\n`;
const strict = { "package.json": listed, ".sanctionlint.yaml": "parties: { huawei: error }\n" };
const isPosix = process.platform !== "win32";

/** Runs a command of the shell, with `sanctionlint` for the built command line. */
function shell(command: string, cwd: string): CliRun {
  const text = command.replaceAll("sanctionlint", `"${process.execPath}" "${cliProgram}"`);
  const { status, stdout, stderr } = spawnSync("/bin/bash", ["-c", `set -o pipefail; ${text}`], {
    cwd,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: status, stdout, stderr };
}

/** Audits what the command of the shell has made: where that is a FIFO by a process, which can be ended if it waits for it. */
function auditAfter(before: string, args: readonly string[], cwd: string): CliRun {
  if (before.includes("mkfifo")) return shell(`${before}; sanctionlint audit ${args.join(" ")}`, cwd);
  assert.equal(spawnSync("/bin/sh", ["-c", before], { cwd }).status, 0);
  return runCli(["audit", ...args], { cwd });
}

/** One sentence, no stack trace. */
function checkSentence({ code, stderr }: { code: number | null; stderr: string }, expected: RegExp): void {
  assert.equal(code, 2, stderr);
  assert.match(stderr, expected);
  assert.ok(!/\n {4}at /.test(stderr), stderr);
}

describe("where the report goes", () => {
  if (!isPosix) return;

  it("keeps the exit code when the reader closes early", () => {
    withWorkspace(strict, (cwd) => {
      for (const [command, reader, code] of [
        ["sanctionlint audit", "head -c 1", 1],
        ["sanctionlint audit --format json", "true", 1],
        ["sanctionlint audit --fail-on never", "true", 0],
        ["sanctionlint audit gone", "true", 2],
        ["sanctionlint inventory", "true", 0],
      ] as const) {
        const run = shell(`${command} | ${reader} >/dev/null; echo \${PIPESTATUS[0]}`, cwd);
        assert.deepEqual([run.stdout.trim(), run.stderr], [String(code), ""], command);
      }
    });
  });

  it("is 2 when standard output is full", () => {
    if (!existsSync("/dev/full")) return;
    withWorkspace(strict, (cwd) => {
      for (const command of ["audit", "audit --format json", "inventory", "party huawei", "help"])
        checkSentence(
          shell(`sanctionlint ${command} >/dev/full`, cwd),
          /^(?:sanctionlint: standard output cannot be written: .*\n)?$/,
        );
      checkSentence(
        shell("sanctionlint audit --output /dev/full", cwd),
        /--output: \/dev\/full cannot be written: no space left/,
      );
    });
  });

  it("says why a file cannot be written, and keeps the one that is there", () => {
    withWorkspace({ ...strict, "old.txt": "old", "dir/x": "" }, (cwd) => {
      symlinkSync("loop", path.join(cwd, "loop"));
      for (const [target, expected] of [
        ["dir", /--output: dir is a folder/],
        ["gone/x.txt", /--output: gone\/x\.txt cannot be written: no such file or directory/],
        ["old.txt/x", /--output: old\.txt\/x cannot be written: not a directory/],
        ["loop", /--output: loop cannot be written: too many symbolic links/],
      ] as const)
        checkSentence(runCli(["audit", "--output", target], { cwd }), expected);
      // A limit on the size of files stands for a full disk.
      const run = shell("ulimit -f 0; trap '' XFSZ; sanctionlint audit --output old.txt", cwd);
      checkSentence(run, /--output: .*old\.txt cannot be written/);
      assert.equal(readFileSync(path.join(cwd, "old.txt"), "utf8"), "old");
      checkSentence(runCli(["audit", "--output", "old.txt", "--policy", "gone"], { cwd }), /there is no file gone/);
      assert.deepEqual(
        readdirSync(cwd).filter((name) => name.startsWith(".old")),
        [],
      );
    });
  });

  it("follows a link to a file, and leaves the link", () => {
    withWorkspace({ ...strict, "real.txt": "old" }, (cwd) => {
      symlinkSync("real.txt", path.join(cwd, "link.txt"));
      assert.equal(runCli(["audit", "--output", "link.txt"], { cwd }).code, 1);
      assert.match(readFileSync(path.join(cwd, "real.txt"), "utf8"), /hms-push/);
      writeFileSync(path.join(cwd, "real.txt"), "new");
      assert.equal(readFileSync(path.join(cwd, "link.txt"), "utf8"), "new");
    });
  });
});

describe("what cannot be read", () => {
  if (!isPosix) return;

  for (const [what, before, args, expected] of [
    [
      "FIFOs that are named or met",
      "mkfifo x requirements.txt",
      ". x",
      /^ {2}x {2}not a regular file but a device.*\n {2}requirements\.txt {2}not a regular file but/m,
    ],
    ["a device that is named", "true", "/dev/zero", /\/dev\/zero {2}not a regular file/],
    [
      "a loop of links that is named",
      "ln -s loop loop",
      "loop",
      /loop {2}(?:cannot be read: too many symbolic links|no such file)/,
    ],
    ["a link to a device", "ln -s /dev/zero requirements.txt", "", /requirements\.txt {2}a link to a file outside/],
    [
      "a name that is a folder's",
      "true",
      "package.json/x",
      /package\.json\/x {2}(?:cannot be read: not a directory|no such file)/,
    ],
    ["a file that is not there", "true", "gone", /gone {2}no such file or folder/],
  ] as const) {
    it(`is reported and never waited for: ${what}`, () => {
      withWorkspace(strict, (cwd) => {
        const { code, stdout, stderr } = auditAfter(before, args === "" ? [] : [args], cwd);
        assert.equal(code, 2, stderr);
        assert.match(stdout, expected);
      });
    });
  }

  for (const [what, before] of [
    ["ignore rules that lead to a device", "ln -s /dev/zero .gitignore"],
    ["an index that leads to a device", "mkdir .git; echo x >.git/HEAD; ln -s /dev/zero .git/index"],
    [
      "ignore rules, an index, a .git and settings that are FIFOs",
      "mkdir .git a .vscode; echo x >.git/HEAD; mkfifo .gitignore .git/index a/.git .vscode/settings.json",
    ],
    ["a workspace file that leads to a device", "ln -s /dev/zero x.code-workspace"],
  ] as const) {
    it(`does not stop what can be: ${what}`, () => {
      withWorkspace(strict, (cwd) => {
        const { stdout, stderr, code } = auditAfter(before, [], cwd);
        assert.match(stdout, /error {2}@hmscore\/react-native-hms-push/, stderr);
        assert.notEqual(code, 0);
      });
    });
  }

  it("is reported for policies that are named: FIFO, device, folder, nothing", () => {
    withWorkspace(strict, (cwd) => {
      for (const option of ["--policy", "--org-policy"]) {
        for (const [before, name, expected] of [
          ["rm -f x; mkfifo x", "x", /not a regular file/],
          ["true", "/dev/zero", /not a regular file/],
          ["mkdir -p d", "d", /a policy is a file, and this is a folder/],
          ["true", "gone", /there is no file gone/],
        ] as const) {
          const { code, stdout, stderr } = auditAfter(before, [option, name], cwd);
          assert.equal(code, 2);
          assert.match(stdout + stderr, expected);
        }
      }
    });
  });

  it("is reported when the working folder was deleted", () => {
    withWorkspace({ "sub/x": "" }, (cwd) => {
      checkSentence(
        shell("cd sub; rm -r ../sub; sanctionlint audit", cwd),
        /the working folder does not exist any more/,
      );
    });
  });
});

describe("one answer", () => {
  const json = ["audit", "--format", "json"];
  const verdictOf = ({ stdout }: CliRun): { asOf: string; summary: { verdict: string } } =>
    JSON.parse(stdout) as { asOf: string; summary: { verdict: string } };

  it("is given in every time zone", () => {
    withWorkspace(strict, (cwd) => {
      // Those two never have the same day, but for one hour that may turn between two runs: then the second pair agrees.
      for (let tries = 0; ; tries++) {
        const [east, west] = ["Pacific/Kiritimati", "Etc/GMT+12"].map((zone) =>
          verdictOf(runCliProcess(json, { cwd, env: { TZ: zone } })),
        );
        const utc = verdictOf(runCli(json, { cwd }));
        if (new Set([east?.asOf, west?.asOf, utc.asOf]).size > 1 && tries === 0) continue;
        assert.deepEqual([east?.asOf, east?.summary.verdict], [utc.asOf, utc.summary.verdict]);
        assert.deepEqual([west?.asOf, west?.summary.verdict], [utc.asOf, utc.summary.verdict]);
        break;
      }
    });
  });

  it("rests on the organisation's policy, by option or environment, whatever else is named", () => {
    const files = {
      "tree/package.json": listed,
      "tree/.sanctionlint.yaml": "parties: { huawei: off }\n",
      "tree/p.yaml": "parties: { huawei: hint }\n",
      "org.yaml": "parties: { huawei: error }\n",
      "other.yaml": "version: 1\n",
    };
    withWorkspace(files, (cwd) => {
      const tree = path.join(cwd, "tree");
      const org = path.join(cwd, "org.yaml");
      const severities = (args: readonly string[], env: Record<string, string> = {}): string => {
        const { stdout } = runCli(["audit", "--format", "json", ...args], { cwd: tree, env });
        const { findings } = JSON.parse(stdout) as { findings: { rule: string; severity: string }[] };
        return findings.map(({ rule, severity }) => `${rule} ${severity}`).join();
      };
      assert.equal(severities([]), "");
      assert.equal(severities(["--policy", "p.yaml"]), "listed-component hint");
      for (const [args, env] of [
        [["--org-policy", org], {}],
        [[], { SANCTIONLINT_ORG_POLICY: org }],
        [["--policy", "p.yaml"], { SANCTIONLINT_ORG_POLICY: org }],
        [["--org-policy", org], { SANCTIONLINT_ORG_POLICY: path.join(cwd, "other.yaml") }],
      ] as const)
        assert.equal(severities(args, env), "listed-component error,policy-error warning");
      assert.equal(severities([], { SANCTIONLINT_ORG_POLICY: "" }), "", "an empty variable names none");
      const missing = runCli(["audit"], { cwd: tree, env: { SANCTIONLINT_ORG_POLICY: "gone.yaml" } });
      assert.deepEqual([missing.code, missing.stdout], [2, ""]);
      assert.match(missing.stderr, /SANCTIONLINT_ORG_POLICY: there is no file gone\.yaml/);
    });
  });

  it("reports a broken policy before everything else, and a refused key where it is, with how to allow it", () => {
    const files = {
      ...strict,
      "z/package.json": listed,
      "z/.sanctionlint.yaml": "lists: { us-bis-le: error }\n",
      "y/package.json": listed,
      "y/.sanctionlint.yaml": "version: 1\nparties:\n  huawei: off\n",
    };
    withWorkspace(files, (cwd) => {
      const { stdout, code } = runCli(["audit"], { cwd });
      assert.equal(code, 2);
      assert.match(stdout, /^z\/\.sanctionlint\.yaml\n {2}1:10 {2}error {2}.*us-bis-le/);
      assert.equal(stdout.split("us-bis-le").length, 3, "told once, with the line");
      assert.match(
        stdout,
        /y\/\.sanctionlint\.yaml\n {2}3:3 {2}warning {2}[^│]*loosens\s+parties\.huawei[^│]*to\s+allow\s+it,[^│]*\n {4}3 │ huawei: off\n {6}│ ~{6}\n/,
      );
      const report = JSON.parse(runCli(["audit", "--format", "json"], { cwd }).stdout) as {
        findings: { rule: string; file: string; line: number; column: number; endColumn: number }[];
      };
      assert.equal(report.findings[0]?.file, "z/.sanctionlint.yaml");
      const refused = report.findings.find(({ file, rule }) => rule === "policy-error" && file.startsWith("y/"));
      assert.deepEqual([refused?.line, refused?.column, refused?.endColumn], [3, 3, 9]);
    });
  });
});
