import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, open, reported, reports, settled, write } from "./editor.js";
import { workbook } from "../../harness/workbook.js";

interface Audit {
  readonly counts: { readonly files: number; readonly findings: Readonly<Record<string, number>> };
  readonly notRead: readonly { readonly file: string; readonly reason: string }[];
  readonly leftOut: readonly { readonly rule: string; readonly folders: number }[];
  readonly cancelled: boolean;
}

describe("the audit of a workspace", () => {
  afterEach(closeAll);
  after(async () => {
    await vscode.workspace.fs.delete(file("built"), { recursive: true });
    await vscode.workspace.fs.delete(file(".gitignore"));
    await vscode.commands.executeCommand("sanctionLint.clearAudit");
  });

  it("reads what no editor shows, and leaves out what is ignored", async () => {
    await write(file(".gitignore"), "built/\n");
    await write(file("built", "package.json"), '{"dependencies":{"esdk-obs-nodejs":"1"}}');
    await write(file("built", "node_modules", "x", "package.json"), '{"dependencies":{"esdk-obs-nodejs":"1"}}');
    const audit = await vscode.commands.executeCommand<Audit>("sanctionLint.auditWorkspace");
    assert.equal(audit.counts.files, 4, ".npmrc, hardware/bom.csv, package.json, tools/requirements.txt");
    assert.deepEqual(
      audit.leftOut.filter(({ folders }) => folders > 0).map(({ rule, folders }) => `${rule} ${folders}`),
      ["gitignore 1"],
    );
    await reports(file("tools", "requirements.txt"), ["listed-component"]);
    await reports(file("built", "package.json"), []);
  });

  it("has names for a screen reader in each row and in the status bar", async () => {
    await vscode.commands.executeCommand("sanctionLint.auditWorkspace");
    const { names, statusName } = await settled("the audit");
    assert.ok(names.length > 2);
    for (const name of names) assert.match(name, /\w{2}/);
    assert.ok(
      names.some((name) => /^Huawei.*, \d+ findings, gravest: /.test(name)),
      names.join("\n"),
    );
    assert.match(statusName ?? "", /^SanctionLint: \d+ findings, gravest: \w+, .*lists \d{4}-\d{2}-\d{2}$/);
  });

  it("opens spreadsheets, and names their cells", async () => {
    const uri = file("hardware", "parts.xlsx");
    const old = file("hardware", "old-bom.xls");
    await vscode.workspace.fs.writeFile(uri, workbook());
    await vscode.workspace.fs.writeFile(old, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    const audit = await vscode.commands.executeCommand<Audit>("sanctionLint.auditWorkspace");
    assert.deepEqual(
      audit.notRead.map(({ file }) => file),
      ["hardware/old-bom.xls"],
    );
    const [found] = await reports(uri, ["listed-component"]);
    // Row 2, column C.
    assert.deepEqual([found?.range.start.line, found?.range.start.character], [1, 2]);
    const [unread] = await reports(old, ["not-read"]);
    assert.match(unread?.message ?? "", /Excel file of the old kind/);
    await vscode.workspace.fs.delete(uri);
    await vscode.workspace.fs.delete(old);
  });

  it("leaves findings of closed files where they are, and follows the disk", async () => {
    const uri = file("tools", "requirements.txt");
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    await open(uri);
    await reports(uri, ["listed-component"]);
    await closeAll();
    await reports(uri, ["listed-component"]);
    await write(uri, "requests==2.32.3\n");
    await reports(uri, []);
    await write(uri, before);
    await reports(uri, ["listed-component"]);
  });

  it("asks what if, and leaves the Problems panel alone", async () => {
    const count = reported(file("package.json")).length;
    const audit = await vscode.commands.executeCommand<Audit>("sanctionLint.supposeListed", "huawei");
    assert.ok(Object.values(audit.counts.findings).some((count) => count > 0));
    assert.equal(reported(file("package.json")).length, count);
  });

  it("has commands for the palette", async () => {
    const commands = await vscode.commands.getCommands(true);
    const ours = [
      "auditWorkspace",
      "auditCurrentFile",
      "openPolicyFile",
      "showParty",
      "supposeListed",
      "copyEvidenceCard",
    ];
    assert.deepEqual(
      ours.filter((name) => !commands.includes(`sanctionLint.${name}`)),
      [],
    );
  });

  it("copies an evidence card", async () => {
    const document = await open(file("package.json"));
    const [found] = await reports(document.uri, ["listed-component"]);
    const editor = vscode.window.activeTextEditor;
    assert.ok(found && editor);
    editor.selection = new vscode.Selection(found.range.start, found.range.start);
    await vscode.env.clipboard.writeText("");
    await vscode.commands.executeCommand("sanctionLint.copyEvidenceCard");
    const card = await vscode.env.clipboard.readText();
    for (const words of ["Huawei", "84 FR 22961", "react-native-hms-push", "line 5", "SHA-256"]) {
      assert.ok(card.includes(words), words);
    }
  });
});
