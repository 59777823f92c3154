import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { checkData } from "../../../scripts/checkData.js";
import { formatProblem } from "../../../scripts/knowledge/place.js";
import type { Overlay } from "../../../scripts/knowledge/read.js";

const root = path.join(__dirname, "..", "..", "..");

/** What was parsed once stays parsed: each sample breaks one file. */
const parsed: Overlay["parsed"] = new Map();

describe("the data", () => {
  it("has nothing wrong with it", () => {
    assert.deepEqual(checkData({ changed: new Map(), parsed }).map(formatProblem), []);
  });
});

describe("the data check", () => {
  /** Changes one file and expects one problem there. */
  const check = (file: string, from: string | RegExp, to: string, line: number, message: RegExp): void => {
    const text = readFileSync(path.join(root, "data", file), "utf8");
    const broken = text.replace(from, to);
    assert.notEqual(broken, text, "the sample must change the file");
    const problems = checkData({ changed: new Map([[file, broken]]), parsed }).map(formatProblem);
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.ok(problems[0]?.startsWith(`data/${file}:${line}: `), `${String(problems[0])} instead of line ${line}`);
    assert.match(problems[0] ?? "", message);
  };
  const lineOf = (file: string, what: string, after = ""): number => {
    const text = readFileSync(path.join(root, "data", file), "utf8");
    return text.slice(0, text.indexOf(what, text.indexOf(after))).split("\n").length;
  };

  const hesai = "parties/hesai.yaml";
  const first = (what: string, of = hesai): number => lineOf(of, what);

  it("finds broken YAML", () => check(hesai, "name: ", "name: [", 2, /./));
  it("finds a key that is not known", () =>
    check(hesai, "country: CN", "county: CN\ncountry: CN", 2, /"county" is not known here; the keys are name/));
  it("finds a missing key", () => check(hesai, "country: CN\n", "", 1, /"country" is missing/));
  it("finds a value out of its set", () =>
    check(hesai, "confidence: verified", "confidence: certain", first("confidence"), /one of verified, unverified/));
  it("finds a list that does not exist", () =>
    check(hesai, "list: us-dod-1260h", "list: us-dod-1260j", first("list: us-dod"), /List "us-dod-1260j" is not in/));
  it("finds a source that does not exist", () =>
    check(hesai, "source: dod", "source: hearsay", first("source: dod"), /Source "hearsay"/));
  it("finds an owner that does not exist", () =>
    check(
      "parties/hisilicon.yaml",
      "owner: huawei",
      "owner: huawai",
      lineOf("parties/hisilicon.yaml", "owner: "),
      /huawai/,
    ));
  it("finds an alias of another party", () =>
    check(hesai, "aliases:\n", "aliases:\n  - dahua!\n", first("aliases") + 1, /"dahua!" is a name of dahua/));
  const columns = "columns.yaml";
  it("finds a header that says two things", () =>
    check(
      columns,
      "  de: lieferant",
      "  de: lieferant, hersteller-nr.",
      first("  de: lieferant", columns),
      /"hersteller-nr\." \(vendor, de\) is a header already \(mpn, de\)/,
    ));
  it("finds a header that is written twice", () =>
    check(
      columns,
      "en: price,",
      "en: price, unit-price,",
      first("en: price", columns),
      /"unit price" \(price, en\) is/,
    ));
  it("finds a header in capitals", () =>
    check(
      columns,
      "en: price,",
      "en: RRP, price,",
      first("en: price", columns),
      /"RRP" \(price, en\) must be in lower/,
    ));
  it("finds a header that nothing is left of", () =>
    check(columns, "en: price,", "en: price,,", first("en: price", columns), /"" \(price, en\) has no letter/));
  it("finds a header whose language is not noted", () =>
    check(columns, "  fr: prix", "  xx: prix", first("  fr: prix", columns), /"xx" is not known here/));
  it("finds a column without headers", () =>
    check(columns, /\nlink:\n(?: .*\n)+/, "\n", first("manufacturer:", columns), /"link" is missing/));
  it("finds an end before the start", () =>
    check(
      hesai,
      "published: 2024-01-31",
      "published: 2024-01-31\n    until: 2023-01-31",
      first("published") + 1,
      /lies before/,
    ));
  it("finds a day that the calendar does not have", () =>
    check(hesai, "published: 2024-01-31", "published: 2024-02-31", first("published"), /no day of the calendar/));
  it("finds a citation that nobody can look up", () =>
    check(hesai, /citation: .*/, "citation: the newspaper", first("citation"), /no citation in a known form/));
  it("finds a verified listing without a source", () =>
    check(hesai, "    source: dod\n", "", first("confidence"), /needs the source that was seen/));
  it("finds what is called verified and was not looked up", () =>
    check(
      hesai,
      "attributions:\n",
      "attributions:\n  - package: npm/hesai-lidar\n    relationship: publisher\n    confidence: verified\n    evidence: { kind: unlooked }\n",
      first("attributions:") + 4,
      /What was not looked up is not verified/,
    ));
  it("finds evidence without its place", () =>
    check(hesai, /\n {6}repository: .*/, "", first("kind: repository"), /of the kind "repository" needs "repository"/));
  it("finds evidence with a place of another kind", () =>
    check(hesai, "      path: ", "      field: x\n      path: ", first("kind: repository"), /has no "field"/));
  it("finds a party on no list without a word why", () =>
    check("parties/1c.yaml", /why: [^\n]*(?:\n {2}[^\n]*)*\n/, "", 1, /needs "why"/));
  const prefixes: readonly (readonly [pattern: string, named: RegExp])[] = [
    ["pypi/aliyun-*", /"pypi\/aliyun-\*" is no namespace with one owner/],
    ["npm/tdesign-*", /exact names/],
    ["nuget/HuaweiCloud.*", /exact names/],
    ["gem/tencentcloud-*", /exact names/],
    ["cocoapods/TXLiteAVSDK_*", /exact names/],
    ["maven/io.github.*", /exact names/],
    ["golang/github.com/*", /exact names/],
    ["docker/ghcr.io/*", /exact names/],
  ];
  for (const [pattern, message] of prefixes)
    it(`finds a prefix under which anyone may publish: ${pattern}`, () =>
      check(
        hesai,
        "attributions:\n",
        `attributions:\n  - package: ${pattern}\n    relationship: publisher\n    confidence: unverified\n    evidence: { kind: unlooked }\n`,
        first("attributions") + 1,
        message,
      ));
  it("finds a thing attributed to two parties", () =>
    check(
      hesai,
      "attributions:\n",
      "attributions:\n  - package: npm/@huaweicloud/lidar\n    relationship: publisher\n    confidence: unverified\n    evidence: { kind: unlooked }\n",
      first("attributions") + 1,
      /npm\/@huaweicloud\/lidar" lies within "npm\/@huaweicloud\/\*" of huawei/,
    ));
  it("finds an expression that can take exponential time", () =>
    check(
      hesai,
      "attributions:\n",
      "attributions:\n  - mpn: ^HS(?:-?[A-Z0-9]+)*$\n    relationship: manufacturer\n    confidence: unverified\n    evidence: { kind: unlooked }\n",
      first("attributions") + 1,
      /repeats a repetition/,
    ));
  it("finds an expression that is not anchored", () =>
    check(
      hesai,
      "attributions:\n",
      "attributions:\n  - mpn: ^HS1|HS2\n    relationship: manufacturer\n    confidence: unverified\n    evidence: { kind: unlooked }\n",
      first("attributions") + 1,
      /anchored/,
    ));
  const alternative = "alternatives/hesai.yaml";
  const firstTo = (): number => lineOf(alternative, "- to: ");
  it("finds an alternative of a listed maker", () =>
    check(
      alternative,
      /- to: .*/,
      "- to: RoboSense RS-LiDAR-16",
      firstTo(),
      /comes from a listed party: robosense, by its name/,
    ));
  it("finds an alternative that is a listed package", () =>
    check(alternative, /- to: .*/, "- to: pkg:npm/%40huaweicloud/x", firstTo(), /listed party: huawei, by package/));
  it("finds alternatives of nothing", () =>
    check(
      "alternatives/kaytus.yaml",
      /for: .*/,
      "for: npm/left-pad",
      1,
      /Nothing attributed to kaytus is like "npm\/left-pad"/,
    ));
  it("finds a family without alternatives", () =>
    check(hesai, "family: hesai/lidar", "family: hesai/lidars", first("family"), /No alternatives for family/));
});
