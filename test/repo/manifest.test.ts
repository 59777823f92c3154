import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { generateBomGrammars } from "../../scripts/generators/bomGrammars.js";
import { generateManifest } from "../../scripts/generators/manifest.js";

const root = path.join(__dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
  };
}
const manifest = JSON.parse(read("package.json")) as Manifest;

describe("the manifest", () => {
  it("is as `npm run generate` writes it, with the schemas and grammars", () => {
    for (const { path: file, text } of [...generateManifest(), ...generateBomGrammars()]) {
      assert.equal(read(file), text, `${file}: run npm run generate`);
    }
  });
  it("has every %word% in package.nls.json, and no word too many", () => {
    const words = Object.keys(JSON.parse(read("package.nls.json")) as object).sort();
    const used = [...read("package.json").matchAll(/"%([\w.]+)%"/g)].map(([, word]) => word ?? "");
    assert.deepEqual([...new Set(used)].sort(), words);
  });
  it("guards every command in the palette", () => {
    const { commands, menus } = manifest.contributes;
    assert.deepEqual(
      menus.commandPalette.map(({ command }) => command),
      commands.map(({ command }) => command),
    );
    assert.ok(commands.every(({ category }) => category === "SanctionLint"));
  });
  it("has at most ten settings, none of which is a key of the policy", () => {
    const settings = Object.keys(manifest.contributes.configuration.properties);
    const schema = JSON.parse(read("data/schemas/policy.schema.json")) as { properties: object };
    assert.ok(settings.length <= 10);
    const keys = settings.map((name) => name.replace("sanctionLint.", ""));
    assert.deepEqual(
      keys.filter((key) => Object.hasOwn(schema.properties, key)),
      [],
    );
  });
  it("names files that are there", () => {
    const named = [...read("package.json").matchAll(/"(?:\.\/)?((?:media|syntaxes|data)\/[\w./-]+)"/g)];
    assert.ok(named.length > 10);
    for (const [, file = ""] of named) assert.ok(existsSync(path.join(root, file)), file);
  });
  it("runs one bundle everywhere, which asks for nothing but vscode", function () {
    assert.equal(manifest.main, manifest.browser);
    if (!existsSync(path.join(root, "dist/extension.js"))) this.skip();
    const bundle = read("dist/extension.js");
    const required = [...bundle.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(required)], ["vscode"]);
  });
  it("leaves what it needs rarely to bundles that ask for nothing but what is lent to them", function () {
    for (const [file, word] of [
      ["dist/pages.js", "table.words"],
      ["dist/migration.js", "it is overridden already"],
    ] as const) {
      if (!existsSync(path.join(root, file))) this.skip();
      const bundle = read(file);
      const asked = [...bundle.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name);
      assert.deepEqual([...new Set(asked)], ['"lent"']);
      assert.ok(bundle.includes(word) && !read("dist/extension.js").includes(word), file);
    }
  });
  it("leaves what reads lists to a bundle that has no matcher and no reader of YAML of its own", function () {
    if (!existsSync(path.join(root, "dist/lists.js"))) this.skip();
    const lists = read("dist/lists.js");
    const required = [...new Set([...lists.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name))];
    assert.deepEqual(required.sort(), ['"lent"', '"vscode"']);
    const [reader, words] = ["CONSOLIDATED_LIST", "before the tables of words are read"];
    assert.ok(lists.includes(reader) && !read("dist/extension.js").includes(reader));
    assert.ok(!lists.includes(words) && read("dist/extension.js").includes(words));
  });
  it("packs by an allow-list", () => {
    for (const file of ["knowledge.pack", "lists.js", "pages.js", "migration.js", "trial.js", "exporters.js"]) {
      assert.ok(read(".vscodeignore").includes(`\n!dist/${file}\n`), file);
    }
    const lines = read(".vscodeignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    assert.equal(lines[0], "**");
    assert.ok(lines.slice(1).every((line) => line.startsWith("!")));
  });
  it("keeps what is built within its limits", function () {
    const limits = Object.entries(JSON.parse(read("scripts/largestFiles.json")) as Readonly<Record<string, number>>);
    assert.deepEqual(limits.map(([file]) => file).sort(), [
      "dist/cli.js",
      "dist/exporters.js",
      "dist/extension.js",
      "dist/knowledge.pack",
      "dist/libraries.js",
      "dist/lists.js",
      "dist/migration.js",
      "dist/pages.js",
      "dist/readers.js",
      "dist/trial.js",
      "dist/yaml.js",
    ]);
    for (const [file, most] of limits) {
      if (!existsSync(path.join(root, file))) this.skip();
      assert.ok(most <= 1024 * 1024, file);
      const { size } = statSync(path.join(root, file));
      assert.ok(size <= most, `${file}: ${size} bytes`);
    }
  });
  it("carries no knowledge in its code", function () {
    for (const bundle of ["dist/extension.js", "dist/cli.js"]) {
      if (!existsSync(path.join(root, bundle))) this.skip();
      assert.doesNotMatch(read(bundle), /Hikvision/);
    }
  });
  it("packs the command line with what it reads and the ways into CI, and nothing else", function () {
    if (!existsSync(path.join(root, "dist/cli.js"))) this.skip();
    const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"], {
      cwd: root,
      encoding: "utf8",
    });
    const [{ files } = { files: [] }] = JSON.parse(stdout) as {
      readonly files: readonly { readonly path: string }[];
    }[];
    assert.deepEqual(files.map((file) => file.path).sort(), [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "THIRD-PARTY-NOTICES.md",
      "action.yml",
      "action/main.mjs",
      "ci/sanctionlint.gitlab-ci.yml",
      "data/schemas/audit.schema.json",
      "dist/cli.js",
      "dist/exporters.js",
      "dist/knowledge.pack",
      "dist/libraries.js",
      "dist/readers.js",
      "dist/yaml.js",
      "docs/ci.md",
      "docs/reports.md",
      "package.json",
    ]);
  }).timeout(60_000);
});
