import * as assert from "assert";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";
import { closeAll, file, reports, write } from "./editor.js";
import { workbook } from "../../harness/workbook.js";

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

  it("do so over boards, workbooks, policies that extend another, formats that are off by default, marks and cut files", async () => {
    const part =
      '(property "Reference" "U1") (property "Value" "EC25-E") (property "Manufacturer" "Quectel") (property "MPN" "EC25-E")';
    const files: Readonly<Record<string, string | Uint8Array>> = {
      ".sanctionlint.yaml": "version: 1\nextends: rules/team.yaml\nexclude: [fixtures/]\n",
      "rules/team.yaml": "version: 1\nhardware:\n  also: [mac-addresses]\n",
      "app/.sanctionlint.yaml": "version: 1\nparties:\n  huawei: error\n",
      "app/package.json": "\uFEFF" + '{"dependencies":{"esdk-obs-nodejs":"1"}}',
      "app/go.mod": "module x\r\rrequire github.com/huaweicloud/huaweicloud-sdk-go-obs v3.21.12+incompatible\r",
      "board/x.kicad_sch": `(kicad_sch (version 20230121)\n  (symbol (lib_id "a:b") ${part}))\n`,
      "board/x.kicad_pcb": `(kicad_pcb (version 20221018)\n  (footprint "a" ${part}))\n`,
      "board/y.kicad_pcb": `(kicad_pcb (version 20221018)\n  (footprint "a" ${part}))\n`,
      "board/y.kicad_sch": "",
      "board/parts.xlsx": workbook(),
      "fixtures/package.json": '{"dependencies":{"esdk-obs-nodejs":"1"}}',
      "cut/package-lock.json": '{"lockfileVersion": 3, "packages": {',
      "node_modules/a/package.json": '{"dependencies":{"esdk-obs-nodejs":"1"}}',
    };
    for (const [name, content] of Object.entries(files)) {
      if (typeof content === "string") await write(file("tree", ...name.split("/")), content);
      else await vscode.workspace.fs.writeFile(file("tree", ...name.split("/")), content);
    }
    // The tree's own policy is the workspace's for this test.
    const policy = file(".sanctionlint.yaml");
    await write(policy, "version: 1\nextends: tree/rules/team.yaml\nexclude: [tree/fixtures/]\n");
    await vscode.workspace.fs.delete(file("tree", ".sanctionlint.yaml"));
    try {
      const audit = await vscode.commands.executeCommand<Audited>("sanctionLint.auditWorkspace");
      const cli = reportOfCli();
      assert.deepEqual(audit.counts.findings, cli.summary.findings);
      assert.equal(audit.counts.files, cli.summary.files);
      assert.deepEqual(
        audit.leftOut.map(({ rule, files: count, folders }) => `${rule} ${count} ${folders}`),
        cli.account.leftOut.map(({ rule, files: count, folders }) => `${rule} ${count} ${folders}`),
      );
      assert.ok(audit.incomplete && cli.summary.incomplete);
      assert.equal(audit.verdict, cli.summary.verdict);
    } finally {
      await vscode.workspace.fs.delete(policy);
      await vscode.workspace.fs.delete(file("tree"), { recursive: true });
    }
  });
});

interface LeftOut {
  readonly rule: string;
  readonly files: number;
  readonly folders: number;
}

interface Audited {
  readonly verdict: string;
  readonly incomplete: boolean;
  readonly counts: { readonly files: number; readonly findings: Readonly<Record<string, number>> };
  readonly leftOut: readonly LeftOut[];
}

interface Report {
  readonly summary: {
    readonly verdict: string;
    readonly incomplete: boolean;
    readonly files: number;
    readonly findings: Readonly<Record<string, number>>;
  };
  readonly account: { readonly leftOut: readonly LeftOut[] };
}

function verdictOfCli(): string {
  return reportOfCli().summary.verdict;
}

function reportOfCli(): Report {
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
  return JSON.parse(stdout) as Report;
}
