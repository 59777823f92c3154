import assert from "node:assert/strict";
import { chmodSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCli, withWorkspace, type CliRun } from "../harness/cli.js";
import { withRepository, type GitRepository } from "../harness/gitRepository.js";

const listed = "@hmscore/react-native-hms-push";
const manifest = (dependencies: Record<string, string>): string =>
  `${JSON.stringify({ dependencies }, undefined, 2)}\n`;
/** By it the listed package is an error. */
const strict = "version: 1\nactivities: [us-exports]\n";
const clean = { ".sanctionlint.yaml": strict, "package.json": manifest({ "left-pad": "1.3.0" }) };
const dirty = { ".sanctionlint.yaml": strict, "package.json": manifest({ [listed]: "6.12.0" }) };
const waiver = `waivers:\n  - { party: huawei, reason: Decided, approver: Legal, expires: 2027-03-31 }\n`;

interface Report {
  readonly findings: readonly { readonly file: string; readonly line: number; readonly rule: string }[];
  readonly waived: readonly object[];
  readonly asOf: string;
  readonly account: { readonly leftOut: readonly { readonly rule: string; readonly files: number }[] };
  readonly comparison?: {
    readonly with: string;
    readonly commit: string;
    readonly before: number;
    readonly changed: number;
    readonly gone: number;
    readonly proposed: readonly { readonly party: string; readonly file: string; readonly covers: number }[];
  };
}

function audit({ folder }: GitRepository, ...args: string[]): { code: number | null; report: Report; run: CliRun } {
  const day = args.some((one) => one.startsWith("--tag")) ? [] : ["--as-of", "2026-08-22"];
  const run = runCli(["audit", "--format", "json", ...day, ...args], { cwd: folder });
  assert.equal(run.stderr, "");
  return { code: run.code, report: JSON.parse(run.stdout) as Report, run };
}

