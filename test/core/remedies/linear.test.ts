import assert from "node:assert/strict";
import type { SourceText } from "../../../src/core/model.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { formats } from "../../../src/core/formats/index.js";
import { verifiedFixes, verifyFixes } from "../../../src/core/remedies/verifiedFixes.js";
import type { AuditedDocument } from "../../../src/core/audit/result.js";
import { TextReport } from "../../../src/core/report/textReport.js";
import { paletteFor } from "../../../src/cli/output.js";
import { knowledgeListing } from "../../harness/listed.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";
import { findingsOf, type Work } from "../../harness/findingsOf.js";

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join("");

/** Documents of many findings, by how many. */
const documents: Readonly<Record<string, (count: number) => SourceText>> = {
  "requirements.txt": (count) => ({
    uri: "requirements.txt",
    text: lines(count, (at) => `pack${at}[extra]==1.${at}\n`),
  }),
  "the same package again and again": (count) => ({
    uri: "requirements.txt",
    text: lines(count, () => "esdk-obs-python==3.1\n"),
  }),
  "package.json": (count) => ({
    uri: "package.json",
    text: JSON.stringify({
      dependencies: Object.fromEntries(Array.from({ length: count }, (_, at) => [`pack${at}`, "^1"])),
    }),
  }),
  "rows of a BOM": (count) => ({
    uri: "bom.csv",
    text: `Reference,Qty,MPN,Manufacturer 2,MPN 2,DNP\n${lines(count, (at) => `U${at},1,PART${at}X,,,\n`)}`,
  }),
  // To take a row out takes its alternate along, in every row.
  "rows with a part and its alternate": (count) => ({
    uri: "bom.csv",
    text: `Reference,Qty,MPN,Manufacturer 2,MPN 2\n${lines(count, (at) => `U${at},1,PART${at}X,Acme,ALT${at}X\n`)}`,
  }),
  // What would come is listed as well.
  "packages whose other source is listed": (count) => ({
    uri: "package.json",
    text: `{ "dependencies": {\n${Array.from({ length: count }, () => `  "@hmscore/react-native-hms-push": "1"`).join(",\n")}\n} }\n`,
  }),
  pins: (count) => ({
    uri: "environment.yml",
    text: `dependencies:\n${lines(count, (at) => `  - pack${at}=1.${at}\n`)}`,
  }),
};

function knowledgeFor(source: SourceText): Knowledge {
  const components = formats.formatOf(source)?.extract(source).components ?? [];
  return source.text.includes("hmscore") || source.text.includes("esdk-obs")
    ? smallKnowledge()
    : knowledgeListing(components);
}

describe("what the fixes of a document cost", () => {
  const workFor = (source: SourceText): Work & { readonly findings: number; readonly edits: number } => {
    const { findings, work } = findingsOf(source, knowledgeFor(source));
    verifyFixes(findings);
    const edits = findings.flatMap(verifiedFixes).reduce((sum, fix) => sum + fix.edits.length, 0);
    return { ...work, findings: findings.length, edits };
  };
  for (const [title, documentOf] of Object.entries(documents)) {
    it(`grows as the findings do: ${title}`, () => {
      const less = workFor(documentOf(250));
      const more = workFor(documentOf(1000));
      assert.ok(more.findings >= 1000 && more.findings >= 4 * less.findings, `${more.findings} findings`);
      assert.ok(more.readings <= 40, `read ${more.readings} times`);
      assert.ok(more.readings <= less.readings + 8, `read ${less.readings} times, then ${more.readings}`);
      assert.ok(more.screenings <= 12 * more.findings, `${more.screenings} screenings of ${more.findings} findings`);
      assert.ok(more.edits >= 4 * less.edits, `${less.edits} edits, then ${more.edits}`);
    });
  }

  it("is nothing for a report without edits", () => {
    const source = documents["requirements.txt"]?.(50) ?? { uri: "", text: "" };
    const { findings, work } = findingsOf(source, knowledgeFor(source));
    const analysis = { components: [], findings, problems: [], limits: [], unresolved: [] };
    const policy = {} as AuditedDocument["policy"];
    let text = "";
    const report = new TextReport((more) => void (text += more), { palette: paletteFor(false, true), width: 100 });
    void report.document({ file: source.uri, path: source.uri, source, analysis, policy, asOf: "2026-01-01" });
    assert.match(text, /Use zq-other/);
    assert.equal(work.readings, 0);
  });
});
