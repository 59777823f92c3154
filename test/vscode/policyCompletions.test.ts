import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { knowledge, startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { type Hover, numbers, type Range, SnippetString } from "../harness/vscode/values.js";
import { PolicyCompletions } from "../../src/vscode/policy/policyCompletions.js";

const { Property, EnumMember } = numbers.CompletionItemKind;

describe("completion in a policy file", () => {
  let extension: StartedExtension;
  beforeEach(
    () =>
      (extension = startExtension({
        files: { "requirements.txt": "esdk-obs-python\n" },
        moment: "2026-11-30T23:59:59Z",
      })),
  );
  afterEach(() => extension.end());

  const provider = (): PolicyCompletions =>
    new PolicyCompletions(() => knowledge, extension.policies, extension.session, extension.live);
  /** What is offered where the bar stands. */
  const offered = async (text: string, uri = extension.uri(".sanctionlint.yaml")): Promise<vscode.CompletionItem[]> => {
    const document = extension.editor.open(uri, text.replace("|", ""));
    const asked = provider().provideCompletionItems(document, document.positionAt(text.indexOf("|")));
    let isDone = false;
    void asked.then(() => (isDone = true));
    await extension.clock.until(() => isDone);
    return asked;
  };
  const labels = (items: readonly vscode.CompletionItem[]): string[] =>
    items.map(({ label }) => (typeof label === "string" ? label : label.label));

  it("offers keys as snippets with the indentation that is theirs, in the order of the documentation", async () => {
    const items = await offered("|");
    assert.deepEqual(labels(items).slice(0, 3), ["version", "extends", "mayLoosen"]);
    const [first] = items;
    assert.equal(first?.kind, Property);
    assert.ok(first.insertText instanceof SnippetString);
    assert.equal(first.keepWhitespace, true);
    assert.deepEqual(
      items.map(({ sortText }) => sortText),
      items.map((_, at) => String(at).padStart(4, "0")),
    );
  });

  it("offers parties by their names too, in the place of what is typed", async () => {
    const items = await offered("waivers:\n  - party: huaw|\n");
    const huawei = items.find(({ label }) => typeof label === "object" && label.label === "huawei");
    assert.deepEqual(
      [huawei?.label, huawei?.filterText],
      [{ label: "huawei", description: "Huawei Technologies Co., Ltd." }, "huawei Huawei Technologies Co., Ltd."],
    );
    const { start, end } = huawei?.range as unknown as Range;
    assert.deepEqual([start.line, start.character, end.line, end.character], [1, 11, 1, 15]);
  });

  it("offers words of a value, as text and not as a snippet", async () => {
    const items = await offered("parties:\n  huawei: |\n");
    assert.deepEqual(labels(items), ["error", "warning", "information", "hint", "off"]);
    assert.deepEqual(new Set(items.map(({ kind }) => kind)), new Set([EnumMember]));
    assert.equal(items[0]?.insertText, "error");
  });

  it("offers what open files name, and what an audit found in others", async () => {
    await extension.judged("package.json", '{ "dependencies": { "@huaweicloud/sdk": "1", "left-pad": "1" } }');
    assert.deepEqual(labels(await offered("waivers:\n  - component: |\n")), [
      "pkg:npm/@huaweicloud/sdk",
      "pkg:npm/left-pad",
      "pkg:npm/@acme/*",
      "registry.acme.example",
    ]);
    await extension.audited();
    assert.deepEqual(labels(await offered("waivers:\n  - component: |\n")).slice(0, 3), [
      "pkg:npm/@huaweicloud/sdk",
      "pkg:pypi/esdk-obs-python",
      "pkg:npm/left-pad",
    ]);
  });

  it("offers days that are counted from today, and no more than the policy allows", async () => {
    const items = await offered("waivers:\n  - expires: |\n");
    assert.deepEqual(labels(items), ["2027-02-28", "2027-05-30", "2027-11-30"]);
    assert.equal(items[0]?.kind, EnumMember);
    extension.end();
    extension = startExtension({
      files: { ".sanctionlint.yaml": "waiverRules: { mostDays: 30 }\n" },
      moment: "2026-11-30T23:59:59Z",
    });
    assert.deepEqual(labels(await offered("waiverRules: { mostDays: 30 }\nwaivers:\n  - expires: |\n")), [
      "2026-12-30",
    ]);
  });

  it("explains keys and words on hover", async () => {
    const document = extension.editor.open(extension.uri(".sanctionlint.yaml"), "parties:\n  huawei: off\n");
    const at = (text: string): vscode.Position => document.positionAt(document.getText().indexOf(text));
    const said = (text: string): string | undefined =>
      (provider().provideHover(document, at(text)) as unknown as Hover | undefined)?.contents[0]?.value;
    assert.equal(said("huawei"), "Huawei Technologies Co., Ltd.");
    assert.equal(said("parties"), "Severity by party: the team's own word, over everything else.");
  });

  it("says nothing in a policy file that is not the user's own", async () => {
    const history = extension.uri(".sanctionlint.yaml").with({ scheme: "git" });
    assert.deepEqual(await offered("|", history), []);
  });
});