function since(repository: GitRepository, ...args: string[]): [code: number | null, found: string[], Report] {
  const { code, report } = audit(repository, "--changed-since", "HEAD", ...args);
  return [code, report.findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`), report];
}

describe("sanctionlint audit --changed-since", () => {
  it("reports what was added, and not what was there", () => {
    withRepository(dirty, (repository) => {
      assert.deepEqual(since(repository).slice(0, 2), [0, []], "nothing changed");
      repository.write({ "package.json": manifest({ "left-pad": "1.3.0", [listed]: "6.12.0" }) });
      const [code, found, { comparison }] = since(repository);
      assert.deepEqual([code, found], [0, []], "it only moved down a line");
      assert.equal(comparison?.before, 1);
      repository.write({ "app/requirements.txt": "esdk-obs-python==3.0\n" });
      assert.deepEqual(since(repository).slice(0, 2), [1, ["app/requirements.txt:1 listed-component"]]);
    });
  });

  it("never counts what was removed, nor the file that is gone", () => {
    withRepository(dirty, (repository) => {
      repository.write({ "package.json": manifest({}) });
      const [code, found, { comparison }] = since(repository);
      assert.deepEqual([code, found, comparison?.gone], [0, [], 1]);
      repository.write({ "package.json": null });
      assert.deepEqual(since(repository).slice(0, 2), [0, []]);
      assert.deepEqual(since(repository, "package.json").slice(0, 2), [0, []], "a file that was named");
      const run = runCli(["audit", "--changed-since", "HEAD", "never-there.json"], { cwd: repository.folder });
      assert.equal(run.code, 2);
      assert.match(run.stdout, /never-there\.json {2}no such file or folder/);
    });
  });

  it("counts another version as changed, and a second declaration as added", () => {
    withRepository(dirty, (repository) => {
      repository.write({ "package.json": manifest({ [listed]: "6.13.0" }) });
      const [code, found, { comparison }] = since(repository);
      assert.deepEqual([code, found], [1, ["package.json:3 listed-component"]]);
      assert.deepEqual([comparison?.changed, comparison?.gone], [1, 0]);
      const both = { dependencies: { [listed]: "6.12.0" }, devDependencies: { [listed]: "6.12.0" } };
      repository.write({ "package.json": JSON.stringify(both, undefined, 2) });
      assert.deepEqual(since(repository).slice(0, 2), [1, ["package.json:6 listed-component"]]);
    });
  });

  it("takes a file that moved for the same one", () => {
    withRepository(dirty, (repository) => {
      repository.write({ "package.json": null, "app/package.json": manifest({ a: "1.0.0", [listed]: "6.12.0" }) });
      assert.deepEqual(since(repository).slice(0, 2), [0, []]);
      repository.write({ "package.json": dirty["package.json"] });
      assert.deepEqual(since(repository).slice(0, 2), [1, ["app/package.json:4 listed-component"]], "it was copied");
    });
  });

  it("compares with the last commit in common, so that what others did since is none of the change", () => {
    withRepository(dirty, (repository) => {
      repository.git("checkout", "-q", "-b", "topic");
      repository.commit({ "a.txt": "a" });
      repository.git("checkout", "-q", "main");
      repository.commit({ "package.json": manifest({}) });
      repository.git("checkout", "-q", "topic");
      const { code, report } = audit(repository, "--changed-since", "main");
      assert.deepEqual([code, report.findings], [0, []]);
    });
  });

  it("judges by the base's policy: what the change loosens is proposed and does not hold", function () {
    this.timeout(120_000);
    withRepository(clean, (repository) => {
      const add = { "package.json": dirty["package.json"] };
      for (const loosened of [
        strict + waiver,
        "version: 1\nactivities: [none]\n",
        `${strict}exclude: [package.json]\n`,
        `${strict}lists: { us-bis-el: off }\n`,
      ]) {
        repository.write({ ...add, ".sanctionlint.yaml": loosened });
        assert.deepEqual(since(repository).slice(0, 2), [1, ["package.json:3 listed-component"]], loosened);
      }
      repository.write({ ".sanctionlint.yaml": null });
      assert.equal(since(repository)[0], 1, "the policy was removed");
      repository.write({ ".sanctionlint.yaml": strict, "app/.sanctionlint.yaml": waiver });
      assert.equal(since(repository)[0], 1, "a folder's");
    });
  });

  it("lists the waivers that the change proposes", () => {
    withRepository(clean, (repository) => {
      repository.write({ "package.json": dirty["package.json"], ".sanctionlint.yaml": strict + waiver });
      const [code, , { comparison, waived }] = since(repository);
      assert.deepEqual([code, waived], [1, []]);
      assert.equal(since(repository, "--accept-policy")[0], 0);
      const told = comparison?.proposed.map(({ party, file, covers }) => ({ party, file, covers }));
      assert.deepEqual(told, [{ party: "huawei", file: ".sanctionlint.yaml", covers: 1 }]);
      const { stdout } = runCli(["audit", "--changed-since", "HEAD"], { cwd: repository.folder });
      assert.match(stdout, /1 waiver proposed by the change, not in force before it is merged/);
      repository.commit({});
      assert.deepEqual(since(repository).slice(0, 2), [0, []], "merged");
      repository.write({ "package.json": manifest({ [listed]: "6.13.0" }) });
      assert.equal(since(repository)[0], 0, "from then on it holds");
    });
  });

  it("takes a waiver in a comment that the change brings for proposed, too", () => {
    const base = { ".sanctionlint.yaml": `${strict}inlineWaivers: true\n`, "requirements.txt": "six==1.16\n" };
    withRepository(base, (repository) => {
      const line = "esdk-obs-python==3.0  # sanctionlint-waive huawei until 2027-03-31: decided by Legal\n";
      repository.write({ "requirements.txt": line });
      const [code, found, { comparison }] = since(repository);
      assert.deepEqual([code, found], [1, ["requirements.txt:1 listed-component"]]);
      assert.deepEqual(
        comparison?.proposed.map(({ covers }) => covers),
        [1],
      );
      repository.commit({});
      repository.write({ "requirements.txt": `six==1.16\n${line}` });
      assert.deepEqual(since(repository).slice(0, 2), [0, []]);
    });
  });

  it("lets the change's policy tighten", () => {
    const base = { "package.json": manifest({}), "other/package.json": dirty["package.json"] };
    withRepository(base, (repository) => {
      repository.write({ "package.json": dirty["package.json"] });
      assert.equal(since(repository)[0], 0, "a warning without a policy");
      repository.write({ ".sanctionlint.yaml": strict });
      assert.deepEqual(since(repository).slice(0, 2), [1, ["package.json:3 listed-component"]]);
    });
  });

  it("is incomplete only by files that changed", () => {
    withRepository({ ...clean, "broken/package.json": '{ "dependencies": {' }, (repository) => {
      assert.equal(runCli(["audit"], { cwd: repository.folder }).code, 2);
      assert.equal(since(repository)[0], 0);
      repository.write({ "broken/package.json": '{ "dependencies": { ' });
      assert.equal(since(repository)[0], 2);
    });
  });

  it("is incomplete by a policy that the change breaks, and not by one that it mends", () => {
    withRepository(clean, (repository) => {
      repository.write({ ".sanctionlint.yaml": "version: 1\nactivities: [nonsense]\n" });
      assert.equal(since(repository)[0], 2);
      repository.commit({});
      repository.write({ ".sanctionlint.yaml": strict });
      assert.deepEqual(since(repository).slice(0, 2), [0, []]);
      repository.write({ "package.json": dirty["package.json"] });
      assert.equal(since(repository)[0], 1, "judged by the mended one");
    });
  });

  it("takes other line ends for no change", () => {
    withRepository({ ...clean, "broken/package.json": '{\n  "dependencies": {' }, (repository) => {
      repository.write({ "broken/package.json": '{\r\n  "dependencies": {' });
      assert.equal(since(repository)[0], 0);
    });
  });

  it("says what to do where the revision is not there", () => {
    withRepository(clean, (repository) => {
      repository.commit({});
      withWorkspace({}, (folder) => {
        repository.git("clone", "-q", "--depth", "1", `file://${repository.folder}`, folder);
        for (const revision of ["HEAD~1", "v9", "0".repeat(40)]) {
          const { code, stderr, stdout } = runCli(["audit", "--changed-since", revision], { cwd: folder });
          assert.deepEqual([code, stdout], [2, ""]);
          assert.match(stderr, /there is no revision .*fetch-depth: 0/);
        }
      });
      for (const given of ["--changed-since=--upload-pack=x", "--rev=-x"]) {
        const { code, stderr } = runCli(["audit", given], { cwd: repository.folder });
        assert.equal(code, 2);
        assert.match(stderr, /does not begin with a hyphen/);
      }
    });
    withWorkspace({}, (folder) => {
      const { code, stderr } = runCli(["audit", "--rev", "HEAD"], { cwd: folder });
      assert.equal(code, 2);
      assert.match(stderr, /lies in no git repository/);
    });
  });

  it("runs nothing that the repository names, and no git that lies in it", function () {
    if (process.platform === "win32") this.skip();
    withRepository(clean, (repository) => {
      const trap = (name: string): string => {
        const file = path.join(repository.folder, name);
        repository.write({ [name]: `#!/bin/sh\ntouch "${repository.folder}/ran"\nexec false\n` });
        chmodSync(file, 0o755);
        return file;
      };
      const script = trap("node_modules/.bin/git");
      for (const key of ["core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "filter.x.clean"])
        repository.git("config", key, script);
      writeFileSync(path.join(repository.folder, ".gitattributes"), "* filter=x diff=x\n");
      repository.git("config", "diff.x.textconv", script);
      repository.write({ "package.json": dirty["package.json"] });
      const { code } = runCli(["audit", "--changed-since", "HEAD", "--as-of", "2026-08-22"], {
        cwd: repository.folder,
        env: { PATH: `${path.dirname(script)}${path.delimiter}${process.env["PATH"] ?? ""}`, GIT_DIR: "elsewhere" },
      });
      assert.equal(code, 1);
      assert.equal(existsSync(path.join(repository.folder, "ran")), false);
    });
  });
});

