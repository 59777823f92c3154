import assert from "node:assert/strict";
import { startExtension } from "../harness/vscode/extension.js";
import { evidenceCard } from "../../src/core/report/evidenceCard.js";
import { namedFinding } from "../../src/vscode/namedFinding.js";
import type { Services } from "../../src/vscode/services.js";
import { knowledge } from "../harness/vscode/extension.js";

const files = {
  "package.json": '{ "dependencies": { "@huaweicloud/sdk": "1" } }',
  "src/index.js": 'const first = 1;\nimport { Client } from "@huaweicloud/sdk";\n',
};

describe("a finding that a link names", () => {
  it("knows where source files link what it is about, whether its file is open or not", async () => {
    const extension = startExtension({ files });
    try {
      await extension.audited();
      const services = extension as unknown as Services;
      const fingerprint = extension.live.current?.files[0]?.analysis.findings[0]?.fingerprint ?? assert.fail();
      const uri = extension.uri("package.json").toString();
      for (const open of [false, true]) {
        if (open) await extension.judged("package.json");
        const named = (await namedFinding(services, uri, fingerprint)) ?? assert.fail();
        assert.deepEqual(
          named.linked?.places.map(({ file, line }) => `${file}:${line}`),
          ["src/index.js:2"],
        );
        const card = evidenceCard(named.source, named.finding, knowledge, "2026-08-22", named.linked);
        assert.match(card, /\| \*\*Linked\*\* \| src\/index\.js:2/);
      }
    } finally {
      extension.end();
    }
  });
});
