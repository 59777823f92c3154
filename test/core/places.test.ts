import assert from "node:assert/strict";
import { analyze } from "../../src/core/analyze.js";
import type { Finding, Waiver } from "../../src/core/model.js";
import { emptyPolicy, type Policy } from "../../src/core/policy/policy.js";
import { applyEdits } from "../../src/core/text/edit.js";
import { realKnowledge } from "../harness/knowledge.js";

const knowledge = realKnowledge();
const asOf = "2026-08-22";
const mirror = "https://registry.npmmirror.com";

/** A lockfile in which these packages come from these registries. */
function lockfile(packages: readonly (readonly [name: string, registry: string])[]): string {
  const entries = packages.map(
    ([name, registry]) =>
      `    "node_modules/${name}": { "version": "1.0.0", "resolved": "${registry}/${name}/-/a-1.0.0.tgz" }`,
  );
  return `{\n  "name": "app",\n  "lockfileVersion": 3,\n  "packages": {\n${entries.join(",\n")}\n  }\n}\n`;
}

function judge(uri: string, text: string, policy: Policy = emptyPolicy): readonly Finding[] {
  return analyze({ uri, text }, knowledge, policy, asOf).findings;
}

/** Each finding as its rule, whether it is waived, and the text at each of its places. */
function told(findings: readonly Finding[], text: string): readonly (readonly string[])[] {
  return findings.map(({ rule, waiver, places }) => [
    waiver ? `${rule} waived` : rule,
    ...places.map(({ start, end }) => text.slice(start, end)),
  ]);
}

const waiver = (more: Partial<Waiver>): Waiver => ({ reason: "reviewed", expires: "2027-01-01", ...more });

describe("a source that a document names again and again", () => {
  const others = ["left-pad", "@babel/core", "zone"];
  const text = lockfile(others.map((name) => [name, mirror]));

  it("is one finding with every place, and says how many there are", () => {
    const findings = judge("package-lock.json", text);
    assert.deepEqual(told(findings, text), [
      ["listed-source", ...others.map((name) => `${mirror}/${name}/-/a-1.0.0.tgz`)],
    ]);
    const [finding] = findings;
    assert.deepEqual(finding?.span, finding?.places[0]);
    assert.match(finding?.message ?? "", /^registry\.npmmirror\.com is probably run by Alibaba.* \(3 places\)$/);
  });

  it("writes a large count as people read it", () => {
    const many = lockfile(Array.from({ length: 2692 }, (_, at) => [`package-${at}`, mirror]));
    const findings = judge("package-lock.json", many);
    assert.equal(findings.length, 1);
    assert.equal(findings[0]?.places.length, 2692);
    assert.match(findings[0]?.message ?? "", / \(2,692 places\)$/);
  });

  it("keeps its fingerprint when the file is sorted, grows or shrinks", () => {
    const prints = [others, [...others].reverse(), others.slice(1), ["other"]].map((names) =>
      judge("package-lock.json", lockfile(names.map((name) => [name, mirror]))).map(({ subject, fingerprint }) => [
        subject,
        fingerprint,
      ]),
    );
    for (const print of prints) assert.deepEqual(print, prints[0]);
    assert.equal(prints[0]?.[0]?.[0], "registry.npmmirror.com:alibaba");
  });

  it("is told apart from another host of the same party, in the order of the document", () => {
    const taobao = "https://registry.npm.taobao.org";
    const mixed = lockfile([
      ["a", taobao],
      ["b", mirror],
      ["c", taobao],
      ["d", "https://registry.example"],
    ]);
    assert.deepEqual(told(judge("package-lock.json", mixed), mixed), [
      ["listed-source", `${taobao}/a/-/a-1.0.0.tgz`, `${taobao}/c/-/a-1.0.0.tgz`],
      ["listed-source", `${mirror}/b/-/a-1.0.0.tgz`],
    ]);
  });

  it("leaves packages a finding each", () => {
    const esdk = "# a\nesdk-obs-python==3.24.9\nesdk-obs-python>=3\n";
    assert.deepEqual(told(judge("requirements.txt", esdk), esdk), [
      ["listed-component", "esdk-obs-python"],
      ["listed-component", "esdk-obs-python"],
    ]);
    const both = lockfile([
      ["@alicloud/openapi-client", mirror],
      ["left-pad", mirror],
    ]);
    const rules = judge("package-lock.json", both).map(({ rule, places }) => `${rule} ${places.length}`);
    assert.ok(rules.includes("listed-component 1"), rules.join());
  });

  it("is named once for entries that are given twice", () => {
    const twice = `"@babel/core@^1", "@babel/core@^2":\n  version "1.0.0"\n  resolved "${mirror}/@babel/core/-/core-1.0.0.tgz#aa"\n`;
    const text = `# yarn lockfile v1\n\n${twice}`;
    for (const { places } of judge("yarn.lock", text)) {
      assert.equal(new Set(places.map(({ start }) => start)).size, places.length);
    }
  });
});

