import * as assert from "assert";
import * as vscode from "vscode";
import { actionsAt, atNoon, closeAll, file, open, pause, reported, reports, retype, until, write } from "./editor.js";

interface Tried {
  readonly appear: number;
  readonly change: number;
  readonly vanish: number;
}

const policy = (): vscode.Uri => file(".sanctionlint.yaml");

describe("the policy", () => {
  afterEach(async () => {
    await closeAll();
    await Promise.resolve(vscode.workspace.fs.delete(policy())).catch(() => undefined);
    await pause(50);
  });

  it("decides from the workspace's root on, as soon as it is saved", async () => {
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    await write(policy(), "version: 1\nparties:\n  huawei: off\n");
    await reports(document.uri, []);
  });

  it("leaves out open files as an audit does", async () => {
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    await write(policy(), "version: 1\nexclude: [package.json]\n");
    await reports(document.uri, []);
    await write(policy(), "version: 1\nexclude: [elsewhere/**]\n");
    await reports(document.uri, ["listed-component"]);
  });

  it("judges for the day it names", async () => {
    await write(policy(), "asOf: 2019-05-15\n");
    const document = await open(file("package.json"));
    await pause(400);
    assert.deepEqual(
      reported(document.uri).filter(({ severity }) => severity < 2),
      [],
    );
  });

  it("shows what is wrong with it, and keeps the last good one in force", async () => {
    const document = await open(file("package.json"));
    await write(policy(), "parties:\n  huawei: off\n");
    const text = await open(policy());
    await reports(document.uri, []);
    await retype(text, "parties:\n  huawei: offf\n");
    const [problem] = await reports(text.uri, ["policy-error"]);
    assert.equal(problem && text.getText(problem.range), "offf");
    assert.match(problem?.message ?? "", /did you mean "off"/);
    await pause(300);
    assert.deepEqual(reported(document.uri), []);
    await retype(text, "parties:\n  huawei: error\n");
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
    await reports(text.uri, []);
  });

  it("reports what an unsaved change would do, and changes nothing", async () => {
    await write(policy(), "version: 1\n");
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    const text = await open(policy());
    await retype(text, "version: 1\nparties:\n  huawei: off\n");
    const tried = await vscode.commands.executeCommand<Tried>("sanctionLint.tryPolicyChange", policy().toString());
    assert.equal(tried.appear, 0);
    assert.ok(tried.vanish > 0);
    const page = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "sanctionlint-policy");
    assert.match(page?.getText() ?? "", /^Would vanish\n[^]*^ {2}package\.json:5:6 {2}warning {2}@hmscore/m);
    assert.match(page?.getText() ?? "", /Nothing was written\./);
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(policy()));
    assert.equal(saved, "version: 1\n");
    await retype(text, "version: 1\nparties:\n  huawei: offf\n");
    assert.equal(await vscode.commands.executeCommand("sanctionLint.tryPolicyChange", policy().toString()), undefined);
  });

  it("reports what another file would do", async () => {
    const other = file("stricter.yaml");
    await write(other, "watch: error\nparties:\n  huawei: error\n");
    try {
      const tried = await vscode.commands.executeCommand<Tried>("sanctionLint.tryPolicyChange", other.toString());
      assert.ok(tried.change > 0);
      assert.equal(tried.vanish, 0);
    } finally {
      await vscode.workspace.fs.delete(other);
    }
  });

  it("shows a refused key of a folder's policy where it is, with how to allow it", async () => {
    const below = file("tools", ".sanctionlint.yaml");
    await write(policy(), "version: 1\nparties:\n  huawei: error\n");
    await write(below, "version: 1\nasOf: 2000-01-01\nparties:\n  huawei: off\n");
    try {
      const document = await open(below);
      const problems = await reports(below, ["policy-error", "policy-error"]);
      assert.deepEqual(problems.map(({ range }) => document.getText(range)).sort(), ["asOf", "huawei"]);
      for (const { message, severity } of problems) {
        assert.match(message, /to allow it, /);
        assert.equal(severity, vscode.DiagnosticSeverity.Warning);
      }
      const requirements = await open(file("tools", "requirements.txt"));
      await until("findings under it", () => reported(requirements.uri).length > 0);
      await retype(document, "version: 1\nparties:\n  huawei: error\n");
      await reports(below, []);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(below);
    }
  });

  it("takes a waiver from the light bulb, with the reason left to type", async () => {
    const document = await open(file("package.json"));
    const [found] = await reports(document.uri, ["listed-component"]);
    assert.ok(found);
    const waive = await actionsAt(document.uri, found.range, /^Waive pkg:npm\/.*\.sanctionlint\.yaml/);
    assert.ok(waive.edit && waive.command);
    await vscode.workspace.applyEdit(waive.edit);
    await vscode.commands.executeCommand(waive.command.command, ...(waive.command.arguments ?? []));
    const editor = await until("policy file", () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith(".sanctionlint.yaml") && active;
    });
    assert.match(
      editor.document.getText(),
      /party: huawei\n.*component: "pkg:npm\/@hmscore\/react-native-hms-push"\n.*path: package\.json\n.*listed: \{ us-bis-el: export, .* \}\n.*reason: ""\n.*decided: \d{4}-.*\n.*expires: \d{4}-/,
    );
    await until("the missing reason", () => reported(editor.document.uri).length > 0);
    await editor.edit((edit) => edit.insert(editor.selection.active, "Legal review 2026-014"));
    await reports(editor.document.uri, []);
    await reports(document.uri, []);
  });

  it("remarks on a waiver that is over", async () => {
    await write(policy(), "waivers:\n  - { party: huawei, reason: old, expires: 2020-01-01 }\n");
    await open(policy());
    await reports(policy(), ["waiver-expired"]);
  });

  it("explains keys, lists and parties in the policy file", async () => {
    const uri = file(".sanctionlint.yaml");
    await write(uri, "activities: [us-person]\nlists:\n  us-bis-el: error\nwaivers:\n  - party: huawei\n");
    const document = await open(uri);
    const at = async (word: string): Promise<string> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        uri,
        document.positionAt(document.getText().indexOf(word) + 2),
      );
      return hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join(" ");
    };
    for (const word of ["activities", "us-person", "us-bis-el", "huawei"])
      await until(`a hover on ${word}`, async () => (await at(word)) !== "");
    assert.match((await at("huawei")).replace(/&nbsp;/g, " "), /Huawei/);
    await vscode.workspace.fs.delete(uri);
  });

  it("completes keys, list ids and severities in the policy file", async () => {
    await write(policy(), "lists:\n  us-\n");
    const document = await open(policy());
    assert.equal(document.languageId, "sanctionlint-policy");
    await completes(document, new vscode.Position(1, 5), ["us-bis-el", "us-ofac-sdn"]);
    await retype(document, "lists:\n  us-bis-el: \n");
    await completes(document, new vscode.Position(1, 13), ["error", "off"]);
    await retype(document, "\n");
    await completes(document, new vscode.Position(0, 0), ["waivers", "activities"]);
  });

  it("completes parties by name, days, and the packages that open files name", async () => {
    const manifest = await open(file("package.json"));
    await reports(manifest.uri, ["listed-component"]);
    await write(policy(), "waivers:\n  - component: \n    party: \n    expires: \n");
    const document = await open(policy());
    await completes(document, new vscode.Position(1, 15), ["pkg:npm/@hmscore/react-native-hms-push"]);
    await completes(document, new vscode.Position(2, 11), ["huawei"]);
    await atNoon(async (now) => {
      const day = new Date(now.getTime());
      day.setUTCFullYear(day.getUTCFullYear() + 1);
      if (day.getUTCDate() !== now.getUTCDate()) day.setUTCDate(0);
      await completes(document, new vscode.Position(3, 13), [day.toISOString().slice(0, 10)]);
    });
  });

  it("underlines no more of a waiver that is typed than what is missing", async () => {
    await write(policy(), "version: 1\n");
    const document = await open(policy());
    const underlined = async (text: string, expected: readonly string[]): Promise<void> => {
      await retype(document, text);
      await until(`underlined: ${expected.join()}`, () => {
        const found = reported(document.uri).map(({ range }) => document.getText(range));
        return found.join() === expected.join();
      });
    };
    await underlined("waivers:\n  - party: huawei\n", ["party"]);
    await underlined('waivers:\n  - party: huawei\n    reason: ""\n    expires: 2999-01-01\n', ['""']);
  });

  it("lets a waiver that soon is over hold as long as the policy allows, or takes it out", async () => {
    await atNoon(async () => {
      const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const waiver = `  - { party: huawei, reason: old, decided: ${day(-20)}, expires: ${day(3)} }\n`;
      await write(policy(), `waiverRules: { mostDays: 30 }\nwaivers:\n${waiver}`);
      const document = await open(policy());
      const [remark] = await reports(policy(), ["waiver-expiring"]);
      assert.ok(remark);
      const extend = await actionsAt(policy(), remark.range, new RegExp(`^Let this waiver hold until ${day(30)}$`));
      await actionsAt(policy(), remark.range, /^Remove this waiver$/);
      assert.ok(extend.edit);
      await vscode.workspace.applyEdit(extend.edit);
      assert.match(document.getText(), new RegExp(`decided: ${day(0)}, expires: ${day(30)}`));
      await reports(policy(), []);
    });
  });

  it("may be in the workspace settings", async () => {
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    const settings = vscode.workspace.getConfiguration("sanctionLint");
    await settings.update("policy", { parties: { huawei: "off" } }, vscode.ConfigurationTarget.Workspace);
    await reports(document.uri, []);
    await settings.update("policy", { parties: { huawai: "off" } }, vscode.ConfigurationTarget.Workspace);
    const uri = file(".vscode", "settings.json");
    const [problem] = await reports(uri, ["policy-error"]);
    assert.match(problem?.message ?? "", /did you mean "huawei"/);
    await settings.update("policy", undefined, vscode.ConfigurationTarget.Workspace);
    await reports(uri, []);
  });

  it("is completed there too", async () => {
    const uri = file(".vscode", "settings.json");
    await write(uri, '{\n  "sanctionLint.policy": {\n    "lists": {  }\n  }\n}\n');
    const document = await open(uri);
    await completes(document, new vscode.Position(2, 15), ["us-bis-el"]);
    await closeAll();
    await vscode.workspace.fs.delete(uri);
  });
});

async function completes(
  document: vscode.TextDocument,
  position: vscode.Position,
  expected: readonly string[],
): Promise<void> {
  await until(`completion of ${expected.join()}`, async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
    );
    const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label).replaceAll('"', ""));
    return expected.every((label) => labels.includes(label));
  });
}
