import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, open, reported, until, write } from "./editor.js";

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
