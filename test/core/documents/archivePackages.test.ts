import assert from "node:assert/strict";
import { gzipSync, strToU8, zipSync } from "fflate";
import { archivePackages } from "../../../src/core/documents/archivePackages.js";
import { tape } from "../../harness/tape.js";

const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** `type name@version` of each package, and what is said of the rest. */
function told(path: string, bytes: Uint8Array): string[] {
  const { packages, remarks } = archivePackages(path, bytes);
  return [
    ...packages.map(({ type, name, version }) => `${type} ${name}@${version ?? "?"}`),
    ...remarks.map(({ message }) => message),
  ];
}

describe("packages of archives", () => {
  const properties = "#made by Maven\nversion=6.5.0.300\ngroupId=com.huawei.hms\nartifactId = push\n";
  const cases: readonly (readonly [what: string, path: string, bytes: Uint8Array, packages: readonly string[]])[] = [
    [
      "pom.properties",
      "push-6.5.0.300.aar",
      zip({ "META-INF/maven/com.huawei.hms/push/pom.properties": properties }),
      ["maven com.huawei.hms:push@6.5.0.300"],
    ],
    [
      "every package of an archive with everything in it",
      "all.jar",
      zip({
        "META-INF/maven/a.b/c/pom.properties": "groupId=a.b\nartifactId=c\nversion=1",
        "META-INF/maven/d.e/f/pom.properties": "groupId=d.e\nartifactId=f\nversion=2",
      }),
      ["maven a.b:c@1", "maven d.e:f@2"],
    ],
    [
      "the manifest's vendor and title",
      "x.jar",
      zip({
        "META-INF/MANIFEST.MF":
          "Manifest-Version: 1.0\r\nImplementation-Vendor-Id: com.exam\r\n ple\r\nImplementation-Title: tool\r\nImplementation-Version: 1.2\r\n\r\nName: a\r\nImplementation-Title: other\r\n",
      }),
      ["maven com.example:tool@1.2"],
    ],
    [
      "the manifest's bundle",
      "x.jar",
      zip({ "META-INF/MANIFEST.MF": "Bundle-SymbolicName: com.example.core;singleton:=true\nBundle-Version: 3.1\n" }),
      ["java com.example.core@3.1"],
    ],
    [
      "a name that says no namespace",
      "x.jar",
      zip({ "META-INF/MANIFEST.MF": "Implementation-Title: Gradle\nAutomatic-Module-Name: core\n" }),
      [],
    ],
    [
      "an Android library's manifest",
      "core.aar",
      zip({ "AndroidManifest.xml": '<?xml version="1.0"?>\n<manifest xmlns:a="b"\n  package="com.dji.sdk" />' }),
      ["java com.dji.sdk@?"],
    ],
    [
      "a wheel",
      "r-0.1-py3-none-any.whl",
      zip({
        "r-0.1.dist-info/METADATA":
          "Metadata-Version: 2.1\nName: robomaster\nVersion: 0.1\nRequires-Dist: numpy\n\nName: not this\n",
      }),
      ["pypi robomaster@0.1"],
    ],
    [
      "a NuGet package",
      "a.nupkg",
      zip({ "a.nuspec": "<package><metadata><id>Aliyun.OSS.SDK</id><version>2.13.0</version></metadata></package>" }),
      ["nuget Aliyun.OSS.SDK@2.13.0"],
    ],
    [
      "a package of npm",
      "a.tgz",
      gzipSync(
        tape({
          "package/index.js": "x".repeat(1500),
          "package/package.json": '{"name":"@huaweicloud/a","version":"1.0.0"}',
        }),
      ),
      ["npm @huaweicloud/a@1.0.0"],
    ],
    ["another tape archive", "chart.tgz", gzipSync(tape({ "chart/Chart.yaml": "name: a" })), []],
    ["a manifest further down", "a.tgz", gzipSync(tape({ "package/sub/package.json": '{"name":"b"}' })), []],
    ["an empty archive", "a.jar", zip({}), []],
    ["no archive", "a.jar", strToU8("not an archive"), []],
    ["an empty file", "a.whl", new Uint8Array(), []],
  ];
  for (const [what, path, bytes, packages] of cases)
    it(`reads ${what}`, () => assert.deepEqual(told(path, bytes), packages));

  it("tells a damaged archive from a file that only has the name", () => {
    const whole = zip({ "META-INF/MANIFEST.MF": "A: b" });
    assert.deepEqual(told("a.jar", whole.subarray(0, whole.length - 30)), ["the archive is damaged"]);
    assert.equal(archivePackages("a.jar", strToU8("text")).isArchive, false);
    const gz = gzipSync(tape({ "package/a": "x".repeat(100_000) }));
    gz.fill(0xff, 20, 60);
    assert.deepEqual(told("a.tgz", gz), ["the archive is damaged"]);
  });

  it("unpacks no more than its bounds", () => {
    const bomb = zip({ "META-INF/maven/a/b/pom.properties": "a".repeat(5_000_000) });
    assert.ok(bomb.length < 10_000);
    assert.deepEqual(told("a.jar", bomb), [
      "META-INF/maven/a/b/pom.properties in the archive is larger than is read".toLowerCase(),
    ]);
    const deep = gzipSync(tape({ "package/a": "a".repeat(8_000_000), "package/package.json": "{}" }));
    assert.deepEqual(told("a.tgz", deep), ["the archive is larger than is read"]);
  });

  it("never throws on cut and changed bytes", () => {
    for (const [, path, bytes] of cases) {
      for (let end = 0; end < bytes.length; end += 7) archivePackages(path, bytes.subarray(0, end));
      for (let at = 0; at < bytes.length; at += 5) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ 0xff;
        archivePackages(path, changed);
      }
    }
  });
});
