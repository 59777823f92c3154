import assert from "node:assert/strict";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { atLeast, ended, everyFixture, exported, many, manyFindings, type Ended } from "../harness/exporting.js";
import { listedManifest } from "../harness/auditing.js";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region: Region;
  };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
  readonly properties: { readonly fixesLeftOut?: readonly string[] };
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
}

const schema = createRequire(__filename)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object;
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** The one run of a log that holds to the schema. */
function runIn(text: string): Run {
  const log = JSON.parse(text) as { readonly runs: readonly [Run] };
  assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 3)));
  return log.runs[0];
}

const full = { sarifProfile: "full" } as const;

async function runOf(audited: Ended, more: { readonly sarifProfile?: "full" } = {}): Promise<Run> {
  return runIn(await exported("sarif", audited, more));
}

const waiving = `waivers: [{ party: huawei, path: waived, reason: "legal review 7", approver: Legal, expires: 2030-01-01 }]\n`;

describe("SARIF", () => {
  for (const profile of ["github", "full"] as const) {
    it(`holds to the schema for every fixture, profile ${profile}`, async function () {
      this.timeout(240_000);
      const audited = await everyFixture();
      const { results } = runIn(await exported("sarif", audited, { sarifProfile: profile }));
      assert.ok(results.length > atLeast(3000), String(results.length));
    });
  }

  it("names the file from the repository's root, the characters, the rule and what to do", async () => {
    const { results, tool } = await runOf(await ended({ "a b/päckage/package.json": listedManifest }));
    const [result] = results;
    assert.ok(result);
    const { artifactLocation, region } = result.locations[0]?.physicalLocation ?? assert.fail();
    assert.deepEqual(artifactLocation, { uri: "a%20b/p%C3%A4ckage/package.json", uriBaseId: "%SRCROOT%" });
    assert.deepEqual(region, { startLine: 3, startColumn: 6, endLine: 3, endColumn: 36 });
    assert.equal(listedManifest.split("\n")[2]?.slice(5, 35), "@hmscore/react-native-hms-push");
    assert.equal(tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    assert.match(result.message.text, /Huawei Technologies.*84 FR 22961.*Instead: /);
  });

  it("keeps the hash of a result when its line moves, and gives two alike two", async () => {
    const hashes = async (text: string): Promise<string[]> =>
      (await runOf(await ended({ "requirements.txt": text }))).results.map(
        ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
      );
    const line = "esdk-obs-python==3.22.2\n";
    const [first] = await hashes(line);
    assert.ok(first);
    assert.deepEqual(await hashes(`# one\n\n${line}`), [first]);
    const twice = await hashes(line + line);
    assert.deepEqual(twice, [first, `${first}:2`]);
  });

  it("leaves waived findings out of the profile github, counted, and has them suppressed in full", async () => {
    const audited = await ended({
      "waived/package.json": listedManifest,
      "open/package.json": listedManifest,
      ".sanctionlint.yaml": waiving,
    });
    const github = await runOf(audited);
    assert.deepEqual(
      github.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri),
      ["open/package.json"],
    );
    assert.ok(
      github.invocations[0]?.toolExecutionNotifications.some(
        ({ message }) => message.text === "1 waived finding left out.",
      ),
    );
    const { results } = await runOf(audited, full);
    assert.deepEqual(
      results.map(({ suppressions = [] }) => suppressions.map(({ kind, justification }) => `${kind} ${justification}`)),
      [[], ["external legal review 7"]],
    );
  });

  it("has fixes in full which, applied, are what the fix says", async () => {
    const source = "esdk-obs-python==3.22.2\n";
    const { results } = await runOf(await ended({ "requirements.txt": source }), full);
    const fixes = results[0]?.fixes ?? [];
    assert.ok(fixes.length > 0);
    for (const { artifactChanges } of fixes) {
      const [replacement] = artifactChanges[0]?.replacements ?? [];
      assert.ok(replacement);
      const { startLine, startColumn } = replacement.deletedRegion;
      assert.ok(startLine === 1 && startColumn >= 1);
    }
  });

  it("says what could not be read, and that the run was not whole", async () => {
    const { invocations } = await runOf(await ended({ "package.json": "{ cut", "bun.lockb": "x" }));
    const [invocation] = invocations;
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications.filter(({ level }) => level === "error").length >= 2, true);
  });

  it(`keeps the most severe 5,000 of ${many} and counts the others`, async function () {
    this.timeout(240_000);
    const audited = await manyFindings(many);
    const { results, invocations } = await runOf(audited);
    assert.equal(results.length, 5000);
    assert.ok(
      invocations[0]?.toolExecutionNotifications.some(({ message }) =>
        new RegExp(`most severe 5,000 .*; ${many - 5000} are left out`).test(message.text),
      ),
    );
    assert.equal(audited.documents[0]?.analysis.findings.length, many);
  });

  it("makes no link, no mark of direction and no control character of what a file says", async () => {
    const name = "@huaweicloud/x](https://evil.example)\u202E\u001B[31m";
    const text = await exported(
      "sarif",
      await ended({ "package.json": JSON.stringify({ dependencies: { [name]: "1" } }) }),
    );
    assert.ok(!/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/.test(text));
    for (const { message } of runIn(text).results)
      assert.ok(!message.text.includes("](") && !message.text.includes("\u202E"));
  });
});
