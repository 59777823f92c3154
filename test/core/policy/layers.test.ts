import assert from "node:assert/strict";
import type { RestrictedList, Waiver } from "../../../src/core/model.js";
import { layerPolicies, type NamedPolicy } from "../../../src/core/policy/layers.js";
import type { Policy } from "../../../src/core/policy/policy.js";
import type { Loosenable } from "../../../src/core/policy/readPolicy.js";

const lists = new Map([
  ["us-bis-el", { direction: "export" } as RestrictedList],
  ["us-ofac-sdn", { direction: "blocking" } as RestrictedList],
]);
const waiver: Waiver = { party: "huawei", reason: "r", expires: "2027-01-01" };

function join(upper: Partial<Policy>, lower: Partial<Policy>, mayLoosen: Loosenable[] = []) {
  const layer = (label: string, policy: Partial<Policy>, may: Loosenable[] = []): NamedPolicy => ({
    label,
    policy: { waivers: [], ...policy },
    mayLoosen: may,
  });
  return layerPolicies([layer("above", upper, mayLoosen), layer("below", lower)], { lists });
}

describe("layers of policy", () => {
  it("let the uppermost say what it likes", () => {
    const { policy, refused } = layerPolicies(
      [{ label: "only", policy: { waivers: [waiver], watch: "off" }, mayLoosen: [] }],
      { lists },
    );
    assert.deepEqual([policy.watch, policy.waivers, refused], ["off", [waiver], []]);
  });

  it("let a lower layer tighten", () => {
    const { policy, refused } = join(
      { lists: { "us-bis-el": "warning" } },
      { lists: { "us-bis-el": "error" }, watch: "error" },
    );
    assert.deepEqual([policy.lists?.["us-bis-el"], policy.watch, refused], ["error", "error", []]);
  });

  for (const [what, lower] of [
    ["lists.us-bis-el", { lists: { "us-bis-el": "off" } }],
    ["directions.blocking", { directions: { blocking: "warning" } }],
    ["relationships.publisher", { relationships: { publisher: "information" } }],
    ["parties.huawei", { parties: { huawei: "off" } }],
    ["watch", { watch: "off" }],
    ["activities", { activities: ["us-sales"] }],
    ["waivers", { waivers: [waiver] }],
  ] satisfies [string, Partial<Policy>][]) {
    it(`refuse that a lower layer loosens ${what}, and say so`, () => {
      const { policy, refused } = join({}, lower);
      assert.deepEqual(
        refused.map(({ message }) => message),
        [`below loosens ${what}, which above does not allow`],
      );
      const key = what.split(".")[0] as keyof Policy;
      const kept = policy[key];
      assert.ok(kept === undefined || Object.keys(kept).length === 0, JSON.stringify(kept));
    });
    it(`let it loosen ${what} when the upper layer says so`, () => {
      const layer = what.split(".")[0] as Loosenable;
      const { policy, refused } = join({}, lower, [layer]);
      assert.deepEqual(refused, []);
      assert.deepEqual(policy[layer], lower[layer as keyof typeof lower]);
    });
  }

  it("do not pass the permission on by themselves", () => {
    const { refused } = layerPolicies(
      [
        { label: "org", policy: { waivers: [] }, mayLoosen: ["waivers"] },
        { label: "root", policy: { waivers: [waiver] }, mayLoosen: [] },
        { label: "folder", policy: { waivers: [waiver] }, mayLoosen: ["waivers"] },
      ],
      { lists },
    );
    assert.deepEqual(
      refused.map(({ message }) => message),
      ["folder loosens waivers, which root does not allow"],
    );
  });
});
