import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { knowledge, startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { type Hover, Position } from "../harness/vscode/values.js";
import { FindingHovers } from "../../src/vscode/editor/hovers.js";

describe("hovers", () => {
  let extension: StartedExtension;
  beforeEach(() => (extension = startExtension()));
  afterEach(() => extension.end());

  const hover = (document: vscode.TextDocument, line: number, character: number): Hover | undefined => {
    const provider = new FindingHovers(extension.session, () => knowledge);
    return provider.provideHover(document, new Position(line, character) as unknown as vscode.Position) as unknown as
      Hover | undefined;
  };
  const fingerprintOf = (document: vscode.TextDocument): string =>
    extension.session.judgedOf(document)?.analysis.findings[0]?.fingerprint ?? assert.fail();
  /** What is read where the numbers of signs are the signs, and links and icons are what they show. */
  const read = (markdown = ""): string =>
    markdown
      .replace(/<span style="color:var\(--vscode-[\w-]+\);">\$\(([\w-]+)\)<\/span>/g, "($1)")
      .replace(/\[([^\]]*)\]\(command:[^)]*\)/g, "[$1]")
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

  it("say who, on which list, what that forbids, and what to use instead, with links to the rest", async () => {
    const document = await extension.judged("requirements.txt", "a\nesdk-obs-python==3\n");
    const shown = hover(document, 1, 3);
    assert.equal(
      read(shown?.contents[0]?.value),
      [
        "(warning) **Huawei** · BIS Entity List, listed since 2019-05-16 · certain · 1 more list",
        "**Forbids** What it forbids.",
        "**Instead** Use boto3 — small code changes needed",
        "[Party] · [Evidence] · [Waive] · [Why?]",
      ].join("\n\n"),
    );
    const links = [...(shown?.contents[0]?.value ?? "").matchAll(/\(command:([\w.]+)\?([^)]*)\)/g)];
    const of = [document.uri.toString(), fingerprintOf(document)];
    assert.deepEqual(
      links.map(([, command, args = ""]) => [command, JSON.parse(decodeURIComponent(args)) as unknown]),
      [
        ["sanctionLint.showParty", ["huawei"]],
        ["sanctionLint.copyEvidenceCard", of],
        ["sanctionLint.waiveFinding", of],
        ["sanctionLint.explainFinding", of],
      ],
    );
    const { isTrusted } = shown?.contents[0] ?? {};
    assert.deepEqual(isTrusted, { enabledCommands: links.map(([, command]) => command) });
    const { start, end } = shown?.range ?? assert.fail();
    assert.deepEqual([start, end], [new Position(1, 0), new Position(1, 15)]);
  });

  it("let nothing that a file says be Markdown, HTML, an icon or a link", async () => {
    const name = "@huaweicloud/[x](command:evil)<b>$(alert)`*_https://evil.example";
    const document = await extension.judged("package.json", `{\n "dependencies": {\n "${name}": "1" } }\n`);
    const value = hover(document, 2, 4)?.contents[0]?.value ?? "";
    assert.ok(read(value).includes("Huawei"), value);
    assert.doesNotMatch(
      value.replace(/<span style="[^"]*">\$\(warning\)<\/span>/, ""),
      /command:evil|<b>|\$\(|`|https:/,
    );
  });

  it("say of a waived finding until when, and offer no waiver", async () => {
    const files = { ".sanctionlint.yaml": "waivers:\n  - { party: huawei, reason: Decided, expires: 2026-12-31 }\n" };
    extension.end();
    extension = startExtension({ files });
    const document = await extension.judged("requirements.txt", "esdk-obs-python==3\n");
    assert.equal(
      read(hover(document, 0, 0)?.contents[0]?.value),
      [
        "(circle-slash) **Waived until 2026-12-31: Decided**",
        "**Huawei** · BIS Entity List, listed since 2019-05-16 · certain · 1 more list",
        "[Party] · [Evidence] · [Why?]",
      ].join("\n\n"),
    );
  });

  it("are none beside a finding, while the text is judged, and where the setting says so", async () => {
    const document = await extension.judged("requirements.txt", "abc\nesdk-obs-python==3\n");
    assert.equal(hover(document, 0, 1), undefined);
    extension.editor.settings["sanctionLint.hover.enable"] = false;
    assert.equal(hover(document, 1, 1), undefined);
    delete extension.editor.settings["sanctionLint.hover.enable"];
    assert.ok(hover(document, 1, 1));
    extension.editor.type(document, "abc\nesdk-obs-python==4\n");
    assert.equal(hover(document, 1, 1), undefined);
  });
});
