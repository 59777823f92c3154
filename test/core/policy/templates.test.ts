import assert from "node:assert/strict";
import { jsonSchema, schemaOf } from "../../../src/core/policy/jsonSchema.js";
import { readPolicyFile } from "../../../src/core/policy/readPolicy.js";
import { policyTemplate, templateWords, type TemplateName } from "../../../src/core/policy/templates.js";
import { realKnowledge } from "../../harness/knowledge.js";

const names = realKnowledge();
const today = "2026-01-15";

describe("the templates of a policy", () => {
  const asked: Readonly<Record<TemplateName, object>> = {
    "federal-contractor": {
      activities: ["us-federal-contracts", "us-defense-contracts", "us-person"],
      lists: { "us-fcc-covered": "error" },
    },
    "eu-company": { activities: ["eu-person"] },
    "sdn-only": { onlyLists: ["us-ofac-sdn"] },
    "device-maker": { activities: ["eu-person", "eu-exports", "us-sales", "us-imports", "us-exports"] },
    "open-source": { activities: ["us-person", "eu-person"] },
    "own-mirrors": {},
  };
  for (const name of Object.keys(templateWords) as TemplateName[])
    it(`${name} reads without a problem, and says what it is for`, () => {
      const { policy, problems } = readPolicyFile(policyTemplate(name, { hosts: [], today }), names);
      assert.deepEqual(problems, []);
      assert.deepEqual(policy, { ...asked[name], waivers: [] });
    });

  it("waive the hosts that are the team's own, for a year", () => {
    const hosts = ["mirror.example", "https://cache.example/x", "*.zq.example"];
    const text = policyTemplate("own-mirrors", { hosts, approver: "A. Person: legal", today });
    const { policy, problems } = readPolicyFile(text.replace("*.zq", "zq"), names);
    assert.deepEqual(problems, []);
    const rest = {
      reason: "Ours, or a host we have decided to use",
      approver: "A. Person: legal",
      expires: "2027-01-15",
    };
    assert.deepEqual(policy?.waivers, [
      { component: "mirror.example", ...rest },
      { component: "https://cache.example/x", ...rest },
      { component: "zq.example", ...rest },
    ]);
    assert.ok(text.includes("component: mirror.example\n") && text.includes('component: "https://cache.example/x"\n'));
    assert.ok(text.includes('component: "*.zq.example"\n'));
    const { policy: bare } = readPolicyFile(policyTemplate("sdn-only", { hosts: ["m.example"], today }), names);
    assert.deepEqual(bare?.waivers[0] && "approver" in bare.waivers[0], false);
  });

  it("end a waiver of the 29th of February on a day that there is", () => {
    const expires = (day: string) =>
      /expires: (\S+)/.exec(policyTemplate("own-mirrors", { hosts: ["m.example"], today: day }))?.[1];
    assert.deepEqual(["2028-02-29", "2028-02-28", "0099-12-31"].map(expires), [
      "2029-02-28",
      "2029-02-28",
      "0100-12-31",
    ]);
  });
});

describe("a shape as JSON schema", () => {
  const text = { kind: "text", description: "A text." } as const;
  const words = {
    kind: "choice",
    description: "A word.",
    choices: [
      { value: "a", description: "One." },
      { value: "b", description: "Two." },
    ],
  } as const;

  it("has a head", () => {
    const { $schema, title, ...rest } = jsonSchema(text);
    assert.deepEqual(
      [$schema, title, rest],
      ["http://json-schema.org/draft-07/schema#", "SanctionLint policy", schemaOf(text)],
    );
  });
  it("of a text", () => {
    assert.deepEqual(schemaOf(text), { type: "string", description: "A text." });
    assert.deepEqual(schemaOf({ ...text, pattern: "^a", examples: ["ab"] }), {
      type: "string",
      description: "A text.",
      pattern: "^a",
      examples: ["ab"],
    });
  });
  it("of words, with what each means where there are several", () => {
    assert.deepEqual(schemaOf(words), { description: "A word.", enum: ["a", "b"], enumDescriptions: ["One.", "Two."] });
    const one = (value: string): unknown =>
      schemaOf({ kind: "choice", description: "d", choices: [{ value, description: "One." }] });
    assert.deepEqual(one("1"), { description: "d", enum: [1, "1"] });
    assert.deepEqual(one("true"), { description: "d", enum: [true] });
    assert.deepEqual(one("false"), { description: "d", enum: [false] });
  });
  it("of a list, and one that may not be empty", () => {
    const list = { kind: "list", description: "A list.", items: text } as const;
    assert.deepEqual(schemaOf(list), { type: "array", description: "A list.", items: schemaOf(text) });
    assert.deepEqual(schemaOf({ ...list, atLeast: 1 }), {
      type: "array",
      description: "A list.",
      minItems: 1,
      items: schemaOf(text),
    });
  });
  it("of a number", () =>
    assert.deepEqual(schemaOf({ kind: "number", description: "n", least: 1 }), {
      type: "integer",
      description: "n",
      minimum: 1,
    }));
  it("of keys, those needed among them", () => {
    const object = { kind: "object", description: "An object.", keys: { a: text } } as const;
    const schema = {
      type: "object",
      description: "An object.",
      additionalProperties: false,
      properties: { a: schemaOf(text) },
    };
    assert.deepEqual(schemaOf(object), schema);
    assert.deepEqual(schemaOf({ ...object, required: ["a"] }), { ...schema, required: ["a"] });
  });
  it("of a record of any names, or of those that are known, without saying the choices again", () => {
    const record = { kind: "record", description: "A record.", value: words } as const;
    const head = { type: "object", description: "A record." };
    assert.deepEqual(schemaOf(record), { ...head, additionalProperties: schemaOf(words) });
    assert.deepEqual(schemaOf({ ...record, names: [{ value: "x", description: "The x." }] }), {
      ...head,
      additionalProperties: false,
      properties: { x: { description: "The x.", enum: ["a", "b"] } },
    });
  });
});
