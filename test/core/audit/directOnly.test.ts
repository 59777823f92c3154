import assert from "node:assert/strict";
import { DirectOnly } from "../../../src/core/audit/directOnly.js";
import { formats } from "../../../src/core/formats/index.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost } from "../../harness/memoryHost.js";

const lock = JSON.stringify({
  lockfileVersion: 3,
  packages: { "": { name: "a" }, "node_modules/left-pad": { version: "1.3.0" } },
});

/** The manifests of which only what they declare themselves was seen. */
async function directOnly(files: Readonly<Record<string, string>>, paths = ["/w"]): Promise<readonly string[]> {
  return (await auditOver(memoryHost(files), { paths })).audit.account.directOnly;
}

describe("manifests without a lockfile", () => {
  it("are reported unless one of theirs lies beside them or above, up to the root", async () => {
    assert.deepEqual(await directOnly({ "/w/a/package.json": cleanManifest }), ["a/package.json"]);
    assert.deepEqual(await directOnly({ "/w/a/package.json": cleanManifest, "/w/a/package-lock.json": lock }), []);
    assert.deepEqual(await directOnly({ "/w/a/b/package.json": listedManifest, "/w/package-lock.json": lock }), []);
    assert.deepEqual(
      await directOnly({ "/w/a/package.json": cleanManifest, "/w/b/package-lock.json": lock }),
      ["a/package.json"],
      "beside it, not elsewhere",
    );
    assert.deepEqual(
      await directOnly({ "/w/a/package.json": cleanManifest, "/w/a/b/package-lock.json": lock }),
      ["a/package.json"],
      "above it, not below",
    );
    assert.deepEqual(
      await directOnly({
        "/w/package.json": cleanManifest,
        "/w/Cargo.lock": '[[package]]\nname = "a"\nversion = "1"\n',
      }),
      ["package.json"],
      "its own, not another tool's",
    );
  });

  it("and not those that declare nothing", async () => {
    assert.deepEqual(await directOnly({ "/w/package.json": "{}" }), []);
  });

  it("each kind has lockfiles that stand for it, and these are kinds that are read, of what a tool writes", () => {
    const ids = formats.formats.map(({ id }) => id);
    const told = (manifest: string, other?: string): boolean => {
      const direct = new DirectOnly();
      direct.note("/w/manifest", manifest);
      if (other !== undefined) direct.note("/w/lock", other);
      return direct.manifestsWithout("/w").length > 0;
    };
    const manifests = ids.filter((id) => told(id));
    assert.ok(manifests.length > 30, String(manifests.length));
    const standing = new Set<string>();
    for (const manifest of manifests) {
      const locks = ids.filter((id) => !told(manifest, id));
      assert.ok(locks.length > 0, manifest);
      assert.ok(!locks.includes(manifest), manifest);
      for (const id of locks) standing.add(id);
    }
    const generated = new Set(formats.formats.filter((one) => one.generated).map(({ id }) => id));
    assert.deepEqual(
      [...standing].filter((id) => !generated.has(id)),
      [],
    );
    const others = [...generated].filter((id) => /lock|freeze|resolved|snapshot/.test(id) && !standing.has(id));
    assert.deepEqual(
      others,
      ["devcontainer/lock", "helm/chart-lock", "helm/requirements-lock"],
      "those that pin what the manifest names and nothing that is brought in",
    );
    assert.equal(told("constructor"), false);
  });
});
