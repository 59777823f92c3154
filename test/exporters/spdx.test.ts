import assert from "node:assert/strict";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { formats } from "../../src/core/formats/index.js";
import { listedManifest } from "../harness/auditing.js";
import { atLeast, ended, everyFixture, exported, many, manyFindings, type Ended } from "../harness/exporting.js";

interface Package {
  readonly SPDXID: string;
  readonly name: string;
  readonly versionInfo?: string;
  readonly supplier?: string;
  readonly annotations?: readonly { readonly comment: string }[];
}
interface Document {
  readonly packages: readonly Package[];
  readonly relationships: readonly { readonly spdxElementId: string; readonly relatedSpdxElement: string }[];
}

const id = { type: "string", pattern: "^SPDXRef-[A-Za-z0-9.-]+$" };
const actor = { type: "string", pattern: "^(?:NOASSERTION|Organization: .+)$" };

/** What the specification asks of the parts that are written; no package ships its schema. https://spdx.github.io/spdx-spec/v2.3/ */
const ajv = new Ajv({ strict: false });
addFormats(ajv);
const validate = ajv.compile<Document>({
  type: "object",
  required: ["SPDXID", "spdxVersion", "creationInfo", "name", "dataLicense", "documentNamespace", "packages"],
  additionalProperties: false,
  properties: {
    SPDXID: { enum: ["SPDXRef-DOCUMENT"] },
    spdxVersion: { enum: ["SPDX-2.3"] },
    dataLicense: { enum: ["CC0-1.0"] },
    name: { type: "string", minLength: 1 },
    comment: { type: "string" },
    documentNamespace: { type: "string", format: "uri", pattern: "^[^#]+$" },
    documentDescribes: { type: "array", items: id },
    creationInfo: {
      type: "object",
      required: ["created", "creators"],
      properties: {
        created: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$" },
        creators: { type: "array", minItems: 1, items: { type: "string", pattern: "^Tool: .+" } },
      },
    },
    packages: {
      type: "array",
      items: {
        type: "object",
        required: ["SPDXID", "name", "downloadLocation"],
        additionalProperties: false,
        properties: {
          SPDXID: id,
          name: { type: "string", minLength: 1 },
          versionInfo: { type: "string", minLength: 1 },
          supplier: actor,
          originator: actor,
          downloadLocation: { enum: ["NOASSERTION"] },
          filesAnalyzed: { enum: [false] },
          licenseConcluded: { enum: ["NOASSERTION"] },
          licenseDeclared: { enum: ["NOASSERTION"] },
          copyrightText: { enum: ["NOASSERTION"] },
          sourceInfo: { type: "string" },
          primaryPackagePurpose: { enum: ["LIBRARY", "APPLICATION", "CONTAINER", "DEVICE", "FIRMWARE", "OTHER"] },
          externalRefs: {
            type: "array",
            items: {
              type: "object",
              required: ["referenceCategory", "referenceType", "referenceLocator"],
              properties: {
                referenceCategory: { enum: ["PACKAGE-MANAGER"] },
                referenceType: { enum: ["purl"] },
                referenceLocator: { type: "string", pattern: "^pkg:[a-z0-9.+-]+/\\S+$" },
              },
            },
          },
          annotations: {
            type: "array",
            items: {
              type: "object",
              required: ["annotationDate", "annotationType", "annotator", "comment"],
              properties: { annotationType: { enum: ["OTHER", "REVIEW"] }, annotator: { pattern: "^Tool: .+" } },
            },
          },
        },
      },
    },
    relationships: {
      type: "array",
      items: {
        type: "object",
        required: ["spdxElementId", "relationshipType", "relatedSpdxElement"],
        properties: {
          spdxElementId: id,
          relatedSpdxElement: id,
          relationshipType: { enum: ["DESCRIBES", "CONTAINS"] },
        },
      },
    },
  },
});

async function documentOf(audited: Ended): Promise<Document> {
  const document: unknown = JSON.parse(await exported("spdx", audited));
  assert.ok(validate(document), JSON.stringify(validate.errors?.slice(0, 3)));
  const ids = new Set(document.packages.map(({ SPDXID }) => SPDXID)).add("SPDXRef-DOCUMENT");
  assert.equal(ids.size, document.packages.length + 1, "one id each");
  for (const { spdxElementId, relatedSpdxElement } of document.relationships)
    assert.ok(ids.has(spdxElementId) && ids.has(relatedSpdxElement));
  return document;
}

describe("SPDX", () => {
  it("is as the specification wants it for every fixture", async function () {
    this.timeout(300_000);
    assert.ok((await documentOf(await everyFixture())).packages.length > atLeast(1500));
  });

  it(`holds ${many} findings`, async function () {
    this.timeout(300_000);
    assert.equal((await documentOf(await manyFindings(many))).packages.length, many + 1);
  });

  it("says supplier, place and finding, and is read again by the format that reads such files", async () => {
    const audited = await ended({ "package.json": listedManifest });
    const { packages } = await documentOf(audited);
    const listed = packages.find(({ name }) => name === "@hmscore/react-native-hms-push");
    assert.equal(listed?.supplier, "Organization: Huawei Technologies Co., Ltd.");
    assert.match(listed.annotations?.[0]?.comment ?? "", /sanctionlint:rule=listed-component; .*citation=84 FR 22961/);
    const text = await exported("spdx", audited);
    const source = { uri: "report.spdx.json", text };
    const format = formats.formats.find(({ id: name }) => name === "sbom/spdx-json");
    assert.ok(
      format,
      formats.formats
        .map(({ id: name }) => name)
        .filter((name) => name.startsWith("sbom"))
        .join(),
    );
    const { components, problems } = format.extract(source);
    assert.deepEqual(problems, []);
    assert.ok(
      components.some(({ name, version }) => name === "@hmscore/react-native-hms-push" && version === "6.12.0"),
    );
  });
});
