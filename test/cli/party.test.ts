import assert from "node:assert/strict";
import { runCli } from "../harness/cli.js";
import { withWorkspace } from "../harness/cli.js";

describe("sanctionlint party", () => {
  it("draws what is known of a party over time", () => {
    const { code, stdout } = runCli(["party", "海康威视", "--as-of", "2019-05-22"]);
    assert.equal(code, 0);
    assert.match(stdout, /^Hangzhou Hikvision Digital Technology Co\., Ltd\. \(hikvision, CN\)\n/);
    assert.match(stdout, /BIS Entity List: named as a candidate on 2019-05-21/);
    assert.match(stdout, /Over time/);
    assert.ok(stdout.split("\n").every((line) => line.length <= 120));
  });

  it("says the same as JSON", () => {
    const { code, stdout } = runCli(["party", "hikvision", "--as-of", "2019-05-22", "--format", "json"]);
    assert.equal(code, 0);
    const { schemaVersion, party, statuses, attributions, asOf } = JSON.parse(stdout) as {
      schemaVersion: number;
      party: { id: string; name: string; aliases: readonly string[] };
      statuses: readonly { list: string; status: string; since: string | null }[];
      attributions: readonly { scheme: string; pattern: string }[];
      asOf: string;
    };
    assert.deepEqual([schemaVersion, party.id, asOf], [1, "hikvision", "2019-05-22"]);
    assert.ok(
      statuses.some(
        ({ list, status, since }) => list === "us-bis-el" && status === "reported" && since === "2019-05-21",
      ),
    );
    assert.ok(attributions.length > 10);
  });

  it("says whom else may be meant", () => {
    const { code, stderr } = runCli(["party", "hikvisoin"]);
    assert.equal(code, 2);
    assert.match(
      stderr,
      /"hikvisoin" is not among the parties known here .*; this is not a clearance. Did you mean hikvision/,
    );
  });
});

describe("sanctionlint audit --suppose", () => {
  it("judges as though a party that is on no list were listed today, and says so", () => {
    withWorkspace({ "go.mod": "module x\n\nrequire github.com/bytedance/sonic v1.12.0\n" }, (cwd) => {
      const plain = runCli(["audit", "--fail-on", "information"], { cwd });
      assert.equal(plain.code, 0);
      const { code, stdout } = runCli(["audit", "--suppose", "ByteDance"], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /github\.com\/bytedance\/sonic is published by ByteDance/);
      assert.match(stdout, /Judged as though listed today: bytedance\./);
    });
  });
});
