import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { listedManifest } from "../harness/auditing.js";
import { ended, everyFixture, exported, many, manyFindings, type Ended } from "../harness/exporting.js";
import type { ReportContext } from "../../src/core/report/reporter.js";

/** HTML as the standard has it, and what an assistive technology needs. */
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "no-trailing-whitespace": "off", "long-title": "off" },
});

async function pageOf(audited: Ended, more: Partial<ReportContext> = {}): Promise<string> {
  const page = await exported("html", audited, more);
  const { valid, results } = await validator.validateString(page);
  assert.ok(valid, JSON.stringify(results[0]?.messages.slice(0, 3)));
  return page;
}

const textOf = (html: string): string =>
  html
    .replace(/<style>[^]*?<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("the page for the file", () => {
  it("is sound HTML for every fixture", async function () {
    this.timeout(300_000);
    const audited = await everyFixture();
    const open = audited.documents.flatMap(({ analysis }) => analysis.findings).filter(({ waiver }) => !waiver);
    const page = await pageOf(audited);
    assert.equal(page.match(/<tr><td><span class="severity/g)?.length, open.length + audited.audit.notices.length);
  });

  it(`holds ${many} findings`, async function () {
    this.timeout(300_000);
    const page = await exported("html", await manyFindings(many));
    assert.ok(!page.includes('<a href="command:'));
    assert.equal(page.match(/<tr><td><span class="severity/g)?.length, many);
  });

  it("has links for its places where these open", async () => {
    const placeLink = (file: string, line: number, column: number): string => `open:${file}"${line},${column}`;
    const page = await pageOf(await ended({ "a b/package.json": listedManifest }), { placeLink });
    assert.match(page, /<a href="open:a b\/package\.json&quot;\d+,\d+"><code>a b\/package\.json:\d+:\d+<\/code><\/a>/);
  });

  it("loads nothing, runs nothing, and lets in its own style alone", async () => {
    const page = await pageOf(await ended({ "package.json": listedManifest }));
    const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, style = ""] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    assert.ok(
      !/<(?:script|link|img|iframe|object|embed|form|base|use|image|foreignObject|animate)\b|\bon\w+=|\bsrc=|@import|url\(/i.test(
        page,
      ),
    );
    assert.ok(!/ style="/.test(page), "a style attribute would not be let in");
  });

  it("draws what it counts, and says the same in words beside each bar", async () => {
    const page = await pageOf(
      await ended({
        "a/package.json": listedManifest,
        "b/package.json": listedManifest,
        "cut/package.json": "{ cut",
        "bun.lockb": "x",
      }),
    );
    const charts = [...page.matchAll(/<table class="bars"><caption>([^<]*)<\/caption>([^]*?)<\/table>/g)];
    const said = charts.map(([, caption = "", rows = ""]) => {
      const cells = [...rows.matchAll(/<tr><td>([^]*?)<\/td><td><svg([^]*?)<\/svg><\/td><td>([^]*?)<\/td>/g)];
      return [
        caption,
        ...cells.map(([, label = "", svg = "", count = ""]) => {
          const drawn = [...svg.matchAll(/<rect class="(\w+)" x="\d+" width="(\d+)"/g)].map(
            ([, fill, width]) => `${fill} ${width}`,
          );
          return `${textOf(label).trim()}: ${drawn.join(", ")}: ${count}`;
        }),
      ];
    });
    assert.deepEqual(said, [
      [
        "Open findings by party and deciding list",
        "Huawei Technologies Co., Ltd. BIS Entity List: warning 1000: 2 warnings",
      ],
      ["Open findings by deciding list", "BIS Entity List: warning 1000: 2 warnings"],
      [
        "Files that were to be read",
        "Read whole: good 1000: 2 files",
        "Read in part: gap 500: 1 file",
        "Not read: gap 500: 1 file",
      ],
    ]);
  });

  it("takes the theme of an editor for every colour, has its own for paper and for the dark, and leaves none undefined", async () => {
    const [, style = ""] =
      /<style>([^]*?)<\/style>/.exec(await pageOf(await ended({ "package.json": listedManifest }))) ?? [];
    const defined = new Set([...style.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    const used = [...style.matchAll(/var\((--(?!vscode-)[\w-]+)/g)].map(([, name]) => name);
    assert.ok(used.length > 20);
    assert.deepEqual(
      used.filter((name) => !defined.has(name)),
      [],
    );
    // Outside of the two tables of colours there is no colour.
    const rules = style.replace(/--(?:own-)?\w+:[^;}]*/g, "");
    assert.doesNotMatch(rules, /#[0-9a-f]{3,6}\b/i);
    // What one theme leaves out must not come from another: a high contrast theme has no background for quotes.
    assert.match(style, /--pale:var\(--vscode-textBlockQuote-background,var\(--vscode-editor-background,/);
    assert.match(style, /@media print\{:root\{color-scheme:light;--ink:#/);
  });

  it("has summary, what was read and not, findings with citation, waivers, policy, verdict and hash", async () => {
    const audited = await ended({
      "open/package.json": listedManifest,
      "waived/package.json": listedManifest,
      "cut/package.json": "{ cut",
      "bun.lockb": "x",
      ".sanctionlint.yaml": `activities: [export]\nwaivers: [{ party: huawei, path: waived, reason: legal review 7, approver: Legal, expires: 2030-01-01 }]\n`,
    });
    const text = textOf(
      await pageOf(audited, {
        policies: () => ({
          roots: [
            {
              layers: [{ file: ".sanctionlint.yaml", level: "root" }],
              keys: [{ key: "activities", value: ["export"], file: ".sanctionlint.yaml", line: 1 }],
              refused: [],
            },
          ],
          waivers: [
            {
              state: "in-force",
              party: "huawei",
              reason: "legal review 7",
              expires: "2030-01-01",
              days: 1,
              file: ".sanctionlint.yaml",
              line: 2,
            },
          ],
        }),
      }),
    );
    for (const expected of [
      "Restricted-party audit of w",
      "1 error ; 1 party",
      "The audit is incomplete",
      "bun.lockb a binary lockfile",
      "cut/package.json read in part",
      "84 FR 22961",
      "open/package.json:3:6",
      "until 2030-01-01, by Legal legal review 7",
      "activities [export] .sanctionlint.yaml:1",
      "in force party huawei",
      `SHA-256 ${audited.audit.verdict}`,
      "Reviewed by",
    ])
      assert.ok(text.includes(expected), `${expected}: ${text}`);
    assert.ok(!/sanctioned/i.test(text));
  });

  it("makes no element of what a file says", async () => {
    const name = `@huaweicloud/x"'><script>alert(1)</script><img src=x>&lt;`;
    const page = await pageOf(
      await ended({
        [`a"'><b>/package.json`]: JSON.stringify({ dependencies: { [name]: name } }),
        [`<i>/package.json`]: `{ <u>`,
      }),
    );
    assert.ok(page.includes("&lt;script&gt;"));
    assert.ok(!/<(?:script|img|b|i|u)>/.test(page));
  });
});
