import assert from "node:assert/strict";
import { formatPurl } from "../../../src/core/ecosystems/purl.js";
import { splitName, writtenName } from "../../../src/core/ecosystems/writtenNames.js";
import { packagePatternsOf } from "../../../src/core/ecosystems/samePackage.js";
import { canonicalType, packageType } from "../../../src/core/ecosystems/packageTypes.js";
import { PackageIndex } from "../../../src/core/screening/packageIndex.js";
import { realKnowledge } from "../../harness/knowledge.js";

const { attributions } = realKnowledge();
const index = new PackageIndex();
/** Folded patterns by type; the plainest way to ask what the index answers. */
const patterns = new Map<string, { readonly names: Set<string>; readonly starts: Set<string> }>();
for (const attribution of attributions) {
  const { scheme, pattern } = attribution;
  for (const each of scheme === "package" ? [pattern] : scheme === "url" ? packagePatternsOf(pattern) : []) {
    const type = canonicalType(each.slice(0, each.indexOf("/")));
    const name = each.slice(each.indexOf("/") + 1);
    if (name === "") continue;
    index.add(each, attribution);
    const known = patterns.get(type) ?? { names: new Set(), starts: new Set() };
    patterns.set(type, known);
    if (name.endsWith("*")) known.starts.add(folded(type, name.slice(0, -1)));
    else known.names.add(folded(type, name));
  }
}

function folded(type: string, name: string): string {
  const small = name.toLowerCase();
  if (type === "pypi") return small.replace(/(?!^)[-_.]+/g, "-");
  if (type === "cargo") return small.replace(/-/g, "_");
  return type === "maven" || type === "clojars" ? small.replace(/:/g, "/") : small;
}

function check(type: string, name: string): boolean {
  const text = folded(type, name);
  const { names, starts } = patterns.get(type) ?? { names: new Set(), starts: new Set() };
  const expected =
    names.has(text) ||
    [...starts].some((start) => text.startsWith(start)) ||
    (packageType(type).hasPaths === true &&
      text.split("/").some((_, at, all) => names.has(all.slice(0, at).join("/"))));
  assert.equal(index.find(type, ` ${name}!`, 1, 1 + name.length) !== undefined, expected, `${type} ${name}`);
  const [before] = name.match(/^[a-z@]/i) ?? [];
  if (before !== undefined) {
    const rest = name.slice(1);
    const code = before.toLowerCase().charCodeAt(0);
    assert.equal(index.find(type, ` ${rest}!`, 1, 1 + rest.length, code) !== undefined, expected, `${before} ${rest}`);
  }
  return expected;
}

describe("the index of packages", () => {
  for (const [type, { names: exact, starts }] of patterns) {
    const names = [...exact, ...[...starts].map((start) => `${start}*`)];
    it(`finds ${type} names however they are spelled, and no others`, () => {
      const found = names.flatMap((pattern) => {
        const name = pattern.replace(/\*$/, "rest");
        const others = names.slice(0, 10).map((other) => name.slice(0, 4) + other.slice(4, 7) + name.slice(7));
        return [
          name,
          name.toUpperCase(),
          name.replace(/-/g, "_"),
          name.replace(/[-_.]/g, "--"),
          name.replace("/", ":"),
          `${name}/v2`,
          `x${name}`,
          name.slice(0, -1),
          name.slice(0, 2),
          ...others,
        ].filter((spelled) => check(type, spelled));
      });
      assert.ok(found.length >= names.length);
    });
  }

  it("finds an extension of an editor by the dot after its publisher", () => {
    const extensions = new PackageIndex();
    const [attribution] = attributions;
    assert.ok(attribution);
    for (const pattern of [
      "vscode-extension/acme/tool",
      "vscode-extension/a/one",
      "vscode-extension/other/*",
      "vscode-extension/acme-systems/tool",
    ])
      extensions.add(pattern, attribution);
    const found = [
      "acme.tool",
      "Acme.Tool",
      "acme/tool",
      "a.one",
      "other.any",
      "acme-systems.tool",
      "acme.tools",
      "acme-tool",
      "others.any",
    ];
    assert.deepEqual(
      found.filter((name) => extensions.find("vscode-extension", name, 0, name.length) !== undefined),
      ["acme.tool", "Acme.Tool", "acme/tool", "a.one", "other.any", "acme-systems.tool"],
    );
    const purl = { type: "vscode-extension", ...splitName("vscode-extension", "acme.tool") };
    assert.equal(formatPurl(purl), "pkg:vscode-extension/acme/tool");
    assert.equal(writtenName(purl), "acme.tool");
  });
});
