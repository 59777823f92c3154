import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { Position, Range } from "../harness/vscode/values.js";
import { FindingInlays } from "../../src/vscode/editor/inlays.js";
import { FindingLenses } from "../../src/vscode/editor/lenses.js";
import { registerMarks } from "../../src/vscode/editor/marks.js";

const idle = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
const token = idle as unknown as vscode.CancellationToken;
const everyLine = new Range(0, 0, 99, 0) as unknown as vscode.Range;
const text = "a\nesdk-obs-python==3\nmegengine\n";

describe("code lens and inlay hints", () => {
  let extension: StartedExtension;
  beforeEach(() => (extension = startExtension()));
  afterEach(() => extension.end());

  it("are not even registered until a setting asks for them", () => {
    const marks = registerMarks(extension.session);
    const { providers } = extension.editor.shown;
    assert.deepEqual(providers, []);
    extension.editor.set("sanctionLint.inlayHints", true);
    assert.deepEqual(providers, ["inlayHints"]);
    extension.editor.set("sanctionLint.codeLens", true);
    extension.editor.set("sanctionLint.codeLens", true);
    assert.deepEqual(providers, ["inlayHints", "codeLens"]);
    marks.dispose();
    assert.deepEqual(providers, []);
  });

  it("show nothing where the setting is off", async () => {
    const document = await extension.judged("requirements.txt", text);
    assert.deepEqual(await new FindingLenses(extension.session).provideCodeLenses(document, token), []);
    assert.deepEqual(await new FindingInlays(extension.session).provideInlayHints(document, everyLine, token), []);
  });

  it("count a file's findings above its first line, and lead to the audit", async () => {
    extension.editor.settings["sanctionLint.codeLens"] = true;
    const document = await extension.judged("requirements.txt", text);
    const lenses = new FindingLenses(extension.session);
    const [lens, ...others] = await lenses.provideCodeLenses(document, token);
    assert.deepEqual(
      [lens?.command, others.length],
      [{ title: "2 findings: Huawei, Megvii · Show Audit", command: "sanctionLint.showAudit" }, 0],
    );
    assert.deepEqual(lens?.range, new Range(0, 0, 0, 0));
    const clean = await extension.judged("app/requirements.txt", "a\n");
    assert.deepEqual(await lenses.provideCodeLenses(clean, token), []);
  });

  it("name party and list behind the lines that are asked for, once a line", async () => {
    extension.editor.settings["sanctionLint.inlayHints"] = true;
    const inlays = new FindingInlays(extension.session);
    const document = await extension.judged("requirements.txt", text);
    const hints = await inlays.provideInlayHints(document, everyLine, token);
    assert.deepEqual(
      hints.map(({ position, label, tooltip, paddingLeft }) => [position, label, tooltip, paddingLeft]),
      [
        [new Position(1, 18), "Huawei · BIS Entity List", "Huawei · BIS Entity List (export): esdk-obs-python", true],
        [new Position(2, 9), "Megvii · OFAC SDN List", "Megvii · OFAC SDN List (blocking): megengine", true],
      ],
    );
    const second = new Range(2, 0, 2, 9) as unknown as vscode.Range;
    assert.equal((await inlays.provideInlayHints(document, second, token)).length, 1);
  });
});
