import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { analyze } from "../../../src/core/analyze.js";
import type { Finding, SourceText } from "../../../src/core/model.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { LineIndex } from "../../../src/core/text/lineIndex.js";
import { realKnowledge } from "../../harness/knowledge.js";

const folder = path.join(__dirname, "fixtures");
const asOf = "2026-08-22";

function read(kind: string, name: string): SourceText {
  return { uri: name, text: readFileSync(path.join(folder, kind, name), "utf8") };
}

function findingsOf(source: SourceText): readonly Finding[] {
  return analyze(source, realKnowledge(), emptyPolicy, asOf).findings;
}

function describeFinding({ text }: SourceText, finding: Finding): string {
  const { line, column } = new LineIndex(text).positionAt(finding.span.start);
  return `${line}:${column} ${finding.severity} ${text.slice(finding.span.start, finding.span.end)} = ${finding.match.party.id}`;
}

describe("what only looks like a listed part is not accused", () => {
  let looked = 0;
  for (const name of readdirSync(path.join(folder, "look-alikes"))) {
    it(name, () => {
      const source = read("look-alikes", name);
      const { components } = analyze(source, realKnowledge(), emptyPolicy, asOf);
      looked += components.length;
      assert.ok(components.length > 0, "nothing was read");
      const accused = findingsOf(source).filter(({ severity }) => severity === "error" || severity === "warning");
      assert.deepEqual(
        accused.map((finding) => describeFinding(source, finding)),
        [],
      );
    });
  }
  it("in at least 150 rows", () => assert.ok(looked >= 150, String(looked)));
});

/** Line and text of every listed part in a table whose last column names the party. */
function expected({ text }: SourceText): { line: number; party: string }[] {
  return text
    .trimEnd()
    .split("\n")
    .map((row, index) => ({ line: index + 1, party: row.slice(row.lastIndexOf(",") + 1) }))
    .slice(1);
}

describe("every listed part is found in its row, at the cell that says it", () => {
  let found = 0;
  for (const name of readdirSync(path.join(folder, "listed"))) {
    it(name, () => {
      const source = read("listed", name);
      const lines = new LineIndex(source.text);
      const rows = expected(source);
      found += rows.length;
      const findings = findingsOf(source).filter(({ severity }) => severity === "error" || severity === "warning");
      const actual = findings.map(({ span, match }) => ({
        line: lines.positionAt(span.start).line,
        party: match.party.id,
      }));
      assert.deepEqual(actual, rows);
      for (const { span, component } of findings) {
        const cells = [component.nameSpan, ...(component.identifiers ?? []), ...(component.suppliers ?? [])];
        assert.ok(cells.some(({ start, end }) => start === span.start && end === span.end));
      }
    });
  }
  it("of at least 60 numbers", () => assert.ok(found >= 60, String(found)));
});
