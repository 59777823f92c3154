import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, open, pause, reported, until } from "./editor.js";

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

describe("a large workspace", function () {
  this.timeout(120_000);
  after(closeAll);

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
    const settings = vscode.workspace.getConfiguration("sanctionLint");
    await settings.update("enable", false, vscode.ConfigurationTarget.Workspace);
    const without = await longestBlock(type);
    await settings.update("enable", undefined, vscode.ConfigurationTarget.Workspace);
    await until("findings", () => reported(document.uri).length > 0, 20_000);
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
    assert.equal(audit.counts.files, 2_001);
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
