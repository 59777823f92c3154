import * as assert from "assert";
import * as vscode from "vscode";
import { actionsAt, closeAll, codeOf, file, open, pause, reported, reports, retype, shown, until } from "./editor.js";

const listed = "@hmscore/react-native-hms-push";

describe("an open manifest", () => {
  afterEach(closeAll);

  it("activates, and quickly", async () => {
    const extension = vscode.extensions.getExtension<{ activationMilliseconds: number }>("sanctionlint.sanctionlint");
    assert.ok(extension);
    await open(file("package.json"));
    await until("activation", () => extension.isActive);
    const { activationMilliseconds } = extension.exports;
    console.log(
      `    activation ${activationMilliseconds.toFixed(1)} ms after the bundle was loaded, VS Code ${vscode.version}`,
    );
    assert.ok(activationMilliseconds < 50, `${activationMilliseconds} ms`);
  });

  it("underlines the listed package, says why, and leaves the other one alone", async () => {
    const document = await open(file("package.json"));
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.ok(found);
    assert.equal(document.getText(found.range), listed);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(found.message, `Huawei · BIS Entity List (export): ${listed}`);
    assert.ok(typeof found.code === "object" && found.code.target.path.endsWith("docs/rules/listed-component.md"));
    await vscode.workspace.fs.stat(found.code.target);
  });

  it("explains it in a hover whose links run only our commands", async () => {
    const document = await open(file("package.json"));
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.ok(found);
    const hover = await until("hover", async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        found.range.start,
      );
      return hovers
        .flatMap(({ contents }) => contents as vscode.MarkdownString[])
        .find(({ value }) => value.includes("Huawei"));
    });
    const text = hover.value.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    for (const words of ["BIS Entity List, listed since 2019-05-16", "certain", "Forbids", "Not", "Instead"])
      assert.ok(text.includes(words), `${words} in ${text}`);
    const shownWords = text
      .replace(/<[^>]*>|\$\([\w-]+\)|\]\([^)]*\)/g, " ")
      .split("Why?")[0]
      ?.match(/[\p{L}\p{N}]\S*/gu);
    assert.ok((shownWords ?? []).length <= 60, `${shownWords?.length} words: ${text}`);
    assert.match(text, /\[Party\].*\[Evidence\].*\[Waive\].*\[Why\?\]/s);
    const commands = [...hover.value.matchAll(/\(command:([\w.]+)/g)].map(([, name]) => name ?? "");
    assert.ok(commands.length >= 3 && commands.every((name) => name.startsWith("sanctionLint.")));
  });

  it("offers its fixes also while the text has not been judged again", async () => {
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    // As a hover asks: once, at the marker that is still shown.
    await actionsAt(document.uri, new vscode.Range(0, 0, document.lineCount, 0), /^Use @react-native-firebase/);
    await retype(document, `${document.getText()}\n`);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      "quickfix",
      20,
    );
    assert.ok(actions.some(({ title }) => title.startsWith("Use @react-native-firebase/messaging")));
  });

  it("explains it on a page of its own, and waives it from there", async () => {
    const document = await open(file("package.json"));
    const [found] = await reports(document.uri, ["listed-component"]);
    const editor = vscode.window.activeTextEditor;
    assert.ok(found && editor);
    editor.selection = new vscode.Selection(found.range.start, found.range.start);
    await vscode.commands.executeCommand("sanctionLint.explainFinding");
    const page = await until("the page", () => shown()?.why || undefined);
    for (const words of ["What matched", "What the lists say", "Listings over time", "84 FR 22961", "What can be done"])
      assert.ok(page.includes(words), words);
    await vscode.window.showTextDocument(document, { selection: found.range });
    await vscode.commands.executeCommand("sanctionLint.waiveFinding");
    const policy = await until("the policy", () => {
      const shownText = vscode.window.activeTextEditor?.document;
      return shownText?.uri.path.endsWith(".sanctionlint.yaml") && shownText;
    });
    assert.match(policy.getText(), /party: huawei[^]*reason: ""/);
    await vscode.commands.executeCommand("undo");
  });

  it("offers another source as one edit and one undo step", async () => {
    const document = await open(file("package.json"));
    const before = document.getText();
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.ok(found);
    const action = await actionsAt(document.uri, found.range, /^Use @react-native-firebase\/messaging/);
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.match(document.getText(), /"@react-native-firebase\/messaging": "/);
    assert.ok(document.getText().includes('"left-pad": "1.3.0"'));
    await reports(document.uri, []);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    await reports(document.uri, ["listed-component"]);
  });

  it("offers to remove it", async () => {
    const document = await open(file("package.json"));
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.ok(found);
    const { edit } = await actionsAt(document.uri, found.range, new RegExp(`^Remove the line: ${listed}`));
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(JSON.parse(document.getText()).dependencies, { "left-pad": "1.3.0" });
  });

  it("puts only drop-in fixes into fix-all", async () => {
    const manifest = await open(file("package.json"));
    await reports(manifest.uri, ["listed-component"]);
    const source = "source.fixAll.sanctionLint";
    const whole = new vscode.Range(0, 0, 99, 0);
    const none = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      manifest.uri,
      whole,
      source,
      5,
    );
    assert.deepEqual(none, []);
    const npmrc = await open(file(".npmrc"));
    await reports(npmrc.uri, ["listed-source"]);
    const { edit } = await actionsAt(npmrc.uri, whole, /drop-in/, source);
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.equal(npmrc.getText().trim(), "fund=false");
    await reports(npmrc.uri, []);
  });

  it("names a source once, and explains and mends it at every place", async () => {
    const mirror = "https://registry.npmmirror.com/";
    const document = await open(file(".npmrc"));
    await retype(document, Array.from({ length: 30 }, (_, at) => `@team-${at}:registry=${mirror}\n`).join(""));
    const found = await until("30 places", () => {
      const sources = reported(document.uri).filter((one) => codeOf(one) === "listed-source");
      return sources.length === 1 && sources[0]?.message.endsWith("(30 places)") && sources[0];
    });
    assert.equal(document.getText(found.range), mirror);
    assert.equal(found.range.start.line, 0);
    const related = found.relatedInformation ?? [];
    assert.deepEqual(
      related.map(({ location }) => [location.uri.toString(), location.range.start.line]),
      Array.from({ length: 20 }, (_, at) => [document.uri.toString(), at + 1]),
    );
    assert.ok(related.every(({ location }) => document.getText(location.range) === mirror));
    const far = new vscode.Position(29, document.lineAt(29).text.length - 3);
    const hovers = await until("hover at the last place", async () => {
      const all = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        far,
      );
      return all.filter(({ contents }) =>
        contents.some((content) => typeof content !== "string" && content.value.includes("Alibaba")),
      );
    });
    assert.equal(hovers[0]?.range && document.getText(hovers[0].range), mirror);
    assert.equal(hovers[0]?.range?.start.line, 29);
    const { edit } = await actionsAt(document.uri, new vscode.Range(far, far), /\(30 places\)$/);
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.ok(!document.getText().includes("npmmirror"));
    await reports(document.uri, []);
  });

  it("follows the text while it is typed, and drops what is stale", async () => {
    const document = await open(file("package.json"));
    const text = document.getText();
    await reports(document.uri, ["listed-component"]);
    for (let step = 0; step < 12; step++) {
      await retype(document, step % 2 === 0 ? text.replace(listed, "fastify") : `\n${text}`);
      await pause(15);
    }
    await pause(800);
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.equal(found && document.getText(found.range), listed);
  });

  it("reads on in a broken file and says what it could not read", async () => {
    const document = await open(file("package.json"));
    await retype(document, document.getText().replace('"left-pad": "1.3.0"', '"left-pad" "1.3.0",,'));
    const found = await until("both", () => {
      const codes = new Set(reported(document.uri).map(codeOf));
      return codes.has("listed-component") && codes.has("not-read") && reported(document.uri);
    });
    assert.ok(found.length >= 2);
  });

  it("names a file over the size limit", async () => {
    const settings = vscode.workspace.getConfiguration("sanctionLint");
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    await settings.update("maxFileSize", 0.0001, vscode.ConfigurationTarget.Workspace);
    const [notice] = await reports(document.uri, ["not-read"]);
    assert.match(notice?.message ?? "", /over the limit/);
    await settings.update("maxFileSize", undefined, vscode.ConfigurationTarget.Workspace);
    await reports(document.uri, ["listed-component"]);
  });

  it("is silent where it is switched off", async () => {
    const settings = vscode.workspace.getConfiguration("sanctionLint");
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    await settings.update("enable", false, vscode.ConfigurationTarget.Workspace);
    await reports(document.uri, []);
    await settings.update("enable", undefined, vscode.ConfigurationTarget.Workspace);
    await reports(document.uri, ["listed-component"]);
  });

  it("reads a document that was never saved", async () => {
    const uri = file("fresh", "requirements.txt").with({ scheme: "untitled" });
    const document = await vscode.workspace.openTextDocument(uri);
    await retype(document, "esdk-obs-python==3.24.3\n");
    await reports(document.uri, ["listed-component"]);
  });
});

