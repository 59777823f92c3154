import assert from "node:assert/strict";
import { decisionsOf } from "../../../src/core/policy/decisions.js";
import { namedPolicy, type NamedPolicy, type PolicyLevel } from "../../../src/core/policy/layers.js";
import { policyHash } from "../../../src/core/policy/policyHash.js";
import { readPolicyFile } from "../../../src/core/policy/readPolicy.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();

function layerOf(label: string, level: PolicyLevel, text: string): NamedPolicy {
  const named = namedPolicy(label, level, readPolicyFile(text, knowledge));
  assert.ok(named, text);
  return named;
}

describe("who decided what is in force", () => {
  const root = `asOf: 2026-01-01
lists: { us-bis-el: error, us-ofac-sdn: hint }
activities: [export, us-sales]
watch: hint
exclude: [a, b]
waivers:
  - { party: huawei, reason: r, expires: 2027-01-01 }
inlineWaivers: false
mayLoosen: [waivers]
`;
  const nested = `lists: { us-ofac-sdn: error }
watch: warning
waivers:
  - { party: zte, reason: s, expires: 2027-01-01 }
exclude: []
`;
  const texts: Readonly<Record<string, string>> = { root, nested };
  const told = (...layers: NamedPolicy[]): string[] =>
    decisionsOf(layers, knowledge).map(({ key, value, label, place }) => {
      const quoted = place ? (texts[label] ?? "").slice(place.start, place.end) : "nowhere";
      return `${key} = ${JSON.stringify(value)} by ${label} at ${quoted}`;
    });

  it("is said key by key, and entry by entry", () =>
    assert.deepEqual(told(layerOf("root", "root", root)), [
      'asOf = "2026-01-01" by root at asOf',
      'lists.us-bis-el = "error" by root at us-bis-el',
      'lists.us-ofac-sdn = "hint" by root at us-ofac-sdn',
      'activities = ["export","us-sales"] by root at activities',
      'watch = "hint" by root at watch',
      'waivers.1 = {"party":"huawei","reason":"r","expires":"2027-01-01"} by root at { party: huawei, reason: r, expires: 2027-01-01 }',
      "inlineWaivers = false by root at inlineWaivers",
      'exclude.1 = "a" by root at a',
      'exclude.2 = "b" by root at b',
    ]));

  it("is the last layer that changed it", () => {
    const both = told(layerOf("root", "root", root), layerOf("nested", "nested", nested));
    assert.deepEqual(
      both.filter((one) => / by nested /.test(one)),
      [
        'lists.us-ofac-sdn = "error" by nested at us-ofac-sdn',
        'watch = "warning" by nested at watch',
        'waivers.2 = {"party":"zte","reason":"s","expires":"2027-01-01"} by nested at { party: zte, reason: s, expires: 2027-01-01 }',
      ],
    );
    assert.equal(both.length, 10);
  });

  it("stays with the layer that said it first where another repeats it", () => {
    const again = told(layerOf("root", "root", root), layerOf("nested", "nested", "watch: hint\n"));
    assert.ok(again.includes('watch = "hint" by root at watch'));
  });

  it("is what was let through, and not what was refused", () => {
    const refused = told(layerOf("root", "root", root), layerOf("nested", "nested", "watch: off\nasOf: 2000-01-01\n"));
    assert.deepEqual(refused, told(layerOf("root", "root", root)));
  });

  it("has no place in a layer that came without places, and is nothing without layers", () => {
    const { keys: _, ...bare } = layerOf("root", "root", "watch: hint\n");
    assert.deepEqual(told(bare), ['watch = "hint" by root at nowhere']);
    assert.deepEqual(told(), []);
    assert.deepEqual(told(layerOf("root", "root", "version: 1\n")), []);
  });

  it("of a list that several layers add to is where the layer has the item", () => {
    const waiver = (party: string): string => `  - { party: ${party}, reason: r, expires: 2027-01-01 }\n`;
    const two = `waivers:\n${waiver("zte")}${waiver("vk")}`;
    const layers = [layerOf("root", "root", root), layerOf("nested", "nested", two)];
    const found = decisionsOf(layers, knowledge).filter(({ key }) => key.startsWith("waivers"));
    assert.deepEqual(
      found.map(({ key, label, place }) => [
        key,
        place && (label === "root" ? root : two).slice(place.start, place.end),
      ]),
      ["huawei", "zte", "vk"].map((party, at) => [`waivers.${at + 1}`, waiver(party).trim().slice(2)]),
    );
  });
});

describe("the hash of an audit's policies", () => {
  const [one, other] = [{ waivers: [] }, { waivers: [], watch: "off" }] as const;
  it("is of the different ones, in whatever order they were read", () => {
    assert.match(policyHash([one]), /^[0-9a-f]{64}$/);
    assert.equal(policyHash([one, other]), policyHash([other, one, { watch: "off", waivers: [] }]));
    assert.equal(new Set([policyHash([one]), policyHash([other]), policyHash([one, other]), policyHash([])]).size, 4);
  });
});
