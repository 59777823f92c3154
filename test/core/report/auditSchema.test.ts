import Ajv from "ajv";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateAuditSchema } from "../../../scripts/generators/auditSchema.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { formats } from "../../../src/core/formats/index.js";
import { verifiedFixes, verifyFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { JsonReport } from "../../../src/core/report/jsonReport.js";
import { auditOver } from "../../harness/auditing.js";
import { readFixtures } from "../../harness/fixtures.js";
import { knowledgeListing } from "../../harness/listed.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";

const [generated] = generateAuditSchema();
const schema = JSON.parse(generated?.text ?? "") as object;
const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema);

interface Report {
  readonly findings: readonly Row[];
  readonly waived: readonly Row[];
  readonly fixes: Readonly<Record<string, object>>;
  readonly problems: readonly object[];
}

interface Row {
  readonly rule: string;
  readonly subject: string;
  readonly fingerprint: string;
  readonly fixes: readonly { readonly fix: string }[];
}

/** The report of an audit over files below `/w`, held to the schema. */
async function reportOf(files: Readonly<Record<string, MemoryFile>>, knowledge?: Knowledge): Promise<Report> {
  let text = "";
  const write = (piece: string): void => void (text += piece);
  const report = new JsonReport(write, {
    version: "0.0.0",
    failOn: "error",
    fixesOf: verifiedFixes,
    settle: verifyFixes,
  });
  const { audit } = await auditOver(memoryHost(files), {
    paths: Object.keys(files).filter((file) => !file.endsWith(".sanctionlint.yaml")),
    workspace: "/w",
    sink: report,
    ...(knowledge && { knowledge }),
  });
  await report.end(audit);
  const value = JSON.parse(text) as Report;
  assert.ok(isValid(value), JSON.stringify(isValid.errors?.slice(0, 5), undefined, 2));
  const named = new Set([...value.findings, ...value.waived].flatMap(({ fixes }) => fixes.map(({ fix }) => fix)));
  assert.deepEqual([...named].sort(), Object.keys(value.fixes).sort(), "each fix is in the table, and nothing else is");
  return value;
}

describe("the schema of the JSON report", () => {
  it("is what is published", () => {
    const file = path.join(__dirname, "..", "..", "..", generated?.path ?? "");
    assert.ok(readFileSync(file, "utf8") === generated?.text, `${file} is not up to date: run npm run generate`);
  });

  it("refuses what is not in it", () => {
    assert.ok(!isValid({}));
    assert.ok(!isValid({ schemaVersion: 2 }));
  });

  // One fixture of each format, with everything in it listed.
  const cases = readFixtures().filter(({ id }) => id.includes("/every-scope/"));
  it("has a case of nearly every format", () =>
    assert.ok(new Set(cases.map(({ format }) => format)).size > formats.formats.length - 20));
  for (const { id, source } of cases) {
    it(`holds for ${id}`, async () => {
      const components = formats.formatOf(source)?.extract(source).components ?? [];
      await reportOf({ [`/w/${source.uri}`]: source.text }, knowledgeListing(components));
    });
  }

  const manifest = '{"dependencies": {"@huaweicloud/core": "1.0.0"}}';
  it("holds for waived findings, and for what there is to say of policies", async () => {
    const policy = `waivers:
  - {party: huawei, listed: {us-bis-el: export, us-fcc-covered: market}, reason: r, decided: 2026-08-01, expires: 2026-08-30}
  - {component: other.example, reason: r, expires: 2020-01-01}
  - {component: other.example, reason: r, expires: 2020-01-01}
`;
    const { findings, waived } = await reportOf({ "/w/package.json": manifest, "/w/.sanctionlint.yaml": policy });
    assert.equal(waived.length, 1);
    const told = findings.map(({ rule, subject }) => `${rule} ${subject}`);
    assert.deepEqual(told.sort(), [
      "waiver-duplicate waiver-duplicate:other.example",
      "waiver-expired waiver-expired:other.example",
      "waiver-expiring waiver-expiring:party huawei",
    ]);
  });

  it("holds for a broken policy", async () => {
    const { findings } = await reportOf({ "/w/package.json": manifest, "/w/.sanctionlint.yaml": "watch: offf\n" });
    assert.deepEqual(
      findings.map(({ subject }) => subject),
      ['policy-error:"offf"'],
    );
  });

  it("holds for a cut file and one that is none", async () => {
    const { problems } = await reportOf({ "/w/package.json": '{"dependencies": {"a": "1",', "/w/notes.xyz": "hello" });
    assert.equal(problems.length, 2);
  });

  it("gives notices fingerprints that lines and wording do not change", async () => {
    const policy = "waivers: [{component: other.example, reason: r, expires: 2020-01-01}]\n";
    const of = async (text: string): Promise<string | undefined> =>
      (await reportOf({ "/w/package.json": "{}", "/w/.sanctionlint.yaml": text })).findings[0]?.fingerprint;
    const first = await of(policy);
    assert.match(first ?? "", /^[0-9a-f]{32}$/);
    assert.equal(await of(`# moved\n\n${policy.replace("reason: r", "reason: another")}`), first);
    assert.notEqual(await of(policy.replace("other.example", "third.example")), first);
  });
});
