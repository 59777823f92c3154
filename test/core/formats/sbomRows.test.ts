import assert from "node:assert/strict";
import { sbomCycloneDxJson } from "../../../src/core/formats/sbom/cycloneDxJson.js";
import { sbomSpdxJson } from "../../../src/core/formats/sbom/spdxJson.js";
import type { Attribution, Component } from "../../../src/core/model.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { mayMatch } from "../../../src/core/model/lookup.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const patterns: readonly (readonly [Attribution["scheme"], string])[] = [
  ["package", "npm/@acme/*"],
  ["package", "npm/zeta"],
  ["package", "npm/q"],
  ["package", "pypi/acme-sdk*"],
  ["package", "maven/com.acme/*"],
  ["package", "golang/github.com/acme/*"],
  ["package", "deb/acmed"],
  ["package", "docker/acme/*"],
  ["url", "https://mirror.acme.example/*"],
];
const attributions = patterns.map(([scheme, pattern]): Attribution => ({
  party: "huawei",
  scheme,
  pattern,
  relationship: "publisher",
  evidence: { kind: "page", place: "a source" },
  confidence: "verified",
}));
const screen = screenOf(smallKnowledge({ attributions }));

/** Components that are somebody's are never passed over unseen, and the rest of these is. */
function check(members: Readonly<Record<string, unknown>>, expected: "somebody's" | "nobody's"): void {
  const references = members.purl ? [{ referenceType: "purl", referenceLocator: members.purl }] : [];
  const spdx = { name: members.name, versionInfo: members.version, externalRefs: references };
  const documents: readonly (readonly [string, readonly Component[]])[] = [2, 0].flatMap((indent) => {
    const cycloneDx = JSON.stringify({ bomFormat: "CycloneDX", components: [members, members] }, null, indent);
    const other = JSON.stringify({ spdxVersion: "SPDX-2.3", packages: [spdx, spdx] }, null, indent);
    return [
      [cycloneDx, sbomCycloneDxJson.extract({ uri: "bom.json", text: cycloneDx }).components] as const,
      ...(members.publisher || members.externalReferences
        ? []
        : [[other, sbomSpdxJson.extract({ uri: "bom.json", text: other }).components] as const]),
    ];
  });
  for (const [text, components] of documents) {
    assert.equal(components.length, 2, text);
    for (const component of components) {
      assert.equal(mayMatch(component, screen, undefined), expected === "somebody's", text);
      assert.equal(screen.screen(component, "2026-01-01").length > 0, expected === "somebody's", text);
    }
  }
}

describe("components of SBOMs that are looked up where they are", () => {
  it("are found by the package URL, in whatever way it is written", () => {
    check({ name: "tool", purl: "pkg:npm/%40acme/tool@1.0.0" }, "somebody's");
    check({ name: "tool", purl: "pkg:npm/@acme/tool@1.0.0" }, "somebody's");
    check({ name: "@acme/tool", purl: "pkg:npm/%40acme/tool@1.0.0" }, "somebody's");
    check({ name: "tool", purl: "pkg:npm/%40ACME/tool@1.0.0" }, "somebody's");
    check({ name: "zeta", purl: "pkg:npm/zeta@1.0.0?a=b" }, "somebody's");
    check({ name: "q", purl: "pkg:npm/q@1.0.0" }, "somebody's");
    check({ name: "q", purl: "pkg:npm/q" }, "somebody's");
    check({ name: "zeta", purl: "pkg:npm/%7Aeta@1.0.0" }, "somebody's");
    check({ name: "acme_sdk", purl: "pkg:pypi/acme-sdk@1" }, "somebody's");
    check({ name: "Acme.SDK", purl: "pkg:pypi/acme-sdk@1" }, "somebody's");
    check({ group: "com.acme", name: "core", purl: "pkg:maven/com.acme/core@1?type=jar" }, "somebody's");
    check({ name: "github.com/acme/go", purl: "pkg:golang/github.com/acme/go@v1.0.0" }, "somebody's");
    check({ name: "github.com/acme/go", purl: "pkg:golang/github.com%2Facme/go@v1.0.0" }, "somebody's");
    check({ name: "acmed", purl: "pkg:deb/debian/acmed@1?arch=amd64" }, "somebody's");
    check({ name: "image", purl: "pkg:docker/acme/image@1" }, "somebody's");
  });

  it("are found by places and publishers", () => {
    const place = "https://mirror.acme.example/tool.tgz";
    check({ name: "tool", purl: `pkg:npm/tool@1?download_url=${encodeURIComponent(place)}` }, "somebody's");
    check({ name: "tool", externalReferences: [{ type: "distribution", url: place }] }, "somebody's");
    check({ name: "tool", publisher: "Huawei Technologies", purl: "pkg:npm/tool@1" }, "somebody's");
    check({ name: "tool", publisher: "Nobody at all", purl: "pkg:npm/tool@1" }, "nobody's");
    check({ name: "tool", externalReferences: [{ type: "vcs", url: "https://other.example/t" }] }, "nobody's");
  });

  it("are looked at for the vendor in a CPE name where there is no package URL", () => {
    const cpe = "cpe:2.3:a:huawei:hms_core:1:*:*:*:*:*:*:*";
    const documents = (members: object): readonly (readonly Component[])[] =>
      [2, 0].map((indent) => {
        const text = JSON.stringify({ bomFormat: "CycloneDX", components: [members] }, null, indent);
        return sbomCycloneDxJson.extract({ uri: "bom.json", text }).components;
      });
    const parties = (members: object): string[] =>
      documents(members).flatMap((components) =>
        components
          .filter((component) => mayMatch(component, screen, undefined))
          .flatMap((component) => screen.screen(component, "2026-01-01").map(({ party }) => party.id)),
      );
    assert.deepEqual(parties({ name: "hms_core", cpe }), ["huawei", "huawei"]);
    assert.deepEqual(parties({ name: "hms_core", cpe, purl: "pkg:generic/hms_core@1" }), ["huawei", "huawei"]);
    assert.deepEqual(parties({ name: "hms_core", cpe, purl: "pkg:npm/hms_core@1" }), []);
    assert.deepEqual(parties({ name: "hms_core", cpe: "cpe:2.3:a:other:hms_core:1:*:*:*:*:*:*:*" }), []);
  });

  it("are passed over where nobody is known", () => {
    check({ name: "tool", version: "1", purl: "pkg:npm/%40other/tool@1.0.0" }, "nobody's");
    check({ name: "zeal", purl: "pkg:npm/zeal@1.0.0" }, "nobody's");
    check({ name: "zeta", purl: "pkg:gem/zeta@1.0.0" }, "nobody's");
    check({ name: "Acme.Other", purl: "pkg:pypi/acme-other@1" }, "nobody's");
    check({ group: "org.other", name: "core", purl: "pkg:maven/org.other/core@1?type=jar" }, "nobody's");
    check({ name: "github.com/other/go", purl: "pkg:golang/github.com/other/go@v1.0.0" }, "nobody's");
    check({ name: "a part", version: "1" }, "nobody's");
  });
});
