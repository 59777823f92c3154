import assert from "node:assert/strict";
import { gzipSync, strToU8, zipSync } from "fflate";
import type { FileRecord } from "../../../src/core/audit/fileRecord.js";
import { Policies } from "../../../src/core/audit/policies.js";
import { filePlace } from "../../../src/core/documents/fileList.js";
import { LineIndex } from "../../../src/core/text/lineIndex.js";
import { auditOver, type Audited } from "../../harness/auditing.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { tape } from "../../harness/tape.js";

type Tree = Readonly<Record<string, MemoryFile>>;

const knowledge = realKnowledge();

const audited = (tree: Tree, more: Parameters<typeof auditOver>[1] = {}): Promise<Audited> =>
  auditOver(memoryHost(below(tree)), { knowledge, ...more });

function below(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([path, file]) => [`/w/${path}`, file]));
}

/** `party: first file (n places); linked file:line…` of each open finding. */
function told({ documents }: Audited): string[] {
  return documents.flatMap(({ file, source, analysis, linked }) => {
    const lines = new LineIndex(source.text);
    return analysis.findings
      .filter(({ waiver }) => !waiver)
      .map((finding) => {
        const { match, span, places } = finding;
        const place = filePlace(file, source.uri, lines, span.start);
        const links = linked?.get(finding)?.places.map((one) => `${one.file}:${one.line}`) ?? [];
        const where = `${match.party.id}: ${place.file}${place.line > 1 ? `:${place.line}` : ""}`;
        return `${where} (${places.length})${links.length > 0 ? `; linked ${links.join(", ")}` : ""}`;
      });
  });
}

const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const pom = (group: string, artifact: string, version: string): Uint8Array =>
  zip({
    "classes.jar": "x",
    [`META-INF/maven/${group}/${artifact}/pom.properties`]: `groupId=${group}\nartifactId=${artifact}\nversion=${version}\n`,
  });

const cameraClient: Tree = {
  "CMakeLists.txt":
    "project(client)\nfind_package(OpenCV REQUIRED)\ntarget_link_libraries(client ${OpenCV_LIBS} hcnetsdk ssl)\n",
  "src/main.cpp":
    '#include <cstdio>\n#include "HCNetSDK.h"\n// #include "dhnetsdk.h"\nint main() { puts("dhnetsdk.dll"); }\n',
  "src/util.h": "#pragma once\n#include <string>\n",
  "third_party/hikvision/include/HCNetSDK.h": "#define NET_DVR_DEV_ADDRESS_MAX_LEN 129\n",
  "third_party/hikvision/lib/libhcnetsdk.so": "\u007fELF",
  "third_party/hikvision/lib/HCNetSDKCom/libHCCoreDevCfg.so": "\u007fELF",
  "third_party/hikvision/lib/libcrypto.so.1.1": "\u007fELF",
  "third_party/hikvision/lib/libssl.so": "\u007fELF",
  "third_party/dahua/dhnetsdk.dll": "MZ",
  "third_party/dahua/dhconfigsdk.dll": "MZ",
  "third_party/curl/libcurl.a": "!<arch>",
};

const androidApp: Tree = {
  "app/build.gradle":
    "dependencies {\n  implementation fileTree(dir: 'libs', include: ['*.jar', '*.aar'])\n  implementation 'com.squareup.okhttp3:okhttp:4.12.0'\n}\n",
  "app/libs/push-6.5.0.300.aar": pom("com.huawei.hms", "push", "6.5.0.300"),
  "app/libs/core-1.12.0.aar": pom("androidx.core", "core", "1.12.0"),
  "app/libs/LiteAVSDK_TRTC_10.3.0.11225.aar": zip({ "AndroidManifest.xml": '<manifest package="com.example.none"/>' }),
  "app/src/main/jniLibs/arm64-v8a/libliteavsdk.so": "\u007fELF",
  "app/src/main/jniLibs/armeabi-v7a/libliteavsdk.so": "\u007fELF",
  "app/src/main/jniLibs/arm64-v8a/libpush.so": "\u007fELF",
  "app/src/main/java/a/Push.java":
    "package a;\n\nimport android.content.Context;\nimport com.huawei.hms.push.HmsMessageService;\n",
  "gradle/wrapper/gradle-wrapper.jar": zip({
    "META-INF/MANIFEST.MF": "Manifest-Version: 1.0\nImplementation-Title: Gradle Wrapper\n",
  }),
};

const droneScript: Tree = {
  "fly.py": "#!/usr/bin/env python3\nimport time\nfrom robomaster import robot\nimport plans\n\nrobot.Robot()\n",
  "plans.py": "import math\n",
  "requirements.txt": "numpy==2.0.0\n",
  "wheels/robomaster-0.1.1.68-cp38-cp38-linux_x86_64.whl": zip({
    "robomaster-0.1.1.68.dist-info/METADATA":
      "Metadata-Version: 2.1\nName: robomaster\nVersion: 0.1.1.68\nRequires-Dist: numpy\n",
  }),
  "wheels/numpy-2.0.0-cp312-cp312-linux_x86_64.whl": zip({
    "numpy-2.0.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: numpy\nVersion: 2.0.0\n",
  }),
};

