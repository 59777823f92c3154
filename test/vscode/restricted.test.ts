import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { knowledge, startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { numbers, Position } from "../harness/vscode/values.js";
import { PolicyCompletions } from "../../src/vscode/policy/policyCompletions.js";

const files = {
  "package.json": '{ "dependencies": { "@hmscore/react-native-hms-push": "6.0.0" } }',
  ".sanctionlint.yaml": "parties: { huawei: off }\n",
  ".vscode/settings.json": '{ "sanctionLint.policy": { "parties": { "huawei": "off" } } }',
};

describe("Restricted Mode", () => {
  let extension: StartedExtension;
  beforeEach(() => {
    extension = startExtension({ files, isTrusted: false });
    extension.auditOnOpen();
  });
  afterEach(() => extension.end());
  const policiesRead = (): readonly string[] =>
    extension.editor.files.read.filter((path) => /sanctionlint|settings\.json/.test(path));
  const statusBar = () =>
    extension.editor.shown.statusItems.find(({ id }) => id === "sanctionLint.audit") ?? assert.fail();
  const policyItem = () =>
    extension.editor.shown.languageItems.find(({ id }) => id === "sanctionLint.policy") ?? assert.fail();

  it("judges open files by the default policy, and reads none of the workspace's", async () => {
    await extension.judged("package.json");
    assert.deepEqual(
      extension.editor.diagnosticsOf("/w/package.json").map(({ message }) => message),
      ["Huawei · BIS Entity List (export): @hmscore/react-native-hms-push"],
    );
    await extension.clock.until(() => policyItem().text === "Workspace policy not in force: not trusted");
    assert.equal(policyItem().severity, numbers.LanguageStatusSeverity.Warning);
    assert.deepEqual(policiesRead(), []);
  });

  it("says nothing of a policy that is open, and completes nothing in it", async () => {
    const policy = extension.editor.open("/w/.sanctionlint.yaml", "lists: { us-bis-le: error }\n");
    await extension.judged("package.json");
    assert.deepEqual(extension.editor.diagnosticsOf("/w/.sanctionlint.yaml"), []);
    const completions = new PolicyCompletions(() => knowledge, extension.policies, extension.session, extension.live);
    const start = new Position(0, 0) as unknown as vscode.Position;
    assert.deepEqual(await completions.provideCompletionItems(policy, start), []);
    assert.equal(completions.provideHover(policy, start), undefined);
    assert.deepEqual(policiesRead(), []);
  });

  it("audits nothing, and says so in the status bar, where a click manages trust", async () => {
    await extension.judged("package.json");
    assert.equal(extension.live.current, undefined);
    assert.deepEqual(extension.editor.files.read, [], "the open document is all that was looked at");
    const { text, tooltip, command, isShown, accessibilityInformation } = statusBar();
    assert.deepEqual(
      [text, command, isShown],
      ["$(shield) Not audited: Restricted Mode", "workbench.trust.manage", true],
    );
    assert.equal(accessibilityInformation?.label, "SanctionLint: Not audited: Restricted Mode");
    assert.equal(
      tooltip,
      "In Restricted Mode SanctionLint does not audit a folder when it is opened, and the folder's own policy is not in force. Open files are judged by the default policy. Click to manage trust.",
    );
  });

  it("ends with trust: the policy holds, and the workspace is audited", async () => {
    await extension.judged("package.json");
    extension.editor.trust();
    await extension.clock.until(() => extension.live.current !== undefined);
    assert.ok(policiesRead().includes("/w/.sanctionlint.yaml"));
    await extension.clock.until(() => extension.editor.diagnosticsOf("/w/package.json").length === 0);
    assert.equal(statusBar().text, "$(pass) No findings · .vscode/settings.json · lists 2026-08-22");
    await extension.clock.until(() => policyItem().text === ".vscode/settings.json");
  });
});

describe("the audit on opening", () => {
  let extension: StartedExtension;
  afterEach(() => extension.end());

  it("audits a trusted folder of local files", async () => {
    extension = startExtension({ files });
    extension.auditOnOpen();
    await extension.clock.until(() => extension.live.current !== undefined);
    assert.deepEqual(extension.errors, []);
  });

  for (const [what, options] of [
    ["is switched off", { settings: { "sanctionLint.auditOnOpen": false } }],
    ["is virtual", { folders: ["vscode-vfs://github/acme/web"] }],
    ["is empty", { folders: [] }],
  ] as const) {
    it(`leaves a workspace alone that ${what}`, async () => {
      extension = startExtension({ files, ...options });
      extension.auditOnOpen();
      await extension.judged("package.json");
      assert.equal(extension.live.current, undefined);
      assert.ok(!extension.editor.files.read.includes("/w/package.json"));
    });
  }
});
