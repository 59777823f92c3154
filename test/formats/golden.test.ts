import { formatOf } from "../harness/recognise.js";
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describeExtraction } from "../harness/golden.js";
import { readFixtures, type Fixture } from "../harness/fixtures.js";

const fixtures = readFixtures();

describe("every fixture reads as expected", () => {
  const cases = new Map<string, Fixture[]>();
  for (const fixture of fixtures)
    cases.set(fixture.expectedFile, [...(cases.get(fixture.expectedFile) ?? []), fixture]);
  for (const [expectedFile, group] of cases) {
    it(group.map(({ id }) => id).join(", "), () => {
      const actual = group
        .map((fixture) => (group.length > 1 ? `# ${fixture.source.uri}\n` : "") + describeFixture(fixture))
        .join("");
      if (process.env.UPDATE_EXPECTED) writeFileSync(expectedFile, actual);
      assert.ok(
        existsSync(expectedFile),
        `${expectedFile} is missing: run with UPDATE_EXPECTED=1 and read what it wrote`,
      );
      assert.equal(actual, readFileSync(expectedFile, "utf8"));
    });
  }
});

function describeFixture({ source, format }: Fixture): string {
  const claimed = formatOf(source);
  if (!claimed) return "not this format\n";
  const label = claimed.id.replace("/", "-") === format ? "" : `read as ${claimed.id}\n`;
  return label + describeExtraction(source, claimed.extract(source));
}
