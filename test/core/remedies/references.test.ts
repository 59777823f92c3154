import assert from "node:assert/strict";
import type { SourceText } from "../../../src/core/model.js";
import { formats } from "../../../src/core/formats/index.js";
import { verifiedFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { findingsOf } from "../../harness/findingsOf.js";
import { knowledgeListing } from "../../harness/listed.js";

/** Kinds of the fixes with edits for the component of that name, in a text of a manifest. */
function offered(uri: string, text: string, name: string): ReadonlySet<string> {
  const source: SourceText = { uri, text };
  const components = formats.formatOf(source)?.extract(source).components ?? [];
  const own = components.filter((component) => component.name === name);
  assert.ok(own.length > 0, `${name} is not read, but ${components.map((one) => one.name).join()}`);
  const { findings } = findingsOf(source, knowledgeListing(own));
  const found = findings.filter((finding) => finding.component.name === name);
  assert.ok(found.length > 0, "nothing is found");
  return new Set(found.flatMap((one) => verifiedFixes(one).flatMap(({ kind, edits }) => (edits.length ? kind : []))));
}

/** A text with a reference to what is named, and the same without it. */
const cases: readonly (readonly [title: string, uri: string, name: string, referring: string, alone: string])[] = [
  [
    "a feature of Cargo",
    "Cargo.toml",
    "zq",
    '[dependencies]\nzq = { version = "1", optional = true }\na = "1"\n\n[features]\nfull = ["dep:zq"]\n',
    '[dependencies]\nzq = { version = "1", optional = true }\na = "1"\n\n[features]\nfull = ["a/std"]\n',
  ],
  [
    "a feature of a dependency",
    "Cargo.toml",
    "zq",
    '[dependencies]\nzq = "1"\n\n[features]\nstd = ["zq/std"]\n',
    '[dependencies]\nzq = "1"\n\n[features]\nstd = ["zq-more/std"] # not zq\n',
  ],
  [
    "a feature by the name it was given",
    "Cargo.toml",
    "zq",
    '[dependencies.other]\npackage = "zq"\nversion = "1"\n\n[features]\nstd = ["other?/std"]\n',
    '[dependencies.other]\npackage = "zq"\nversion = "1"\n\n[features]\nstd = ["another"]\n',
  ],
  [
    "an override by name",
    "package.json",
    "zq",
    '{\n  "dependencies": { "a": "1", "zq": "^1.0.0" },\n  "overrides": { "a": { "b": "$zq" } }\n}\n',
    '{\n  "dependencies": { "a": "1", "zq": "^1.0.0" },\n  "overrides": { "a": { "b": "1" } }\n}\n',
  ],
  [
    "a bundled dependency",
    "package.json",
    "zq",
    '{\n  "dependencies": { "a": "1", "zq": "^1.0.0" },\n  "bundleDependencies": ["zq"]\n}\n',
    '{\n  "dependencies": { "a": "1", "zq": "^1.0.0" },\n  "bundleDependencies": ["a"]\n}\n',
  ],
  [
    "the block of a provider",
    "main.tf",
    "zq/zqcloud",
    'terraform {\n  required_providers {\n    zqcloud = {\n      source = "zq/zqcloud"\n    }\n    a = {\n      source = "hashicorp/a"\n    }\n  }\n}\n\nprovider "zqcloud" {}\n',
    'terraform {\n  required_providers {\n    zqcloud = {\n      source = "zq/zqcloud"\n    }\n    a = {\n      source = "hashicorp/a"\n    }\n  }\n}\n\nprovider "a" {}\n',
  ],
  [
    "an extra of Poetry",
    "pyproject.toml",
    "zq",
    '[tool.poetry.dependencies]\nzq = { version = "^1", optional = true }\na = "1"\n\n[tool.poetry.extras]\nall = ["zq"]\n',
    '[tool.poetry.dependencies]\nzq = { version = "^1", optional = true }\na = "1"\n\n[tool.poetry.extras]\nall = ["a"]\n',
  ],
  [
    "a tool of a module",
    "go.mod",
    "example.org/zq/tools",
    "module example.org/own\n\ngo 1.24\n\nrequire example.org/zq/tools v1.0.0\n\ntool example.org/zq/tools/cmd/zq\n",
    "module example.org/own\n\ngo 1.24\n\nrequire example.org/zq/tools v1.0.0\n",
  ],
];

/** Sections that other files refer to. */
const shared: readonly (readonly [title: string, uri: string, name: string, text: string])[] = [
  [
    "a catalog of pnpm",
    "pnpm-workspace.yaml",
    "zq",
    "packages:\n  - packages/*\ncatalog:\n  zq: ^1.0.0\n  a: ^1.0.0\n",
  ],
  [
    "a named catalog of pnpm",
    "pnpm-workspace.yaml",
    "zq",
    "packages:\n  - packages/*\ncatalogs:\n  old:\n    zq: ^1.0.0\n    a: ^1.0.0\n",
  ],
  [
    "a version catalog of Gradle",
    "gradle/libs.versions.toml",
    "org.zq:zq",
    '[libraries]\nzq = { module = "org.zq:zq", version = "1.0" }\na = { module = "org.a:a", version = "1.0" }\n',
  ],
  [
    "dependencies of a workspace in Cargo",
    "Cargo.toml",
    "zq",
    '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\nzq = "1"\na = "1"\n',
  ],
  [
    "managed dependencies of Maven",
    "pom.xml",
    "org.zq:zq",
    "<project>\n  <modelVersion>4.0.0</modelVersion>\n  <dependencyManagement>\n    <dependencies>\n      <dependency>\n        <groupId>org.zq</groupId>\n        <artifactId>zq</artifactId>\n        <version>1.0</version>\n      </dependency>\n    </dependencies>\n  </dependencyManagement>\n</project>\n",
  ],
  [
    "central versions of NuGet",
    "Directory.Packages.props",
    "Zq",
    '<Project>\n  <ItemGroup>\n    <PackageVersion Include="Zq" Version="1.0.0" />\n    <PackageVersion Include="A" Version="1.0.0" />\n  </ItemGroup>\n</Project>\n',
  ],
];

describe("to remove what something else refers to is not offered", () => {
  for (const [title, uri, name, referring, alone] of cases) {
    it(title, () => {
      assert.ok(!offered(uri, referring, name).has("remove"), "offered although it is referred to");
      assert.ok(offered(uri, alone, name).has("remove"), "not offered although nothing refers to it");
    });
  }
  for (const [title, uri, name, text] of shared)
    it(title, () => assert.ok(!offered(uri, text, name).has("remove"), "offered although other files refer to it"));
});

describe("to replace what a tool looks up by its name is not offered", () => {
  const [feature, , , override] = cases;
  for (const one of [feature, override]) {
    if (!one) continue;
    const [title, uri, name, referring, alone] = one;
    it(title, () => {
      assert.ok(!offered(uri, referring, name).has("replace"));
      assert.ok(offered(uri, alone, name).has("replace"));
    });
  }
});