describe("a waiver and the places of a source", () => {
  const names = ["left-pad", "@babel/core", "zone"];
  const text = lockfile(names.map((name) => [name, mirror]));
  const at = (name: string): string => `${mirror}/${name}/-/a-1.0.0.tgz`;

  it("for some of the packages takes their places out and leaves the others open", () => {
    const policy = { waivers: [waiver({ component: "pkg:npm/@babel/core" })] };
    assert.deepEqual(told(judge("package-lock.json", text, policy), text), [
      ["listed-source", at("left-pad"), at("zone")],
      ["listed-source waived", at("@babel/core")],
    ]);
  });

  it("for the host covers all of it", () => {
    for (const component of ["registry.npmmirror.com", "registry.npmmirror.*"]) {
      const findings = judge("package-lock.json", text, { waivers: [waiver({ component })] });
      assert.deepEqual(told(findings, text), [["listed-source waived", ...names.map(at)]]);
    }
  });

  it("for a host whose path counts covers it by either name", () => {
    const own = "--index-url https://mirrors.aliyun.com/pypi/simple/\nclick==8.1.7\n";
    for (const component of ["mirrors.aliyun.com", "mirrors.aliyun.com/pypi"]) {
      const [finding] = judge("requirements.txt", own, { waivers: [waiver({ component })] });
      assert.ok(finding?.waiver, component);
    }
  });

  it("that is over splits nothing", () => {
    const policy = { waivers: [waiver({ component: "pkg:npm/@babel/core", expires: "2020-01-01" })] };
    assert.deepEqual(told(judge("package-lock.json", text, policy), text), [["listed-source", ...names.map(at)]]);
  });

  const comment = "# sanctionlint-waive alibaba until 2027-03-31: decided in review 14";
  const lines = (...waived: readonly boolean[]): string =>
    waived
      .map((one, at) => `${one ? `${comment}\n` : "\n"}a${at} @ https://mirrors.aliyun.com/pypi/packages/a${at}.whl\n`)
      .join("");
  const place = (at: number): string => `https://mirrors.aliyun.com/pypi/packages/a${at}.whl`;

  for (const [name, waived, expected] of [
    [
      "on one line covers the place on it",
      [false, true, false],
      [
        ["listed-source", 0, 2],
        ["listed-source waived", 1],
      ],
    ],
    [
      "on the first line leaves the others",
      [true, false, false],
      [
        ["listed-source waived", 0],
        ["listed-source", 1, 2],
      ],
    ],
    [
      "on all but one leaves that one",
      [true, true, false],
      [
        ["listed-source waived", 0, 1],
        ["listed-source", 2],
      ],
    ],
    ["on every line waives it", [true, true], [["listed-source waived", 0, 1]]],
  ] as const) {
    it(`in a comment ${name}`, () => {
      const text = lines(...waived);
      const findings = judge("requirements.txt", text, { waivers: [], inlineWaivers: true });
      assert.deepEqual(
        told(findings, text),
        expected.map(([rule, ...numbers]) => [rule, ...numbers.map(place)]),
      );
    });
  }
});

describe("a fix for a source", () => {
  it("edits every place in one go", () => {
    const text = ["a", "b", "c"]
      .map((name) => `${name} @ https://mirrors.aliyun.com/pypi/packages/${name}-1.0.whl\n`)
      .join("");
    const findings = judge("requirements.txt", text);
    assert.equal(findings.length, 1);
    const edited = findings[0]?.fixes.filter(({ edits }) => edits.length > 0) ?? [];
    assert.ok(edited.length > 0);
    for (const { edits, title } of edited) {
      assert.equal(edits.length, 3, title);
      assert.deepEqual(told(judge("requirements.txt", applyEdits(text, edits)), text), []);
      assert.match(title, /\(3 places\)$/);
    }
  });

  it("gives each place what stands for it elsewhere", () => {
    const text = [
      "repositories {",
      "  maven { url 'https://maven.aliyun.com/repository/public' }",
      "  maven { url 'https://maven.aliyun.com/repository/google' }",
      "}",
      "",
    ].join("\n");
    const [finding] = judge("build.gradle", text);
    const [fix] = finding?.fixes ?? [];
    assert.deepEqual(
      fix?.edits.map(({ start, end, newText }) => `${text.slice(start, end)} → ${newText}`),
      [
        "https://maven.aliyun.com/repository/public → https://repo.maven.apache.org/maven2/",
        "https://maven.aliyun.com/repository/google → https://dl.google.com/dl/android/maven2/",
      ],
    );
    assert.match(fix?.title ?? "", /^Use https:\S+, https:\S+ \(2 places\)$/);
  });

  it("takes every line of the source out", () => {
    const text =
      "--index-url https://mirrors.aliyun.com/pypi/simple/\n--extra-index-url https://mirrors.aliyun.com/pypi/simple/\nclick==8.1.7\n";
    const removal = judge("requirements.txt", text)[0]?.fixes.find(({ kind }) => kind === "remove");
    assert.equal(removal && applyEdits(text, removal.edits), "click==8.1.7\n");
  });

  it("in a lockfile is to have it written against another, and concerns no package", () => {
    const text = lockfile([
      ["left-pad", mirror],
      ["zone", mirror],
    ]);
    for (const one of [text, lockfile([["left-pad", mirror]])]) {
      const fixes = judge("web/package-lock.json", one)[0]?.fixes ?? [];
      assert.ok(fixes.length > 0);
      for (const { title, edits, note } of fixes) {
        assert.match(title, /^Regenerate package-lock\.json (?:against|without) /);
        assert.doesNotMatch(`${title} ${note}`, /left-pad|zone|brings|drop the|registry line|no change needed/i);
        assert.deepEqual(edits, []);
      }
    }
  });
});
