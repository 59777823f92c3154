import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCli, runCliProcess, withWorkspace, type CliRun } from "../harness/cli.js";

const listed = "@hmscore/react-native-hms-push";
const manifest = (dependencies: Record<string, string>): string => JSON.stringify({ dependencies }, undefined, 2);
const strict = "version: 1\nactivities: [us-exports]\n";
const day = ["--as-of", "2026-08-22"];

function audit(cwd: string, ...args: string[]): CliRun {
  return runCli(["audit", ...(args.includes("--as-of") ? [] : day), ...args], { cwd });
}

const write = (cwd: string, name: string, text: string): void => writeFileSync(path.join(cwd, name), text);

describe("sanctionlint audit --baseline", function () {
  this.timeout(120_000);
  const files = {
    ".sanctionlint.yaml": strict,
    "package.json": manifest({ [listed]: "6.12.0" }),
    "broken.gradle.lockfile": "x",
    "app/package.json": '{ "dependencies": {',
  };

  it("reports what the saved result does not have, wherever it is", () => {
    withWorkspace(files, (cwd) => {
      assert.equal(audit(cwd, "--format", "json", "--output", "base.json").code, 2);
      const old = audit(cwd, "--baseline", "base.json");
      assert.equal(old.code, 0, old.stdout);
      assert.match(
        old.stdout,
        /Nothing new found\. .*\nOnly what is new since base\.json: 1 finding was there before\./,
      );
      write(cwd, "package.json", manifest({ a: "1.0.0", [listed]: "6.12.0" }));
      assert.equal(audit(cwd, "--baseline", "base.json").code, 0, "a line further down");
      write(cwd, "package.json", manifest({ [listed]: "6.13.0" }));
      assert.match(audit(cwd, "--baseline", "base.json").stdout, /1 of them takes the place of one that was there/);
      write(cwd, "requirements.txt", "esdk-obs-python==3.0\n");
      write(cwd, "package.json", manifest({}));
      const { code, stdout } = audit(cwd, "--baseline", "base.json");
      assert.equal(code, 1);
      assert.match(stdout, /1 error \(1 party\).*\nOnly what is new since base\.json: 1 gone\./);
    });
  });

  it("is incomplete by a file that changed, and not by one that could not be read before", () => {
    withWorkspace(files, (cwd) => {
      audit(cwd, "--format", "json", "--output", "base.json");
      write(cwd, "app/package.json", '{ "dependencies": {  ');
      assert.equal(audit(cwd, "--baseline", "base.json").code, 2);
    });
  });

  it("reports what weighs more than it did: a waiver that is over", () => {
    const waived = `${strict}waivers:\n  - { party: huawei, reason: Decided, expires: 2026-08-22 }\n`;
    withWorkspace({ ...files, "app/package.json": "{}", ".sanctionlint.yaml": waived }, (cwd) => {
      audit(cwd, "--format", "json", "--output", "base.json");
      assert.equal(audit(cwd, "--baseline", "base.json").code, 0);
      assert.equal(audit(cwd, "--baseline", "base.json", "--as-of", "2026-08-23").code, 1);
    });
  });

  it("says what is no result", () => {
    withWorkspace({ "package.json": "{}", "b.json": "{}", "c.json": "{", "d.json": '{"schemaVersion": 9}' }, (cwd) => {
      for (const [file, said] of [
        ["b.json", /b\.json: this is not a result of sanctionlint audit --format json/],
        ["c.json", /c\.json: this is not JSON/],
        ["none.json", /none\.json cannot be read: no such file/],
      ] as const) {
        const { code, stderr } = audit(cwd, "--baseline", file);
        assert.equal(code, 2);
        assert.match(stderr, said);
      }
    });
  });
});

describe("sanctionlint audit, from standard input", () => {
  it("takes an SBOM", () => {
    const sbom = {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      components: [{ type: "library", name: listed, purl: `pkg:npm/${listed.replace("@", "%40")}@6.12.0` }],
    };
    withWorkspace({}, (cwd) => {
      const run = runCliProcess(["audit", "--stdin", "sbom.json", "--fail-on", "warning", ...day], {
        cwd,
        input: JSON.stringify(sbom, undefined, 2),
      });
      assert.equal(run.code, 1, run.stderr);
      assert.match(run.stdout, /^sbom\.json$/m);
      const none = runCliProcess(["audit", "--stdin", "notes.xyz", ...day], { cwd, input: "nothing" });
      assert.equal(none.code, 2);
      assert.match(none.stdout, /notes\.xyz {2}no format reads this file/);
    });
  });

  it("takes paths, by lines or ended by NUL", () => {
    withWorkspace({ "a b/package.json": manifest({ [listed]: "1.0.0" }), "package.json": "{}" }, (cwd) => {
      for (const input of ["a b/package.json\n", "a b/package.json\0"]) {
        const { stdout } = runCliProcess(["audit", "--files-from", "-", ...day], { cwd, input });
        assert.match(stdout, /1 warning \(1 party\)\. 1 component in 1 file\./);
      }
      const { code, stderr } = runCliProcess(["audit", "--files-from", "-"], { cwd, input: "\n" });
      assert.equal(code, 2);
      assert.match(stderr, /names no file/);
    });
  });
});

