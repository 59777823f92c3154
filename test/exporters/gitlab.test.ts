import assert from "node:assert/strict";
import Ajv from "ajv-draft-04";
import { listedManifest } from "../harness/auditing.js";
import { atLeast, ended, everyFixture, exported, many, manyFindings } from "../harness/exporting.js";

interface Issue {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** What GitLab says of its report; it has no schema of its own. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const validate = new Ajv().compile<readonly Issue[]>({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    additionalProperties: false,
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^[^/.]" },
          lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
        },
      },
    },
  },
});

function issuesIn(text: string): readonly Issue[] {
  const issues: unknown = JSON.parse(text);
  assert.ok(validate(issues), JSON.stringify(validate.errors?.slice(0, 3)));
  assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length, "one fingerprint each");
  return issues;
}

describe("GitLab code quality", () => {
  it("is as GitLab wants it for every fixture", async function () {
    this.timeout(240_000);
    assert.ok(issuesIn(await exported("gitlab", await everyFixture())).length > atLeast(3000));
  });

  it(`holds ${many} findings`, async function () {
    this.timeout(240_000);
    assert.equal(issuesIn(await exported("gitlab", await manyFindings(many))).length, many);
  });

  it("names file and line, and leaves waived findings out", async () => {
    const audited = await ended({
      "a/package.json": listedManifest,
      "b/package.json": listedManifest,
      ".sanctionlint.yaml": `waivers: [{ party: huawei, path: b, reason: r, expires: 2030-01-01 }]\n`,
    });
    const issues = issuesIn(await exported("gitlab", audited));
    assert.deepEqual(
      issues.map(({ check_name, location }) => [check_name, location.path, location.lines.begin]),
      [["listed-component", "a/package.json", 3]],
    );
  });

  it("is an empty list where nothing was found", async () => {
    assert.deepEqual(issuesIn(await exported("gitlab", await ended({ "package.json": "{}" }))), []);
  });
});
