import assert from "node:assert/strict";
import type { CompiledAlternatives } from "../../../src/core/blacklist/compiled.js";
import { matchesPattern } from "../../../src/core/blacklist/pattern.js";
import type { Alternative, Attribution, Component } from "../../../src/core/model.js";
import { judgeContext } from "../../../src/core/policy/judgeContext.js";
import { judge } from "../../../src/core/policy/judge.js";
import { alone } from "../../../src/core/policy/matchGroups.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { parsePurl } from "../../../src/core/ecosystems/purl.js";
import { componentOf, identifierOf, supplierOf } from "../../harness/component.js";
import { compiledKnowledge, realKnowledge } from "../../harness/knowledge.js";
import { sampleOf } from "../../harness/patternSample.js";
import { writtenName } from "../../../src/core/ecosystems/writtenNames.js";

const knowledge = realKnowledge();
const compiled = JSON.parse(compiledKnowledge().split("\n")[3] ?? "") as CompiledAlternatives;
const context = judgeContext(knowledge, emptyPolicy, knowledge.checkedUntil);

/** Where one `*` stood, something that a name may hold. */
function filled(pattern: string): string {
  return pattern.replace(/\*/g, "x1");
}

/** The fact that the row is for; undefined for a row that stands behind narrower ones, for facts they do not name. */
function attributionFor(party: string, pattern: string): Attribution | undefined {
  const own = knowledge.attributions.filter((each) => each.party === party);
  const fact =
    own.find((each) => each.pattern === pattern) ??
    own.find((each) => matchesPattern(each, each.pattern, filled(pattern)));
  assert.ok(fact ?? own.some((each) => matchesPattern({ ...each, pattern }, pattern, filled(each.pattern))), pattern);
  return fact;
}

describe("every recorded alternative is offered for what it replaces", () => {
  for (const [party, rows] of Object.entries(compiled.parties)) {
    it(party, () => {
      for (const row of rows) {
        const expected = (row.use ?? []).map((index) => compiled.texts[compiled.alternatives[index]?.[0] ?? -1]);
        const check = (attribution: Attribution, matched: string, what: string): void => {
          const found = knowledge.alternativesFor(attribution, matched, row.relation).map(({ to }) => to);
          assert.deepEqual(found, expected, what);
          const none = knowledge.withoutAlternative(attribution, matched, row.relation);
          assert.equal(none, row.none === undefined ? undefined : compiled.texts[row.none], what);
          assert.ok(expected.length > 0 || none, `${what}: neither another source nor why there is none`);
        };
        for (const pattern of row.for ?? []) {
          const attribution = attributionFor(party, pattern);
          if (attribution) check(attribution, filled(pattern), pattern);
        }
        for (const family of row.families ?? []) {
          for (const attribution of knowledge.attributions.filter(
            (each) => each.party === party && each.family === family,
          ))
            check(attribution, sampleOf(attribution.pattern), `${family}: ${attribution.pattern}`);
          assert.ok(
            knowledge.familiesOf(party).some(({ id }) => id === family),
            family,
          );
        }
      }
    });
  }
});

describe("every recorded alternative comes from nobody who is listed", () => {
  const seen = new Map<string, Alternative>();
  for (const attribution of knowledge.attributions)
    for (const each of knowledge.alternativesFor(attribution, filled(attribution.pattern))) seen.set(each.to, each);
  for (const party of knowledge.parties.keys())
    for (const family of knowledge.familiesOf(party)) for (const each of family.alternatives) seen.set(each.to, each);

  const componentFor = ({ to, maintainedBy = "" }: Alternative): Component => {
    const purl = parsePurl(to);
    if (purl) return componentOf({ ecosystem: purl.type, name: writtenName(purl) });
    if (to.includes("://")) return componentOf({ kind: "source", name: to, identifiers: [identifierOf("url", to)] });
    const suppliers = [supplierOf("manufacturer", maintainedBy.replace(/ \(.*/, ""))];
    return componentOf({ kind: "part", name: to, identifiers: [identifierOf("mpn", to)], suppliers });
  };

  it("are many", () => assert.ok(seen.size > 500, String(seen.size)));
  for (const alternative of seen.values()) {
    it(alternative.to, () => {
      const found = context.screen
        .screen(componentFor(alternative), context.asOf)
        .filter(({ relationship }) => relationship !== "origin" && relationship !== "maintainer")
        .flatMap((match) => judge(alone(match), { uri: "x", text: "" }, context)?.message ?? []);
      assert.deepEqual(found, []);
    });
  }
});
