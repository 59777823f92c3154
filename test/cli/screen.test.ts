import assert from "node:assert/strict";
import { runCli, runCliProcess, withWorkspace } from "../harness/cli.js";

interface Row {
  readonly query: string;
  readonly party: string;
  readonly band: string;
  readonly why: string;
}

function rowsOf(stdout: string): Row[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

describe("sanctionlint screen", () => {
  it("says which party a name is, how sure that is, and word by word why", () => {
    const { code, stdout } = runCli(["screen", "Hangzhou Hikvision Digital Tech Co., Ltd."]);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /error +\d\.\d\d {2}Hangzhou Hikvision Digital Technology Co\., Ltd\. \(hikvision\), BIS Entity List/,
    );
    assert.match(stdout, /digital = digital, technology = technology/);
  });
  it("gives a record for each hit, and one for a name without", () => {
    const { code, stdout, stderr } = runCli([
      "screen",
      "Hikvision",
      "Mikron",
      "Acme Widgets GmbH",
      "--format",
      "jsonl",
    ]);
    assert.equal(code, 1);
    assert.deepEqual(
      rowsOf(stdout).map(({ query, party, band }) => `${query}: ${party} ${band}`),
      ["Hikvision: hikvision error", "Mikron: mikron hint", "Acme Widgets GmbH:  none"],
    );
    assert.match(stderr, /1 of 3 names match nothing that is known \(checked until \d{4}-\d\d-\d\d; no clearance\)\./);
  });
  it("says which names could not be determined, and why", () => {
    const { code, stdout } = runCli([
      "screen",
      "Acme Widgets GmbH",
      "Technology Co., Ltd.",
      "شركة النور",
      "x".repeat(2000),
    ]);
    assert.equal(code, 2);
    assert.match(stdout, /^1 of 4 names match nothing .*; 3 could not be determined:$/m);
    assert.match(stdout, /Technology Co\., Ltd\.: it holds only words that many names have/);
    assert.match(stdout, /is in letters that are not compared with others/);
    assert.match(stdout, /longer than 500 characters/);
  });
  it("screens against list files alone, names from standard input", () => {
    const files = {
      "list.csv": 'id,name\n7,"Sever, OOO"\n8,Nordwind Aktiengesellschaft\n9\n',
      "csl.json": JSON.stringify({
        results: [
          {
            name: "Zavod Polyus JSC",
            alt_names: ["Polyus Plant"],
            source: "Entity List",
            entity_number: "12",
            addresses: [{ country: "RU" }],
          },
          { name: "", source: "Entity List" },
        ],
      }),
    };
    withWorkspace(files, (cwd) => {
      const args = ["screen", "--list", "list.csv", "--list", "csl.json", "--format", "jsonl", "--country", "ru"];
      const { code, stdout, stderr } = runCliProcess(args, {
        cwd,
        input: "ООО Север\r\nHikvision\n\nАО Завод Полюс\nNordwnd AG\n",
      });
      assert.equal(code, 1);
      assert.deepEqual(
        rowsOf(stdout).map(({ query, party, band }) => `${query}: ${party} ${band}`),
        ["ООО Север: 7 warning", "Hikvision:  none", "АО Завод Полюс: 12 error", "Nordwnd AG: 8 warning"],
      );
      assert.match(stderr, /list\.csv: 1 not taken: fewer cells than a row has: it was cut; the first is number 4/);
      assert.match(stderr, /csl\.json: 1 not taken: no name; the first is number 2/);
      assert.match(stderr, /1 of 4 names match nothing in the lists \(3 entries; no clearance\)\./);
    });
  });
  it("reports a list that was cut, and gives exit code 2", () => {
    withWorkspace({ "cut.json": '{"results": [{"name": "Polyus", "source": "X"}, {"name": "Sev' }, (cwd) => {
      const { code, stderr } = runCli(["screen", "Acme Widgets", "--list", "cut.json"], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /cut\.json: the text ends before its end: it was cut/);
    });
  });
  it("writes CSV in which no name is a formula", () => {
    const { stdout } = runCli(["screen", '=cmd|"x"!A1', "--format", "csv"]);
    assert.equal(stdout.split("\r\n")[1], `"'=cmd|""x""!A1",,,,0,none,`);
  });
  it("names what is wrong with its options", () => {
    assert.match(runCli(["screen", "x", "--country", "Germany"]).stderr, /--country takes two letters, as DE/);
    assert.match(runCli(["screen", "x", "--list", "missing.csv"]).stderr, /--list: missing\.csv cannot be read/);
    assert.match(runCli(["screen", "x", "--format", "json"]).stderr, /--format takes text, jsonl, csv/);
  });
});
