import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { projectRoot, runNode, withWorkspace, type CliRun } from "../harness/cli.js";
import { withRepository, type GitRepository } from "../harness/gitRepository.js";
import { packedFor, runShell } from "../harness/packed.js";

const manifest = (dependencies: Record<string, string>): string => JSON.stringify({ dependencies }, undefined, 2);
const listed = manifest({ "@hmscore/react-native-hms-push": "6.12.0" });
const clean = manifest({ "left-pad": "1.3.0" });
/** By it the listed package is an error. */
const policy = { ".sanctionlint.yaml": "version: 1\nactivities: [us-exports]\n" };
const packed = packedFor({ before, after });

describe("the package", () => {
  it("runs by npx from the tarball, without a network", function () {
    this.timeout(120_000);
    withWorkspace({ ...policy, "package.json": listed }, (cwd) => {
      const name = path.basename(packed().tarball);
      copyFileSync(packed().tarball, path.join(cwd, name));
      const script = [`npx --yes --offline ./${name} audit --as-of 2026-08-22`];
      const { code, stdout } = runShell(script, cwd, { npm_config_cache: packed().cache });
      assert.equal(code, 1, stdout);
      assert.match(stdout, /@hmscore\/react-native-hms-push is published by Huawei/);
    });
  });
});

/** Runs what `action.yml` names, as GitHub does, in a checkout of a pull request. */
function runAction(
  { folder }: GitRepository,
  event: object,
  { inputs = {}, ...env }: { inputs?: Readonly<Record<string, string>> } & Record<string, unknown> = {},
): CliRun & { readonly outputs: string } {
  const home = packed().folder;
  const action = parse(readFileSync(path.join(home, "action.yml"), "utf8")) as {
    inputs: Readonly<Record<string, { default: string }>>;
    runs: { using: string; main: string };
  };
  assert.match(action.runs.using, /^node\d+$/);
  const runner = mkdtempSync(path.join(tmpdir(), "sanctionlint-runner-"));
  try {
    const files = { event: path.join(runner, "event.json"), output: path.join(runner, "output") };
    writeFileSync(files.event, JSON.stringify(event));
    writeFileSync(files.output, "");
    const given = Object.entries(action.inputs).map(([name, { default: usual }]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      inputs[name] ?? usual,
    ]);
    const run = runNode([path.join(home, action.runs.main)], {
      cwd: folder,
      env: {
        ...(Object.fromEntries(given) as Record<string, string>),
        GITHUB_WORKSPACE: folder,
        GITHUB_EVENT_PATH: files.event,
        GITHUB_OUTPUT: files.output,
        GITHUB_EVENT_NAME: "pull_request",
        GITHUB_REF: "refs/pull/7/merge",
        GITHUB_SHA: "",
        ...(env as Record<string, string>),
      },
    });
    return { ...run, outputs: readFileSync(files.output, "utf8") };
  } finally {
    rmSync(runner, { recursive: true, force: true });
  }
}

/** Checks out what GitHub tries: the merge of a branch with these changes into `main`. Gives the base that the event knows. */
function pullRequest(repository: GitRepository, changes: Readonly<Record<string, string | null>>): object {
  const base = repository.git("rev-parse", "main").trim();
  repository.git("checkout", "-q", "-b", "topic", "main");
  repository.commit(changes);
  repository.git("checkout", "-q", "--detach", "main");
  repository.git("merge", "-q", "--no-ff", "-m", "a merge", "topic");
  return { pull_request: { number: 7, base: { sha: base, ref: "main" } } };
}

