import assert from "node:assert/strict";
import { parse } from "junit2json";
import { validateXML } from "xmllint-wasm";
import { listedManifest } from "../harness/auditing.js";
import { ended, everyFixture, exported, many, manyFindings, type Ended } from "../harness/exporting.js";
import type { ReportContext } from "../../src/core/report/reporter.js";

/** The elements and attributes that CI systems read. There is no official schema; https://github.com/testmoapp/junitxml gathers the usage. */
const schema = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="said"><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:element name="testsuites"><xs:complexType><xs:sequence>
    <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="testcase" maxOccurs="unbounded"><xs:complexType><xs:choice minOccurs="0">
        <xs:element name="failure" type="said"/><xs:element name="error" type="said"/>
        <xs:element name="skipped" type="said"/><xs:element name="system-out" type="xs:string"/>
      </xs:choice>
      <xs:attribute name="name" type="xs:string" use="required"/>
      <xs:attribute name="classname" type="xs:string" use="required"/>
      <xs:attribute name="file" type="xs:string"/><xs:attribute name="line" type="xs:positiveInteger"/>
      </xs:complexType></xs:element>
    </xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="time" type="xs:decimal"/><xs:attribute name="timestamp" type="xs:dateTime"/>
    </xs:complexType></xs:element>
  </xs:sequence><xs:attribute name="name" type="xs:string"/></xs:complexType></xs:element>
</xs:schema>`;

async function checked(audited: Ended, more: Partial<ReportContext> = {}): Promise<string> {
  const text = await exported("junit", audited, more);
  const { valid, errors } = await validateXML({
    xml: { fileName: "report.xml", contents: text },
    schema,
    initialMemoryPages: 4096,
    maxMemoryPages: 16384,
  });
  assert.ok(valid, JSON.stringify(errors.slice(0, 3)));
  return text;
}

/** `suite: test, what became of it`. */
async function outcomes(audited: Ended, more: Partial<ReportContext> = {}): Promise<string[]> {
  const read = (await parse(await checked(audited, more))) as {
    readonly testsuite?: readonly { readonly name?: string; readonly testcase?: readonly Record<string, unknown>[] }[];
  };
  return (read.testsuite ?? []).flatMap(({ name, testcase = [] }) =>
    testcase.map((test) => {
      const became = ["failure", "error", "skipped"].find((key) => key in test) ?? "passed";
      return `${name}: ${String(test["name"])}, ${became}`;
    }),
  );
}

describe("JUnit", () => {
  it("is sound XML of known elements for every fixture", async function () {
    this.timeout(240_000);
    await checked(await everyFixture());
  });

  it(`holds ${many} findings`, async function () {
    this.timeout(240_000);
    const text = await checked(await manyFindings(many));
    assert.equal(text.match(/<testcase /g)?.length, many);
  });

  it("fails a finding at the threshold, passes a weaker one, skips a waived one, and lets a clean file pass", async () => {
    const files = { "a/package.json": listedManifest, "clean/package.json": `{ "dependencies": { "left-pad": "1" } }` };
    const audited = await ended(files);
    const test = "listed-component 3:6 @hmscore/react-native-hms-push, Huawei Technologies Co., Ltd.";
    const clean = "clean/package.json: no finding, passed";
    assert.deepEqual(await outcomes(audited, { failOn: "warning" }), [`a/package.json: ${test}, failure`, clean]);
    assert.deepEqual(await outcomes(audited, { failOn: "error" }), [`a/package.json: ${test}, passed`, clean]);
    assert.deepEqual(await outcomes(audited, { failOn: "never" }), [`a/package.json: ${test}, passed`, clean]);
    const waived = await ended({
      ...files,
      ".sanctionlint.yaml": `waivers: [{ party: huawei, reason: r, expires: 2030-01-01 }]\n`,
    });
    assert.deepEqual(await outcomes(waived, { failOn: "warning" }), [`a/package.json: ${test}, skipped`, clean]);
  });

  it("has an error for what was not read", async () => {
    const rows = await outcomes(await ended({ "package.json": "{ cut", "bun.lockb": "x" }));
    assert.ok(rows.some((row) => row.startsWith("not read: read bun.lockb, error")));
    assert.ok(rows.length > 1 && rows.every((row) => row.endsWith(", error")));
  });

  it("is sound XML whatever a file says", async () => {
    const name = `@huaweicloud/a"'<b>&amp;]]>\u0000\u0008\u001B\uFFFE\uD800-->`;
    const text = await checked(
      await ended({ [`x"<&\u0001/package.json`]: JSON.stringify({ dependencies: { [name]: name } }) }),
      { failOn: "hint" },
    );
    assert.ok(text.includes("<failure") && !text.includes("<b>"));
  });
});
