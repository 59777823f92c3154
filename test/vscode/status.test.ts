import assert from "node:assert/strict";
import { startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { numbers } from "../harness/vscode/values.js";

const { Information, Warning } = numbers.LanguageStatusSeverity;
const waiver =
  'waivers:\n  - { party: huawei, component: "pkg:pypi/esdk-obs-python", reason: Decided, expires: 2026-12-31 }\n';

describe("the language status", () => {
  let extension: StartedExtension;
  afterEach(() => extension.end());
  const item = (name: "findings" | "policy") =>
    extension.editor.shown.languageItems.find(({ id }) => id === `sanctionLint.${name}`) ?? assert.fail();
  /** Text, detail, severity and command of an item, once it shows the text. */
  const shows = async (name: "findings" | "policy", text: string): Promise<readonly unknown[]> => {
    await extension.clock.until(() => item(name).text === text && item(name).busy !== true);
    const { detail, severity, command } = item(name);
    return [detail, severity, command?.command];
  };

  it("counts what is open, what is waived and what was read", async () => {
    extension = startExtension({ files: { ".sanctionlint.yaml": waiver } });
    await extension.judged("requirements.txt", "esdk-obs-python\nmegengine\nhuaweicloudsdkcore\na\n");
    assert.deepEqual(await shows("findings", "2 findings"), [
      "4 components read, 1 waived",
      Information,
      "sanctionLint.auditCurrentFile",
    ]);
    assert.deepEqual(await shows("policy", ".sanctionlint.yaml"), [
      "lists of 2026-08-22",
      Information,
      "sanctionLint.openPolicyFile",
    ]);
    assert.deepEqual(item("findings").selector, [{ scheme: "file" }]);
  });

  it("says one finding, and none", async () => {
    extension = startExtension();
    const document = await extension.judged("requirements.txt", "esdk-obs-python\n");
    assert.deepEqual((await shows("findings", "1 finding"))[0], "1 component read");
    extension.editor.type(document, "a\n");
    extension.clock.advance(5000);
    assert.deepEqual((await shows("findings", "0 findings"))[0], "1 component read");
    assert.equal((await shows("policy", "Default policy"))[1], Information);
  });

  it("says why a file is not read: left out, too large, or nothing to read", async () => {
    extension = startExtension({ files: { ".sanctionlint.yaml": "exclude: [old/**]\n" } });
    await extension.judged("old/requirements.txt", "esdk-obs-python\n");
    assert.deepEqual(await shows("findings", "Left out by exclude in the policy"), [
      "SanctionLint",
      Information,
      undefined,
    ]);
    await extension.judged("main.c", "int main;\n");
    assert.deepEqual(await shows("findings", "Nothing to read here"), ["SanctionLint", Information, undefined]);
    extension.editor.settings["sanctionLint.maxFileSize"] = 0.000001;
    await extension.judged("requirements.txt", "esdk-obs-python\n");
    assert.deepEqual(await shows("findings", "Not read: over the size limit"), ["SanctionLint", Warning, undefined]);
  });

  it("warns of a policy that is broken, that is not let, and of lists that are old", async () => {
    extension = startExtension({
      files: { ".sanctionlint.yaml": "version: 9\n", "a/.sanctionlint.yaml": "parties: { zte: off }\n" },
    });
    await extension.judged("requirements.txt", "a\n");
    assert.deepEqual((await shows("policy", ".sanctionlint.yaml is broken, the last good one holds")).slice(0, 2), [
      "lists of 2026-08-22",
      Warning,
    ]);
    extension.end();
    extension = startExtension({
      moment: "2027-06-01T00:00:00Z",
      files: { ".sanctionlint.yaml": "version: 1\n", "a/.sanctionlint.yaml": "parties: { zte: off }\n" },
    });
    await extension.judged("a/requirements.txt", "a\n");
    assert.deepEqual((await shows("policy", "a/.sanctionlint.yaml")).slice(0, 2), [
      "lists of 2026-08-22, 283 days old · a/.sanctionlint.yaml loosens parties.zte, which .sanctionlint.yaml does not allow; to allow it, add `parties` to mayLoosen in .sanctionlint.yaml",
      Warning,
    ]);
  });

  it("says for which day is judged where the policy names one", async () => {
    extension = startExtension({ files: { ".sanctionlint.yaml": "asOf: 2019-05-01\n" } });
    await extension.judged("requirements.txt", "esdk-obs-python\n");
    assert.deepEqual((await shows("policy", ".sanctionlint.yaml"))[0], "lists of 2026-08-22 · judged as of 2019-05-01");
    assert.deepEqual((await shows("findings", "0 findings"))[0], "1 component read");
  });

  it("belongs to documents that are read, and tells menus which those are", async () => {
    extension = startExtension();
    await extension.judged("bom.csv", "Reference,Manufacturer,MPN\nU1,Quectel,EC25-AF\n");
    await shows("findings", "1 finding");
    const keys = (): Record<string, unknown> =>
      Object.fromEntries(
        extension.editor.shown.commands.flatMap(([command, key, value]) =>
          command === "setContext" ? [[key, value]] : [],
        ),
      );
    assert.deepEqual([keys()["sanctionLint.isSupportedFile"], keys()["sanctionLint.isBom"]], [true, true]);
    extension.editor.open("/w/photo.png", "esdk-obs-python\n");
    assert.deepEqual([keys()["sanctionLint.isSupportedFile"], keys()["sanctionLint.isBom"]], [false, false]);
    assert.deepEqual([item("findings").selector, item("policy").selector], [[], []]);
  });
});

describe("the status bar", () => {
  let extension: StartedExtension;
  afterEach(() => extension.end());
  const item = () => extension.editor.shown.statusItems.find(({ id }) => id === "sanctionLint.audit") ?? assert.fail();
  const tooltip = (): string => {
    const { tooltip } = item();
    return typeof tooltip === "object" ? tooltip.value : (tooltip ?? "");
  };

  it("is hidden before the first audit, and where there was nothing to read", async () => {
    extension = startExtension({ files: { "notes.txt": "a" } });
    assert.equal(item().isShown, false);
    await extension.audited();
    assert.equal(item().isShown, false);
  });

  it("shows the number in the gravest finding's icon, the policy and the day of the lists, and the verdict on hover", async () => {
    extension = startExtension({
      files: {
        "requirements.txt": "esdk-obs-python\nmegengine\n",
        ".sanctionlint.yaml": "parties: { huawei: error }\n",
      },
    });
    await extension.audited();
    assert.equal(item().text, "$(error) 2 · .sanctionlint.yaml · lists 2026-08-22");
    assert.deepEqual(item().accessibilityInformation, {
      label: "SanctionLint: 2 findings, gravest: errors, .sanctionlint.yaml, lists 2026-08-22",
      role: "button",
    });
    assert.equal(item().command, "sanctionLint.showAudit");
    const verdict = extension.live.current?.verdict.slice(0, 12) ?? assert.fail();
    assert.equal(
      tooltip(),
      [
        "SanctionLint: 2 findings in 1 file",
        "2 errors, 0 warnings, 0 notes, 0 hints, 0 waived",
        "Policy: .sanctionlint.yaml",
        "Lists checked until 2026\\-08\\-22",
        `${verdict} verdict`,
        "[Judge for Another Day…](command:sanctionLint.judgeAsOf)  ·  [What If…](command:sanctionLint.supposeListed)",
      ].join("\n\n"),
    );
    extension.editor.files.write(extension.uri("requirements.txt"), "a\n");
    await extension.clock.until(() => item().text?.startsWith("$(sync)") === true);
    assert.equal(item().text, "$(sync) 2 · .sanctionlint.yaml · lists 2026-08-22");
    assert.match(item().accessibilityInformation?.label ?? "", /gravest: errors, being audited again, \.sanctionlint/);
    assert.ok(tooltip().includes(`~~${verdict}~~ stale verdict`), tooltip());
  });

  it("says that nothing was found, and that not all was read", async () => {
    extension = startExtension({ files: { "requirements.txt": "a\n" } });
    await extension.audited();
    assert.equal(item().text, "$(pass) No findings · default policy · lists 2026-08-22");
    extension.end();
    extension = startExtension({ files: { "package.json": "{", "$(x).csv": "" } });
    await extension.audited();
    assert.equal(item().text, "$(warning) No findings · default policy · lists 2026-08-22");
    assert.match(item().accessibilityInformation?.label ?? "", /No findings, not everything could be read, default/);
    assert.match(tooltip(), /Incomplete: not everything could be read\\?\./);
  });
});
