import assert from "node:assert/strict";
import { findParty } from "../../../src/core/blacklist/find.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { knowledgeOf, party } from "../../harness/parties.js";

describe("finding a party", () => {
  const knowledge = realKnowledge();
  const check = (query: string, id: string | undefined, near: readonly string[] = []): void => {
    it(`"${query}"`, () => {
      const found = findParty(knowledge, query);
      assert.equal(found.party?.id, id);
      assert.deepEqual(
        found.near.map((each) => each.id),
        near,
      );
    });
  };
  check("huawei", "huawei");
  check(" HUAWEI ", "huawei");
  check("Zhejiang Dahua Technology Co Ltd", "dahua");
  check("海康威视", "hikvision");
  check("tp link", "tp-link");
  check("EZVIZ", "ezviz");
  check("HiLook", "hikvision");
  check("HYT", "hytera");
  check("hikvison", undefined, ["hikvision"]);
  check("Lexmark", undefined);
  check("", undefined);
  check("!?", undefined);
  check("__proto__", undefined);

  it("suggests all that share a short name", () => {
    const two = knowledgeOf([party("a", { weakAliases: ["Star"] }), party("b", { weakAliases: ["STAR"] })], []);
    const found = findParty(two, "star");
    assert.equal(found.party, undefined);
    assert.deepEqual(
      found.near.map(({ id }) => id),
      ["a", "b"],
    );
  });
});
