import assert from "node:assert/strict";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { Policies } from "../../../src/core/audit/policies.js";
import { auditOver, listedManifest } from "../../harness/auditing.js";
import { memoryHost } from "../../harness/memoryHost.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

describe("what an audit leaves alone", () => {
  it("asks for no attribution before a format has claimed a file", async () => {
    let asked = 0;
    const knowledge = Object.create(smallKnowledge(), {
      attributions: { get: () => (asked++, smallKnowledge().attributions) },
    }) as Knowledge;
    await auditOver(memoryHost({ "/w/readme.md": "hello", "/w/notes.txt": "hello", "/w/a/data.json": "{}" }), {
      knowledge,
    });
    assert.equal(asked, 0);
    await auditOver(memoryHost({ "/w/package.json": listedManifest }), { knowledge });
    assert.ok(asked > 0);
  });

  it("reads no policy of a tree that is not trusted", async () => {
    const host = memoryHost({
      "/w/.sanctionlint.yaml": "parties: { huawei: off }\n",
      "/w/.vscode/settings.json": '{"sanctionLint.policy": {"parties": {"huawei": "off"}}}',
      "/w/w.code-workspace": '{"settings": {"sanctionLint.policy": {"parties": {"huawei": "off"}}}}',
      "/w/a/.sanctionlint.yaml": "nonsense: [\n",
      "/w/a/package.json": listedManifest,
    });
    const policies = new Policies(host, smallKnowledge(), "/w", { trusted: false }, (path) => path);
    const { found, notices } = await auditOver(host, { policiesOf: () => policies });
    assert.deepEqual(found, ["a/package.json @hmscore/react-native-hms-push"]);
    assert.deepEqual(notices, []);
    assert.deepEqual(policies.loader.loaded(), []);
  });
});