describe("the GitHub Action", function () {
  this.timeout(120_000);

  it("fails a pull request that adds a listed package", () => {
    withRepository({ ...policy, "package.json": clean }, (repository) => {
      const event = pullRequest(repository, { "app/package.json": listed });
      const { code, stdout, outputs } = runAction(repository, event);
      assert.equal(code, 1, stdout);
      assert.match(stdout, /^app\/package\.json$/m);
      assert.match(stdout, /^::error .*file=app\/package\.json,line=3/m);
      assert.match(outputs, /^exit-code=1$/m);
      assert.match(outputs, /^since=[0-9a-f]{40}$/m);
    });
  });

  it("passes one that removes it, though another is still there", () => {
    withRepository({ ...policy, "package.json": listed, "old/package.json": listed }, (repository) => {
      const event = pullRequest(repository, { "package.json": clean });
      const { code, stdout, outputs } = runAction(repository, event);
      assert.equal(code, 0, stdout);
      assert.match(stdout, /^Nothing new found\./m);
      assert.match(outputs, /^exit-code=0$/m);
    });
  });

  it("does not blame a pull request for what the base got meanwhile", () => {
    withRepository({ ...policy, "package.json": clean }, (repository) => {
      const stale = { pull_request: { base: { sha: repository.git("rev-parse", "main").trim() } } };
      repository.commit({ "theirs/package.json": listed });
      pullRequest(repository, { "a.txt": "a" });
      const sha = repository.git("rev-parse", "HEAD").trim();
      assert.equal(runAction(repository, stale, { GITHUB_SHA: sha }).code, 0);
    });
  });

  it("is incomplete, and says how to mend it, where the checkout lacks the base", () => {
    withRepository({ ...policy, "package.json": clean }, (repository) => {
      const event = { pull_request: { base: { sha: "1".repeat(40) } } };
      const { code, stderr, outputs } = runAction(repository, event);
      assert.equal(code, 2);
      assert.match(stderr, /fetch-depth: 0/);
      assert.match(outputs, /^exit-code=2$/m);
    });
  });

  it("audits everything where the event is no change, and obeys its inputs", () => {
    withRepository({ ...policy, "package.json": listed, "sub/b/package.json": listed }, (repository) => {
      const scheduled = { GITHUB_EVENT_NAME: "schedule", GITHUB_REF: "refs/heads/main" };
      assert.equal(runAction(repository, {}, scheduled).code, 1);
      assert.equal(runAction(repository, {}, { ...scheduled, inputs: { "fail-on": "never" } }).code, 0);
      const inputs = { paths: "b\n", "working-directory": "sub", args: "--quiet\n--as-of=2026-08-22" };
      const { code, stdout } = runAction(repository, {}, { ...scheduled, inputs });
      assert.equal(code, 1);
      assert.match(stdout, /1 error \(1 party\)\. 1 component in 1 file\./);
      const pushed = { before: repository.git("rev-parse", "HEAD").trim() };
      assert.equal(runAction(repository, pushed, { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" }).code, 0);
    });
  });
});

describe("the GitLab template", function () {
  this.timeout(120_000);

  it("fails a merge request that adds a listed package, and passes one that removes it", function () {
    if (process.platform === "win32") this.skip();
    const file = readFileSync(path.join(packed().folder, "ci", "sanctionlint.gitlab-ci.yml"), "utf8");
    const { sanctionlint: job } = parse(file) as {
      sanctionlint: { script: readonly string[]; variables: Readonly<Record<string, string>> };
    };
    assert.equal(job.variables["GIT_DEPTH"], "0");
    const env = { ...job.variables, SANCTIONLINT_PACKAGE: packed().tarball, npm_config_cache: packed().cache };
    withRepository({ ...policy, "package.json": listed }, (repository) => {
      const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: repository.git("rev-parse", "HEAD").trim() };
      repository.commit({ "package.json": clean });
      const removed = runShell(job.script, repository.folder, { ...env, ...base });
      assert.equal(removed.code, 0, removed.stdout + removed.stderr);
      repository.commit({ "app/package.json": listed });
      assert.equal(runShell(job.script, repository.folder, { ...env, ...base }).code, 1);
      assert.equal(runShell(job.script, repository.folder, env).code, 0, "the default branch is told of");
    });
  });
});

describe("the pre-commit hooks", function () {
  this.timeout(120_000);

  it("fail a commit that adds a listed package, as pre-commit calls them", function () {
    if (process.platform === "win32") this.skip();
    const hooks = parse(readFileSync(path.join(projectRoot, ".pre-commit-hooks.yaml"), "utf8")) as readonly {
      id: string;
      entry: string;
      language: string;
    }[];
    assert.deepEqual(
      hooks.map(({ id, language }) => [id, language]),
      [
        ["sanctionlint", "node"],
        ["sanctionlint-all", "node"],
      ],
    );
    const env = { CLI: path.join(packed().folder, "dist", "cli.js"), NODE: process.execPath };
    const [changed = "", all = ""] = hooks.map(({ entry }) => entry.replace(/^sanctionlint /, '"$NODE" "$CLI" '));
    withRepository({ ...policy, "package.json": listed }, (repository) => {
      repository.write({ "notes.txt": "n", "package.json": listed.replace("6.12.0", " 6.12.0") });
      repository.git("add", "-A");
      const names = "notes.txt package.json";
      assert.equal(runShell([`${changed} ${names}`], repository.folder, env).code, 1, "another version");
      repository.write({ "package.json": `${listed}\n` });
      assert.equal(runShell([`${changed} ${names}`], repository.folder, env).code, 0);
      assert.equal(runShell([`${all} ${names}`], repository.folder, env).code, 1);
      assert.equal(runShell([`${all} notes.txt`], repository.folder, env).code, 0);
    });
  });
});
