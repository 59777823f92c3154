import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { formatPurl } from "../../../src/core/ecosystems/purl.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { splitName } from "../../../src/core/ecosystems/writtenNames.js";

const knowledge = realKnowledge();

/** Lockfiles whose packages are rows of offsets, by ecosystem: name and text with one package. */
const lockfiles: Readonly<Record<string, readonly (readonly [string, (name: string) => string])[]>> = {
  npm: [
    ["package-lock.json", (name) => `{"packages": {"node_modules/${name}": {"version": "1.0.0"}}}`],
    ["yarn.lock", (name) => `# yarn lockfile v1\n\n"${name}@^1.0.0":\n  version "1.0.0"\n`],
    ["pnpm-lock.yaml", (name) => `packages:\n\n  '${name}@1.0.0':\n    resolution: {integrity: sha512-A==}\n`],
  ],
  golang: [["go.sum", (name) => `${name} v1.0.0 h1:AAAA=\n`]],
  cargo: [["Cargo.lock", (name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\n`]],
  pypi: [["poetry.lock", (name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\n`]],
  gem: [["Gemfile.lock", (name) => `GEM\n  remote: https://gems.example/\n  specs:\n    ${name} (1.0.0)\n`]],
  maven: [["gradle.lockfile", (name) => `${name}:1.0.0=runtimeClasspath\n`]],
  pub: [["pubspec.lock", (name) => `packages:\n  ${name}:\n    version: "1.0.0"\n`]],
  cocoapods: [["Podfile.lock", (name) => `PODS:\n  - ${name} (1.0.0)\n`]],
  composer: [["composer.lock", (name) => `{"packages": [{"name": "${name}", "version": "1.0.0"}]}`]],
};

/** Large files are screened by offsets, small ones by texts: a package must be the same party's in both. */
describe("what is known of a package", () => {
  const isFound = (uri: string, text: string, party: string): boolean =>
    analyze({ uri, text }, knowledge, emptyPolicy, "2026-08-22").findings.some(({ match }) => match.party.id === party);
  for (const { pattern, party } of knowledge.attributions.filter(({ scheme }) => scheme === "package")) {
    it(pattern, () => {
      const type = pattern.slice(0, pattern.indexOf("/"));
      const name = nameFor(type, pattern.slice(type.length + 1));
      const purl = formatPurl({ type, ...splitName(type, name), version: "1.0.0" });
      const whole = isFound("bom.xml", cycloneDxXml(purl), party);
      assert.equal(isFound("bom.json", cycloneDxJson(purl), party), whole, `bom.json with ${purl}`);
      assert.equal(isFound("bom.spdx.json", spdxJson(purl), party), whole, `bom.spdx.json with ${purl}`);
      for (const [uri, write] of lockfiles[type] ?? []) assert.equal(isFound(uri, write(name), party), whole, uri);
    });
  }
});

/** A name that fits the pattern, as the ecosystem writes it. */
function nameFor(type: string, pattern: string): string {
  const open = pattern.endsWith("*");
  const base = open ? pattern.slice(0, -1) : pattern;
  const name = open ? `${base}${/[/:.-]$/.test(base) ? "" : "/"}sdk` : base;
  // Of a pattern for every group below a domain an artifact is still to be named.
  return type === "maven" ? (name.includes("/") ? name.replace(/\/(?=[^/]*$)/, ":") : `${name}:sdk`) : name;
}

function cycloneDxXml(purl: string): string {
  const component = `<component type="library"><name>x</name><purl>${purl}</purl></component>`;
  return `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components>${component}</components></bom>`;
}

function cycloneDxJson(purl: string): string {
  return JSON.stringify({ bomFormat: "CycloneDX", components: [{ type: "library", name: "x", purl }] });
}

function spdxJson(purl: string): string {
  const externalRefs = [{ referenceType: "purl", referenceLocator: purl }];
  return JSON.stringify({ spdxVersion: "SPDX-2.3", packages: [{ name: "x", SPDXID: "SPDXRef-x", externalRefs }] });
}
