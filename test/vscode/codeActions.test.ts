import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { CodeActionKind, numbers, Range, type WorkspaceEdit } from "../harness/vscode/values.js";
import { FixActions } from "../../src/vscode/editor/codeActions.js";
import { newPolicy, WaiverWriter } from "../../src/vscode/policy/waiverWriter.js";

const { Invoke, Automatic } = numbers.CodeActionTriggerKind;

describe("code actions", () => {
  let extension: StartedExtension;
  let actions: FixActions;
  beforeEach(() => {
    extension = startExtension();
    actions = new FixActions(extension.session, extension.findings, new WaiverWriter(extension.policies));
  });
  afterEach(() => extension.end());

  const idle = { isCancellationRequested: false } as vscode.CancellationToken;
  const all = new Range(0, 0, 99, 0) as unknown as vscode.Range;
  const offered = (
    document: vscode.TextDocument,
    {
      range = all,
      only,
      triggerKind = Automatic as number,
    }: { range?: vscode.Range; only?: CodeActionKind; triggerKind?: number } = {},
  ): Promise<vscode.CodeAction[]> =>
    actions.provideCodeActions(document, range, { only, triggerKind } as unknown as vscode.CodeActionContext, idle);
  const titles = (of: readonly vscode.CodeAction[]): string[] =>
    of.map(({ title, isPreferred }) => (isPreferred ? `${title} (preferred)` : title));
  const textAfter = (document: vscode.TextDocument, action: vscode.CodeAction | undefined): string => {
    let text = document.getText();
    for (const change of [...(action?.edit as unknown as WorkspaceEdit).changes].reverse()) {
      const { start, end } = change.range as unknown as vscode.Range;
      text = text.slice(0, document.offsetAt(start)) + (change.text ?? "") + text.slice(document.offsetAt(end));
    }
    return text;
  };

  it("are what to use, what to note and to run, the waiver, and to remove it last", async () => {
    const text = '{\n  "dependencies": {\n    "@hmscore/react-native-hms-push": "6.0.0",\n    "a": "1"\n  }\n}\n';
    const document = await extension.judged("package.json", text);
    const found = await offered(document);
    assert.deepEqual(titles(found), [
      "Use @react-native-firebase/messaging — small code changes needed (then run: npm install)",
      "Copy as a note: Use @huaweicloud/push",
      "Copy the command to run afterwards: npm install",
      "Waive pkg:npm/@hmscore/react-native-hms-push in .sanctionlint.yaml, for 90 days at most",
      "Remove the line: @hmscore/react-native-hms-push (then run: npm install)",
    ]);
    assert.equal(
      textAfter(document, found[0]),
      text.replace('"@hmscore/react-native-hms-push": "6.0.0"', '"@react-native-firebase/messaging": "*"'),
    );
    assert.equal(
      textAfter(document, found.at(-1)),
      text.replace('    "@hmscore/react-native-hms-push": "6.0.0",\n', ""),
    );
    assert.deepEqual(
      found.map(({ command }) => command && [command.command, ...(command.arguments ?? [])]),
      [
        undefined,
        ["sanctionLint.copyText", "Use @huaweicloud/push. how to move"],
        ["sanctionLint.copyText", "npm install"],
        undefined,
        undefined,
      ],
    );
    const [diagnostic] = extension.editor.diagnosticsOf("/w/package.json");
    assert.ok(diagnostic);
    for (const { diagnostics } of found) assert.deepEqual(diagnostics, [diagnostic]);
  });

  it("prefer what needs no thought, and offer it for all of a document", async () => {
    const document = await extension.judged(
      ".npmrc",
      "registry=https://mirrors.huaweicloud.com/repository/npm/\nfund=false\n",
    );
    assert.deepEqual(titles(await offered(document)), [
      "Use the ecosystem's own source (preferred)",
      "Waive mirrors.huaweicloud.com/repository/npm in .sanctionlint.yaml, for 90 days at most",
    ]);
    const [every, ...others] = await offered(document, { only: CodeActionKind.SourceFixAll });
    assert.equal(others.length, 0);
    assert.deepEqual(
      [every?.title, every?.kind?.value],
      ["Use the drop-in replacement for every SanctionLint finding", "source.fixAll.sanctionLint"],
    );
    assert.equal(textAfter(document, every), "fund=false\n");
  });

  it("are those of the place and kind that is asked for, and of the text as it is now", async () => {
    const document = await extension.judged("requirements.txt", "a\nesdk-obs-python==3\n");
    assert.deepEqual(
      await offered(document, { range: new Range(0, 0, 0, 1) as unknown as vscode.Range }),
      [],
      "beside the finding",
    );
    assert.deepEqual(await offered(document, { only: CodeActionKind.Refactor }), []);
    assert.deepEqual(await offered(document, { only: CodeActionKind.Source }), []);
    extension.editor.type(document, "esdk-obs-python\n");
    assert.deepEqual(await offered(document), [], "not judged yet");
    const asked = offered(document, { triggerKind: Invoke });
    let isDone = false;
    void asked.then(() => (isDone = true));
    await extension.clock.until(() => isDone);
    assert.notEqual((await asked).length, 0);
  });

  it("write a waiver only when it is chosen, into a new policy file where there is none", async () => {
    const document = await extension.judged("requirements.txt", "esdk-obs-python==3\n");
    const waive = (await offered(document)).find(({ title }) => title.startsWith("Waive"));
    assert.equal(waive?.edit, undefined);
    const { edit, command } = await actions.resolveCodeAction(waive ?? assert.fail());
    const added = [
      "waivers:",
      "  - party: huawei",
      '    component: "pkg:pypi/esdk-obs-python"',
      "    path: requirements.txt",
      "    listed: { us-bis-el: export, us-fcc-covered: market }",
      '    reason: ""',
      "    decided: 2026-08-22",
      "    expires: 2026-11-20",
      "",
    ].join("\n");
    assert.deepEqual(
      (edit as unknown as WorkspaceEdit).changes.map(({ uri, text }) => [uri.path, text]),
      [
        ["/w/.sanctionlint.yaml", undefined],
        ["/w/.sanctionlint.yaml", `${newPolicy}\n${added}`],
      ],
    );
    assert.equal(command?.command, "sanctionLint.revealWaiver");
  });
});