describe("SDKs in a tree", () => {
  it("of a C++ camera client: one finding a party, with where they are linked", async () => {
    const all = await audited(cameraClient);
    assert.deepEqual(told(all), [
      "dahua: third_party/dahua/dhconfigsdk.dll (2)",
      "hikvision: third_party/hikvision/include/HCNetSDK.h (3); linked CMakeLists.txt:3, src/main.cpp:2",
    ]);
    assert.equal(all.audit.incomplete, false);
    assert.deepEqual(all.audit.account.lookedAt, { sources: 4, byName: 9, archives: 0 });
    const [, finding] = all.documents.flatMap(({ analysis }) => analysis.findings);
    assert.match(
      finding?.message ?? "",
      /^HCNetSDK with HCCoreDevCfg in third_party\/ \(3 files\) is published by Hangzhou Hikvision/,
    );
    assert.ok(finding?.fixes.every(({ kind, edits }) => kind === "note" && edits.length === 0));
    assert.match(finding?.fixes.at(-1)?.title ?? "", /^Part with the maker's native HCNetSDK$/);
  });

  it("counts a source file that cannot be read as left out, and is complete", async () => {
    const host = memoryHost({ "/w/src/a.cpp": "#include <cstdio>\n", "/w/src/locked.cpp": "#include <cstdio>\n" });
    const read = host.read.bind(host);
    host.read = (path) => (path.endsWith("locked.cpp") ? Promise.reject(new Error("EACCES")) : read(path));
    const { audit } = await auditOver(host, { namesLeftOut: true });
    assert.deepEqual(
      audit.account.leftOut.map(({ rule, files }) => [rule, files]),
      [["source-unread", 1]],
    );
    assert.deepEqual([audit.account.lookedAt.sources, audit.incomplete], [1, false]);
  });

  it("counts a source file over the size limit as left out, and is complete", async () => {
    const large = `#include "HCNetSDK.h"\n${" ".repeat(2_000)}`;
    const { audit, documents } = await audited(
      { "src/small.cpp": "#include <cstdio>\n", "src/large.cpp": large, "app/build.gradle": large },
      { maxFileSize: 1_000, namesLeftOut: true },
    );
    const { account, incomplete } = audit;
    assert.deepEqual(
      account.leftOut.map(({ rule, files, paths }) => [rule, files, paths]),
      [["too-large", 1, ["src/large.cpp"]]],
    );
    assert.equal(account.lookedAt.sources, 1);
    assert.deepEqual(documents, []);
    // A manifest over the limit is told of as not read, once.
    assert.deepEqual(
      account.unread.map(({ file }) => file),
      ["app/build.gradle"],
    );
    assert.equal(incomplete, true);
    const alone = await audited({ "src/large.cpp": large }, { maxFileSize: 1_000 });
    assert.equal(alone.audit.incomplete, false);
  });

  it("of an Android app: archives by their metadata", async () => {
    const all = await audited(androidApp);
    assert.deepEqual(told(all), [
      "huawei: app/libs/push-6.5.0.300.aar (1); linked app/src/main/java/a/Push.java:4",
      "tencent: app/src/main/jniLibs/arm64-v8a/libliteavsdk.so (2)",
    ]);
    assert.equal(all.audit.account.lookedAt.archives, 4);
    assert.equal(all.audit.incomplete, false);
  });

  it("of a drone script: a wheel by its metadata, with its import", async () => {
    const all = await audited(droneScript);
    assert.deepEqual(told(all), ["dji: wheels/robomaster-0.1.1.68-cp38-cp38-linux_x86_64.whl (1); linked fly.py:3"]);
  });

  it("says nothing of libraries, archives and sources that are nobody's", async () => {
    const all = await audited({
      "a/libcrypto.so": "x",
      "a/core.dll": "x",
      "a/sdk.h": "x",
      "a/push.aar": zip({ "classes.jar": "x" }),
      "a/UIKit.framework/Headers/UIKit.h": "x",
      "a/hcnetsdk_wrapper.h": "x",
      "a/hcnetsdk.txt": "x",
      "a/x.tgz": gzipSync(tape({ "package/package.json": '{"name":"left-pad","version":"1.3.0"}' })),
      "a/text.jar": "no archive at all",
      "a/main.c": "#include <push.h>\n#include <core.h>\n",
    });
    assert.deepEqual(told(all), []);
    assert.equal(all.audit.incomplete, false);
  });

  it("is a finding of its own where something is linked and nothing declares it", async () => {
    const all = await audited({
      "a/one.cpp": "\n#include <HCNetSDK.h>\n",
      "b/two.cpp": "#include <HCNetSDK.h>\n",
      "b/lib.js": 'import OSS from "ali-oss";\n',
      "b/App.java": "import com.huawei.hms.push.X;\n",
    });
    assert.deepEqual(told(all), ["hikvision: a/one.cpp:2 (1); linked b/two.cpp:1", "alibaba: b/lib.js (1)"]);
    assert.deepEqual(
      all.documents.map(({ analysis }) => analysis.format),
      ["native/links", "native/links"],
    );
  });

  it("reports a manifest's finding where the package is imported, and not the lockfile's", async () => {
    const all = await audited({
      "package.json": '{"dependencies": {"ali-oss": "^6.0.0"}}',
      "package-lock.json":
        '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"ali-oss": "^6.0.0"}}, "node_modules/ali-oss": {"version": "6.0.0", "resolved": "https://r.example/ali-oss.tgz"}}}',
      "src/a.ts": 'import fs from "node:fs";\nimport OSS from "ali-oss";\n',
      "src/b.ts": 'const OSS = require("ali-oss/lib");\n',
    });
    const links = told(all).filter((one) => one.includes("linked"));
    assert.deepEqual(links, ["alibaba: package.json (1); linked src/a.ts:2, src/b.ts:1"]);
  });

  it("takes a module of the tree's own for no distribution", async () => {
    const all = await audited({ "robomaster/__init__.py": "", "run.py": "import robomaster\n" });
    assert.deepEqual(told(all), []);
  });

  it("counts a framework once, however many headers it has, and a link by its name", async () => {
    const all = await audited({
      "ios/DJISDK.framework/DJISDK": "x",
      "ios/DJISDK.framework/Headers/DJISDK.h": "x",
      "ios/DJISDK.framework/Headers/DJIDrone.h": "x",
      "lib/libhcnetsdk.so": { link: "/opt/hikvision/libhcnetsdk.so" },
    });
    assert.deepEqual(told(all), ["dji: ios/DJISDK.framework (2)", "hikvision: lib/libhcnetsdk.so (1)"]);
  });

  it("obeys exclude, waivers by path and party, and the policies of folders", async () => {
    const waived = (path: string): string =>
      `version: 1\nwaivers:\n  - { party: hikvision, path: ${path}, reason: r, expires: 2027-01-01 }\n`;
    const rest = ["dahua: third_party/dahua/dhconfigsdk.dll (2)"];
    const all = await audited({ ...cameraClient, ".sanctionlint.yaml": waived('"third_party/hikvision/**"') });
    assert.deepEqual(told(all), rest);
    assert.equal(all.audit.counts.waived, 1);
    const some = await audited({ ...cameraClient, ".sanctionlint.yaml": waived('"third_party/hikvision/lib/**"') });
    assert.ok(told(some).some((one) => one.startsWith("hikvision: third_party/hikvision/include/HCNetSDK.h (1)")));
    const out = await audited({
      ...cameraClient,
      ".sanctionlint.yaml": 'version: 1\nexclude: ["third_party/**", "src/**", "CMakeLists.txt"]\n',
    });
    assert.deepEqual(told(out), []);
  });

  it("reports archives that cannot be read whole, and of no source file", async () => {
    const whole = pom("a.b", "c", "1");
    const all = await audited(
      {
        "lib/cut.jar": whole.subarray(0, whole.length - 40),
        "lib/big.aar": new Uint8Array(3000).fill(80),
        "src/big.c": "x".repeat(3000),
      },
      { maxFileSize: 2000 },
    );
    assert.deepEqual(all.unread, [
      "lib/big.aar: 2.93 KB is over the limit of 1.95 KB",
      "lib/cut.jar: the archive is damaged",
    ]);
    assert.equal(all.audit.incomplete, true);
  });

  it("says the same over hosts that fold case, answer late or do not tell where links lead", async () => {
    const plain = await audited({ ...cameraClient, ...androidApp });
    for (const options of [{ foldsCase: true }, { later: true }, { blind: true }, { parallel: 1 }]) {
      const other = await auditOver(memoryHost(below({ ...cameraClient, ...androidApp }), options), { knowledge });
      assert.deepEqual(told(other), told(plain));
      assert.equal(other.audit.verdict, plain.audit.verdict);
    }
  });

  it("has another verdict when a library comes, goes or is named otherwise", async () => {
    const verdicts = await Promise.all(
      [{}, { "x/libhcnetsdk.so": "a" }, { "x/dhnetsdk.dll": "a" }, { "y/libhcnetsdk.so": "a" }].map(
        async (tree) => (await audited(tree)).audit.verdict,
      ),
    );
    assert.equal(new Set(verdicts).size, verdicts.length);
  });

  it("is known again from what became of files, without reading them", async () => {
    const tree = { ...cameraClient, ...androidApp, ...droneScript };
    const records = new Map<string, FileRecord>();
    const host = memoryHost(below(tree));
    const policies = new Policies(host, knowledge, "/w", {}, (path) => path);
    const first = await auditOver(host, {
      knowledge,
      policiesOf: () => policies,
      sink: { file: (path, record) => void records.set(path, record) },
    });
    const again = memoryHost(below(tree));
    const second = await auditOver(again, {
      knowledge,
      policiesOf: () => policies,
      recordOf: (path) => records.get(path),
    });
    assert.deepEqual(told(second), told(first));
    assert.equal(second.audit.verdict, first.audit.verdict);
    assert.deepEqual(again.reads, []);
  });
});
