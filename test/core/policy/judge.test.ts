import assert from "node:assert/strict";
import type { Component, Finding } from "../../../src/core/model.js";
import { judgeContext } from "../../../src/core/policy/judgeContext.js";
import { judge } from "../../../src/core/policy/judge.js";
import { alone } from "../../../src/core/policy/matchGroups.js";
import { emptyPolicy, type Policy } from "../../../src/core/policy/policy.js";
import { componentOf, identifierOf, supplierOf } from "../../harness/component.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();

/** `severity rule`, or "nothing", and what the reason must contain. */
function check(
  component: Component,
  expected: string,
  because?: RegExp,
  policy: Policy = emptyPolicy,
  asOf = "2026-01-01",
): void {
  const context = judgeContext(knowledge, policy, asOf);
  const found = [...(context.ownScreen?.screen(component, asOf) ?? []), ...context.screen.screen(component, asOf)]
    .map((match) => judge(alone(match), { uri: "app/package.json", text: "" }, context))
    .find((verdict): verdict is Omit<Finding, "fixes"> => verdict !== undefined);
  assert.equal(found ? `${found.severity} ${found.rule}` : "nothing", expected, found?.because);
  if (because) assert.match(found?.because ?? "", because);
}

const npm = (name: string, more: Partial<Component> = {}): Component =>
  componentOf({ ecosystem: "npm", name, ...more });
const cloud = npm("@huaweicloud/core");
const camera = componentOf({
  kind: "device",
  name: "DS-2CD2043",
  identifiers: [identifierOf("model", "DS-2CD2043")],
  suppliers: [supplierOf("manufacturer", "Hikvision")],
});
const mirror = componentOf({
  kind: "source",
  name: "m",
  identifiers: [identifierOf("url", "https://mirrors.huaweicloud.com/repository/npm/")],
});
const bare = componentOf({ kind: "device", name: "DS-2CD2043", identifiers: [identifierOf("model", "DS-2CD2043")] });
const policy = (more: Partial<Policy>): Policy => ({ waivers: [], ...more });

describe("severity without a policy", () => {
  it("an export list is a warning", () =>
    check(cloud, "warning listed-component", /unless a policy says otherwise .* a warning/));
  it("a market list is an error for equipment", () => check(camera, "error listed-component"));
  it("a part number without a maker is a warning at most", () =>
    check(bare, "warning listed-component", /no maker is named/));
  it("a host is a source", () =>
    check(mirror, "information listed-source", /restricts exports to the party; using its mirror is not restricted$/));
  it("a source that names the party as its publisher is the party's component", () =>
    check(
      componentOf({ kind: "source", name: "m", suppliers: [supplierOf("publisher", "Huawei")] }),
      "warning listed-component",
    ));
  it("a blocking list is an error", () =>
    check(
      componentOf({ kind: "source", name: "p", identifiers: [identifierOf("url", "https://polyfill.io/v3")] }),
      "error listed-source",
    ));
  it("equipment lists do not reach software", () =>
    check(npm("zte-guess"), "information listed-component", /about equipment/));
  it("a list of one country's own is a warning at most", () =>
    check(componentOf({ ecosystem: "golang", name: "github.com/mailru/easyjson" }), "warning listed-component"));
  it("a listing without a first day is a warning on days before the party was seen there", () =>
    check(componentOf({ ecosystem: "pypi", name: "megengine" }), "warning listed-component", /on that day is not/));
  it("a listing without a first day is in force once the party was seen there", () =>
    check(
      componentOf({ ecosystem: "pypi", name: "megengine" }),
      "error listed-component",
      undefined,
      emptyPolicy,
      "2026-08-22",
    ));
  it("someone else's client is information", () =>
    check(componentOf({ ecosystem: "pypi", name: "hikvisionapi" }), "information related-component", /talks to/));
  it("what was given away is information", () =>
    check(componentOf({ ecosystem: "golang", name: "volcano.sh/volcano" }), "information related-component"));
  it("what a file only describes is information", () =>
    check(npm("@huaweicloud/core", { mention: true }), "information listed-component"));
  it("a name that resembles is a hint", () =>
    check(componentOf({ name: "x", suppliers: [supplierOf("publisher", "Huaweii")] }), "hint listed-component"));
  it("a full name with a slip is a warning at most", () =>
    check(
      componentOf({ kind: "part", name: "x", suppliers: [supplierOf("manufacturer", "Huawei Technologes Co., Ltd.")] }),
      "warning listed-component",
    ));
  it("an id of a chip is a warning at most", () =>
    check(
      componentOf({ kind: "device", name: "b", identifiers: [identifierOf("devicetree", "hisilicon,hi3516")] }),
      "warning listed-component",
    ));
  it("a candidate is watched", () => check(camera, "information watched-party", /reported/, emptyPolicy, "2019-05-22"));
  it("a party on no list in force is nothing", () => check(npm("@bytedance/x"), "nothing"));
});

