import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { SourceText } from "../../../src/core/model.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { fixesForAll } from "../../../src/core/remedies/fixAll.js";
import { verifiedFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import { alternative, fact } from "../../harness/recorded.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const base = smallKnowledge({
  attributions: ["npm/zq-a", "npm/zq-b", "docker/zq/a", "docker/zq/b"].map((pattern) =>
    fact("huawei", "package", pattern),
  ),
});
const free = { npm: "pkg:npm/free", docker: "pkg:docker/free/free" };
const knowledge = {
  ...base,
  alternativesFor: ({ pattern }: { readonly pattern: string }) => [
    alternative(pattern.startsWith("npm/") ? free.npm : free.docker, "drop-in"),
  ],
};

/** The document with all that is preferred, and what the light bulb makes of its first finding, by kind. */
function fixed(source: SourceText): { readonly all: string; readonly first: Readonly<Record<string, string>> } {
  const { findings } = analyze(source, knowledge, emptyPolicy, "2026-01-01");
  const [finding] = findings;
  assert.ok(finding);
  return {
    all: applyEdits(
      source.text,
      fixesForAll(findings).flatMap(({ edits }) => edits),
    ),
    first: Object.fromEntries(
      verifiedFixes(finding).map(({ kind, edits }) => [kind, edits.length > 0 ? applyEdits(source.text, edits) : ""]),
    ),
  };
}

describe("fixes that are made at once", () => {
  const manifest = (sections: object): SourceText => ({ uri: "package.json", text: JSON.stringify(sections) });
  const [a, b] = [{ "zq-a": "1" }, { "zq-b": "1" }];

  it("write a package into a section once, that of the first in the text", () => {
    const { all, first } = fixed(manifest({ dependencies: { ...a, ...b } }));
    assert.equal(all, JSON.stringify({ dependencies: { free: "*", "zq-b": "1" } }));
    assert.equal(first["replace"], all, "each of the two may be made by itself");
  });

  it("write it into each of several sections", () => {
    const { all } = fixed(manifest({ dependencies: a, devDependencies: b }));
    assert.equal(all, JSON.stringify({ dependencies: { free: "*" }, devDependencies: { free: "*" } }));
  });

  it("leave what is declared there already, as the light bulb does", () => {
    const source = manifest({ dependencies: { ...a, free: "2" } });
    const { all, first } = fixed(source);
    assert.equal(all, source.text);
    assert.deepEqual(first, { note: "", remove: JSON.stringify({ dependencies: { free: "2" } }) });
  });

  it("replace in another section what is declared in one", () => {
    const { all, first } = fixed(manifest({ devDependencies: a, dependencies: { free: "2" } }));
    assert.equal(all, JSON.stringify({ devDependencies: { free: "*" }, dependencies: { free: "2" } }));
    assert.equal(first["replace"], all);
  });

  it("replace every image: one may be named as often as it is used", () => {
    const compose = (...images: readonly string[]): SourceText => ({
      uri: "compose.yaml",
      text: ["services:", ...images.flatMap((image, at) => [`  s${at}:`, `    image: ${image}`]), ""].join("\n"),
    });
    const { all } = fixed(compose("zq/a:1", "free/free:1", "zq/b:1"));
    assert.doesNotMatch(all, /zq/);
    assert.equal(all.match(/free\/free/g)?.length, 3);
  });
});
