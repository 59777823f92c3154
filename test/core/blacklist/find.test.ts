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

  describe("among few", () => {
    const few = [
      party("zq", { name: "Zquick Industries", aliases: ["Zq One"], originalNames: ["北斗"], weakAliases: ["Zed"] }),
      party("other", {
        name: "Zquick Holdings",
        brands: [
          { name: "Sunray", confidence: "verified", source: "test" },
          { name: "Moonray", rebadged: true, confidence: "verified", source: "test" },
        ],
      }),
      party("third", { name: "Sunray", aliases: ["Abcdefgh", "Zfou"] }),
    ];
    const among = (query: string, ...more: ReturnType<typeof party>[]): string => {
      const found = findParty(knowledgeOf([...few, ...more], []), query);
      return found.party ? found.party.id : `near: ${found.near.map(({ id }) => id).join(" ")}`.trim();
    };
    for (const [query, expected] of [
      ["zq-one", "zq"],
      ["北 斗", "zq"],
      ["ZED", "zq"],
      ["ＺＱ　ＯＮＥ", "zq"],
      // A name goes before another party's brand; other makers' brands are nobody's name.
      ["sunray", "third"],
      ["moonray", "near:"],
      // A beginning goes before a middle, and that before a slip.
      ["zquick", "near: other zq"],
      ["quick", "near: other zq"],
      ["abcdefgi", "near: third"],
      ["abcdefij", "near: third"],
      ["abcdeijk", "near:"],
      // Two slips in a short word are another word.
      ["sunrai", "near: other third"],
      ["sunxxy", "near:"],
      ["zde", "near:"],
      ["zedx", "near: zq"],
      ["zedxy", "near:"],
      ["sun ray company", "near: other third"],
      ["ay", "near:"],
      ["the zfou company", "near: third"],
      ["the zed company", "near:"],
      ["ray", "near: other third"],
    ] as const)
      it(`"${query}"`, () => assert.equal(among(query), expected));

    it("goes by an id before any name", () => {
      const namesake = party("namesake", { aliases: ["Other", "Third"] });
      assert.equal(among("other", namesake), "other");
      assert.equal(among(" THIRD ", namesake), "third");
    });

    it("suggests at most five, the nearest first, then by id", () => {
      const more = ["f", "e", "d", "c", "b", "a"].map((id) => party(id, { name: `Bright ${id}` }));
      assert.equal(among("bright", ...more), "near: a b c d e");
      const shared = ["f", "e", "d", "c", "b", "a"].map((id) => party(id, { name: id + id, aliases: ["Shared"] }));
      assert.equal(among("shared", ...shared), "near: f e d c b");
      const ranked = [
        party("a", { name: "Brightnes" }),
        party("b", { name: "The Brightness Company" }),
        party("c", { name: "Brightness Works" }),
      ];
      assert.equal(among("brightness", ...ranked), "near: c a b");
    });
  });
});
