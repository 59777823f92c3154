import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { Policy } from "../../../src/core/policy/policy.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();

/** `rule severity "text of the first place" places: message` of each finding. */
function found(uri: string, text: string, policy: Partial<Policy>): readonly string[] {
  return analyze({ uri, text }, knowledge, { waivers: [], ...policy }, "2026-01-01").findings.map(
    ({ rule, severity, span, places, message, waiver }) =>
      `${rule} ${waiver ? "waived" : severity} "${text.slice(span.start, span.end)}" ${places.length}: ${message}`,
  );
}

const lock = JSON.stringify({
  lockfileVersion: 3,
  packages: Object.fromEntries(
    ["a", "b", "c"].map((name, at) => [
      `node_modules/${name}`,
      { version: "1.0.0", resolved: `https://${at === 0 ? "registry.acme.example" : "elsewhere.example"}/${name}.tgz` },
    ]),
  ),
});

describe("trusted places", () => {
  it("make a finding of each other host, with all its places", () =>
    assert.deepEqual(found("package-lock.json", lock, { trusted: ["registry.acme.example"] }), [
      'untrusted-source error "https://elsewhere.example/b.tgz" 2: elsewhere.example is not a place that the policy trusts (2 places)',
    ]));
  it("make none where all hosts are trusted, by one label or by a path too", () => {
    assert.deepEqual(found("package-lock.json", lock, { trusted: ["*.acme.example", "elsewhere.example"] }), []);
    const npmrc = "registry=https://images.example/acme/npm/\n";
    assert.deepEqual(found(".npmrc", npmrc, { trusted: ["images.example/acme"] }), []);
    assert.equal(found(".npmrc", npmrc, { trusted: ["images.example/acm"] }).length, 1);
    assert.equal(found(".npmrc", npmrc, { trusted: ["example"] }).length, 1);
  });
  it("are asked about images that name their registry, and not about the usual one", () => {
    const text = "FROM registry.acme.example/base:1 AS base\nFROM other.example/tool:2\nFROM debian:12\n";
    assert.deepEqual(found("Dockerfile", text, { trusted: ["registry.acme.example"] }), [
      'untrusted-source error "other.example/tool" 1: other.example/tool is not a place that the policy trusts',
    ]);
    assert.deepEqual(found("Dockerfile", "FROM other.example/acme/tool:2\n", { trusted: ["other.example/acme"] }), []);
  });
  it("are not asked about local paths and hosts", () =>
    assert.deepEqual(
      found("package.json", '{"dependencies": {"a": "file:../a", "b": "http://localhost:4873/b.tgz", "c": "^1.0.0"}}', {
        trusted: ["registry.acme.example"],
      }),
      [],
    ));
  it("weigh what the policy says of them, and are waived like any other finding", () => {
    const trusted = ["registry.acme.example"];
    const waiver = { reason: "r", expires: "2027-01-01" };
    const heads = (policy: Partial<Policy>) => found("package-lock.json", lock, { trusted, ...policy }).map(first);
    assert.deepEqual(heads({ parties: { untrusted: "warning" } }), ["untrusted-source warning"]);
    assert.deepEqual(heads({ relationships: { mirror: "off" } }), ["untrusted-source error"]);
    assert.deepEqual(heads({ waivers: [{ ...waiver, party: "untrusted" }] }), ["untrusted-source waived"]);
    assert.deepEqual(heads({ waivers: [{ ...waiver, component: "elsewhere.example" }] }), ["untrusted-source waived"]);
  });
  it("leave a listed party's host what it is", () => {
    const npmrc = "registry=https://mirrors.huaweicloud.com/repository/npm/\n";
    const policy = { trusted: ["mirrors.huaweicloud.com"], relationships: { mirror: "listed" } } as const;
    assert.deepEqual(found(".npmrc", npmrc, policy).map(first), ["listed-source warning"]);
    assert.equal(found(".npmrc", npmrc, { ...policy, trusted: ["other.example"] }).length, 2);
  });
  it("offer what is offered for any host, and no other source", () => {
    const source = { uri: "package-lock.json", text: lock };
    const { findings } = analyze(source, knowledge, { waivers: [], trusted: ["registry.acme.example"] }, "2026-01-01");
    assert.deepEqual(
      findings.flatMap(({ fixes }) => fixes.map(({ title, to }) => `${title} ${to ?? "-"}`)),
      ["Regenerate package-lock.json without elsewhere.example -"],
    );
  });
});

function first(text: string): string {
  return text.split(" ").slice(0, 2).join(" ");
}
