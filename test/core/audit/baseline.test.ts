import assert from "node:assert/strict";
import { Baseline } from "../../../src/core/audit/baseline.js";
import { JsonReport } from "../../../src/core/report/jsonReport.js";
import { readSavedResult } from "../../../src/core/report/readSavedResult.js";
import { auditOver, type Audited } from "../../harness/auditing.js";
import { contextOf } from "../../harness/exporting.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { rowOf, sheetXml, workbookOf } from "../../harness/workbooks.js";

type Files = Readonly<Record<string, MemoryFile>>;

const listed = "@hmscore/react-native-hms-push";
const manifest = (dependencies: Readonly<Record<string, string>>): string =>
  `${JSON.stringify({ dependencies }, undefined, 2)}\n`;
const dirty: Files = { "/w/package.json": manifest({ [listed]: "6.12.0" }) };
const waiver = "waivers:\n  - { party: huawei, reason: Decided, expires: 2026-08-22 }\n";

/** The result of an audit as the JSON report saves it. */
async function saved(files: Files, today = "2026-08-22"): Promise<string> {
  let text = "";
  const report = new JsonReport((part) => void (text += part), contextOf(smallKnowledge()));
  const { audit } = await auditOver(memoryHost(files), { today, sink: report });
  await report.end(audit);
  return text;
}

/** What an audit of `after` tells that the saved one of `before` does not have. */
async function since(before: Files, after: Files, today = "2026-08-22"): Promise<Audited> {
  const result = readSavedResult(await saved(before));
  assert.ok(typeof result !== "string");
  return auditOver(memoryHost(after), { today, comparison: new Baseline(result, "base.json") });
}

