import assert from "node:assert/strict";
import type { PolicyNames } from "../../../src/core/policy/readPolicy.js";
import { readPolicyFile, readPolicySetting } from "../../../src/core/policy/readPolicy.js";

const list = { direction: "export" } as never;
const names: PolicyNames = {
  lists: new Map([
    ["us-bis-el", list],
    ["us-ofac-sdn", list],
  ]),
  parties: new Map([["huawei", {} as never]]),
};

/** Problems as `«text at the place»: message`. */
function problemsOf(text: string): string[] {
  return readPolicyFile(text, names).problems.map(
    ({ start, end, message }) => `«${text.slice(start, end)}»: ${message}`,
  );
}

const whole = `version: 1
asOf: 2026-08-22
extends: ../org/sanctionlint.yaml
mayLoosen: [waivers]
lists:
  us-bis-el: error
directions: { securities: off }
activities: [export, us-sales]
relationships:
  interop: off
  publisher: listed
parties:
  huawei: error
watch: warning
ownParties:
  - id: acme-blocked
    name: Blocked Ltd
    packages: [pkg:npm/@blocked/*]
    reason: internal decision 12
waivers:
  - component: pkg:npm/@hmscore/*
    party: huawei
    reason: the app for China needs push
    expires: 2027-01-31
hardware:
  approved:
    - { for: EC25, manufacturer: Telit, mpn: LE910C4 }
`;

describe("a policy file", () => {
  it("reads every key", () => {
    const layer = readPolicyFile(whole, names);
    assert.deepEqual(layer.problems, []);
    assert.equal(layer.extends, "../org/sanctionlint.yaml");
    assert.deepEqual(layer.mayLoosen, ["waivers"]);
    assert.equal(layer.policy?.asOf, "2026-08-22");
    assert.deepEqual(layer.policy?.lists, { "us-bis-el": "error" });
    assert.deepEqual(layer.policy?.relationships, { interop: "off", publisher: "listed" });
    assert.equal(layer.policy?.ownParties?.[0]?.packages?.[0], "pkg:npm/@blocked/*");
    assert.equal(layer.policy?.hardware?.approved?.[0]?.mpn, "LE910C4");
    const waiver = layer.policy?.waivers[0];
    assert.ok(waiver);
    const place = layer.places.get(waiver);
    assert.ok(place && whole.slice(place.start, place.end).startsWith("component: pkg:npm/@hmscore/*"));
  });

  it("is the same as a workspace setting", () => {
    const setting = readPolicySetting('{ "lists": { "us-bis-el": "error" }, "watch": "off" }', names);
    assert.deepEqual(setting.policy, { ...readPolicyFile("lists: {us-bis-el: error}\nwatch: off\n", names).policy });
  });

  it("is empty when the file is", () => {
    for (const text of ["", "# nothing yet\n", "---\n"])
      assert.deepEqual(readPolicyFile(text, names).policy, { waivers: [] });
  });

  for (const [name, text, expected] of [
    [
      "an unknown key",
      "list:\n  us-bis-el: error\n",
      ['«list»: unknown key "list" in the policy; did you mean "lists"?'],
    ],
    [
      "an unknown list",
      "lists:\n  us-bis-le: error\n",
      ['«us-bis-le»: unknown list "us-bis-le"; did you mean "us-bis-el"?'],
    ],
    ["an unknown party", "parties: {huawai: off}\n", ['«huawai»: unknown party "huawai"; did you mean "huawei"?']],
    [
      "a severity that is none",
      "watch: warnings\n",
      ['«warnings»: watch is one of error, warning, information, hint, off; did you mean "warning"?'],
    ],
    ["a day that is none", "asOf: 2026-02-30\n", ["«2026-02-30»: asOf is a date, YYYY-MM-DD"]],
    [
      "a waiver without reason",
      "waivers:\n  - component: x\n    expires: 2027-01-01\n",
      ["«component: x\n    expires: 2027-01-01\n»: a waiver needs a reason"],
    ],
    [
      "a waiver without expiry",
      "waivers: [{party: huawei, reason: r}]\n",
      ["«{party: huawei, reason: r}»: a waiver needs an expiry: expires: YYYY-MM-DD"],
    ],
    [
      "a waiver for everything",
      "waivers: [{reason: r, expires: 2027-01-01}]\n",
      ["«{reason: r, expires: 2027-01-01}»: a waiver names a party or a component"],
    ],
    [
      "a pattern with a star inside",
      "ownParties: [{id: a, name: b, reason: c, packages: ['pkg:npm/*x']}]\n",
      ["«pkg:npm/*x»: a package pattern is a purl without version, with * only at its end: pkg:npm/@scope/*"],
    ],
    ["a list where keys belong", "lists: [us-bis-el]\n", ["«[us-bis-el]»: list takes keys and values"]],
    ["a duplicate key", "watch: off\nwatch: error\n", ["«watch»: Map keys must be unique"]],
  ] satisfies [string, string, string[]][]) {
    it(`names the place of ${name}`, () => {
      const actual = problemsOf(text);
      assert.deepEqual(actual, expected);
      assert.equal(readPolicyFile(text, names).policy, undefined);
    });
  }

  it("never throws on what is no policy", () => {
    for (const text of [
      "[",
      "{",
      "a: &x [*x]",
      "&a a: *a",
      "- - - -",
      "\0",
      "? x",
      "!!js/function x",
      "a: b: c",
      "x".repeat(10_000),
    ]) {
      assert.ok(readPolicyFile(text, names));
    }
  });
});
