import assert from "node:assert/strict";
import { startExtension, type StartedExtension } from "../harness/vscode/extension.js";
import { Position } from "../harness/vscode/values.js";
import { showMoreCommand } from "../../src/vscode/audit/auditItems.js";
import type { AuditNode } from "../../src/vscode/audit/auditNodes.js";

const waiver = '{ party: funnull, reason: "Replaced in May", expires: 2026-12-31 }';
const files = {
  ".sanctionlint.yaml": `parties: { huawei: error }\nwaivers:\n  - ${waiver}\n`,
  "package.json": '{ "dependencies": { "@hmscore/react-native-hms-push": "6.0.0" } }',
  "app/package.json": '{ "dependencies": { "@huaweicloud/sdk": "1" } }',
  "hw/bom.csv": "Reference,Manufacturer,MPN\nU1,Quectel,EC25-AF\nU2,Quectel,EC25-E\n",
  "index.html": '<script src="https://polyfill.io/v3/polyfill.min.js"></script>\n',
  "broken/package.json": '{ "dependencies": {',
};

describe("the audit's tree", () => {
  let extension: StartedExtension;
  beforeEach(async () => {
    extension = startExtension({ files });
    await extension.audited();
  });
  afterEach(() => extension.end());

  const item = (node: AuditNode) => extension.tree.getTreeItem(node);
  const words = (node: AuditNode): string => {
    const { label, description } = item(node);
    return `${String(label)} | ${String(description ?? "")}`;
  };
  const rows = (): string[] =>
    extension.tree
      .getChildren()
      .flatMap((node) => [words(node), ...extension.tree.getChildren(node).map((child) => `  ${words(child)}`)]);
  const names = (): string[] =>
    extension.tree
      .getChildren()
      .flatMap((node) => [node, ...extension.tree.getChildren(node)])
      .map((node) => item(node).accessibilityInformation?.label ?? words(node));
  const view = () => extension.editor.shown.trees[0] ?? assert.fail();
  const context = (key: string): unknown =>
    extension.editor.shown.commands.filter(([command, name]) => command === "setContext" && name === key).at(-1)?.[2];

  it("groups by party, the gravest first, with folders only where two files have one name", () => {
    assert.deepEqual(rows(), [
      "Huawei | 2 · BIS Entity List",
      "  @huaweicloud/sdk | package.json:1 · app",
      "  @hmscore/react-native-hms-push | package.json:1",
      "Quectel | 2 · UFLPA Entity List",
      "  EC25-AF | bom.csv:2",
      "  EC25-E | bom.csv:3",
      "Waived | 1",
      "  polyfill.io | until 2026-12-31 · index.html:1",
      "Not read | 1",
      "  broken/package.json: 1 place not read | ",
    ]);
    assert.equal(context("sanctionLint.groupedBy"), "party");
  });

  it("says each row whole to a screen reader", () => {
    assert.deepEqual(names(), [
      "Huawei Technologies Co., Ltd., 2 findings, gravest: Errors; BIS Entity List",
      "error, @huaweicloud/sdk, Huawei on BIS Entity List, app/package.json at 1",
      "error, @hmscore/react-native-hms-push, Huawei on BIS Entity List, package.json at 1",
      "Quectel Wireless Solutions Co., Ltd., 2 findings, gravest: Errors; UFLPA Entity List",
      "error, EC25-AF, Quectel on UFLPA Entity List, hw/bom.csv at 2",
      "error, EC25-E, Quectel on UFLPA Entity List, hw/bom.csv at 3",
      "Waived, 1",
      "waived until 2026-12-31, polyfill.io, Funnull on OFAC SDN List, index.html at 1",
      "Not read, 1",
      "broken/package.json: 1 place not read | ",
    ]);
  });

  for (const [by, expected] of [
    [
      "list",
      [
        "BIS Entity List | 2 · Huawei",
        "  @huaweicloud/sdk | Huawei · package.json:1 · app",
        "  @hmscore/react-native-hms-push | Huawei · package.json:1",
        "UFLPA Entity List | 2 · Quectel",
      ],
    ],
    [
      "file",
      [
        "hw/bom.csv | 2 · Quectel",
        "  EC25-AF | 2 · Quectel · UFLPA Entity List",
        "  EC25-E | 3 · Quectel · UFLPA Entity List",
        "app/package.json | 1 · Huawei",
      ],
    ],
    ["severity", ["Errors | 4 · Huawei, Quectel", "  @huaweicloud/sdk | Huawei · package.json:1 · app"]],
  ] as const) {
    it(`groups by ${by}`, () => {
      extension.tree.groupBy(by);
      assert.deepEqual(rows().slice(0, expected.length), expected);
      assert.equal(context("sanctionLint.groupedBy"), by);
    });
  }

  it("shows only what holds the words of a filter, and says so", () => {
    extension.tree.filterBy(" quectel ");
    assert.deepEqual(rows().slice(0, 4), [
      "Quectel | 2 · UFLPA Entity List",
      "  EC25-AF | bom.csv:2",
      "  EC25-E | bom.csv:3",
      "Waived | 1",
    ]);
    assert.deepEqual([view().description, context("sanctionLint.filtered")], ["with “quectel”", true]);
    extension.tree.filterBy("nobody");
    assert.equal(rows()[0], "No finding with these words | ");
    extension.tree.filterBy("");
    assert.deepEqual([view().description, context("sanctionLint.filtered")], ["", false]);
    assert.match(rows()[0] ?? "", /^Huawei/);
  });

  it("counts what is open in badge and message, and strikes out a verdict that is stale", async () => {
    const verdict = extension.live.current?.verdict.slice(0, 12) ?? assert.fail();
    assert.equal(view().message, `4 findings, 1 waived, 5 files read; verdict ${verdict}`);
    assert.deepEqual(view().badge, { value: 4, tooltip: "4 findings" });
    extension.editor.files.delete(extension.uri("hw/bom.csv"));
    const struck = [...verdict].map((one) => `${one}\u0336`).join("");
    const stale = `2 findings, 1 waived, 5 files read; stale, verdict ${struck}`;
    await extension.clock.until(() => view().message === stale);
    assert.equal(view().badge?.value, 2);
    extension.live.clear();
    assert.deepEqual([view().message, view().badge, rows()], ["", undefined, []]);
  });

  it("opens a finding at its place, and keeps menus apart", () => {
    const [party] = extension.tree.getChildren();
    const [finding] = extension.tree.getChildren(party);
    const { command, contextValue } = item(finding ?? assert.fail());
    assert.deepEqual([command?.command, contextValue], ["vscode.open", "finding"]);
    const [uri, options] = (command?.arguments ?? []) as [
      { path: string },
      { selection: { start: object; end: object } },
    ];
    assert.equal(uri.path, "/w/app/package.json");
    const { start, end } = options.selection;
    assert.deepEqual([start, end], [new Position(0, 21), new Position(0, 37)]);
    const waived = extension.tree.getChildren().find((node) => node.kind === "shelf" && node.id === "waived");
    assert.equal(item(extension.tree.getChildren(waived)[0] ?? assert.fail()).contextValue, "waivedFinding");
    assert.equal(item(party ?? assert.fail()).contextValue, "party");
  });

  it("shows long lists page by page", async () => {
    const lines = Array.from({ length: 450 }, (_, at) => `huaweicloudsdk${at}`);
    extension.editor.files.write(extension.uri("requirements.txt"), `${lines.join("\n")}\n`);
    await extension.audited();
    const huawei = (): readonly AuditNode[] => extension.tree.getChildren(extension.tree.getChildren()[0]);
    const shown = huawei().length - 1;
    const last = item(huawei().at(-1) ?? assert.fail());
    assert.deepEqual(
      [last.label, last.tooltip],
      [`… ${452 - shown} more`, `Show ${Math.min(shown, 452 - shown)} more`],
    );
    assert.deepEqual([last.command?.command, last.command?.arguments], [showMoreCommand, ["huawei"]]);
    extension.tree.showMore("huawei");
    assert.equal(huawei().filter(({ kind }) => kind === "finding").length, Math.min(452, 2 * shown));
  });

  it("says that nothing was found", async () => {
    extension.end();
    extension = startExtension({ files: { "requirements.txt": "a\n" } });
    assert.deepEqual(rows(), []);
    await extension.audited();
    assert.deepEqual(rows(), ["Nothing found | "]);
    extension.editor.files.write(extension.uri("package.json"), "{");
    await extension.audited();
    assert.equal(rows()[0], "Nothing found in what was read | ");
  });
});
