import assert from "node:assert/strict";
import type { SourceText } from "../../../src/core/model.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { formats } from "../../../src/core/formats/index.js";
import { verifiedFixes, verifyFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { readFixtures } from "../../harness/fixtures.js";
import { knowledgeListing } from "../../harness/listed.js";
import { sampled } from "../../harness/scale.js";
import { findingsOf } from "../../harness/findingsOf.js";

describe("edits that are tried together hold when each holds alone", () => {
  // All that a file names is listed, or two thirds of it, by turns.
  for (const [turn, { id, source }] of sampled([...readFixtures().entries()], 400)) {
    const format = formats.formatOf(source);
    if (!format || format.generated || source.text.length > 3000) continue;
    it(id, () => {
      const { components } = format.extract(source);
      check(source, knowledgeListing(components.filter((_, at) => turn % 2 === 0 || at % 3 !== 1)));
    });
  }
});

function check(source: SourceText, knowledge: Knowledge): void {
  assert.deepEqual(describeFixes(source, knowledge, 0), describeFixes(source, knowledge, Infinity));
}

function describeFixes(source: SourceText, knowledge: Knowledge, alone: number): string[] {
  const { findings } = findingsOf(source, knowledge, { alone });
  verifyFixes(findings);
  return findings.flatMap((finding) =>
    verifiedFixes(finding).map(
      ({ kind, title, edits }) => `${finding.component.name}: ${kind} ${title} ${JSON.stringify(edits)}`,
    ),
  );
}
