import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { listedManifest } from "../harness/auditing.js";
import { ended, everyFixture, exported, many, manyFindings } from "../harness/exporting.js";

type Row = Readonly<Record<string, string>>;

function rowsIn(text: string): Row[] {
  return parse(text, { columns: true, bom: true, record_delimiter: "\r\n" }) as unknown as Row[];
}

describe("CSV", () => {
  it("gives every fixture's findings a row each, as many cells as columns", async function () {
    this.timeout(240_000);
    const audited = await everyFixture();
    const findings = audited.documents.reduce((sum, { analysis }) => sum + analysis.findings.length, 0);
    const rows = rowsIn(await exported("csv", audited));
    assert.equal(rows.filter(({ kind }) => kind === "finding").length, findings);
    const unread = audited.audit.account.unread.length + audited.audit.counts.problems + audited.audit.counts.limits;
    assert.equal(rows.filter(({ kind }) => kind === "not read").length, unread);
  });

  it(`holds ${many} findings`, async function () {
    this.timeout(240_000);
    assert.equal(rowsIn(await exported("csv", await manyFindings(many))).length, many);
  });

  it("says where, who, which list and what to use instead; waived findings too, with why", async () => {
    const audited = await ended({
      "package.json": listedManifest,
      ".sanctionlint.yaml": `waivers: [{ party: huawei, reason: "legal; 7", approver: Legal, expires: 2030-01-01 }]\n`,
    });
    const [row] = rowsIn(await exported("csv", audited));
    assert.ok(row);
    assert.deepEqual(
      [row["file"], row["line"], row["column"], row["party"], row["list"], row["citation"], row["waived until"]],
      ["package.json", "3", "6", "huawei", "us-bis-el", "84 FR 22961", "2030-01-01"],
    );
    assert.deepEqual([row["waived because"], row["approver"]], ["legal; 7", "Legal"]);
  });

  it("names the columns where nothing was found", async () => {
    const text = await exported("csv", await ended({ "package.json": `{ "dependencies": { "left-pad": "1" } }` }));
    assert.match(text, /^\uFEFFkind,severity,rule,file,.*\r\n$/);
  });

  it("lets no cell be a formula", async () => {
    const names = ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠a"];
    const dependencies = Object.fromEntries(
      names.map((name) => [`@huaweicloud/x`, name]).concat(names.map((name) => [name, "1"])),
    );
    const audited = await ended({
      "=cmd|x!A1/package.json": JSON.stringify({ dependencies }),
      "@x/package.json": `{ cut`,
      "=1/Bom.csv": `Reference,MPN,Manufacturer\nU1,"=Hi3516",HiSilicon\n`,
      ".sanctionlint.yaml": `ownParties: [{ id: mine, name: "=1+1", reason: "+x", packages: ${JSON.stringify(names.slice(0, 3).map((name) => `pkg:npm/${encodeURIComponent(name)}`))} }]\n`,
    });
    const text = await exported("csv", audited);
    const cells = (parse(text, { bom: true, record_delimiter: "\r\n" }) as unknown as string[][]).flat();
    assert.ok(cells.some((cell) => cell.startsWith("'=")));
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell)),
      [],
    );
  });
});
