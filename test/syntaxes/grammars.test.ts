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

  const yaml: readonly [string, string][] = [
    ["«parties»:\n  «huawei»: off\n  «a»: { «b»: [c, d] }", "entity.name.tag.yaml"],
    ["waivers:\n  «-» party: x\n  «-» party: y-z", "punctuation.definition.block.sequence"],
    ["lists«:»\n  us-bis-el«:» off\nx«:» a:b", "punctuation.separator.key-value"],
    ["inlineWaivers: «true»\nx: truer", "constant.language.yaml"],
  ];
  for (const [marked, scope] of yaml) it(`${scope}: ${marked.split("\n")[0]}`, () => check(policy, marked, scope));

  it("knows text of several lines, quoted text and comments", async () => {
    const text = "waivers:\n  - reason: |\n      expires: is: no key # nor a comment\n    party: x # note\n";
    const tokens = await tokensOf(policy, text);
    const scopesOf = (part: string): string =>
      tokens.flatMap(({ text: one, scopes }) => (one.includes(part) ? scopes : [])).join(" ");
    assert.match(scopesOf("nor a comment"), /string\.unquoted\.block/);
    assert.match(scopesOf("note"), /comment\.line/);
    assert.match(scopesOf("party"), /entity\.name\.tag/);
  });

  it("colours every key of a policy, and nothing as illegal", async () => {
    const schema = JSON.parse(readFileSync(path.join(__dirname, "../../data/schemas/policy.schema.json"), "utf8")) as {
      properties: Readonly<Record<string, unknown>>;
    };
    for (const key of Object.keys(schema.properties)) await check(policy, `«${key}»: [a, b]`, "keyword.other.section");
    const example = readFileSync(path.join(__dirname, "../../docs/policy.md"), "utf8");
    for (const [, block = ""] of example.matchAll(/```yaml\n([^]*?)```/g)) {
      const tokens = await tokensOf(policy, block);
      assert.ok(!tokens.some(({ scopes }) => scopes.some((one) => one.startsWith("invalid"))), block);
    }
  });

  it("hangs on no other grammar: VS Code's for YAML changed", () => {
    const text = readFileSync(path.join(__dirname, "../../syntaxes/policy.tmLanguage.json"), "utf8");
    assert.ok(!text.includes("source.yaml"));
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