describe("severity by the policy", () => {
  const cases: readonly (readonly [string, Component, Partial<Policy>, string])[] = [
    ["a list's own severity", cloud, { lists: { "us-bis-el": "error" } }, "error listed-component"],
    ["a list turned off leaves the others", cloud, { lists: { "us-bis-el": "off" } }, "information listed-component"],
    ["a direction", cloud, { directions: { export: "hint", market: "off" } }, "hint listed-component"],
    ["an activity that is bitten", cloud, { activities: ["export"] }, "error listed-component"],
    ["an activity that is not", cloud, { activities: ["us-imports"] }, "information listed-component"],
    ["none of the activities", cloud, { activities: ["none"] }, "information listed-component"],
    ["a person whom a restriction of exports binds", cloud, { activities: ["us-person"] }, "warning listed-component"],
    ["equipment that may not be imported", camera, { activities: ["us-imports"] }, "error listed-component"],
    ["only lists the party is not on", cloud, { onlyLists: ["us-ofac-sdn"] }, "nothing"],
    ["only a list the party is on", cloud, { onlyLists: ["us-bis-el"] }, "warning listed-component"],
    [
      "only lists, and another by name",
      cloud,
      { onlyLists: ["us-ofac-sdn"], lists: { "us-bis-el": "error" } },
      "error listed-component",
    ],
    ["a mirror, whatever is exported", mirror, { activities: ["export"] }, "information listed-source"],
    ["a mirror by a list's own severity", mirror, { lists: { "us-bis-el": "error" } }, "error listed-source"],
    [
      "a mirror by the list, where the policy asks",
      mirror,
      { activities: ["export"], relationships: { mirror: "listed" } },
      "error listed-source",
    ],
    ["sales of equipment", camera, { activities: ["us-sales"] }, "error listed-component"],
    [
      "a relationship raised",
      componentOf({ ecosystem: "pypi", name: "hikvisionapi" }),
      { relationships: { interop: "listed" } },
      "warning related-component",
    ],
    ["a relationship turned off", cloud, { relationships: { publisher: "off" } }, "nothing"],
    ["a party over everything", npm("zte-guess"), { parties: { zte: "error" } }, "error listed-component"],
    ["a party turned off", cloud, { parties: { huawei: "off" } }, "nothing"],
    [
      "ukraine",
      componentOf({ ecosystem: "golang", name: "github.com/VKCOM/x" }),
      { activities: ["ukraine"] },
      "warning listed-component",
    ],
    [
      "an own party by its name",
      componentOf({ name: "x", suppliers: [supplierOf("publisher", "Acme Widgets Inc.")] }),
      { ownParties: [{ id: "acme", name: "Acme Widgets", reason: "r" }] },
      "error listed-component",
    ],
    [
      "an own party before its day",
      npm("acme"),
      { ownParties: [{ id: "acme", name: "Acme", packages: ["npm/acme"], since: "2027-01-01", reason: "r" }] },
      "nothing",
    ],
    [
      "an own part",
      componentOf({ kind: "part", name: "AC.1-7" }),
      { ownParties: [{ id: "acme", name: "Acme", parts: ["AC.1*"], reason: "r", severity: "warning" }] },
      "warning listed-component",
    ],
  ];
  for (const [title, component, more, expected] of cases)
    it(title, () => check(component, expected, undefined, policy(more)));
  it("watching turned up and off", () => {
    check(camera, "warning watched-party", undefined, policy({ watch: "warning" }), "2019-05-22");
    check(camera, "nothing", undefined, policy({ watch: "off" }), "2019-05-22");
  });
});
