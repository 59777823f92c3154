import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
// @ts-expect-error A script without types.
import { packedReadme as untyped } from "../../scripts/packedReadme.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const packedReadme = untyped as (text: string, pictureOf?: (file: string) => string) => string;

describe("the extension's page", () => {
  it("has its pictures inside, each with words for those who do not see it", () => {
    const pictures = [...packedReadme(read("README.md")).matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)];
    assert.ok(pictures.length >= 3);
    for (const [, words = "", address = ""] of pictures) {
      assert.match(address, /^data:image\/(webp|png);base64,[\w+/=]+$/);
      assert.ok(words.length > 20, words);
    }
  });
  it("leads to nothing that only the repository has, and names none of its commands", () => {
    const text = packedReadme(read("README.md"), (file) => file);
    assert.doesNotMatch(text, /(?<!!)\[[^\]]+\]\((?!https:|#)/);
    assert.doesNotMatch(text, /npm (ci|run|test)|docs\/|repository -->/);
    assert.match(text, /^## First steps$/m);
  });
  it("leaves out what is between marks, in a block and in a line", () => {
    const text =
      "a\n\n<!-- repository -->\n\nb\n\n<!-- /repository -->\n\nc<!-- repository --> d<!-- /repository -->.\n[e](f.md) [g](https://h)\n";
    assert.equal(packedReadme(text), "a\n\nc.\ne [g](https://h)\n");
    assert.equal(
      packedReadme("![a](b.png)", (file) => `<${file}>`),
      "![a](<b.png>)",
    );
  });
  it("keeps the two commands that set the repository up", () => {
    assert.match(read("README.md"), /^## Try it$[^]*^npm ci && npm run demo .*\nnpm ci && npm test /m);
  });
});

describe("the walkthrough", () => {
  it("has a picture in each step, or the text to type, and ends at an example", () => {
    const { contributes } = JSON.parse(read("package.json")) as {
      contributes: { walkthroughs: { steps: { id: string; media: Record<string, string> }[] }[] };
    };
    const steps = contributes.walkthroughs[0]?.steps ?? [];
    for (const { id, media } of steps) {
      const page = media["markdown"] ?? "";
      const [, picture = ""] = /!\[[^\]]{20,}\]\(([^)]+)\)/.exec(read(page)) ?? [];
      if (picture === "") assert.match(read(page), /^```yaml$/m, id);
      else assert.ok(existsSync(path.join(root, path.dirname(page), picture)), id);
    }
    assert.equal(steps.at(-1)?.id, "example");
    assert.ok(readdirSync(path.join(root, "media", "example")).length > 0);
  });
});

describe("the settings", () => {
  it("are at most twelve, each with a short description", () => {
    const { contributes } = JSON.parse(read("package.json")) as {
      contributes: { configuration: { title: string; properties: Record<string, { markdownDescription?: string }> } };
    };
    const { title, properties } = contributes.configuration;
    assert.equal(title, "SanctionLint");
    assert.ok(Object.keys(properties).length <= 12);
    const words = JSON.parse(read("package.nls.json")) as Record<string, string>;
    for (const [name, { markdownDescription = "" }] of Object.entries(properties)) {
      const said = words[markdownDescription.replaceAll("%", "")] ?? "";
      assert.ok(said.length > 20 && said.length <= 220, `${name}: ${said.length} characters`);
    }
  });
});
