import assert from "node:assert/strict";
import { completePolicy, describePlace } from "../../../src/core/policy/completions.js";
import { jsonSchema } from "../../../src/core/policy/jsonSchema.js";
import { readPolicyFile } from "../../../src/core/policy/readPolicy.js";
import { policyShape } from "../../../src/core/policy/policyShape.js";
import type { PolicyNames } from "../../../src/core/policy/readPolicy.js";

const names: PolicyNames = {
  lists: new Map([["us-bis-el", { id: "us-bis-el", title: "Entity List", forbids: "Exports to it." } as never]]),
  parties: new Map([["acme", { id: "acme", name: "Acme Ltd" } as never]]),
};
const shape = policyShape(names);

/** `‸` is the cursor. */
function check(marked: string, expected: readonly string[], absent: readonly string[] = []): void {
  const offset = marked.indexOf("‸");
  const text = marked.replace("‸", "");
  const labels = completePolicy(text, offset, shape).suggestions.map(({ label }) => label);
  assert.deepEqual(
    expected.filter((label) => !labels.includes(label)),
    [],
    `offered: ${labels.join(", ")}`,
  );
  assert.deepEqual(
    absent.filter((label) => labels.includes(label)),
    [],
  );
}

describe("completion in the policy file", () => {
  it("offers keys at the top, those present left out", () => {
    check("‸", ["version", "lists", "waivers", "activities"]);
    check("version: 1\n‸\nwatch: off\n", ["lists"], ["version", "watch"]);
    check("version: 1\nwai‸", ["waivers"], ["version"]);
  });
  it("offers list ids, then severities", () => {
    check("lists:\n  ‸", ["us-bis-el"], ["version"]);
    check("lists:\n  us-bis-el: ‸", ["error", "off"], ["us-bis-el"]);
    check("lists:\n  us-bis-el: wa‸", ["warning"]);
  });
  it("offers the keys of a waiver in its item", () => {
    check("waivers:\n  - ‸", ["party", "reason"]);
    check("waivers:\n  - party: acme\n    ‸", ["reason", "expires"], ["party"]);
    check("waivers:\n- party: acme\n  ‸", ["reason", "expires"], ["party"]);
    check("waivers:\n  - party: acme\n    reason: r\n  - ‸", ["party", "reason"]);
    check("waivers:\n  - party: ‸", ["acme"]);
    check("waivers:\n  - reason: r\n    party: ‸", ["acme"]);
  });
  it("offers activities in a list of either style", () => {
    check("activities: [‸]", ["us-sales"]);
    check("activities: [export, us‸]", ["us-sales"]);
    check("activities:\n  - ‸", ["us-sales"], ["- us-sales"]);
  });
  it("offers parties by id, and nothing in a comment", () => {
    check("parties:\n  ‸", ["acme"]);
    check("# ‸", [], ["version"]);
  });
  it("explains the word under the pointer", () => {
    const text = "lists:\n  us-bis-el: warning\n";
    assert.match(describePlace(text, 12, shape)?.description ?? "", /Entity List/);
    assert.match(describePlace(text, 2, shape)?.description ?? "", /Severity by list/);
    assert.match(describePlace(text, text.indexOf("warning") + 2, shape)?.description ?? "", /warning/);
  });
  it("puts in what makes a policy that reads without a problem", () => {
    for (const { insert, label } of completePolicy("", 0, shape).suggestions) {
      const filled = insert
        .replace("$0", "")
        .replace(/^(activities): \[\]$/, "$1: [export]")
        .replace(/^(trusted):\n +- $/, "$1: [registry.example]")
        .replace(/^(onlyLists): \[\]$/, "$1: [us-bis-el]")
        .replace(/^(version): $/, "$1: 1")
        .replace(/^(asOf): $/, "$1: 2026-01-01")
        .replace(/^(watch): $/, "$1: off")
        .replace(/^(inlineWaivers): $/, "$1: true")
        .replace(/^(extends): $/, "$1: x.yaml")
        .replace(/:\n +- ?$/, ": []")
        .replace(/:\n +$/, ": {}");
      assert.deepEqual(readPolicyFile(filled, names).problems, [], label);
    }
  });
});

describe("the policy's JSON schema", () => {
  it("has the keys that the reader has", () => {
    const { properties } = jsonSchema(shape) as { properties: Record<string, unknown> };
    for (const key of Object.keys(properties)) {
      const { problems } = readPolicyFile(`${key}: nonsense\n`, names);
      assert.ok(!problems.some(({ message }) => message.includes("unknown key")), key);
    }
    const unknown = readPolicyFile("nonsense: 1\n", names).problems[0]?.message ?? "";
    assert.match(unknown, /unknown key/);
  });
});
