import { formatOf } from "../../harness/recognise.js";
import assert from "node:assert/strict";
import type { Finding, Fix, SourceText } from "../../../src/core/model.js";
import { analyze } from "../../../src/core/analyze.js";
import { emptyPolicy, type Policy } from "../../../src/core/policy/policy.js";
import { verifiedFixes, verifyFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import { readFixtures } from "../../harness/fixtures.js";
import { mutations } from "../../harness/mutate.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { isFull } from "../../harness/scale.js";
import { documentFor } from "../../harness/manifests.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";
import { purlOf } from "../../../src/core/ecosystems/writtenNames.js";

const small = smallKnowledge();
const real = realKnowledge();
const day = real.checkedUntil;

/** The fixes of the first finding, each as title, and the text it makes where it makes one. */
function check(
  source: SourceText,
  expected: readonly (readonly [title: string, text?: string])[],
  policy: Policy = emptyPolicy,
): Fix[] {
  const [finding] = analyze(source, small, policy, "2026-01-01").findings;
  assert.ok(finding, "nothing is found");
  const fixes = verifiedFixes(finding);
  const made = fixes.map(({ title, edits }) =>
    edits.length === 0 ? [title] : [title, applyEdits(source.text, edits)],
  );
  assert.deepEqual(made, expected);
  return [...fixes];
}

describe("fixes", () => {
  it("use another package, in the file's own style, and say which command follows", () => {
    const text = '{\r\n\t"dependencies": {\r\n\t\t"@huaweicloud/sdk": "^3.1.0",\r\n\t\t"a": "1"\r\n\t}\r\n}\r\n';
    const [replace, remove] = check({ uri: "package.json", text }, [
      [
        "Use @aws-sdk/client-s3 — larger code changes needed",
        text.replace("@huaweicloud/sdk", "@aws-sdk/client-s3").replace("^3.1.0", "*"),
      ],
      ["Remove the line: @huaweicloud/sdk", text.replace('\t\t"@huaweicloud/sdk": "^3.1.0",\r\n', "")],
    ]);
    assert.equal(replace?.command, "npm install");
    assert.equal(replace?.preferred, undefined);
    assert.equal(remove?.kind, "remove");
  });

  it("are advice where what would come is listed itself", () => {
    const text = '{ "dependencies": { "@hmscore/react-native-hms-push": "6.0.0" } }';
    check({ uri: "package.json", text }, [
      ["Use @huaweicloud/push"],
      [
        "Use @react-native-firebase/messaging — small code changes needed",
        '{ "dependencies": { "@react-native-firebase/messaging": "*" } }',
      ],
      ["Remove the entry: @hmscore/react-native-hms-push", '{ "dependencies": { } }'],
    ]);
  });

  it("take a specifier out whole", () => {
    const text = "requests\nesdk-obs-python[extra] >= 3.22, < 4 ; python_version > '3'  # storage\n";
    check({ uri: "requirements.txt", text }, [
      ["Use boto3 — small code changes needed", "requests\nboto3 ; python_version > '3'  # storage\n"],
      ["Remove the line: esdk-obs-python", "requests\n"],
    ]);
  });

  it("take an override of a registry out, without thought", () => {
    const text = "; ours\nregistry=https://mirrors.huaweicloud.com/repository/npm/\nfund=false\n";
    const [first] = check({ uri: ".npmrc", text }, [["Use the ecosystem's own source", "; ours\nfund=false\n"]]);
    assert.equal(first?.preferred, true);
  });

  it("send what others bring in to where it comes from", () => {
    const text = "module a\n\ngo 1.22\n\nrequire github.com/huaweicloud/huaweicloud-sdk-go-obs v3.0.0 // indirect\n";
    const name = "github.com/huaweicloud/huaweicloud-sdk-go-obs";
    check({ uri: "go.mod", text }, [
      [`Find what brings ${name} in`],
      ["Use github.com/minio/minio-go/v7 — small code changes needed"],
    ]);
  });

  it("put an approved part in the row", () => {
    const text = "Reference,Qty,Manufacturer,MPN\nU1,1,Quectel,EC25-AF\n";
    const approved = [{ for: "EC25-*", manufacturer: "Telit, Inc.", mpn: "LE910C4-NF" }];
    check(
      { uri: "bom.csv", text },
      [
        [
          "Use Telit, Inc. LE910C4-NF from the approved list",
          'Reference,Qty,Manufacturer,MPN\nU1,1,"Telit, Inc.",LE910C4-NF\n',
        ],
        ["Remove the row: EC25-AF", "Reference,Qty,Manufacturer,MPN\n"],
      ],
      { waivers: [], hardware: { approved } },
    );
  });

  it("put an alternate that the row names in the first place", () => {
    const text = "Reference,Qty,Manufacturer 1,MPN 1,Manufacturer 2,MPN 2\nU1,1,Quectel,EC25-AF,Telit,LE910C4-NF\n";
    const [swap] = analyze({ uri: "bom.csv", text }, small, emptyPolicy, "2026-01-01").findings[0]?.fixes ?? [];
    assert.equal(swap?.title, "Use the alternate Telit LE910C4-NF");
    assert.equal(
      applyEdits(text, swap?.edits ?? []),
      text.replace("Quectel,EC25-AF,Telit,LE910C4-NF", "Telit,LE910C4-NF,,"),
    );
  });
});

describe("another source for a location", () => {
  for (const [uri, text, expected] of [
    [
      "Dockerfile",
      "FROM swr.cn-north-4.myhuaweicloud.com/ddn-k8s/docker.io/library/nginx:1.27\n",
      "FROM docker.io/library/nginx:1.27\n",
    ],
    ["Dockerfile", "FROM swr.cn-north-4.myhuaweicloud.com/ddn-k8s/quay.io/a/b:1\n", "FROM quay.io/a/b:1\n"],
    [
      "Dockerfile",
      "FROM registry.cn-hangzhou.aliyuncs.com/google_containers/pause:3.9\n",
      "FROM registry.k8s.io/pause:3.9\n",
    ],
    ["Dockerfile", "FROM swr.cn-north-4.myhuaweicloud.com/acme/web:1\n", undefined],
    [
      "pip.conf",
      "[global]\nindex-url = https://mirrors.aliyun.com/pypi/simple/\n",
      "[global]\nindex-url = https://pypi.org/simple\n",
    ],
    [
      "gradle/wrapper/gradle-wrapper.properties",
      "distributionUrl=https\\://mirrors.aliyun.com/gradle/gradle-8.5-bin.zip\n",
      "distributionUrl=https\\://services.gradle.org/distributions/gradle-8.5-bin.zip\n",
    ],
    [
      "index.html",
      '<script src="https://polyfill.io/v3/polyfill.min.js?features=es6"></script>\n',
      '<script src="https://cdnjs.cloudflare.com/polyfill/v3/polyfill.min.js?features=es6"></script>\n',
    ],
    [
      "build.gradle",
      "repositories { maven { url 'https://maven.aliyun.com/repository/public' } }\n",
      "repositories { maven { url 'https://repo.maven.apache.org/maven2/' } }\n",
    ],
  ] as const) {
    it(`${uri}: ${text.trim().slice(-60)}`, () => {
      const [finding] = analyze({ uri, text }, real, emptyPolicy, day).findings;
      const fix = finding?.fixes.find(({ kind, edits }) => kind === "replace" && edits.length > 0);
      assert.equal(fix && applyEdits(text, fix.edits), expected);
    });
  }
});

/** Tries every edit that is offered: it reads as well as before, the finding is gone, nothing new is found. */
function tryAll(source: SourceText): number {
  const before = analyze(source, real, emptyPolicy, day);
  const prints = (findings: readonly Finding[]): string[] => findings.map(({ fingerprint }) => fingerprint);
  let tried = 0;
  verifyFixes(before.findings);
  for (const finding of before.findings) {
    const fixes = verifiedFixes(finding);
    assert.ok(
      fixes.filter(({ preferred }) => preferred).every(({ grade, edits }) => grade === "drop-in" && edits.length > 0),
    );
    for (const { title, kind, edits } of fixes) {
      assert.equal(kind === "note", edits.length === 0, title);
      if (edits.length === 0 || kind === "alternate" || kind === "not-placed") continue;
      tried++;
      const text = applyEdits(source.text, edits);
      const after = analyze({ ...source, text }, real, emptyPolicy, day);
      const label = `${source.uri}: ${title}`;
      assert.ok(after.problems.length <= before.problems.length, `${label}: it no longer reads`);
      assert.ok(after.findings.length < before.findings.length, `${label}: the finding stays`);
      assert.ok(
        prints(after.findings).every((one) => prints(before.findings).includes(one)),
        `${label}: something new is found`,
      );
      for (const edit of edits)
        assert.ok(edit.start >= 0 && edit.end <= source.text.length, `${label}: outside the text`);
    }
  }
  return tried;
}

describe("every fix that is offered for a fixture does what it says", () => {
  for (const { id, source } of readFixtures()) {
    if (source.text.length > 20_000) continue;
    const { findings } = analyze(source, real, emptyPolicy, day);
    if (findings.length > 0) it(id, () => void tryAll(source));
  }
});

describe("fixes of damaged documents", () => {
  for (const { id, source } of readFixtures()) {
    if (source.text.length > 5000) continue;
    it(`never throw, and what they edit is inside the text: ${id}`, () => {
      for (const text of mutations(source.text, id, isFull ? 6 : 2)) {
        const { findings } = analyze({ ...source, text }, real, emptyPolicy, day);
        verifyFixes(findings);
        for (const edit of findings.flatMap(verifiedFixes).flatMap(({ edits }) => edits)) {
          assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length, id);
        }
      }
    });
  }
});

