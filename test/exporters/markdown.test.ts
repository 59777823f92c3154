import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { listedManifest } from "../harness/auditing.js";
import { ended, everyFixture, exported, many, manyFindings, type Ended } from "../harness/exporting.js";

/** As a forge shows it: tables, bare addresses as links, HTML let through. */
const markdown = new MarkdownIt({ html: true, linkify: true });

async function htmlOf(audited: Ended): Promise<string> {
  const text = await exported("markdown", audited);
  assert.ok(text.length < 65_536, `${text.length} characters`);
  return markdown.render(text);
}

describe("Markdown for a pull request", () => {
  it(`fits a comment for every fixture and for ${many} findings, and counts what it leaves out`, async function () {
    this.timeout(300_000);
    assert.match(await htmlOf(await everyFixture()), /and [\d,]+ more/);
    assert.match(await htmlOf(await manyFindings(many)), new RegExp(`and ${(many - 50).toLocaleString("en-US")} more`));
  });

  it("has the sum, the party, the place and what to use instead in tables", async () => {
    const html = await htmlOf(await ended({ "a/package.json": listedManifest, "cut/package.json": "{ cut" }));
    assert.match(html, /<h3>SanctionLint: 1 warning \(1 party\)<\/h3>/);
    assert.match(html, /<td>Huawei Technologies Co., Ltd.<\/td>\n<td>BIS Entity List<\/td>/);
    assert.match(html, /<td><code>a\/package.json:3<\/code><\/td>/);
    assert.match(html, /<strong>The audit is incomplete<\/strong>/);
    assert.match(html, /<td><code>cut\/package.json<\/code><\/td>\n<td>read in part<\/td>/);
  });

  it("gives nothing in a file life", async () => {
    const name = `@huaweicloud/x|[a](https://evil.example)<img src=x onerror=alert(1)><!-- \`b\` @team #12 www.evil.example **c** ~~d~~ a@b.example`;
    const html = await htmlOf(
      await ended({
        [`${name.replace(/\//g, "")}/package.json`]: JSON.stringify({ dependencies: { [name]: name } }),
        [`cut ${name.replace(/\//g, "")}/package.json`]: `{ ${name}`,
      }),
    );
    const tags = new Set([...html.matchAll(/<(\/?[a-zA-Z!][^\s>]*)/g)].map(([, tag = ""]) => tag.replace("/", "")));
    assert.deepEqual(
      [...tags].filter((tag) => !/^(?:h3|p|table|thead|tbody|tr|th|td|code|strong)$/.test(tag)),
      [],
    );
    const mentions = html.replace(/<code>[^<]*<\/code>/g, "").match(/(?:^|[^\w])[@#](?=\w)\w+/g);
    assert.deepEqual(mentions, null);
  });
});
