import assert from "node:assert/strict";
import { goReplace } from "../../../../src/core/remedies/overrides/goReplace.js";
import { gradleConstraints } from "../../../../src/core/remedies/overrides/gradleConstraints.js";
import { npmOverrides, pnpmOverrides, yarnResolutions } from "../../../../src/core/remedies/overrides/jsonSection.js";
import { mavenManagement } from "../../../../src/core/remedies/overrides/mavenManagement.js";
import type { Override, OverrideWriter } from "../../../../src/core/remedies/overrides/override.js";
import { pipConstraints } from "../../../../src/core/remedies/overrides/pipConstraints.js";
import { cargoPatch, uvConstraints } from "../../../../src/core/remedies/overrides/tomlSection.js";
import { pnpmWorkspaceOverrides, pubOverrides } from "../../../../src/core/remedies/overrides/yamlSection.js";
import { readJson } from "../../../../src/core/syntax/json.js";
import { readToml } from "../../../../src/core/syntax/toml.js";
import { readXml } from "../../../../src/core/syntax/xml.js";
import { readYaml } from "../../../../src/core/syntax/yaml.js";
import { applyEdits } from "../../../../src/core/text/edit.js";
import { hostileTexts } from "./hostileTexts.js";

const other: Override = { name: "@zq/sdk", other: "free-sdk", versions: "^2.1.0" };
const older: Override = { name: "zq-sdk", bound: { side: "before", version: "3.0.0", included: false } };
const newer: Override = { name: "zq-sdk", bound: { side: "after", version: "3.59.0", included: false } };

interface Case {
  readonly what: string;
  readonly write: OverrideWriter;
  readonly override: Override;
  readonly before: string;
  /** Absent: it is refused with `because`. */
  readonly after?: string;
  readonly because?: RegExp;
}

