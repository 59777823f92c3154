import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, shown, until, write } from "./editor.js";

const forms = "text lines json sarif cyclonedx spdx html markdown csv junit github gitlab".split(" ");

describe("the audit report", () => {
  const folder = file("reports");
  before(() => write(file("reports", "package.json"), '{ "dependencies": { "esdk-obs-nodejs": "3.25.6" } }\n'));
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("is shown as the page that the command line writes, which runs nothing and loads nothing", async () => {
    await vscode.commands.executeCommand("sanctionLint.showReport");
    const report = shown()?.report ?? "";
    for (const part of [
      "Restricted-party audit of",
      "What was read, and what was not",
      "Findings by list and party",
      "Policy and waivers",
      "Verdict",
    ])
      assert.ok(report.includes(part), part);
    assert.match(
      report,
      /content="default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'"/,
    );
    assert.doesNotMatch(report, /<script|\son\w+=|\ssrc=/);
    // Each place opens its file.
    const link =
      /<a href="command:sanctionLint\.openReportPlace\?([^"]+)"><code>reports\/package\.json:1:\d+<\/code><\/a>/.exec(
        report,
      );
    const place = JSON.parse(decodeURIComponent(link?.[1] ?? "[]")) as unknown[];
    await vscode.commands.executeCommand("sanctionLint.openReportPlace", ...place);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.path, file("reports", "package.json").path);
    assert.equal(
      editor.document.getText(editor.document.getWordRangeAtPosition(editor.selection.start, /[\w-]+/)),
      "esdk-obs-nodejs",
    );
    // The tab comes when the page's frame does.
    await until("the tab", () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === "Audit Report")),
    );
  });

  it("is written in every form, and says the verdict of the audit", async () => {
    const audit = await vscode.commands.executeCommand<{ readonly verdict: string }>("sanctionLint.auditWorkspace");
    for (const form of forms) {
      const target = vscode.Uri.joinPath(folder, `audit.${form}.out`);
      const written = await vscode.commands.executeCommand<vscode.Uri | undefined>(
        "sanctionLint.exportReport",
        form,
        target,
      );
      assert.equal(written?.path, target.path, form);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.ok(text.includes("esdk-obs-nodejs"), `${form}: ${text.slice(0, 300)}`);
      if (form === "json") {
        const { summary } = JSON.parse(text) as { readonly summary: { readonly verdict: string } };
        assert.equal(summary.verdict, audit.verdict);
      }
    }
  });
});
