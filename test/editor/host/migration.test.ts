import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, shown, until, write } from "./editor.js";

interface Outcome {
  readonly found: number;
  readonly changes: readonly string[];
  readonly left: readonly string[];
  readonly commands: readonly string[];
  readonly applied: boolean;
}

describe("migrating away from a party", () => {
  const folder = file("moving");
  const manifest = '{\n  "dependencies": {\n    "esdk-obs-nodejs": "3.25.6"\n  }\n}\n';
  before(async () => {
    await write(file("moving", "package.json"), manifest);
    await write(file("moving", ".npmrc"), "registry=https://repo.huaweicloud.com/repository/npm/\n");
  });
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("plans the whole workspace, with what stays and the commands, and changes nothing", async () => {
    const plan = await vscode.commands.executeCommand<Outcome>("sanctionLint.migrateParty", "huawei", "plan");
    assert.ok(
      plan.changes.includes("moving/package.json: Use @aws-sdk/client-s3 — small code changes needed"),
      plan.changes.join("\n"),
    );
    assert.ok(
      plan.changes.some((change) => change.startsWith("moving/.npmrc: ")),
      plan.changes.join("\n"),
    );
    assert.ok(plan.commands.includes("moving: npm install"), plan.commands.join("\n"));
    assert.equal(plan.applied, false);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file("moving", "package.json")));
    assert.equal(text, manifest);
  });

  it("says on its page that there is nothing where nothing is found", async () => {
    const outcome = await vscode.commands.executeCommand<Outcome>("sanctionLint.migrateParty", "zte");
    assert.deepEqual([outcome.found, outcome.applied], [0, false]);
    const page = await until("the page", () => shown()?.migration);
    assert.match(page, /There is no open finding on this party/);
    assert.doesNotMatch(page, /<script/);
  });
});
