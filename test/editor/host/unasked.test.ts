import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, open, pause, reports, shown } from "./editor.js";

/** Runs first, and only where the workspace is a virtual one. */
describe("a virtual workspace that is opened", () => {
  after(closeAll);

  it("is not audited without being asked; an open file is judged all the same", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder && folder.uri.scheme !== "file" && folder.uri.scheme !== "vscode-remote", folder?.uri.scheme);
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    await pause(3_000);
    const now = shown();
    assert.ok(now);
    assert.equal(now.verdict, undefined);
    assert.equal(now.badge, 0);
    assert.equal(now.status, undefined);
  });
});
