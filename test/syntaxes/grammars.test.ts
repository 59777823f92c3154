import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { grammars, tokensOf } from "./tokenize.js";

/** In `marked`, «text» must be a token of its own (or begin one) with `scope` among its scopes. */
async function check(language: string, marked: string, scope: string): Promise<void> {
  const wanted = [...marked.matchAll(/«(.+?)»/g)].map(([, text]) => text ?? "");
  const tokens = await tokensOf(language, marked.replace(/[«»]/g, ""));
  const scoped = tokens
    .filter(({ scopes }) => scopes.some((one) => one.startsWith(scope)))
    .map(({ text }) => text.trim());
  assert.deepEqual(scoped, wanted, `${scope} in ${marked}`);
}

const policy = "source.sanctionlint-policy";
const devicetree = "source.sanctionlint-devicetree";

describe("the policy file's grammar", () => {
  const cases: readonly [string, string][] = [
    ["«version»: 1\n«lists»:\n  us-bis-el: off\n«waivers»:\n  - party: lists", "keyword.other.section"],
    ["lists:\n  «us-bis-el»: off\n  «eu-269-2014»: error # us-bis-el", "entity.name.type.list"],
    ["waivers: [{ list: «us-ofac-sdn», party: huawei }]", "entity.name.type.list"],
    ["us-first: bus-stop-2 a.us-x", "entity.name.type.list.nothing"],
    ["lists:\n  us-bis-el: «error»\n  b: errors\nnote: an error", "constant.language.severity.error"],
    ["lists: { us-bis-el: «warning», x: y }", "constant.language.severity.warning"],
    ["watch: «off»\nparties:\n  off: error", "constant.language.severity.off"],
    ["asOf: «2026-02-23»\nx: 2026-13-01\ny: 12026-01-01\nz: '«2026-01-01»'", "constant.numeric.date.sanctionlint"],
    ["waivers:\n  - component: «pkg:»npm/@acme/x*\n    reason: see pkg", "punctuation.definition.purl"],
    ['waivers:\n  - component: "pkg:npm«/»@acme/x"', "punctuation.separator.purl"],
    ["waivers:\n  - «reason»: the reason is known\n    «expires»: 2027-01-01", "keyword.control.waiver"],
  ];
  for (const [marked, scope] of cases) it(`${scope}: ${marked.split("\n")[0]}`, () => check(policy, marked, scope));

  it("leaves the rest to YAML", async () => {
    const tokens = await tokensOf(policy, "# note\nparties:\n  huawei: off");
    assert.ok(
      tokens.some(({ text, scopes }) => text.includes("note") && scopes.some((one) => one.startsWith("comment"))),
    );
    assert.ok(tokens.some(({ text, scopes }) => text === "uawei" && scopes.includes("entity.name.tag.yaml")));
  });
});

describe("the waiver comment's grammar", () => {
  const comment = "# «sanctionlint-waive» hikvision, us-bis-el until 2027-03-31: lab camera, replaced in spring";
  for (const language of ["source.yaml", "source.toml", "source.python", policy]) {
    it(`colours a waiver in ${language}`, async () => {
      await check(language, comment, "keyword.control.waiver");
      const plain = comment.replace(/[«»]/g, "");
      await check(language, plain.replace("hikvision", "«hikvision»"), "entity.name.type.party");
      await check(language, plain.replace("us-bis-el", "«us-bis-el»"), "entity.name.type.list");
      await check(language, plain.replace("2027-03-31", "«2027-03-31»"), "constant.numeric.date.sanctionlint");
      await check(
        language,
        plain.replace("lab camera, replaced in spring", "«lab camera, replaced in spring»"),
        "string.unquoted.reason",
      );
    });
  }
  it("needs a comment", () =>
    check("source.yaml", "a: sanctionlint-waive x until 2027-01-01: r", "keyword.control.waiver"));
  it("ends where a block comment ends", () =>
    check(devicetree, "/* sanctionlint-waive huawei until 2027-01-01: «lab only» */", "string.unquoted.reason"));
});

describe("the Devicetree grammar", () => {
  const cases: readonly [string, string][] = [
    ['compatible = "«hisilicon»,hi3516", "acme,board";'.replace("acme", "«acme»"), "entity.name.type.vendor"],
    ["«/» {\n  «camera»@1a { };\n};", "entity.name.class.node"],
    ["cam0: camera@«1a» { };", "constant.numeric.unit-address"],
    ["«cam0»: camera@1a { };", "entity.name.label"],
    ['&«i2c1» { status = "okay"; };', "variable.other.label"],
    ["reg = <«0x10» «2» &gpio 3>;".replace("3", "«3»"), "constant.numeric.devicetree"],
    ['«#address-cells» = <1>;\n«status» = "okay";\n«wakeup-source»;', "support.type.property-name"],
    ["«#include» <arm/x.dtsi>\n«/dts-v1/»;", "keyword.control.directive"],
    ['x = "a"; «// note»'.replace("«// note»", "«//» note"), "punctuation.definition.comment"],
  ];
  for (const [marked, scope] of cases) it(`${scope}: ${marked.split("\n")[0]}`, () => check(devicetree, marked, scope));
});

describe("the grammars of a bill of materials", () => {
  const cases: readonly [string, string, string][] = [
    ["comma", '1,«"U1, U2"»,Quectel,a,b,c,d,«e»,f', "string.unquoted.column"],
    ["comma", 'a,b,«"say ""x"", y"»,d', "keyword.control.column"],
    ["semicolon", "R1, R2;«10k»;Yageo", "string.unquoted.column"],
    ["tab", "U1\t«EG25-G»\tQuectel", "string.unquoted.column"],
    ["comma", 'a,«"never closed, b»', "string.unquoted.column"],
  ];
  for (const [name, marked, scope] of cases) {
    it(`tells columns by ${name} apart: ${marked}`, () => check(`source.sanctionlint-bom-${name}`, marked, scope));
  }
});

describe("the manifest's grammars", () => {
  it("have the scope names that their files say", () => {
    for (const { scopeName, path: file } of grammars) {
      const text = readFileSync(path.join(__dirname, "..", "..", file), "utf8");
      assert.equal((JSON.parse(text) as { scopeName: string }).scopeName, scopeName);
    }
  });
});
