import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, open, reported, until, write } from "./editor.js";

/** Needs a file outside the workspace, which only the Node extension host reaches. */
describe("the organisation's policy", () => {
  afterEach(closeAll);

  it("is above the root's, and a user's setting only tightens that", async () => {
    const policy = file(".sanctionlint.yaml");
    const organisation = vscode.Uri.joinPath(file(), "..", "organisation.yaml");
    const settings = vscode.workspace.getConfiguration("sanctionLint");
    const { Global } = vscode.ConfigurationTarget;
    await write(organisation, "version: 1\nparties:\n  huawei: error\n");
    try {
      await settings.update("organizationPolicy", organisation.fsPath, Global);
      await settings.update("policy", { parties: { huawei: "off" } }, Global);
      await write(policy, "version: 1\nparties:\n  huawei: off\n");
      const document = await open(file("package.json"));
      const [found] = await until("an error", () => {
        const all = reported(document.uri);
        return all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error) && all;
      });
      assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
    } finally {
      await settings.update("organizationPolicy", undefined, Global);
      await settings.update("policy", undefined, Global);
      await vscode.workspace.fs.delete(organisation);
      await vscode.workspace.fs.delete(policy);
    }
  });
});