const cases: readonly Case[] = [
  {
    what: "npm: a section of its own at the end, in the file's indentation",
    write: npmOverrides,
    override: other,
    before: `{\n    "name": "a",\n    "dependencies": {\n        "b": "1"\n    }\n}\n`,
    after: `{\n    "name": "a",\n    "dependencies": {\n        "b": "1"\n    },\n    "overrides": {\n        "@zq/sdk": "npm:free-sdk@^2.1.0"\n    }\n}\n`,
  },
  {
    what: "npm: after what the section has, with the file's line ends",
    write: npmOverrides,
    override: older,
    before: `{\r\n\t"overrides": {\r\n\t\t"x": "1"\r\n\t}\r\n}`,
    after: `{\r\n\t"overrides": {\r\n\t\t"x": "1",\r\n\t\t"zq-sdk": "<3.0.0"\r\n\t}\r\n}`,
  },
  {
    what: "npm: on one line where all of it is",
    write: npmOverrides,
    override: older,
    before: `{"dependencies":{"b":"1"}}`,
    after: `{"dependencies":{"b":"1"}, "overrides": { "zq-sdk": "<3.0.0" }}`,
  },
  {
    what: "npm: into an empty object",
    write: npmOverrides,
    override: older,
    before: `{\n  "overrides": {}\n}\n`,
    after: `{\n  "overrides": {\n    "zq-sdk": "<3.0.0"\n  }\n}\n`,
  },
  {
    what: "npm: not over what is decided already",
    write: npmOverrides,
    override: older,
    before: `{"overrides":{"zq-sdk":"2.0.0"}}`,
    because: /overrides names zq-sdk already/,
  },
  {
    what: "npm: not into a broken file",
    write: npmOverrides,
    override: older,
    before: `{"overrides":{`,
    because: /cannot be read whole/,
  },
  {
    what: "npm: not into what is no object",
    write: npmOverrides,
    override: older,
    before: `{"overrides": []}`,
    because: /overrides is no object/,
  },
  {
    what: "Yarn: resolutions",
    write: yarnResolutions,
    override: other,
    before: `{\n  "name": "a"\n}\n`,
    after: `{\n  "name": "a",\n  "resolutions": {\n    "@zq/sdk": "npm:free-sdk@^2.1.0"\n  }\n}\n`,
  },
  {
    what: "pnpm before 10: two sections deep",
    write: pnpmOverrides,
    override: older,
    before: `{\n  "name": "a"\n}\n`,
    after: `{\n  "name": "a",\n  "pnpm": {\n    "overrides": {\n      "zq-sdk": "<3.0.0"\n    }\n  }\n}\n`,
  },
  {
    what: "pnpm before 10: into what pnpm has",
    write: pnpmOverrides,
    override: older,
    before: `{\n  "pnpm": {\n    "patchedDependencies": {}\n  }\n}\n`,
    after: `{\n  "pnpm": {\n    "patchedDependencies": {},\n    "overrides": {\n      "zq-sdk": "<3.0.0"\n    }\n  }\n}\n`,
  },
  {
    what: "pnpm from 10: at the end of the workspace's file",
    write: pnpmWorkspaceOverrides,
    override: other,
    before: `packages:\n  - "packages/*"`,
    after: `packages:\n  - "packages/*"\noverrides:\n  "@zq/sdk": "npm:free-sdk@^2.1.0"\n`,
  },
  {
    what: "pnpm from 10: the first line of a new file",
    write: pnpmWorkspaceOverrides,
    override: older,
    before: "",
    after: `overrides:\n  zq-sdk: "<3.0.0"\n`,
  },
  {
    what: "pnpm from 10: behind the last entry and its comment, in its indentation",
    write: pnpmWorkspaceOverrides,
    override: older,
    before: `overrides:\n    a: 1.0.0 # held\npackages:\n  - x\n`,
    after: `overrides:\n    a: 1.0.0 # held\n    zq-sdk: "<3.0.0"\npackages:\n  - x\n`,
  },
  {
    what: "pnpm from 10: below a section that says nothing",
    write: pnpmWorkspaceOverrides,
    override: older,
    before: `overrides:\r\npackages: []\r\n`,
    after: `overrides:\r\n  zq-sdk: "<3.0.0"\r\npackages: []\r\n`,
  },
  {
    what: "pnpm from 10: not into a section on one line",
    write: pnpmWorkspaceOverrides,
    override: older,
    before: `overrides: { a: 1 }\n`,
    because: /not written line by line/,
  },
  {
    what: "Go: a replace with one exact version",
    write: goReplace,
    override: { name: "zq.example/sdk", other: "free.example/sdk", versions: "v1.2.3" },
    before: `module a\n\nrequire zq.example/sdk v1.0.0 // indirect\n`,
    after: `module a\n\nrequire zq.example/sdk v1.0.0 // indirect\n\nreplace zq.example/sdk => free.example/sdk v1.2.3\n`,
  },
  {
    what: "Go: not without an exact version",
    write: goReplace,
    override: older,
    before: `module a\n`,
    because: /takes one exact version/,
  },
  {
    what: "Go: not beside a replace of the same",
    write: goReplace,
    override: { name: "zq.example/sdk", other: "free.example/sdk", versions: "v1.2.3" },
    before: `module a\nreplace (\n\tzq.example/sdk v1.0.0 => ../sdk\n)\n`,
    because: /replace names zq\.example\/sdk already/,
  },
  {
    what: "Maven: dependencyManagement before the dependencies",
    write: mavenManagement,
    override: { ...older, name: "com.zq:sdk" },
    before: `<project>\n    <version>1</version>\n    <dependencies>\n    </dependencies>\n</project>\n`,
    after: `<project>\n    <version>1</version>\n    <dependencyManagement>\n        <dependencies>\n            <dependency>\n                <groupId>com.zq</groupId>\n                <artifactId>sdk</artifactId>\n                <version>[,3.0.0)</version>\n            </dependency>\n        </dependencies>\n    </dependencyManagement>\n    <dependencies>\n    </dependencies>\n</project>\n`,
  },
  {
    what: "Maven: into what is managed already",
    write: mavenManagement,
    override: { ...newer, name: "com.zq:sdk" },
    before: `<project>\n  <dependencyManagement>\n    <dependencies>\n    </dependencies>\n  </dependencyManagement>\n</project>\n`,
    after: `<project>\n  <dependencyManagement>\n    <dependencies>\n      <dependency>\n        <groupId>com.zq</groupId>\n        <artifactId>sdk</artifactId>\n        <version>(3.59.0,)</version>\n      </dependency>\n    </dependencies>\n  </dependencyManagement>\n</project>\n`,
  },
  {
    what: "Maven: no other artifact",
    write: mavenManagement,
    override: { name: "com.zq:sdk", other: "com.free:sdk", versions: "1" },
    before: `<project>\n</project>\n`,
    because: /another artifact needs an exclusion/,
  },
  {
    what: "Gradle: a strict constraint",
    write: gradleConstraints,
    override: { ...older, name: "com.zq:sdk" },
    before: `plugins { java }\n\ndependencies {\n  implementation("a:b:1")\n}\n`,
    after: `plugins { java }\n\ndependencies {\n  constraints {\n    implementation("com.zq:sdk") { version { strictly("[,3.0.0)") } }\n  }\n  implementation("a:b:1")\n}\n`,
  },
  {
    what: "Gradle: not where there is no block for it",
    write: gradleConstraints,
    override: { ...older, name: "com.zq:sdk" },
    before: `plugins { java }\n`,
    because: /no dependencies block/,
  },
  {
    what: "uv: a table at the end",
    write: uvConstraints,
    override: older,
    before: `[project]\nname = "a"\n`,
    after: `[project]\nname = "a"\n\n[tool.uv]\nconstraint-dependencies = ["zq-sdk<3.0.0"]\n`,
  },
  {
    what: "uv: below the table's own header",
    write: uvConstraints,
    override: older,
    before: `[tool.uv] # ours\npackage = true\n\n[tool.other]\nx = 1\n`,
    after: `[tool.uv] # ours\nconstraint-dependencies = ["zq-sdk<3.0.0"]\npackage = true\n\n[tool.other]\nx = 1\n`,
  },
  {
    what: "uv: after the last item, on a line of its own as that",
    write: uvConstraints,
    override: older,
    before: `[tool.uv]\nconstraint-dependencies = [\n  "a<2",\n]\n`,
    after: `[tool.uv]\nconstraint-dependencies = [\n  "a<2",\n  "zq-sdk<3.0.0",\n]\n`,
  },
  {
    what: "pip: a line of the constraints",
    write: pipConstraints,
    override: older,
    before: `a<2`,
    after: `a<2\nzq-sdk<3.0.0\n`,
  },
  {
    what: "pip: not a second line for the same name in another spelling",
    write: pipConstraints,
    override: older,
    before: `Zq_SDK==2\n`,
    because: /the file names zq-sdk already/,
  },
  {
    what: "Cargo: a patch by a repository",
    write: cargoPatch,
    override: { name: "zq-sdk", other: "https://forge.example/free/sdk" },
    before: `[package]\nname = "a"\n`,
    after: `[package]\nname = "a"\n\n[patch.crates-io]\nzq-sdk = { git = "https://forge.example/free/sdk" }\n`,
  },
  {
    what: "Cargo: into the table that is there",
    write: cargoPatch,
    override: { name: "zq-sdk", other: "https://forge.example/free/sdk" },
    before: `[patch.crates-io]\nb = { path = "../b" }\n\n[profile.release]\nlto = true\n`,
    after: `[patch.crates-io]\nzq-sdk = { git = "https://forge.example/free/sdk" }\nb = { path = "../b" }\n\n[profile.release]\nlto = true\n`,
  },
  {
    what: "Cargo: no version of the registry's",
    write: cargoPatch,
    override: older,
    before: `[package]\n`,
    because: /takes a repository/,
  },
  {
    what: "pub: dependency_overrides",
    write: pubOverrides,
    override: newer,
    before: `name: a\ndependencies:\n  b: ^1.0.0\n`,
    after: `name: a\ndependencies:\n  b: ^1.0.0\ndependency_overrides:\n  zq-sdk: ">3.59.0"\n`,
  },
  {
    what: "pub: no other package",
    write: pubOverrides,
    override: other,
    before: `name: a\n`,
    because: /puts no other package in the place/,
  },
];

