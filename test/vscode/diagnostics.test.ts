import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { nothingRead } from "../../src/core/analyze.js";
import { positionsIn } from "../../src/vscode/convert.js";
import type { EditorOptions } from "../harness/vscode/editor.js";
import { Uri } from "../harness/vscode/uri.js";
import { numbers, type Diagnostic } from "../harness/vscode/values.js";

const push = "@hmscore/react-native-hms-push";
const manifest = `{\n  "dependencies": {\n    "${push}": "6.0.0"\n  }\n}\n`;
const severityNames = ["error", "warning", "information", "hint"];

describe("diagnostics", () => {
  let extension: StartedExtension;
  afterEach(() => extension.end());
  const start = (files: EditorOptions["files"] = {}): void => void (extension = startExtension({ files }));

  const of = (name: string): readonly Diagnostic[] => extension.editor.diagnosticsOf(`/w/${name}`);
  /** Severity, line, what is underlined, code and message. */
  const shown = (name: string, text: string): string[] =>
    of(name).map(({ range: { start, end }, code, message, severity }) => {
      const underlined = (text.split("\n")[start.line] ?? "").slice(start.character, end.character);
      const word = typeof code === "object" ? code.value : code;
      return `${severityNames[severity]} ${start.line + 1} ${underlined} [${word}] ${message}`;
    });

  it("underline what matched, and say who and which list, with the page of the rule behind the code", async () => {
    start({ "package.json": manifest });
    await extension.judged("package.json");
    assert.deepEqual(shown("package.json", manifest), [
      `warning 3 ${push} [listed-component] Huawei · BIS Entity List (export): ${push}`,
    ]);
    const [one] = of("package.json");
    assert.equal(one?.source, "SanctionLint");
    assert.equal(typeof one.code === "object" && one.code.target.path, "/extension/docs/rules/listed-component.md");
    assert.deepEqual([one.tags, one.relatedInformation], [undefined, undefined]);
  });

  it("stay away for what is waived, and while the editor of a file is closed that no audit has read", async () => {
    const waiver = "waivers:\n  - { party: huawei, reason: Decided, expires: 2026-12-31 }\n";
    start({ "package.json": manifest, ".sanctionlint.yaml": waiver, "other/requirements.txt": "megengine\n" });
    await extension.judged("package.json");
    assert.deepEqual(of("package.json"), []);
    const other = await extension.judged("other/requirements.txt", "esdk-obs-python\n");
    assert.deepEqual(of("other/requirements.txt"), [], "the waiver holds there too");
    extension.editor.close(other);
    const open = await extension.judged("requirements.txt", "@hmscore\n");
    extension.editor.close(open);
    assert.deepEqual(of("requirements.txt"), []);
  });

  it("are taken down with the editor, and stay where an audit has read the file", async () => {
    start({ "package.json": manifest });
    extension.editor.close(await extension.judged("package.json"));
    assert.deepEqual(of("package.json"), []);
    await extension.audited();
    extension.editor.close(await extension.judged("package.json"));
    assert.equal(of("package.json").length, 1);
  });

  it("are 999 at most: the gravest, and one that counts the others and leads to the audit", async () => {
    const names = Array.from({ length: 1200 }, (_, at) => `    "@huaweicloud/p${at}": "1"`);
    const text = `{\n  "dependencies": {\n${names.join(",\n")},\n    "${push}": "1"\n  }\n}\n`;
    const policy = `components:\n  "pkg:npm/${push}": error\n`;
    start({ ".sanctionlint.yaml": policy });
    await extension.judged("package.json", text);
    const all = shown("package.json", text);
    assert.equal(all.length, 999);
    assert.deepEqual(all.slice(-1), [
      "information 1  [more-findings] 203 more findings in this file; the audit shows all of them",
    ]);
    const [last] = of("package.json").slice(-1);
    assert.equal(typeof last?.code === "object" && String(last.code.target), "command:sanctionLint.showAudit");
  });

  it("name further places of one source as related information, twenty at most", async () => {
    const lines = Array.from({ length: 25 }, (_, at) => `FROM swr.cn-north-4.myhuaweicloud.com/acme/web:${at}`);
    const text = `${lines.join("\n")}\n`;
    start();
    await extension.judged("Dockerfile", text);
    const image = "swr.cn-north-4.myhuaweicloud.com/acme/web";
    assert.deepEqual(shown("Dockerfile", text), [
      `information 1 ${image} [listed-source] Huawei · BIS Entity List (export): ${image} (25 places)`,
    ]);
    const related = of("Dockerfile")[0]?.relatedInformation ?? [];
    assert.equal(related.length, 20);
    assert.deepEqual(new Set(related.map(({ message }) => message)), new Set(["the same source"]));
    assert.deepEqual(
      related.slice(0, 2).map(({ location: { uri, range } }) => [uri.path, "start" in range && range.start.line]),
      [
        ["/w/Dockerfile", 1],
        ["/w/Dockerfile", 2],
      ],
    );
  });

  it("say what could not be read before what was found", async () => {
    const text = `{\n  "dependencies": {\n    "${push}": "6.0.0",\n`;
    start();
    await extension.judged("package.json", text);
    assert.deepEqual(shown("package.json", text), [
      "warning 3  [not-read] the text ends inside an object or array",
      `warning 3 ${push} [listed-component] Huawei · BIS Entity List (export): ${push}`,
    ]);
  });

  it("say it of fifty places at most, behind what is said of the file", () => {
    start();
    const problems = Array.from({ length: 60 }, (_, at) => ({ start: at, end: at + 1, message: `problem ${at}` }));
    const analysis = { ...nothingRead, problems };
    const uri = Uri.file("/w/x.txt") as unknown as vscode.Uri;
    extension.findings.setAll(uri, [{ positions: positionsIn("-".repeat(60)), analysis }], ["it is locked"]);
    const said = of("x.txt").map(({ message }) => message);
    assert.deepEqual(
      [said.length, said[0], said[1], said[50]],
      [51, "Not read: it is locked", "problem 0", "problem 49"],
    );
  });

  it("name a file over the size limit, and nothing else of it", async () => {
    start({ "package.json": manifest });
    extension.editor.settings["sanctionLint.maxFileSize"] = 0.00001;
    await extension.judged("package.json");
    assert.deepEqual(shown("package.json", manifest), [
      "warning 1  [not-read] Not read: 0.00 MB is over the limit of 0.00 MB (setting sanctionLint.maxFileSize)",
    ]);
  });

  it("of a policy tell what is wrong with it", async () => {
    const policy = "lists: { us-bis-le: error }\n";
    start({ ".sanctionlint.yaml": policy, "package.json": manifest });
    await extension.judged("package.json");
    assert.deepEqual(shown(".sanctionlint.yaml", policy), [
      'error 1 us-bis-le [policy-error] unknown list "us-bis-le"; did you mean "us-bis-el"?',
    ]);
  });

  it("of a policy tell what it is not let", async () => {
    const policy = "parties: { huawei: off }\n";
    start({ ".sanctionlint.yaml": "version: 1\n", "sub/.sanctionlint.yaml": policy, "sub/package.json": manifest });
    await extension.judged("sub/package.json");
    assert.deepEqual(shown("sub/.sanctionlint.yaml", policy), [
      "warning 1 huawei [policy-error] sub/.sanctionlint.yaml loosens parties.huawei, which .sanctionlint.yaml does not allow; to allow it, add `parties` to mayLoosen in .sanctionlint.yaml",
    ]);
  });

  it("of a policy show waivers that are over or needed by nothing faded, and no others, once an audit has looked", async () => {
    const policy = [
      "waivers:",
      "  - { party: huawei, reason: Decided, expires: 2026-08-01 }",
      "  - { party: quectel, reason: Decided, expires: 2026-12-30 }",
      "  - { party: zte, reason: Decided, expires: 2026-08-30 }",
      "",
    ].join("\n");
    start({
      ".sanctionlint.yaml": policy,
      "package.json": manifest,
      "bom.csv": "Reference,Manufacturer,MPN\nU1,ZTE,X1\n",
    });
    await extension.audited();
    assert.deepEqual(shown(".sanctionlint.yaml", policy), [
      "warning 2 { party: huawei, reason: Decided, expires: 2026-08-01 } [waiver-expired] This waiver (party huawei) expired on 2026-08-01; what it covered is reported again.",
      "information 3 { party: quectel, reason: Decided, expires: 2026-12-30 } [waiver-unused] This waiver (party quectel) covers nothing that the audit found.",
      "information 4 { party: zte, reason: Decided, expires: 2026-08-30 } [waiver-expiring] This waiver (party zte) expires in 8 days, on 2026-08-30.",
    ]);
    const { Unnecessary } = numbers.DiagnosticTag;
    assert.deepEqual(
      of(".sanctionlint.yaml").map(({ tags }) => tags),
      [[Unnecessary], [Unnecessary], undefined],
    );
  });

  it("of a policy go with it", async () => {
    start({ ".sanctionlint.yaml": "version: 2\n", "package.json": manifest });
    await extension.judged("package.json");
    assert.equal(of(".sanctionlint.yaml").length, 1);
    extension.editor.files.delete(Uri.file("/w/.sanctionlint.yaml"));
    await extension.clock.until(() => of(".sanctionlint.yaml").length === 0);
  });
});
