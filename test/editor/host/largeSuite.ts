import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, codeOf, file, open, pause, reported, settled, shown, until } from "./editor.js";

/** Milliseconds that this process has computed. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Longest time for which nothing else had its turn while `work` ran, in milliseconds. What the machine gave to other processes
 * meanwhile does not count: the tests may share it.
 */
async function longestBlock(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = { wall: performance.now(), computed: computed() };
  let running = true;
  const tick = (): void => {
    const now = { wall: performance.now(), computed: computed() };
    longest = Math.max(longest, Math.min(now.wall - last.wall, now.computed - last.computed));
    last = now;
    if (running) setTimeout(tick, 1);
  };
  tick();
  await work();
  running = false;
  return longest;
}

/** The longest block of each of some keystrokes, VS Code's own part included, in milliseconds. */
async function keystrokes(document: vscode.TextDocument, place: vscode.Position, count = 50): Promise<number[]> {
  const costs: number[] = [];
  for (let stroke = 0; stroke < count; stroke++) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, place, "x");
    costs.push(
      await longestBlock(async () => {
        await vscode.workspace.applyEdit(edit);
        await pause(5);
      }),
    );
    await pause(80);
  }
  return costs;
}

function tell(what: string, costs: readonly number[]): void {
  const sorted = [...costs].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? 0;
  const worst = sorted.at(-1) ?? 0;
  const at = costs.indexOf(worst) + 1;
  console.log(
    `    ${what}: median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms (number ${at} of ${costs.length}), next ${(sorted.at(-2) ?? 0).toFixed(1)} ms`,
  );
}

/** Does `work` with the extension switched off, and waits until it shows findings of `uri` again. */
async function withoutExtension(uri: vscode.Uri, work: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration("sanctionLint");
  await settings.update("enable", false, vscode.ConfigurationTarget.Workspace);
  await work();
  await settings.update("enable", undefined, vscode.ConfigurationTarget.Workspace);
  await until("findings", () => reported(uri).length > 0, 60_000);
}

/** Keystrokes as they would be without the extension: VS Code and its JSON extension work in the same process. */
async function tellWithout(what: string, document: vscode.TextDocument, place: vscode.Position): Promise<void> {
  await withoutExtension(document.uri, async () => {
    await pause(3_000);
    tell(`${what}, the extension switched off`, await keystrokes(document, place));
  });
  // The audit that follows the setting would be measured with it.
  await settled("the audit", () => true, 120_000);
}

/** Keystrokes without the extension, and as they are. */
async function tellKeystrokes(what: string, document: vscode.TextDocument, place: vscode.Position): Promise<void> {
  await tellWithout(what, document, place);
  tell(what, await keystrokes(document, place));
}

function tellBlock(what: string, block: number): void {
  console.log(`    longest block of 10,000 listed rows: ${what}: ${block.toFixed(0)} ms (goal: 100)`);
}

