import * as assert from "assert";
import * as vscode from "vscode";
import { snapshotOf, writeSnapshot } from "../../../src/core/screening/official/snapshot.js";
import { knowledgeFile, knowledgeFrom } from "../../../src/core/screening/shipped.js";
import { closeAll, codeOf, file, open, pause, reported, reports, until, write } from "./editor.js";

describe("names", () => {
  const bom = file("hardware", "names-bom.csv");
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(bom);
  });

  it("shows in a hover how a maker's name compares with the known one, word by word", async () => {
    await write(bom, "Reference,Value,Manufacturer,MPN,Qty\nU1,Camera,Hikvison,DS-2CD2143G2-I,1\n");
    const document = await open(bom);
    const [found] = await until("a finding", () => (reported(bom).length > 0 ? reported(bom) : undefined));
    assert.ok(found);
    assert.equal(document.getText(found.range), "DS-2CD2143G2-I");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      bom,
      found.range.start,
    );
    const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
    const text = texts.join("\n").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    assert.match(text, /\*\*Name\*\* “[^”]*Hikvision[^”]*” \(hint, 0\.\d\d\): hikvison ≈ hikvision/);
  });

  it("screens a name that a command gives, and opens the party that is picked", async () => {
    await vscode.commands.executeCommand("sanctionLint.screenName", "Hangzhou Hikvison");
    await until("the party's page", async () => {
      // The list is drawn a moment after it is filled.
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      return tabs.some(({ label }) => label.includes("Hikvision"));
    });
  });
});

/** This bundle has a matcher of its own, which needs the tables of words as the extension's does. */
async function readWordTables(): Promise<void> {
  const extension = vscode.extensions.getExtension("sanctionlint.sanctionlint");
  assert.ok(extension);
  const uri = vscode.Uri.joinPath(extension.extensionUri, "dist", knowledgeFile);
  const { problem } = knowledgeFrom(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), knowledgeFile);
  assert.equal(problem, undefined);
}

describe("imported lists", () => {
  const [list, parts, policy] = [file("official.lists"), file("hardware", "lists-bom.csv"), file(".sanctionlint.yaml")];
  after(async () => {
    await closeAll();
    for (const uri of [list, parts, policy]) await vscode.workspace.fs.delete(uri);
  });

  it("are used when the policy says so, and not because they were imported", async () => {
    await readWordTables();
    const entry = { id: "1", list: "UN", listId: "un", names: ["Nordwind Marine Systems AG"], kind: "organisation" };
    const source = { source: { key: "un", format: "test", from: "test", day: "2026-07-31", rows: 1, kept: 1 } };
    const entries = [{ ...entry, kind: "organisation" as const, countries: [] }];
    await write(list, writeSnapshot(snapshotOf([{ ...source, entries }])));
    await write(parts, "Reference,Value,Manufacturer,MPN,Qty\nU1,X,Nordwind Marine Systems AG,NM-1,1\n");
    await open(parts);
    await vscode.commands.executeCommand("sanctionLint.importLists", list);
    await pause(1500);
    assert.deepEqual(reported(parts).map(codeOf), []);
    await write(policy, "version: 1\nofficialLists: cache\n");
    const [found] = await reports(parts, ["listed-component"]);
    assert.match(found?.message ?? "", /Nordwind Marine Systems AG.*UN Consolidated List/);
  });
});