describe("a bill of materials", () => {
  afterEach(closeAll);

  it("gets its columns coloured where nobody else does", async () => {
    const { uri } = await open(file("hardware", "bom.csv"));
    await until("the language", () => vscode.window.activeTextEditor?.document.languageId === "sanctionlint-bom-comma");
    await reports(uri, ["listed-component", "listed-component"]);
  });

  it("comes as an example, unsaved, with its finding", async () => {
    await vscode.commands.executeCommand("sanctionLint.openExample");
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.equal(found && document.getText(found.range), "esdk-obs-nodejs");
  });

  it("is a table with a line per row, where an alternate is used by a button", async () => {
    const document = await open(file("hardware", "bom.csv"));
    const found = await reports(document.uri, ["listed-component", "listed-component"]);
    const camera = found.find(({ message }) => message.includes("Hikvision"));
    assert.ok(camera);
    const before = document.getText();
    await vscode.commands.executeCommand("sanctionLint.showBomAudit");
    await until("the table", () => shown()?.table.rows === 3);
    const { title } = await actionsAt(document.uri, camera.range, /^Use the alternate Axis P1468-LE/);
    const start = document.offsetAt(camera.range.start);
    await vscode.commands.executeCommand("sanctionLint.useSecondSource", start, title);
    await until("the swap", () => document.getText() !== before);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("swaps a part with its alternate in the row", async () => {
    const document = await open(file("hardware", "bom.csv"));
    const found = await reports(document.uri, ["listed-component", "listed-component"]);
    const camera = found.find(({ message }) => message.includes("Hikvision"));
    assert.ok(camera);
    assert.equal(document.getText(camera.range), "DS-2CD2043G2-I");
    const { edit } = await actionsAt(document.uri, camera.range, /^Use the alternate Axis P1468-LE/);
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.lineAt(2).text, "2,1,CAM1,Axis,P1468-LE,4 MP bullet camera,,");
  });
});
