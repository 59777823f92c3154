import assert from "node:assert/strict";
import { runCli, withWorkspace } from "../harness/cli.js";

/** What a file, its name or a policy may hold to write into a log: commands to CI systems, escape sequences, marks of direction. */
const hostile = "x\n::error::forged\r\n##[error]forged\u001B[31m\u009B2J\u202E\u2066\u200B ##vso[task.complete]y";
const hostileName = "::set-output name=a::b\n::error::F\u001B[2J\u202E##[group]\u2066z";
const listed = "@hmscore/react-native-hms-push";

const quoted = JSON.stringify(hostile);
const manifest = JSON.stringify({
  dependencies: { [listed]: hostile, [hostile]: hostile, "@huaweicloud/x\n::error::": "1" },
});
const bom = `Reference,MPN,Manufacturer\nU1,"Hi3516\n::error::\u001B[2J","HiSilicon\n::warning::\u202E"\n`;

const files = {
  [`${hostileName}/package.json`]: manifest,
  [`${hostileName}.csv`]: bom,
  [`${hostileName}/node_modules/x`]: "",
  [`${hostileName}/.sanctionlint.yaml`]: `parties: { huawei: off }\n`,
  "cut/package.json": `{ "a\n::error::": \u001B[2J`,
  "waived/package.json": manifest,
  [`broken${hostileName}/.sanctionlint.yaml`]: `${quoted}: 1\nlists: { ${quoted}: error }\nparties: { huawei: ${quoted} }\nwaivers: [{ component: ${quoted}, path: ${quoted} }]\nhardware: { columns: { ${quoted}: ${quoted} } }\n`,
  [`broken${hostileName}/package.json`]: manifest,
  ".sanctionlint.yaml": `waivers: [{ party: huawei, path: waived, reason: ${quoted}, expires: 2030-01-01 }]\nacceptUnread: [{ path: cut, reason: ${quoted}, expires: 2030-01-01 }]\nownParties: [{ id: mine, name: ${quoted}, reason: ${quoted}, aliases: [${quoted}], packages: ["pkg:npm/@huaweicloud/*"] }]\n`,
};

/** Nothing that a terminal or a CI system obeys. */
function checkHarmless(output: string): void {
  const obeyed = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/.exec(output);
  assert.equal(obeyed?.[0], undefined);
  const commands = output.split("\n").filter((line) => /^\s*::|##[a-z]*\[/i.test(line));
  assert.deepEqual(commands, []);
}

describe("hostile names and texts in the output", () => {
  for (const args of [
    ["audit"],
    ["audit", "--no-color", "--list-files"],
    ["audit", "--format", "json", "--list-files"],
    ["inventory"],
    ["inventory", "--format", "jsonl"],
    ["audit", `${hostileName}/package.json`, "::error::gone\u001B[2J", hostileName],
  ]) {
    it(`write nothing of their own by ${args
      .slice(0, 3)
      .join(" ")
      .replace(/[^ -~]/g, "?")}`, () => {
      withWorkspace(files, (cwd) => {
        const { code, stdout, stderr } = runCli(args, { cwd });
        assert.ok(stdout.includes(listed));
        assert.equal(code, 2);
        assert.equal(stderr, "");
        checkHarmless(stdout);
      });
    });
  }

  it("write nothing of their own with colours, but for the colours", () => {
    withWorkspace(files, (cwd) => {
      const { stdout } = runCli(["audit", "--color"], { cwd });
      assert.ok(stdout.includes("\u001B[1m"));
      checkHarmless(stdout.replace(/\u001B\[[0-9;]*m/g, ""));
      assert.ok(!stdout.includes("\u001B[2J") && !stdout.includes("\u001B[31m\u009B"));
    });
  });

  it("keep their meaning in JSON", () => {
    withWorkspace({ "package.json": manifest }, (cwd) => {
      const rows = runCli(["inventory", "--format", "jsonl"], { cwd }).stdout.trim().split("\n");
      const names = rows.map((row) => JSON.parse(row) as { name: string; version: string });
      assert.deepEqual(
        names.slice(0, 2).map(({ name, version }) => [name, version]),
        [
          [listed, hostile],
          [hostile, hostile],
        ],
      );
    });
  });

  for (const args of [
    ["party", hostile],
    [hostile],
    ["audit", `--${hostile}`],
    ["audit", "--as-of", hostile],
    ["audit", "--format", hostile],
    ["audit", "--policy", hostile],
    ["audit", "--org-policy", hostile],
    ["audit", "--output", `${hostile}/x`],
    ["audit", "--suppose", hostile],
    ["audit", "--exclude", `{${hostile}`],
  ]) {
    it(`write nothing of their own as what was asked: ${args.slice(0, -1).join(" ")}`, () => {
      const { code, stdout, stderr } = runCli(args);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /^sanctionlint: /);
      assert.ok(!stderr.includes("    at "), "no stack trace");
      checkHarmless(stderr);
    });
  }
});

describe("secrets in the output", () => {
  const secret = "hunter2hunter2";
  for (const [name, text] of [
    [".npmrc", `registry=https://user:${secret}@registry.npmmirror.com/\n`],
    [".npmrc", `registry=https://user:x@${secret}@registry.npmmirror.com/\n`],
    [".npmrc", `registry=https://${secret}@registry.npmmirror.com/ # //registry.npmmirror.com/:_authToken=${secret}\n`],
    ["requirements.txt", `--index-url https://user:${secret}@mirrors.aliyun.com/pypi/simple\n`],
    [
      "requirements.txt",
      `esdk-obs-python==3 # Authorization: Bearer ${secret} password=${secret} //h/:_password=${secret}\n`,
    ],
    [
      "package.json",
      JSON.stringify({ dependencies: { [listed]: `https://user:${secret}@gitee.com/x.tgz` }, token: secret }),
    ],
    [
      "package.json",
      `{ "dependencies": { "${listed}": "1" }, "_authToken": "${secret}", "npm": "ghp_${secret}${secret}" }`,
    ],
    ["build.gradle", `dependencies { implementation 'com.huawei.hms:push:6.0' } // password '${secret}'\n`],
    [
      "pom.xml",
      `<project><dependencies><dependency><groupId>com.huawei.hms</groupId><artifactId>push</artifactId><password>${secret}</password></dependency></dependencies></project>`,
    ],
  ] as const) {
    it(`are blanked in ${name}: ${text.trim().slice(0, 60)}`, () => {
      withWorkspace({ [name]: text }, (cwd) => {
        const text = runCli(["audit", "--fail-on", "information"], { cwd });
        assert.equal(text.code, 1, text.stdout);
        assert.ok(!text.stdout.includes(secret), text.stdout);
        assert.match(text.stdout, /\*{8}/);
      });
    });
  }
});