describe("sanctionlint audit --rev and --tag", () => {
  it("reads what was committed, by its own policy, ignored files that are tracked included", () => {
    withRepository({ ...dirty, ".gitignore": "package.json\n" }, (repository) => {
      repository.git("add", "-f", "package.json");
      const first = repository.commit({});
      repository.commit({ "package.json": manifest({}), ".sanctionlint.yaml": "version: 1\n" });
      repository.write({ "requirements.txt": "esdk-obs-python==3.0\n" });
      const { code, report } = audit(repository, "--rev", first);
      assert.deepEqual([code, report.findings.map(({ file }) => file)], [1, ["package.json"]]);
      assert.deepEqual(audit(repository, "--rev", "HEAD").report.findings, []);
      const between = audit(repository, "--rev", "HEAD", "--changed-since", first);
      assert.deepEqual([between.code, between.report.comparison?.gone], [0, 1]);
    });
  });

  it("follows links inside the tree", function () {
    if (process.platform === "win32") this.skip();
    withRepository({ "real/package.json": dirty["package.json"] }, (repository) => {
      symlinkSync("real", path.join(repository.folder, "linked"));
      symlinkSync("../real/package.json", path.join(repository.folder, "real", "again.json"));
      repository.commit({});
      const { code, report } = audit(repository, "--rev", "HEAD");
      assert.deepEqual([code, report.findings.map(({ file }) => file)], [0, ["real/package.json"]]);
      const named = audit(repository, "--rev", "HEAD", "linked/package.json");
      assert.deepEqual(named.report.findings.length, 1);
    });
  });

  it("judges a tag as on its day", () => {
    withRepository({ "package.json": dirty["package.json"] }, (repository) => {
      repository.git("tag", "-a", "v1", "-m", "the first", "HEAD");
      repository.git("tag", "light", "HEAD");
      for (const tag of ["v1", "light"]) assert.equal(audit(repository, "--tag", tag).report.asOf, "2026-08-01");
      assert.equal(audit(repository, "--tag", "v1", "--as-of", "2019-05-22").report.asOf, "2019-05-22");
      const { code, stderr } = runCli(["audit", "--tag", "main"], { cwd: repository.folder });
      assert.equal(code, 2, "a branch is no tag");
      assert.match(stderr, /there is no revision refs\/tags\/main/);
    });
  });
});
