import assert from "node:assert/strict";
import { Migration } from "../../../src/core/audit/migration.js";
import type { MigrationPlan } from "../../../src/core/audit/migrationPlan.js";
import type { Alternative, Attribution } from "../../../src/core/model.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import { auditOver } from "../../harness/auditing.js";
import { memoryHost } from "../../harness/memoryHost.js";
import { alternative, fact } from "../../harness/recorded.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

/** Packages of a party: with a drop-in, with one that needs changes, with one that needs many, with none, bought at a version. */
const ecosystems = ["npm", "pypi", "golang", "cargo", "pub", "maven"];
const recorded: Readonly<Record<string, readonly Alternative[]>> = Object.fromEntries(
  ecosystems.flatMap((type) => {
    const name = (one: string): string =>
      type === "golang" ? `zq.example/${one}` : type === "maven" ? `com.zq/${one}` : one;
    const free = type === "golang" ? "free.example/free" : type === "maven" ? "com.free/free" : "free";
    return [
      [
        `${type}/${name("zq-easy")}`,
        [alternative(`pkg:${type}/${free}`, "drop-in", { version: type === "golang" ? "v1.2.3" : "^2.1.0" })],
      ],
      [`${type}/${name("zq-near")}`, [alternative(`pkg:${type}/${free}`, "near", { version: "^2.1.0" })]],
      [`${type}/${name("zq-hard")}`, [alternative(`pkg:${type}/${free}`, "redesign")]],
      [`${type}/${name("zq-none")}`, []],
      [`${type}/${name("zq-bought")}`, []],
      [`${type}/${name("zq-sold")}`, []],
    ] as const;
  }),
);
const versionsOf = (pattern: string): string | undefined =>
  pattern.endsWith("zq-bought") ? ">=3.0.0" : pattern.endsWith("zq-sold") ? "<=3.59.0" : undefined;

const base = smallKnowledge({
  attributions: Object.keys(recorded).map((pattern) => {
    const versions = versionsOf(pattern);
    return fact("huawei", "package", pattern, versions === undefined ? {} : { versions });
  }),
});
const knowledge = {
  ...base,
  alternativesFor: (attribution: Attribution, matched: string) =>
    recorded[attribution.pattern] ?? base.alternativesFor(attribution, matched),
};

type Files = Readonly<Record<string, string>>;

