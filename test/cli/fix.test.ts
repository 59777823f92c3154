import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCli, withWorkspace, type CliRun } from "../harness/cli.js";

const mirror = "https://mirrors.aliyun.com/pypi/simple/";
const pip = `[global]\nindex-url = ${mirror}\n`;
const fixed = "[global]\nindex-url = https://pypi.org/simple\n";
const day = ["--as-of", "2026-08-22"];

const fix = (cwd: string, ...args: string[]): CliRun => runCli(["fix", ...day, ...args], { cwd });

describe("sanctionlint fix", function () {
  this.timeout(120_000);

  it("puts drop-ins there, judges again, and leaves what takes changes of code", () => {
    withWorkspace({ "pip.conf": pip, "requirements.txt": "esdk-obs-python==3.0\n" }, (cwd) => {
      const { code, stdout, stderr } = fix(cwd);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.equal(readFileSync(path.join(cwd, "pip.conf"), "utf8"), fixed);
      assert.equal(readFileSync(path.join(cwd, "requirements.txt"), "utf8"), "esdk-obs-python==3.0\n");
      assert.match(stdout, /1 finding fixed in 1 file, 1 left\.\nAfter it: 1 warning \(1 party\)/);
      assert.match(stdout, /esdk-obs-python is left: Use boto3 .*--unsafe\s+makes it/s);
      const second = fix(cwd, "--fail-on", "warning");
      assert.equal(second.code, 1, "what is left counts");
      assert.match(second.stdout, /0 findings fixed in 0 files, 1 left/);
    });
  });

  it("makes more than drop-ins only with --unsafe", () => {
    withWorkspace({ "requirements.txt": "esdk-obs-python==3.0\nsix==1.16\n" }, (cwd) => {
      const { code, stdout } = fix(cwd, "--unsafe");
      assert.equal(code, 0);
      assert.match(readFileSync(path.join(cwd, "requirements.txt"), "utf8"), /^boto3.*\nsix==1\.16\n$/);
      assert.match(stdout, /Then run: pip install -r requirements\.txt/);
      assert.match(stdout, /After it: Nothing found\./);
    });
  });

  it("fixes one party's", () => {
    withWorkspace({ "pip.conf": pip }, (cwd) => {
      assert.match(fix(cwd, "--party", "huawei").stdout, /0 findings fixed/);
      assert.equal(readFileSync(path.join(cwd, "pip.conf"), "utf8"), pip);
      fix(cwd, "--party", "alibaba");
      assert.equal(readFileSync(path.join(cwd, "pip.conf"), "utf8"), fixed);
    });
  });

  it("with --dry-run writes nothing and prints a diff that git applies", () => {
    const files = {
      "pip.conf": `# one\n# two\n# three\n# four\n# five\n${pip}# end`,
      "sub dir/pip.conf": pip.replaceAll("\n", "\r\n"),
      "notes.md": "none\n",
    };
    withWorkspace(files, (cwd) => {
      const { code, stdout, stderr } = fix(cwd, "--dry-run");
      assert.equal(code, 0);
      assert.match(stderr, /2 findings would be fixed in 2 files, 0 left\.\nAfter it: Nothing found\./);
      for (const [name, text] of Object.entries(files)) assert.equal(readFileSync(path.join(cwd, name), "utf8"), text);
      execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd, input: stdout });
      assert.equal(readFileSync(path.join(cwd, "pip.conf"), "utf8"), files["pip.conf"].replace(pip, fixed));
      assert.equal(readFileSync(path.join(cwd, "sub dir", "pip.conf"), "utf8"), fixed.replaceAll("\n", "\r\n"));
    });
  });

  it("names a change beside a secret, and does not print it", () => {
    const token = "abcdefgh0123456789";
    const file = `//r.gateway.example/:_authToken=${token}\nregistry=https://registry.npmmirror.com/\n`;
    withWorkspace({ ".npmrc": file }, (cwd) => {
      const { stdout, stderr } = fix(cwd, "--dry-run");
      assert.equal(stdout, "");
      assert.match(stderr, /\.npmrc: the change at line 1 is not shown/);
      assert.ok(!stderr.includes(token));
      fix(cwd);
      assert.equal(readFileSync(path.join(cwd, ".npmrc"), "utf8"), `//r.gateway.example/:_authToken=${token}\n`);
    });
  });

  it("keeps encoding, byte order mark, line ends and mode, and leaves nothing beside", () => {
    const texts: readonly [name: string, before: Buffer, after: Buffer][] = [
      [
        "crlf",
        Buffer.from(`\ufeff${pip.replaceAll("\n", "\r\n")}`),
        Buffer.from(`\ufeff${fixed.replaceAll("\n", "\r\n")}`),
      ],
      ["utf16", Buffer.from(`\ufeff${pip}`, "utf16le"), Buffer.from(`\ufeff${fixed}`, "utf16le")],
      [
        "latin",
        Buffer.from(`# Gr\u00fc\u00dfe\n${pip}`, "latin1"),
        Buffer.from(`# Gr\u00fc\u00dfe\n${fixed}`, "latin1"),
      ],
    ];
    for (const [name, before, after] of texts) {
      withWorkspace({ "pip.conf": before }, (cwd) => {
        const file = path.join(cwd, "pip.conf");
        chmodSync(file, 0o640);
        assert.match(fix(cwd).stdout, /1 finding fixed/, name);
        assert.deepEqual(readFileSync(file), after, name);
        if (process.platform !== "win32") assert.equal(statSync(file).mode & 0o777, 0o640);
        assert.deepEqual(readdirSync(cwd), ["pip.conf"]);
      });
    }
  });

  it("leaves waived findings alone", () => {
    const policy = "version: 1\nwaivers:\n  - { party: alibaba, reason: Decided, expires: 2027-03-31 }\n";
    withWorkspace({ "pip.conf": pip, ".sanctionlint.yaml": policy }, (cwd) => {
      assert.match(fix(cwd).stdout, /0 findings fixed/);
      writeFileSync(path.join(cwd, ".sanctionlint.yaml"), "version: 1\n");
      assert.match(fix(cwd).stdout, /1 finding fixed/);
    });
  });
});
