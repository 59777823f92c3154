import * as assert from "assert";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";
import { closeAll, file, reports, write } from "./editor.js";

/** Needs a process, which only the Node extension host has. */
describe("editor and command line", () => {
  afterEach(closeAll);

  it("come to the same verdict", async () => {
    const audit = await vscode.commands.executeCommand<{ verdict: string }>("sanctionLint.auditWorkspace");
    assert.equal(audit.verdict, verdictOfCli());
  });

  it("do so under policies of several folders, which name files of their own", async () => {
    const policy = file(".sanctionlint.yaml");
    const below = file("tools", ".sanctionlint.yaml");
    const spec = file("specs", "board.dat");
    await write(
      policy,
      'version: 1\nasOf: 2026-08-22\nhardware:\n  files: ["specs/*.dat"]\n  columns: { Baustein: mpn, Firma: manufacturer }\n',
    );
    await write(below, "version: 1\nlists:\n  us-dod-1260h: error\n");
    await write(spec, "Baustein;Firma\nHi3516EV200;HiSilicon\n");
    try {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(spec));
      await reports(spec, ["listed-component"]);
      const audit = await vscode.commands.executeCommand<{ verdict: string }>("sanctionLint.auditWorkspace");
      assert.equal(audit.verdict, verdictOfCli());
    } finally {
      for (const uri of [policy, below, spec]) await vscode.workspace.fs.delete(uri);
    }
  });
});

function verdictOfCli(): string {
  const extension = vscode.extensions.all.find(
    ({ packageJSON }) => (packageJSON as { name: string }).name === "sanctionlint",
  );
  assert.ok(extension);
  const cli = path.join(extension.extensionPath, "dist", "cli.js");
  const { stdout, stderr } = spawnSync(process.execPath, [cli, "audit", "--format", "json", "."], {
    cwd: file().fsPath,
    encoding: "utf8",
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    maxBuffer: 1 << 26,
  });
  assert.ok(stdout.startsWith("{"), stderr);
  return (JSON.parse(stdout) as { summary: { verdict: string } }).summary.verdict;
}