describe("an override of what others bring in", () => {
  for (const { what, write, override, before, after, because } of cases) {
    it(what, () => {
      const written = write(before, override);
      if ("because" in written) {
        assert.ok(because, written.because);
        assert.match(written.because, because);
      } else assert.equal(applyEdits(before, [written.edit]), after);
    });
  }

  it("is written once: a second time there is nothing to write", () => {
    for (const { write, override, before, after } of cases) {
      if (after === undefined) continue;
      const again = write(after, override);
      assert.ok("because" in again, `${before}\n${JSON.stringify(again)}`);
    }
  });

  it("leaves what can be read readable, and never throws", () => {
    const readers = [
      [[npmOverrides, yarnResolutions, pnpmOverrides], (text: string) => readJson(text).problems.length],
      [[pnpmWorkspaceOverrides, pubOverrides], (text: string) => readYaml(text).problems.length],
      [[uvConstraints, cargoPatch], (text: string) => readToml(text).problems.length],
      [[mavenManagement], (text: string) => readXml(text).problems.length],
      [[goReplace, gradleConstraints, pipConstraints], () => 0],
    ] as const;
    const overrides = [
      older,
      other,
      { name: "com.zq:sdk", versions: "1.0.0" },
      { name: `a"b'<&`, other: "https://x.example/y" },
    ];
    for (const [writers, problems] of readers) {
      for (const text of hostileTexts(cases.map(({ before }) => before))) {
        for (const write of writers) {
          for (const override of overrides) {
            const written = write(text, override);
            if ("because" in written) continue;
            const after = applyEdits(text, [written.edit]);
            assert.ok(problems(after) <= problems(text), `${JSON.stringify(text)} → ${JSON.stringify(after)}`);
          }
        }
      }
    }
  });
});
