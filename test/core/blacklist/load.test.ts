import assert from "node:assert/strict";
import { shippedFile } from "../../../scripts/compileKnowledge.js";
import { knowledgeFrom } from "../../../src/core/screening/shipped.js";
import { loadKnowledge } from "../../../src/core/blacklist/load.js";
import { compiledKnowledge, realKnowledge } from "../../harness/knowledge.js";

describe("compiled knowledge", () => {
  it("carries lists, parties, attributions and alternatives", () => {
    const knowledge = realKnowledge();
    assert.equal(knowledge.version, `${knowledge.checkedUntil}.${knowledge.hash.slice(0, 8)}`);
    assert.match(knowledge.hash, /^[0-9a-f]{64}$/);
    assert.equal(knowledge.lists.get("us-bis-el")?.direction, "export");
    assert.equal(knowledge.parties.get("hikvision")?.listings[0]?.effective, "2019-10-09");
    assert.ok(knowledge.parties.size >= 80);
  });

  it("gives the same text for the same data", () => {
    assert.equal(compiledKnowledge().split("\n").length, 4);
    assert.equal(loadKnowledge(compiledKnowledge()).hash, realKnowledge().hash);
  });

  it("is the same when the build packed it, and small", () => {
    const bytes = shippedFile(compiledKnowledge());
    assert.ok(bytes.length < 250_000, String(bytes.length));
    const [plain, unpacked] = [realKnowledge(), knowledgeFrom(bytes, "x").knowledge];
    assert.ok(unpacked);
    assert.deepEqual([...unpacked.parties], [...plain.parties]);
    assert.deepEqual(unpacked.attributions, plain.attributions);
    assert.deepEqual(unpacked.familiesOf("huawei"), plain.familiesOf("huawei"));
  });

  it("refuses a text that is cut off", () => {
    assert.throws(() => loadKnowledge(compiledKnowledge().split("\n").slice(0, 3).join("\n")), /incomplete/);
  });

  it("keeps every list and party that something names", () => {
    const knowledge = realKnowledge();
    for (const party of knowledge.parties.values()) {
      for (const listing of party.listings)
        assert.ok(knowledge.lists.has(listing.list), `${party.id}: ${listing.list}`);
      for (const { owner } of party.owners ?? []) assert.ok(knowledge.parties.has(owner), `${party.id}: ${owner}`);
    }
    for (const { party } of knowledge.attributions) assert.ok(knowledge.parties.has(party), party);
  });
});

describe("alternatives", () => {
  const knowledge = realKnowledge();
  const check = (party: string, pattern: string, matched: string, expected: string, relation?: "transitive"): void => {
    const attribution = knowledge.attributions.find((each) => each.party === party && each.pattern === pattern);
    assert.ok(attribution, `no attribution ${pattern}`);
    const first = knowledge.alternativesFor(attribution, matched, relation)[0];
    assert.equal(first?.to, expected);
  };

  it("prefers the row of the package to the row of its prefix", () => {
    check("huawei", "npm/@huaweicloud/*", "@huaweicloud/huaweicloud-sdk-ecs", "pkg:npm/@aws-sdk/client-ec2");
    check(
      "huawei",
      "maven/com.huawei.hms/*",
      "com.huawei.hms:push",
      "pkg:maven/com.google.firebase/firebase-messaging",
    );
  });

  it("finds the row of a host whatever the scheme and the path", () => {
    check(
      "alibaba",
      "https://registry.npmmirror.com/*",
      "http://registry.npmmirror.com/left-pad/-/left-pad-1.3.0.tgz",
      "default",
    );
  });

  it("follows the family of a part", () => {
    const attribution = knowledge.attributions.find((each) => each.family === "quectel/nb-iot");
    assert.ok(attribution);
    assert.ok(knowledge.alternativesFor(attribution, "BC66NB-04-STD").length > 0);
    assert.ok(knowledge.familiesOf("quectel").some((family) => family.id === "quectel/nb-iot"));
  });

  it("answers for what another component brought in", () => {
    check(
      "vk",
      "golang/github.com/mailru/easyjson",
      "github.com/mailru/easyjson",
      "pkg:golang/github.com/go-openapi/swag",
      "transitive",
    );
  });
});
