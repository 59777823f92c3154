import assert from "node:assert/strict";
import type { Component, Match } from "../../../src/core/model.js";
import { componentFits } from "../../../src/core/policy/waiverComponent.js";

const span = { start: 0, end: 0 };

function match(component: Partial<Component>, more: Partial<Match> = {}): Match {
  const name = component.name ?? "x";
  return { component: { name, ...component }, matched: name, basis: "identifier", span, ...more } as Match;
}

const lodash = match({ ecosystem: "npm", name: "lodash", version: "4.17.21" });
const scoped = match({ ecosystem: "npm", name: "@acme/core", version: "^1.2.0" });
const pinned = match({ ecosystem: "pypi", name: "Acme_SDK", version: "==3.1" });
const module = match({ ecosystem: "golang", name: "acme.example/sdk", version: "v1.4.0" });
const image = match({ ecosystem: "oci", name: "acme/base", version: "1.0" });
const mirrored = match(
  { ecosystem: "npm", name: "lodash", version: "4.17.21" },
  { basis: "host", matched: "https://registry.acme.example:8443/lodash/-/lodash-4.17.21.tgz" },
);
const part = match({ name: "AC100", identifiers: [{ scheme: "usb", value: "12d1:1573", ...span }] });

const table: readonly (readonly [title: string, of: Match, fits: readonly string[], not: readonly string[]])[] = [
  [
    "a package",
    lodash,
    [
      "lodash",
      "LODASH",
      " lodash ",
      "pkg:npm/lodash",
      "PKG:npm/Lodash",
      "pkg:npm/lodash@4.17.21",
      "pkg:npm/lod*",
      "lod*",
    ],
    [
      "lod",
      "pkg:npm/lodash@4.17.2",
      "pkg:npm/lodash@4.17",
      "pkg:npm/lod",
      "pkg:pypi/lodash",
      "pkg:npm/lodash-es",
      "pkg:npm",
    ],
  ],
  [
    "a package with a scope and a range",
    scoped,
    [
      "@acme/core",
      "pkg:npm/@acme/core",
      "pkg:npm/%40acme/core",
      "pkg:npm/@acme/*",
      "pkg:npm/%40acme/*",
      "pkg:npm/@acme/core@^1.2.0",
    ],
    ["@acme", "pkg:npm/core", "pkg:npm/@acme/core@1.2.0", "pkg:npm/@acme/cor"],
  ],
  [
    "a pinned package",
    pinned,
    ["pkg:pypi/acme-sdk", "pkg:pypi/acme_sdk@3.1", "pkg:pypi/Acme.SDK@==3.1"],
    ["pkg:pypi/acme-sdk@3.10"],
  ],
  [
    "a module",
    module,
    ["pkg:golang/acme.example/sdk@v1.4.0", "pkg:go/acme.example/sdk@1.4.0"],
    ["pkg:golang/acme.example/sdk@v1.4", "acme.example"],
  ],
  ["an image", image, ["pkg:docker/acme/base", "pkg:oci/acme/base@1.0"], ["pkg:docker/acme/base@2.0"]],
  [
    "a host",
    mirrored,
    [
      "registry.acme.example",
      "Registry.Acme.Example",
      "acme.example",
      "https://registry.acme.example/",
      "http://acme.example",
      "registry.acme.*",
    ],
    ["gistry.acme.example", "cme.example", "example", "other.example", "registry.acme.example/npm", "egistry.*"],
  ],
  ["a part", part, ["AC100", "ac1*", "12d1:1573", "12D1:*"], ["AC10", "12d1", "AC1000"]],
];

describe("what a waiver calls a component", () => {
  for (const [title, of, fits, not] of table) {
    it(title, () => {
      for (const written of fits) assert.ok(componentFits(written, of), `${written} is it`);
      for (const written of not) assert.ok(!componentFits(written, of), `${written} is not it`);
    });
  }

  it("is no host where the finding rests on something else", () => {
    const published = { ...mirrored, basis: "namespace" } as const;
    assert.ok(!componentFits("acme.example", published));
    assert.ok(!componentFits("registry.acme.example", published));
  });
});
