import assert from "node:assert/strict";
import { completePolicy, describePlace } from "../../../src/core/policy/completions.js";
import { jsonSchema } from "../../../src/core/policy/jsonSchema.js";
import { ownPartyIdsIn, readPolicyFile } from "../../../src/core/policy/readPolicy.js";
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
  it("offers the team's own parties, which the text names while it is being typed", () => {
    const text = "ownParties:\n  - id: nordwind\n    name: Nordwind AG\nwaivers:\n  - party: ";
    const own = policyShape(names, ownPartyIdsIn(text));
    const labels = completePolicy(text, text.length, own).suggestions.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 2), ["acme", "nordwind"]);
    assert.equal(describePlace(`${text}nordwind`, text.length + 2, own)?.description, "The team's own.");
  });
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
  it("puts in what usually follows, and where the next thing is typed", () => {
    const inserted = (marked: string, label: string): string | undefined =>
      completePolicy(marked.replace("‸", ""), marked.indexOf("‸"), shape).suggestions.find((one) => one.label === label)
        ?.insert;
    for (const [marked, label, insert] of [
      ["‸", "watch", "watch: $0"],
      ["‸", "lists", "lists:\n  $0"],
      ["‸", "hardware", "hardware:\n  $0"],
      ["‸", "waivers", "waivers:\n  - $0"],
      ["‸", "activities", "activities: [$0]"],
      ["‸", "onlyLists", "onlyLists: [$0]"],
      ["‸", "exclude", "exclude:\n  - $0"],
      ["hardware:\n  ‸", "columns", "columns:\n    $0"],
      ["hardware:\n  ‸", "approved", "approved:\n    - $0"],
      ["hardware:\n  ‸", "also", "also: [$0]"],
      ["lists:\n  ‸", "us-bis-el", "us-bis-el: $0"],
      ["lists:\n  us-bis-el: ‸", "off", "off"],
      ["waivers:\n  - ‸", "reason", "reason: $0"],
      // A list whose first item is not begun yet gets the item's dash too.
      ["waivers:\n  ‸", "reason", "- reason: $0"],
      ["activities:\n  ‸", "export", "- export"],
      ["activities:\n  - ‸", "export", "export"],
      ["waivers:\n  - component: ‸", "pkg:npm/@acme/*", '"pkg:npm/@acme/*"'],
      ["waivers:\n  - component: ‸", "registry.acme.example", "registry.acme.example"],
      ["waivers:\n  - path: ‸", "packages/app/**", '"packages/app/**"'],
    ] as const)
      assert.equal(inserted(marked, label), insert, `${label} at ${marked}`);
  });
  it("tells keys, values and examples apart, each in words", () => {
    const kinds = (marked: string): string[] => [
      ...new Set(
        completePolicy(marked.replace("‸", ""), marked.indexOf("‸"), shape).suggestions.map(({ kind, description }) => {
          assert.ok(description.length > 3);
          return kind;
        }),
      ),
    ];
    assert.deepEqual(kinds("‸"), ["key"]);
    assert.deepEqual(kinds("lists:\n  ‸"), ["key"]);
    assert.deepEqual(kinds("watch: ‸"), ["value"]);
    assert.deepEqual(kinds("activities: [‸]"), ["value"]);
    assert.deepEqual(kinds("waivers:\n  - component: ‸"), ["example"]);
    assert.deepEqual(kinds("waivers:\n  - reason: ‸"), []);
    assert.deepEqual(kinds("waivers: ‸"), []);
    assert.deepEqual(kinds("lists: ‸"), []);
  });
  const around = {
    today: "2026-11-30",
    components: [
      { value: "pkg:npm/@acme/core", description: "Acme · Entity List (export): @acme/core" },
      { value: "registry.acme.example", description: "A source." },
      { value: "it's", description: "A part." },
    ],
  };
  /** What is put in at the cursor, by label. */
  const offered = (marked: string, more: { mostDays?: number } = {}): Record<string, string> => {
    const { suggestions } = completePolicy(marked.replace("‸", ""), marked.indexOf("‸"), shape, { ...around, ...more });
    return Object.fromEntries(suggestions.map(({ label, insert }) => [label, insert]));
  };
  it("offers days: later ones for an end, today for the rest", () => {
    const ends = ["2027-02-28", "2027-05-30", "2027-11-30"];
    for (const marked of [
      "waivers:\n  - expires: ‸",
      "waivers:\n  - party: acme\n    expires: 20‸",
      "acceptUnread:\n  - expires: ‸",
      "waivers:\n  - { party: acme, expires: ‸ }",
    ])
      assert.deepEqual(Object.values(offered(marked)), ends, marked);
    for (const marked of ["waivers:\n  - decided: ‸", "asOf: ‸", "ownParties:\n  - since: ‸"])
      assert.deepEqual(Object.values(offered(marked)), ["2026-11-30"], marked);
  });
  it("offers no end that the policy does not allow", () => {
    const ends = (mostDays: number): string[] => Object.keys(offered("waivers:\n  - expires: ‸", { mostDays }));
    assert.deepEqual(ends(30), ["2026-12-30"]);
    assert.deepEqual(ends(100), ["2027-02-28", "2027-03-10"]);
    assert.deepEqual(ends(400), ["2027-02-28", "2027-05-30", "2027-11-30", "2028-01-04"]);
  });
  it("offers the components that are named here, packages alone for packages", () => {
    const component = offered("waivers:\n  - component: ‸");
    assert.equal(component["pkg:npm/@acme/core"], '"pkg:npm/@acme/core"');
    assert.equal(component["registry.acme.example"], "registry.acme.example");
    assert.equal(component["it's"], '"it\'s"');
    for (const marked of [
      "ownParties:\n  - packages: [‸]",
      "ownParties:\n  - id: x\n    packages:\n      - ‸",
      "ownParties:\n  - { id: x, packages: [pkg:npm/‸] }",
    ])
      assert.deepEqual(
        Object.keys(offered(marked)).filter((label) => around.components.some(({ value }) => value === label)),
        ["pkg:npm/@acme/core"],
        marked,
      );
  });
  it("puts a value between the quotes that are there already", () => {
    assert.equal(offered('waivers:\n  - component: "‸"')["pkg:npm/@acme/core"], "pkg:npm/@acme/core");
    assert.equal(offered("waivers:\n  - component: '‸")["it's"], "it''s");
  });
  it("completes between braces on a line", () => {
    check("waivers:\n  - { ‸", ["party", "reason"]);
    check("waivers:\n  - { party: ‸ }", ["acme"], ["reason"]);
    check("waivers:\n  - { party: acme, ‸, reason: r }", ["expires"], ["party", "reason"]);
    check("waivers: [{ party: acme }, { party: ‸", ["acme"]);
    check("waivers:\n  - { reason: 'a, b: {', party: ‸", ["acme"]);
    check('waivers:\n  - { reason: "a \\" {", listed: { ‸', ["us-bis-el"]);
    check("waivers:\n  - { listed: { us-bis-el: ‸ } }", ["export"]);
    check("waivers:\n  - { party: acme }\n  - { ‸", ["party"]);
    check("lists: { us-bis-el: ‸ }", ["error"]);
    check("lists: { ‸ }", ["us-bis-el"]);
    assert.equal(offered("waivers:\n  - { ‸")["scopes"], "scopes: [$0]");
    assert.equal(offered("waivers:\n  - { ‸")["listed"], "listed: { $0 }");
    check(`${"{".repeat(50_000)}‸`, []);
  });
  it("replaces the word that is being typed", () => {
    const replaced = (marked: string): string => {
      const text = marked.replace("‸", "");
      const { start, end } = completePolicy(text, marked.indexOf("‸"), shape);
      return text.slice(start, end);
    };
    assert.equal(replaced("wat‸"), "wat");
    assert.equal(replaced("watch: of‸f"), "off");
    assert.equal(replaced("nowhere:\n  x‸"), "");
    assert.equal(replaced("# x‸"), "");
  });
  it("offers nothing below what is not known, or is a text", () => {
    for (const marked of [
      "nowhere:\n  ‸",
      "watch:\n  x: ‸",
      "lists:\n  us-bis-el:\n    x: ‸",
      "__proto__:\n  ‸",
      "watch:\n  - ‸",
    ])
      assert.deepEqual(completePolicy(marked.replace("‸", ""), marked.indexOf("‸"), shape).suggestions, [], marked);
  });
  it("explains nothing that it does not know", () => {
    for (const [text, at] of [
      ["lists:\n  other: warning\n", 10],
      ["# lists", 4],
      ["nowhere: x", 2],
      ["waivers:\n  - reason: warning\n", 24],
    ] as const)
      assert.equal(describePlace(text, at, shape), undefined, text);
    const text = "waivers:\n  - party: acme\n";
    const found = describePlace(text, text.indexOf("acme") + 1, shape);
    assert.deepEqual(found, { start: 20, end: 24, description: "Acme Ltd" });
    assert.match(describePlace(text, text.indexOf("party") + 1, shape)?.description ?? "", /party that is waived/);
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
        .replace(/^(officialLists|knowledge): $/, "$1: cache")
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
