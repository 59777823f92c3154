import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, open, reported, reports, until } from "./editor.js";

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("sanctionLint");

describe("a dependency that is added", () => {
  afterEach(closeAll);

  /** Puts the cursor behind the requirements that are there. */
  const atEnd = async (): Promise<vscode.TextEditor> => {
    const document = await open(file("tools", "requirements.txt"));
    await until("its findings", () => reported(document.uri).length > 0);
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    return editor;
  };
  const named = (document: vscode.TextDocument): boolean =>
    reported(document.uri).some(({ range }) => document.getText(range) === "huaweicloudsdkcore");

  it("is warned of while it is typed, before it is saved", async () => {
    const { document } = await atEnd();
    for (const character of "\nhuaweicloudsdkcore") await vscode.commands.executeCommand("type", { text: character });
    await until("its finding", () => named(document));
    assert.ok(document.isDirty);
    await vscode.commands.executeCommand("type", { text: "x" });
    await until("no finding on another name", () => !named(document));
  });

  it("is warned of when a completion puts it there", async () => {
    const { document } = await atEnd();
    const offering = vscode.languages.registerCompletionItemProvider(
      { pattern: "**/requirements.txt" },
      { provideCompletionItems: () => [new vscode.CompletionItem("huaweicloudsdkcore")] },
    );
    try {
      await vscode.commands.executeCommand("type", { text: "\n" });
      await vscode.commands.executeCommand("type", { text: "huaweicloudsdkc" });
      await until("the word that is offered", async () => {
        if (document.getText().endsWith("huaweicloudsdkcore")) return true;
        await vscode.commands.executeCommand("editor.action.triggerSuggest");
        await new Promise((resolve) => setTimeout(resolve, 300));
        await vscode.commands.executeCommand("acceptSelectedSuggestion");
        return false;
      });
      await until("its finding", () => named(document));
      assert.ok(document.isDirty);
    } finally {
      offering.dispose();
    }
  });
});

describe("lens and inlay hints", () => {
  afterEach(async () => {
    for (const setting of ["codeLens", "inlayHints"])
      await settings().update(setting, undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  const lenses = async (uri: vscode.Uri): Promise<string[]> => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
    return found.flatMap(({ command }) => (command?.title.includes("Show Audit") ? command.title : []));
  };
  const inlays = async (document: vscode.TextDocument): Promise<[number, string][]> => {
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      "vscode.executeInlayHintProvider",
      document.uri,
      all,
    );
    return found.map(({ position, label }) => [position.line, typeof label === "string" ? label : ""]);
  };

  it("are off until a setting asks for them, and go with it", async () => {
    const document = await open(file("hardware", "bom.csv"));
    await reports(document.uri, ["listed-component", "listed-component"]);
    assert.deepEqual(await lenses(document.uri), []);
    assert.deepEqual(await inlays(document), []);
    await settings().update("codeLens", true, vscode.ConfigurationTarget.Global);
    await settings().update("inlayHints", true, vscode.ConfigurationTarget.Global);
    const [lens] = await until("a lens", async () => {
      const found = await lenses(document.uri);
      return found.length > 0 && found;
    });
    assert.match(lens ?? "", /^2 findings: .*Hikvision.* · Show Audit$/);
    const hints = await until("hints", async () => {
      const found = await inlays(document);
      return found.length === 2 && found;
    });
    const camera = hints.find(([, label]) => label.startsWith("Hikvision · "));
    assert.ok(camera);
    assert.match(document.lineAt(camera[0]).text, /DS-2CD2043G2-I/);
    await settings().update("codeLens", undefined, vscode.ConfigurationTarget.Global);
    await settings().update("inlayHints", undefined, vscode.ConfigurationTarget.Global);
    await until("no lens and no hint", async () => {
      return (await lenses(document.uri)).length === 0 && (await inlays(document)).length === 0;
    });
  });
});
