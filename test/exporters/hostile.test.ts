import assert from "node:assert/strict";
import { exported, exporterNames, ended } from "../harness/exporting.js";

const hostile = "x\n::error::forged\r\n##[error]f\u001B[31m\u009B2J\u202E\u2066\u200B ##vso[task.complete]y";
const token = "ghp_0123456789abcdefghij0123456789";
const unsafe =
  /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F]|(?<!^)\uFEFF/;

describe("what files say, in every form", () => {
  for (const name of exporterNames) {
    it(`${name}: writes no control characters, marks of direction or commands`, async () => {
      const audited = await ended({
        [`${hostile}/package.json`]: JSON.stringify({
          dependencies: { "@huaweicloud/x": hostile, [`@huaweicloud/${hostile}`]: "1" },
        }),
        [`${hostile}/bom.csv`]: `Reference,MPN,Manufacturer\nU1,"Hi3516${hostile}","HiSilicon\n\u202E"\n`,
        "waived/package.json": JSON.stringify({ dependencies: { "@huaweicloud/x": hostile } }),
        "cut/package.json": `{ "a${hostile}": `,
        ".sanctionlint.yaml": `waivers: [{ party: huawei, path: waived, reason: ${JSON.stringify(hostile)}, approver: ${JSON.stringify(hostile)}, expires: 2030-01-01 }]\n`,
        "broken/.sanctionlint.yaml": `lists: { ${JSON.stringify(hostile)}: error }\n`,
        "broken/package.json": "{}",
      });
      const found = audited.documents.flatMap(({ analysis }) => analysis.findings);
      assert.ok(found.some(({ waiver }) => waiver) && found.some(({ waiver }) => !waiver));
      for (const sarifProfile of ["github", "full"] as const) {
        const text = await exported(name, audited, { sarifProfile, failOn: "hint" });
        assert.equal(unsafe.exec(text)?.[0], undefined);
        assert.ok(!/##[a-z]*\[/i.test(text));
        if (name !== "github") assert.ok(!/^\s*::/m.test(text));
      }
    });

    it(`${name}: blanks passwords and tokens`, async () => {
      const audited = await ended({
        ".npmrc": `registry=https://user:hunter2pass@mirrors.huaweicloud.com/repository/npm/\n//mirrors.huaweicloud.com/:_authToken=${token}\n`,
        "package.json": JSON.stringify({
          dependencies: { "@huaweicloud/x": `https://user:hunter2pass@mirrors.huaweicloud.com/x-${token}.tgz` },
        }),
        "pip.conf": `[global]\nindex-url = https://me:hunter2pass@mirrors.huaweicloud.com/simple\n`,
      });
      assert.ok(audited.documents.some(({ analysis }) => analysis.findings.length > 0));
      for (const sarifProfile of ["github", "full"] as const) {
        const text = await exported(name, audited, { sarifProfile, failOn: "hint" });
        assert.ok(!text.includes("hunter2pass") && !text.includes(token));
      }
    });
  }
});
