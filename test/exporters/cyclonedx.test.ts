import assert from "node:assert/strict";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { listedManifest } from "../harness/auditing.js";
import { atLeast, ended, everyFixture, exported, many, manyFindings, type Ended } from "../harness/exporting.js";

interface Property {
  readonly name: string;
  readonly value: string;
}
interface Component {
  readonly type: string;
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly supplier?: { readonly name: string };
  readonly manufacturer?: { readonly name: string };
  readonly properties: readonly Property[];
  readonly evidence?: { readonly occurrences: readonly { readonly location: string; readonly line: number }[] };
}
interface Bom {
  readonly serialNumber: string;
  readonly components: readonly Component[];
  readonly services: readonly {
    readonly name: string;
    readonly provider?: object;
    readonly properties: readonly Property[];
  }[];
  readonly compositions: readonly { readonly aggregate: string }[];
}

/** The bill of materials, held to the standard's own schema by the standard's own library. */
async function bomOf(audited: Ended, version: "1.6" | "1.7" = "1.6"): Promise<Bom> {
  const text = await exported("cyclonedx", audited, { cyclonedxVersion: version });
  await checkSchema(text, version);
  assert.ok(!("vulnerabilities" in (JSON.parse(text) as object)));
  return JSON.parse(text) as Bom;
}

async function checkSchema(text: string, version: "1.6" | "1.7"): Promise<void> {
  const validator = new Validation.JsonStrictValidator(version === "1.6" ? Spec.Version.v1dot6 : Spec.Version.v1dot7);
  const error = await validator.validate(text);
  assert.equal(error, null, JSON.stringify(error)?.slice(0, 1000));
}

const valueOf = (name: string, { properties }: { readonly properties: readonly Property[] }): string | undefined =>
  properties.find((property) => property.name === `sanctionlint:${name}`)?.value;

describe("CycloneDX", () => {
  for (const version of ["1.6", "1.7"] as const) {
    it(`holds to the schema of ${version} for every fixture`, async function () {
      this.timeout(300_000);
      const { components, services } = await bomOf(await everyFixture(), version);
      assert.ok(components.length > atLeast(1500) && services.length > atLeast(50));
    });
  }

  it(`holds ${many} findings`, async function () {
    this.timeout(300_000);
    const text = await exported("cyclonedx", await manyFindings(many));
    const bom = JSON.parse(text) as Bom;
    assert.equal(bom.components.filter((one) => valueOf("finding:1:party", one) === "funnull").length, many);
    assert.equal(new Set(bom.components.map(({ purl }) => purl)).size, many, "each once");
    // The validator compares each component with each other: of so many a part is shown to it.
    await checkSchema(JSON.stringify({ ...bom, components: bom.components.slice(-500) }), "1.6");
  });

  it("has a component once, with its places, its finding and its supplier", async () => {
    const { components } = await bomOf(
      await ended({ "a/package.json": listedManifest, "b/package.json": listedManifest }),
    );
    assert.equal(components.length, 1);
    const [component] = components;
    assert.ok(component);
    const { group, name, purl, supplier, evidence } = component;
    assert.deepEqual(
      [group, name, purl, supplier?.name],
      [
        "@hmscore",
        "react-native-hms-push",
        "pkg:npm/%40hmscore/react-native-hms-push@6.12.0",
        "Huawei Technologies Co., Ltd.",
      ],
    );
    assert.deepEqual(evidence?.occurrences, [
      { location: "a/package.json", line: 3 },
      { location: "b/package.json", line: 3 },
    ]);
    assert.equal(valueOf("finding:1:citation", component), "84 FR 22961");
    assert.equal(valueOf("finding:2:place", component), "b/package.json:3:6");
  });

  it("names no supplier for a weaker tie or for what was not verified", async () => {
    const dependencies = { "zte-guess": "1", "left-pad": "1" };
    const { components } = await bomOf(
      await ended({ "package.json": JSON.stringify({ dependencies }), "requirements.txt": "hikvisionapi==1.0\n" }),
    );
    assert.deepEqual(
      components.map(({ name, supplier }) => [name, supplier]),
      [
        ["zte-guess", undefined],
        ["left-pad", undefined],
        ["hikvisionapi", undefined],
      ],
    );
    assert.equal(components.filter((one) => valueOf("finding:1:party", one) !== undefined).length, 2);
  });

  it("has a host as a service that the party provides", async () => {
    const { services } = await bomOf(
      await ended({ ".npmrc": "registry=https://me:secret@mirrors.huaweicloud.com/repository/npm/\n" }),
    );
    const listed = services.find((one) => valueOf("finding:1:rule", one) === "listed-source");
    assert.ok(listed);
    assert.ok(!JSON.stringify(services).includes("secret"));
  });

  it("says that it is incomplete where something was not read", async () => {
    const aggregate = async (text: string): Promise<unknown> =>
      (await bomOf(await ended({ "requirements.txt": text }))).compositions;
    assert.deepEqual(await aggregate("left-pad==1\n"), [{ aggregate: "unknown" }]);
    assert.deepEqual((await bomOf(await ended({ "package.json": "{ cut" }))).compositions, [
      { aggregate: "incomplete" },
    ]);
  });

  it("gives one number to one audit at one moment", async () => {
    const audited = await ended({ "package.json": listedManifest });
    assert.equal((await bomOf(audited)).serialNumber, (await bomOf(audited)).serialNumber);
  });
});