interface Explained {
  readonly isSame: boolean;
  readonly grounds: readonly { readonly cause: string }[];
  readonly files: { readonly changed: readonly string[] };
  readonly added: readonly { readonly after: { readonly file: string }; readonly causes: readonly string[] }[];
  readonly gone: readonly { readonly causes: readonly string[] }[];
  readonly changed: readonly {
    readonly before: { readonly severity: string };
    readonly after: { readonly severity: string };
    readonly causes: readonly string[];
  }[];
}

describe("sanctionlint explain", function () {
  this.timeout(120_000);
  const explain = (cwd: string): Explained => {
    const { code, stdout } = runCli(["explain", "a.json", "b.json", "--format", "json"], { cwd });
    assert.equal(code, 0);
    return JSON.parse(stdout) as Explained;
  };

  it("says what was added, gone and changed, and what it can come from", () => {
    withWorkspace({ "package.json": manifest({ [listed]: "6.12.0" }), "requirements.txt": "six==1.16\n" }, (cwd) => {
      const save = (name: string, ...args: string[]): CliRun =>
        audit(cwd, "--format", "json", "--output", name, ...args);
      save("a.json", "--exclude", "*.json");
      save("a.json");
      save("b.json");
      assert.equal(explain(cwd).isSame, true);
      write(cwd, "requirements.txt", "esdk-obs-python==3.0\n");
      save("b.json");
      const added = explain(cwd);
      assert.deepEqual(added.files.changed, ["requirements.txt"]);
      assert.deepEqual(
        added.added.map(({ after, causes }) => [after.file, causes]),
        [["requirements.txt", ["files"]]],
      );
      write(cwd, "requirements.txt", "six==1.16\n");
      write(cwd, ".sanctionlint.yaml", strict);
      save("b.json");
      const stricter = explain(cwd);
      assert.deepEqual(
        stricter.changed.map(({ before, after, causes }) => [before.severity, after.severity, causes]),
        [["warning", "error", ["policy"]]],
      );
      save("b.json", "--as-of", "2018-01-01");
      const earlier = explain(cwd);
      assert.deepEqual(
        earlier.gone.map(({ causes }) => causes),
        [["policy", "day"]],
      );
      const { stdout } = runCli(["explain", "a.json", "b.json"], { cwd });
      assert.match(stdout, /day: 2026-08-22 → 2018-01-01/);
      assert.match(stdout, /0 findings added, 0 changed, 1 gone\./);
    });
  });
});

describe("sanctionlint ledger", () => {
  const ledger = (cwd: string, ...args: string[]): CliRun => runCli(["ledger", ...args], { cwd });
  const append = (cwd: string, about: string): CliRun =>
    ledger(cwd, "append", "l.jsonl", "--decision", "accepted", "--about", about, "--reason", "Legal 2026-014");

  it("finds a line that was edited, taken out, moved or cut, and one that was cut off by its hash", () => {
    withWorkspace({}, (cwd) => {
      for (const about of ["huawei", "pkg:npm/a", "pkg:npm/b"]) assert.equal(append(cwd, about).code, 0);
      const verified = ledger(cwd, "verify", "l.jsonl");
      assert.equal(verified.code, 0);
      const head = /hash ([0-9a-f]{64})/.exec(verified.stdout)?.[1] ?? "";
      const text = readFileSync(path.join(cwd, "l.jsonl"), "utf8");
      const [one = "", two = "", three = ""] = text.split("\n");
      for (const [edited, line] of [
        [text.replace("accepted", "rejected"), 1],
        [text.replace('{"number":2,', '{"number":2, '), 2],
        [text.replace('"about":"pkg:npm/b"', '"about":"pkg:npm/c","about":"pkg:npm/b"'), 3],
        [`${one}\n${three}\n`, 2],
        [`${two}\n${one}\n${three}\n`, 1],
        [`${one}\n${two}\n${three}\n${three}\n`, 4],
        [text.slice(0, -5), 3],
      ] as const) {
        write(cwd, "l.jsonl", edited);
        const { code, stdout } = ledger(cwd, "verify", "l.jsonl");
        assert.equal(code, 1, edited);
        assert.match(stdout, new RegExp(`^l\\.jsonl:${line}: `));
        assert.equal(append(cwd, "x").code, 1, "nothing follows a broken line");
      }
      write(cwd, "l.jsonl", `${one}\n${two}\n`);
      assert.equal(ledger(cwd, "verify", "l.jsonl").code, 0);
      assert.equal(ledger(cwd, "verify", "l.jsonl", "--head", head).code, 1);
      write(cwd, "l.jsonl", text);
      assert.equal(ledger(cwd, "verify", "l.jsonl", "--head", head.slice(0, 12)).code, 0);
    });
  }).timeout(120_000);

  it("holds what a decision rests on, and asks for all of it", () => {
    withWorkspace({ "package.json": "{}" }, (cwd) => {
      audit(cwd, "--format", "json", "--output", "audit.json");
      const args = ["--decision", "accepted", "--about", "huawei", "--reason", "r", "--approver", "Legal"];
      assert.equal(ledger(cwd, "append", "l.jsonl", ...args, "--result", "audit.json").code, 0);
      const entry = JSON.parse(readFileSync(path.join(cwd, "l.jsonl"), "utf8")) as { result: { asOf: string } };
      assert.equal(entry.result.asOf, "2026-08-22");
      const { code, stderr } = ledger(cwd, "append", "l.jsonl", "--decision", "accepted");
      assert.equal(code, 2);
      assert.match(stderr, /takes --decision, --about and --reason/);
    });
  });
});