describe("an audit against a saved result reports what that does not have", () => {
  it("by component, version and weight, wherever it is", async () => {
    const same = await since(dirty, dirty);
    assert.deepEqual([same.found, same.audit.counts.findings.warning], [[], 0]);
    assert.deepEqual(same.audit.comparison, { with: "base.json", before: 1, changed: 0, gone: 0, proposed: [] });
    const moved = await since(dirty, { "/w/package.json": manifest({ a: "1.0.0", [listed]: "6.12.0" }) });
    assert.deepEqual([moved.found, moved.audit.comparison?.before], [[], 1]);
    const other = await since(dirty, { "/w/package.json": manifest({ [listed]: "6.13.0" }) });
    assert.deepEqual(other.found, [`package.json ${listed}`]);
    assert.deepEqual([other.audit.comparison?.changed, other.audit.comparison?.gone], [1, 0]);
    const further = await since(dirty, { ...dirty, "/w/a/requirements.txt": "esdk-obs-python==1\n" });
    assert.deepEqual(further.found, ["a/requirements.txt esdk-obs-python"]);
    assert.deepEqual([further.audit.comparison?.before, further.audit.comparison?.changed], [1, 0]);
  });

  it("each found again once, and each that is gone counted in files that were read", async () => {
    const rows = (count: number): Files => ({ "/w/requirements.txt": "esdk-obs-python==1\n".repeat(count) });
    const more = await since(rows(2), rows(3));
    assert.deepEqual([more.found, more.audit.comparison?.before], [["requirements.txt esdk-obs-python"], 2]);
    const fewer = await since(rows(3), rows(1));
    assert.deepEqual([fewer.found, fewer.audit.comparison?.gone], [[], 2]);
    const none = await since(rows(1), { "/w/package.json": manifest({}) });
    assert.equal(none.audit.comparison?.gone, 0, "a file that is gone, or was not asked for");
  });

  it("a source once, whatever comes from it", async () => {
    const lock = (...packages: readonly string[]): Files => ({
      "/w/yarn.lock": `# yarn lockfile v1\n\n\n${packages
        .map((one) => {
          const [name = "", version = ""] = one.split("@");
          const tarball = `https://mirrors.huaweicloud.com/repository/npm/${name}/-/${name}-${version}.tgz`;
          return `${one}:\n  version "${version}"\n  resolved "${tarball}#0"\n\n`;
        })
        .join("")}`,
    });
    const { audit } = await since(lock("a@1.0.0", "b@1.0.0"), lock("a@2.0.0", "b@1.0.0"));
    assert.deepEqual([audit.comparison?.before, audit.comparison?.changed], [1, 0]);
  });

  it("where it weighs more: by a policy, by a waiver that is over", async () => {
    const strict = { ...dirty, "/w/.sanctionlint.yaml": "parties: { huawei: error }\n" };
    assert.deepEqual((await since(dirty, strict)).found, [`package.json ${listed}`]);
    assert.deepEqual((await since(strict, dirty)).found, []);
    const waived = { ...dirty, "/w/.sanctionlint.yaml": waiver };
    const { found, audit } = await since(waived, waived);
    assert.deepEqual([found, audit.counts.waived, audit.comparison?.before], [[], 0, 1]);
    const over = await since(waived, waived, "2026-08-23");
    assert.deepEqual(over.found, [`package.json ${listed}`]);
    assert.deepEqual(over.audit.comparison?.changed, 1);
  });

  it("and is incomplete by what could not be read where the file is another than it was", async () => {
    const broken = { "/w/app/package.json": '{ "dependencies": {', "/w/bom.csv": { other: true } as const };
    const same = await since(broken, broken);
    assert.deepEqual([same.audit.incomplete, same.unread, same.audit.counts.problems], [false, [], 0]);
    const cut = await since(broken, { ...broken, "/w/app/package.json": '{ "dependencies": { ' });
    assert.deepEqual([cut.audit.incomplete, cut.audit.counts.problems > 0], [true, true]);
    const fifo = await since({ "/w/a.txt": "" }, { "/w/bom.csv": { other: true } });
    assert.equal(fifo.audit.incomplete, true);
    const link = await since(broken, { ...broken, "/w/bom.csv": { link: "/nowhere" } });
    assert.deepEqual(link.unread, ["bom.csv: a link that leads nowhere"], "for another reason");
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 123\n`;
    const lfs = { "/w/package.json": pointer };
    assert.deepEqual((await since(lfs, lfs)).unread, []);
    assert.equal((await since(lfs, { "/w/package.json": pointer.replace("123", "124") })).unread.length, 1);
  });

  it("and reports sheets of a workbook by the digest of their file", async () => {
    const rows = sheetXml(rowOf("Designator", "Manufacturer", "MPN") + rowOf("U1", "Quectel", "EC25-E"));
    const cut = `${rows.slice(0, -30)}`;
    const files = { "/w/parts/bom.xlsx": workbookOf({ "Bill #1": rows, Spare: cut }) };
    assert.equal((await auditOver(memoryHost(files))).audit.incomplete, true);
    const { found, audit, unread } = await since(files, files);
    assert.deepEqual([found, unread, audit.incomplete], [[], [], false]);
    const more = { "/w/parts/bom.xlsx": workbookOf({ "Bill #1": rows, Spare: cut, Third: rows }) };
    assert.deepEqual((await since(files, more)).audit.incomplete, true);
  });

  it("and of policies what it does not say, and always that one cannot be understood", async () => {
    const over = { ...dirty, "/w/.sanctionlint.yaml": waiver.replace("2026-08-22", "2026-01-01") };
    assert.equal((await since(dirty, over)).notices.length, 1);
    assert.deepEqual((await since(over, over)).notices, []);
    const wrong = { ...dirty, "/w/.sanctionlint.yaml": "parties: { nobody: error }\n" };
    const { notices, audit } = await since(wrong, wrong);
    assert.deepEqual([notices.length, audit.incomplete], [1, true]);
    const refused = { "/w/app/package.json": manifest({}), "/w/app/.sanctionlint.yaml": waiver };
    assert.deepEqual((await since(refused, refused)).notices, [], "what was refused before, too");
    assert.equal((await since({}, refused)).notices.length, 1);
  });
});