async function planOver(files: Files, allowsUnsafe = true): Promise<MigrationPlan> {
  const migration = new Migration({ allowsUnsafe, wants: ({ match }) => match.party.id === "huawei" }, knowledge);
  await found(files, (document) => migration.document(document));
  const steps = migration.steps();
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

async function found(files: Files, take: Migration["document"] = () => undefined): Promise<readonly string[]> {
  const below = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/w/${name}`, text]));
  const host = memoryHost({ "/w/.git/HEAD": "ref: refs/heads/main\n", ...below });
  const audited = await auditOver(host, {
    knowledge,
    sink: { document: (document) => take.call(undefined, document) },
  });
  assert.deepEqual(audited.unread, []);
  return audited.found;
}

/** The files after all that is planned. */
function after(files: Files, plan: MigrationPlan): Files {
  const changed = plan.files.map(({ file, source, edits }) => [file, applyEdits(source.text, edits)] as const);
  return { ...files, ...Object.fromEntries(changed) };
}

const made = ({ files }: MigrationPlan): readonly string[] =>
  files.flatMap(({ file, made: all }) => all.map(({ fix }) => `${file}: ${fix.title} (${fix.grade})`));
const left = ({ files }: MigrationPlan): readonly string[] =>
  files.flatMap(({ file, left: all }) =>
    all.map(({ finding, because }) => `${file}: ${finding.component.name}: ${because}`),
  );
const following = (plan: MigrationPlan): readonly string[] =>
  plan.following.map(({ file, finding }) => `${file}: ${finding.component.name}`);

function npmLock(
  packages: Readonly<Record<string, { version: string; needs?: string }>>,
  direct: readonly string[],
): string {
  const versions = Object.fromEntries(direct.map((name) => [name, "*"]));
  const rows = Object.entries(packages).map(([name, { version, needs }]) => [
    `node_modules/${name}`,
    { version, ...(needs !== undefined && { dependencies: { [needs]: "*" } }) },
  ]);
  const all = { "": { dependencies: versions }, ...(Object.fromEntries(rows) as object) };
  return `${JSON.stringify({ lockfileVersion: 3, packages: all }, undefined, 2)}\n`;
}

describe("leaving a party behind", () => {
  it("changes manifests, overrides what others bring in, lets lockfiles follow, and names what stays and why", async () => {
    const packages = {
      owner: { version: "1.0.0", needs: "zq-easy" },
      "zq-easy": { version: "1.0.0" },
      "zq-near": { version: "1.0.0" },
      "zq-hard": { version: "1.0.0" },
      "zq-none": { version: "1.0.0" },
      "zq-bought": { version: "3.1.0" },
      "zq-sold": { version: "3.1.0" },
    };
    const files = {
      "package.json": `{\n  "dependencies": {\n    "owner": "1",\n    "zq-near": "1.0.0"\n  }\n}\n`,
      "package-lock.json": npmLock(packages, ["owner", "zq-near"]),
    };
    const plan = await planOver(files);
    assert.equal(plan.found, 7);
    assert.deepEqual(made(plan), [
      "package.json: Use free — small code changes needed (near)",
      "package.json: Override zq-easy by free in overrides of package.json (drop-in)",
      "package.json: Override zq-bought by zq-bought <3.0.0 in overrides of package.json (near)",
      "package.json: Override zq-sold by zq-sold >3.59.0 in overrides of package.json (near)",
    ]);
    assert.deepEqual(left(plan), [
      "package-lock.json: zq-hard: what is recorded needs changes of code that is not yours; replace or upgrade what brings it in",
      "package-lock.json: zq-none: no other source is recorded; replace or upgrade what brings it in",
    ]);
    assert.deepEqual(following(plan), [
      "package-lock.json: zq-near",
      "package-lock.json: zq-easy",
      "package-lock.json: zq-bought",
      "package-lock.json: zq-sold",
    ]);
    assert.deepEqual(plan.commands, [{ folder: ".", command: "npm install" }]);
    const changed = after(files, plan);
    assert.equal(
      changed["package.json"],
      `{\n  "dependencies": {\n    "owner": "1",\n    "free": "^2.1.0"\n  },\n  "overrides": {\n    "zq-easy": "npm:free@^2.1.0",\n    "zq-bought": "<3.0.0",\n    "zq-sold": ">3.59.0"\n  }\n}\n`,
    );
    assert.deepEqual(
      (await found(changed)).filter((one) => one.startsWith("package.json")),
      [],
    );
  });

  for (const [what, packageManager, expected] of [
    ["names pnpm 10", "pnpm@10.4.1", { "pnpm-workspace.yaml": `overrides:\n  zq-easy: "npm:free@^2.1.0"\n` }],
    ["names pnpm 9", "pnpm@9.15.0", undefined],
    ["names none", undefined, undefined],
  ] as const) {
    it(`puts overrides of pnpm where the project ${what}`, async () => {
      const manifest = { ...(packageManager && { packageManager }), dependencies: { owner: "1" } };
      const files = {
        "package.json": `${JSON.stringify(manifest, undefined, 2)}\n`,
        "pnpm-lock.yaml": `lockfileVersion: '9.0'\n\nimporters:\n  .:\n    dependencies:\n      owner:\n        specifier: '1'\n        version: 1.0.0\n\npackages:\n  owner@1.0.0:\n    resolution: {integrity: sha512-x}\n  zq-easy@1.0.0:\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n  owner@1.0.0:\n    dependencies:\n      zq-easy: 1.0.0\n  zq-easy@1.0.0: {}\n`,
      };
      const plan = await planOver(files);
      const changed = after(files, plan);
      assert.deepEqual(left(plan), []);
      if (expected) assert.deepEqual({ ...changed }, { ...files, ...expected });
      else {
        const { pnpm } = JSON.parse(changed["package.json"] ?? "") as { readonly pnpm: unknown };
        assert.deepEqual(pnpm, { overrides: { "zq-easy": "npm:free@^2.1.0" } });
      }
      assert.equal(
        plan.files.some(({ creates }) => creates),
        expected !== undefined,
      );
      assert.deepEqual(plan.commands, [{ folder: ".", command: "pnpm install" }]);
    });
  }

  it("overrides at the place of each ecosystem", async () => {
    const files = {
      "go/go.mod": `module a\n\ngo 1.23\n\nrequire b.example/b v1.0.0\n\nrequire zq.example/zq-easy v1.0.0 // indirect\n`,
      "yarn/package.json": `{ "dependencies": { "owner": "1" } }\n`,
      "yarn/yarn.lock": `# yarn lockfile v1\n\n\nowner@1:\n  version "1.0.0"\n  dependencies:\n    zq-easy "*"\n\nzq-easy@*:\n  version "1.0.0"\n`,
      "dart/pubspec.yaml": `name: a\ndependencies:\n  owner: ^1.0.0\n`,
      "dart/pubspec.lock": `packages:\n  owner:\n    dependency: "direct main"\n    description:\n      name: owner\n      url: "https://pub.dev"\n    source: hosted\n    version: "1.0.0"\n  zq-bought:\n    dependency: transitive\n    description:\n      name: zq-bought\n      url: "https://pub.dev"\n    source: hosted\n    version: "3.1.0"\n`,
      "py/pyproject.toml": `[project]\nname = "a"\nversion = "1"\ndependencies = ["owner"]\n`,
      "py/uv.lock": `version = 1\n\n[[package]]\nname = "owner"\nversion = "1.0.0"\nsource = { registry = "https://pypi.org/simple" }\ndependencies = [\n    { name = "zq-bought" },\n]\n\n[[package]]\nname = "zq-bought"\nversion = "3.1.0"\nsource = { registry = "https://pypi.org/simple" }\n`,
      "jvm/build.gradle.kts": `dependencies {\n    implementation("a:b:1")\n}\n`,
      "jvm/gradle.lockfile": `a:b:1=runtimeClasspath\ncom.zq:zq-bought:3.1.0=runtimeClasspath\nempty=\n`,
      "rust/Cargo.toml": `[package]\nname = "a"\n\n[dependencies]\nowner = "1"\n`,
      "rust/Cargo.lock": `version = 4\n\n[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = [\n "owner",\n]\n\n[[package]]\nname = "owner"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\ndependencies = [\n "zq-easy",\n]\n\n[[package]]\nname = "zq-easy"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`,
    };
    const plan = await planOver(files);
    const changed = after(files, plan);
    assert.match(changed["go/go.mod"] ?? "", /\n\nreplace zq\.example\/zq-easy => free\.example\/free v1\.2\.3\n$/);
    assert.equal(
      changed["yarn/package.json"],
      `{ "dependencies": { "owner": "1" }, "resolutions": { "zq-easy": "npm:free@^2.1.0" } }\n`,
    );
    assert.match(changed["dart/pubspec.yaml"] ?? "", /\ndependency_overrides:\n {2}zq-bought: "<3\.0\.0"\n$/);
    assert.match(
      changed["py/pyproject.toml"] ?? "",
      /\n\[tool\.uv\]\nconstraint-dependencies = \["zq-bought<3\.0\.0"\]\n$/,
    );
    assert.match(changed["jvm/build.gradle.kts"] ?? "", /strictly\("\[,3\.0\.0\)"\)/);
    assert.equal(changed["rust/Cargo.toml"], files["rust/Cargo.toml"]);
    assert.deepEqual(left(plan), [
      "rust/Cargo.lock: zq-easy: [patch] takes a repository, and none is recorded; cargo update --precise chooses among versions",
    ]);
    const still = (await found(changed)).filter((one) => /package\.json|pubspec\.yaml|pyproject|gradle\.kts/.test(one));
    assert.deepEqual(still, []);
  });

  it("leaves what is waived in the manifest to its lockfile too, and waived findings alone", async () => {
    const files = {
      "package.json": `{ "dependencies": { "zq-easy": "1.0.0" } }\n`,
      "package-lock.json": npmLock({ "zq-easy": { version: "1.0.0" } }, ["zq-easy"]),
      ".sanctionlint.yaml": `waivers: [{ party: huawei, path: package.json, reason: reviewed, expires: 2030-01-01 }]\n`,
    };
    const plan = await planOver(files);
    assert.deepEqual(made(plan), []);
    assert.deepEqual(left(plan), ["package-lock.json: zq-easy: its manifest declares it, and it stays there"]);
  });

  it("does not take the manifest of another project for that of a lockfile", async () => {
    const files = {
      "a/package.json": `{ "dependencies": { "zq-easy": "1.0.0" } }\n`,
      "b/package.json": `{ "dependencies": { "owner": "1" } }\n`,
      "b/package-lock.json": npmLock({ owner: { version: "1", needs: "zq-easy" }, "zq-easy": { version: "1.0.0" } }, [
        "owner",
      ]),
    };
    const plan = await planOver(files);
    assert.deepEqual(made(plan), [
      "a/package.json: Use free (drop-in)",
      "b/package.json: Override zq-easy by free in overrides of package.json (drop-in)",
    ]);
    assert.deepEqual(plan.commands, [
      { folder: "a", command: "npm install" },
      { folder: "b", command: "npm install" },
    ]);
  });

  it("plans no more than drop-ins where nothing else is wanted", async () => {
    const files = {
      "package.json": `{ "dependencies": { "owner": "1", "zq-near": "1.0.0" } }\n`,
      "package-lock.json": npmLock({ owner: { version: "1" }, "zq-bought": { version: "3.1.0" } }, ["owner"]),
    };
    const plan = await planOver(files, false);
    assert.deepEqual(made(plan), []);
    assert.equal(left(plan).length, 2);
  });

  it("changes every file that names a host of the party's", async () => {
    const files = {
      ".npmrc": "registry=https://repo.huaweicloud.com/repository/npm/\n",
      "pip.conf": "[global]\nindex-url = https://repo.huaweicloud.com/repository/pypi/simple\n",
    };
    const plan = await planOver(files);
    const total = made(plan).length + left(plan).length;
    assert.equal(total, plan.found);
  });
});