describe("every other source that is known", () => {
  const screen = screenOf(real);
  const examples = real.attributions.flatMap((attribution) => {
    const { scheme, pattern } = attribution;
    if (scheme !== "package" && scheme !== "url") return [];
    const filled = pattern.replace(/\*$/, "zq").replace(/\*/g, "cn-1");
    const cut = filled.indexOf("/");
    const ecosystem = filled.slice(0, cut);
    const path = filled.slice(cut + 1);
    const name = scheme === "url" ? filled : ecosystem === "maven" ? path.replace(/\/(?=[^/]*$)/, ":") : path;
    const version = attribution.versions?.replace(/^[<>=~^ ]+/, "");
    const source = documentFor({ scheme, ecosystem, name, ...(version !== undefined && { version }) });
    return source ? [{ attribution, source }] : [];
  });

  it("is offered as an edit where it is of the same ecosystem, and the edit works", () => {
    let tried = 0;
    for (const { source } of examples) tried += tryAll(source);
    assert.ok(tried > 400, `${tried} edits tried`);
  });

  it("is on no list", () => {
    for (const { attribution, source } of examples) {
      const format = formatOf(source);
      for (const { to } of real.alternativesFor(attribution, attribution.pattern)) {
        if (!to.startsWith("pkg:")) continue;
        const [, type = "", path = ""] = /^pkg:([a-z]+)\/(.*)$/.exec(to) ?? [];
        const name = type === "maven" ? path.replace(/\/(?=[^/]*$)/, ":") : path;
        for (const component of format?.extract(source).components ?? []) {
          const other = { ...component, ecosystem: type, name, identifiers: [], suppliers: [] };
          const listed = screen
            .screen(other, day)
            .filter(({ relationship }) => relationship === "publisher" || relationship === "owner");
          assert.deepEqual(
            listed.map(({ party }) => party.id),
            [],
            `${purlOf(other)} for ${attribution.pattern}`,
          );
        }
      }
    }
  });
});