describe("a large workspace", function () {
  this.timeout(180_000);
  after(closeAll);

  it("is audited in slices when it is opened", async () => {
    const block = await longestBlock(async () => {
      await settled("the audit on opening", () => true, 120_000);
    });
    console.log(`    ${shown()?.message ?? ""}`);
    console.log(`    longest block while auditing on opening: ${block.toFixed(0)} ms`);
  });

  it("walks through 10,000 listed rows", async () => {
    const uri = file("hardware", "large-bom.csv");
    let document: vscode.TextDocument | undefined;
    tellBlock(
      "open",
      await longestBlock(async () => {
        document = await open(uri);
        await until("findings", () => reported(uri).length > 0, 60_000);
        await pause(500);
      }),
    );
    assert.ok(document);
    const found = reported(uri);
    assert.equal(found.length, 999);
    const more = found.find((one) => codeOf(one) === "more-findings");
    assert.match(more?.message ?? "", /^9002 more findings in this file/);
    assert.ok(found.every((one) => one === more || one.severity === vscode.DiagnosticSeverity.Error));
    tellBlock(
      "audit",
      await longestBlock(async () => void (await vscode.commands.executeCommand("sanctionLint.auditWorkspace"))),
    );
    tellBlock(
      "tree",
      await longestBlock(async () => {
        const rows = shown()?.rows ?? [];
        assert.ok(
          rows.some((row) => /^ {2}… 2300 more/.test(row)),
          rows.filter((row) => row.includes("more")).join(),
        );
        await vscode.commands.executeCommand("sanctionLint.showMore", "hikvision");
        await pause(300);
      }),
    );
    tellBlock(
      "table",
      await longestBlock(async () => {
        await vscode.window.showTextDocument(uri);
        await vscode.commands.executeCommand("sanctionLint.showBomAudit");
        await until("the table", () => shown()?.table.rows === 10_000, 60_000);
      }),
    );
    assert.equal(shown()?.table.shown, 500);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    tellBlock(
      "hover",
      await longestBlock(async () => {
        const at = editor.document.positionAt(editor.document.getText().indexOf("EG25-G"));
        await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, at);
      }),
    );
    const what = "keystrokes in 10,000 listed rows";
    const place = new vscode.Position(1, 0);
    // Apart from typing: the whole workspace is judged again.
    tellBlock("switched off and on", await longestBlock(() => tellWithout(what, editor.document, place)));
    tellBlock(
      "typing",
      await longestBlock(async () => {
        tell(what, await keystrokes(editor.document, place));
        await pause(5_000);
      }),
    );
    await settled("the audit after typing", () => true, 60_000);
    await closeAll();
  });

  it("handles keystrokes in 5 MB and in 2,000 lines", async () => {
    const large = await open(file("package-lock.json"));
    await until("findings", () => reported(large.uri).length > 0, 20_000);
    await tellKeystrokes("keystrokes in 5 MB", large, new vscode.Position(1, 11));
    const long = await open(file("requirements.txt"));
    await until("findings", () => reported(long.uri).length > 0, 20_000);
    await tellKeystrokes("keystrokes in 2,000 lines", long, new vscode.Position(1_000, 0));
    await closeAll();
  });

  it("shows the findings of a 5 MB lockfile", async () => {
    const started = performance.now();
    const document = await open(file("package-lock.json"));
    await until("findings", () => reported(document.uri).length > 0, 20_000);
    console.log(
      `    ${(document.getText().length / 1e6).toFixed(1)} MB open with findings after ${(performance.now() - started).toFixed(0)} ms`,
    );
  });

  it("does not hold up typing in it", async () => {
    const document = await open(file("package-lock.json"));
    await until("findings", () => reported(document.uri).length > 0, 20_000);
    const type = async (): Promise<void> => {
      for (let stroke = 0; stroke < 20; stroke++) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(1, 11), "x");
        await vscode.workspace.applyEdit(edit);
        await pause(stroke % 5 === 4 ? 1_200 : 60);
      }
    };
    let without = 0;
    await withoutExtension(document.uri, async () => void (without = await longestBlock(type)));
    const blocks = [await longestBlock(type), await longestBlock(type)];
    console.log(`    the same with the extension switched off: ${without.toFixed(0)} ms`);
    console.log(
      `    longest block while typing in 5 MB: ${blocks.map((one) => one.toFixed(0)).join(" and ")} ms (goal: 50; the first round may still compile)`,
    );
    await until("findings", () => reported(document.uri).length > 0, 20_000);
  });

  it("audits 2,000 manifests", async () => {
    const [started, before] = [performance.now(), computed()];
    const audit = await vscode.commands.executeCommand<{ counts: { files: number } }>("sanctionLint.auditWorkspace");
    const seconds = (performance.now() - started) / 1000;
    const own = (computed() - before) / 1000;
    console.log(
      `    ${audit.counts.files} files audited in ${seconds.toFixed(1)} s, ${own.toFixed(1)} s of them computing`,
    );
    assert.equal(audit.counts.files, 2_003);
  });

  it("stops an audit when it is told to", async () => {
    const source = new vscode.CancellationTokenSource();
    const running = vscode.commands.executeCommand<{ cancelled: boolean }>("sanctionLint.auditWorkspace", source.token);
    await pause(150);
    const [started, before] = [performance.now(), computed()];
    source.cancel();
    const { cancelled } = await running;
    const [wall, own] = [performance.now() - started, computed() - before];
    console.log(`    cancelled after ${wall.toFixed(0)} ms, ${own.toFixed(0)} ms of them computing`);
    assert.ok(cancelled);
  });
});
