import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { Attribution, Component } from "../../../src/core/model.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { namesGiven } from "../../../src/core/screening/namesGiven.js";
import { NameStarts } from "../../../src/core/screening/nameStarts.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { knowledgeFrom } from "../../../src/core/screening/shipped.js";
import { snapshotOf } from "../../../src/core/screening/official/snapshot.js";
import { withOfficialLists } from "../../../src/core/screening/official/withOfficialLists.js";
import { componentOf, identifierOf, supplierOf } from "../../harness/component.js";
import { published } from "../../harness/oneParty.js";
import { party } from "../../harness/parties.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const fact = (scheme: Attribution["scheme"], pattern: string): Attribution => ({ ...published, scheme, pattern });
const attributions = [
  fact("package", "docker/acme/tool"),
  fact("package", "terraform/acme/cloud"),
  fact("package", "npm/@acme/*"),
  fact("package", "npm/leftish"),
  fact("host", "registry.acme.example"),
];
const screen = screenOf({ parties: new Map([[published.party, party(published.party, {})]]), attributions });
const day = "2026-08-22";
const small = screenOf(smallKnowledge());

const found = (component: Component): readonly string[] =>
  screen.screen(component, day).map(({ basis, matched }) => `${basis} ${matched}`);
const packageOf = (ecosystem: string, name: string): Component => componentOf({ ecosystem, name });

describe("a component that may be someone's", () => {
  it("is a package, with its usual registry written or left out", () => {
    assert.deepEqual(found(packageOf("docker", "acme/tool")), ["identifier acme/tool"]);
    assert.deepEqual(found(packageOf("docker", "docker.io/acme/tool")), ["identifier docker.io/acme/tool"]);
    assert.deepEqual(found(packageOf("docker", "docker.io/library/acme/tool")), [
      "identifier docker.io/library/acme/tool",
    ]);
    assert.deepEqual(found(packageOf("docker", "docker.io/acme/other")), []);
    assert.deepEqual(found(packageOf("docker", "acme/tool/docker.io/")), []);
    assert.deepEqual(found(packageOf("terraform", "acme/cloud")), ["identifier acme/cloud"]);
    assert.deepEqual(found(packageOf("terraform", "registry.terraform.io/acme/cloud")), [
      "identifier registry.terraform.io/acme/cloud",
    ]);
    assert.deepEqual(found(packageOf("npm", "registry.terraform.io/acme/cloud")), []);
    assert.deepEqual(found(packageOf("npm", "@acme/x")), ["namespace @acme/x"]);
  });

  it("is a place: of an image, of a source, of an identifier", () => {
    assert.deepEqual(found(packageOf("docker", "registry.acme.example/x")), ["host registry.acme.example/x"]);
    assert.deepEqual(found(packageOf("npm", "registry.acme.example/x")), []);
    const source = componentOf({ kind: "source", name: "registry.acme.example" });
    assert.deepEqual(found(source), ["host registry.acme.example"]);
    assert.deepEqual(found({ ...source, kind: "library" }), []);
    assert.deepEqual(found({ ...source, identifiers: [identifierOf("url", "https://other.example/")] }), []);
    for (const scheme of ["url", "host", "image"] as const)
      assert.deepEqual(
        found(componentOf({ name: "x", identifiers: [identifierOf(scheme, "registry.acme.example/y")] })),
        ["host registry.acme.example/y"],
        scheme,
      );
  });

  it("is nobody's where the party of a fact is not known, and the answer is one list for all", () => {
    const lone = screenOf({ parties: new Map(), attributions });
    assert.deepEqual(lone.screen(packageOf("npm", "leftish"), day), []);
    assert.equal(screen.screen(packageOf("npm", "a"), day), screen.screen(packageOf("npm", "b"), day));
  });
});

describe("what a document may ask before it cuts a text out", () => {
  const knows = (ecosystem: string, name: string): boolean =>
    screen.knowsPackage(ecosystem, ` ${name} `, 1, name.length + 1);
  const starts = (ecosystem: string, name: string): boolean =>
    screen.mayStart(ecosystem, name.charCodeAt(0), name.charCodeAt(1));

  it("is whether a package is anyone's: never no where it is", () => {
    for (const [ecosystem, name] of [
      ["npm", "@acme/x"],
      ["npm", "leftish"],
      ["docker", "acme/tool"],
      ["docker", "docker.io/acme/tool"],
      ["docker", "registry.acme.example/x"],
      ["terraform", "acme/cloud"],
    ] as const) {
      assert.ok(knows(ecosystem, name) && starts(ecosystem, name), name);
    }
    for (const [ecosystem, name] of [
      ["npm", "rightish"],
      ["npm", "@other/x"],
      ["pypi", "leftish"],
    ] as const)
      assert.ok(!knows(ecosystem, name), name);
    assert.ok(!starts("npm", "rightish") && !starts("pypi", "xx") && starts("pypi", "docker.io/x"));
    assert.deepEqual(
      [screen.mayBegin("npm", "leftish", 0, 4), screen.mayBegin("npm", "rightish", 0, 8)],
      [true, false],
    );
    assert.ok(screen.knowsPackage("npm", "acme/x", 0, 6, "@".charCodeAt(0)), "behind %40");
  });

  it("is whether a place is, a maker, an author, a CPE name", () => {
    const place = (text: string): boolean => screen.knowsPlace(`<${text}>`, 1, text.length + 1);
    assert.deepEqual([place("https://registry.acme.example/x"), place("https://other.example/x")], [true, false]);
    const name = (text: string): boolean => small.knowsName(`<${text}>`, 1, text.length + 1);
    assert.deepEqual([name("Huawei"), name("Nordwind"), name("Nordwind")], [true, false, false]);
    assert.deepEqual([small.knowsAuthor("Huawei", 0, 6), small.knowsCpes], [false, false]);
    const cpe = [...attributions, fact("cpe", "acme:tool")];
    assert.equal(screenOf({ parties: new Map(), attributions: cpe }).knowsCpes, true);
  });

  it("is what imported lists know, too", () => {
    const entry = { id: "1", list: "l", names: ["Nordwind Marine AG"], kind: "organisation", countries: [] } as const;
    const source = { key: "k", format: "f", from: "k", day, rows: 1, kept: 1 };
    const both = screenOf(withOfficialLists(smallKnowledge(), snapshotOf([{ source, entries: [entry] }])));
    const text = "<Nordwind Marine AG>";
    assert.deepEqual([both.knowsName(text, 1, 19), both.knowsAuthor(text, 1, 19)], [true, true]);
    assert.deepEqual([both.knowsName("Kranich", 0, 7), both.knowsAuthor("Kranich", 0, 7)], [false, false]);
    assert.equal(both.tell("Nordwind Marine AG", day), "matched");
    assert.equal(both.tell("Kranich", day), "unmatched");
  });

  it("is what there is to say of a name", () => {
    assert.equal(small.tell("Huawei", day), "matched");
    assert.equal(small.tell("Nordwind", day), "unmatched");
    assert.deepEqual(small.tell("Technologies Ltd", day), { unclear: "it holds only words that many names have" });
  });
});

describe("names that components give", () => {
  const given = (...suppliers: Component["suppliers"] & object): readonly string[] => [
    ...namesGiven([componentOf({ name: "x", suppliers })]),
  ];

  it("are those of makers, suppliers and publishers, each once, trimmed", () => {
    assert.deepEqual(given(supplierOf("manufacturer", " Nordwind "), supplierOf("supplier", "Nordwind")), ["Nordwind"]);
    assert.deepEqual(given(supplierOf("publisher", "Kranich")), ["Kranich"]);
    for (const role of ["distributor", "author", "brand"] as const)
      assert.deepEqual(given(supplierOf(role, "Nordwind")), [], role);
    assert.deepEqual([...namesGiven([componentOf({ name: "x" })])], []);
  });

  it("are none where nobody is meant", () => {
    for (const name of ["", "-", "--", "n/a", "NA", "None", "unknown", " tbd ", "Generic", "???", "no name", "./."])
      assert.deepEqual(given(supplierOf("manufacturer", name)), [], name);
    for (const name of ["Nonesuch", "Generic Works", "A-", "unknown AG"])
      assert.deepEqual(given(supplierOf("manufacturer", name)), [name]);
  });

  it("are the same of a large document, whose components are rows", () => {
    const components = ["Nordwind", "n/a", "Kranich ", "Nordwind"].map((name, at) => ({
      type: "library",
      name: `c${at}`,
      purl: `pkg:npm/c${at}@1.0.0`,
      supplier: { name },
    }));
    const text = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components });
    const analysis = analyze({ uri: "bom.json", text }, smallKnowledge(), emptyPolicy, day);
    assert.equal(analysis.components.length, 4);
    assert.deepEqual([...namesGiven(analysis.components)], ["Nordwind", "Kranich"]);
  });
});

describe("beginnings of names", () => {
  const starts = (runs: boolean, ...patterns: readonly (readonly [text: string, whole: boolean])[]): NameStarts => {
    const made = new NameStarts(runs);
    for (const [text, whole] of patterns) made.add(text, text.length, whole);
    return made;
  };
  const asks = (one: NameStarts, name: string): readonly [boolean, boolean] => [
    one.mayHave(`<${name}>`, 1, name.length + 1, 0),
    one.mayBegin(`<${name}>`, 1, name.length + 1),
  ];

  it("turn away what begins otherwise, and never what begins so", () => {
    const one = starts(false, ["leftish", true], ["github.com/acme/", false]);
    for (const name of ["leftish", "LEFTISH", "leftish-x", "github.com/acme/tool", "GitHub.com/Acme/x"])
      assert.deepEqual(asks(one, name), [true, true], name);
    for (const name of ["rightish", "github.com/other/tool"]) assert.deepEqual(asks(one, name), [false, false], name);
    assert.deepEqual(asks(one, "lef"), [true, true], "too short to tell");
    assert.deepEqual(asks(one, "github.com/a"), [false, true], "it may go on as the pattern does");
  });

  it("look at what is in front of a name", () => {
    const one = starts(false, ["@acme/", false], ["@huaweicloud/sdk-", false]);
    const behind = (name: string): boolean => one.mayHave(`<${name}>`, 1, name.length + 1, "@".charCodeAt(0));
    assert.deepEqual(["acme/x", "huaweicloud/sdk-x"].map(behind), [true, true]);
    assert.deepEqual(["other/x", "huaweicloud/x"].map(behind), [false, false]);
    assert.equal(behind("ac"), true, "too short to tell");
  });

  it("turn nothing away where a pattern is very short, or a separator may be any number", () => {
    const open = starts(false, ["ab", false]);
    assert.deepEqual(asks(open, "rightish"), [true, true]);
    assert.equal(open.mayHave("rightish", 0, 8, 64), true);
    assert.deepEqual(asks(starts(false, ["ab", true]), "rightish"), [false, false], "that name alone");
    const runs = starts(true, ["left-ish", true]);
    assert.deepEqual(asks(runs, "le_ft"), [true, true]);
    assert.deepEqual(asks(runs, "left__ish"), [true, true]);
    assert.deepEqual(asks(runs, "rightish"), [false, false]);
    assert.equal(runs.mayHave("rightish", 0, 8, 64), true);
  });
});

describe("the file of what is known", () => {
  it("says in one sentence that it is missing or damaged", () => {
    assert.match(
      knowledgeFrom(undefined, "knowledge.pack").problem ?? "",
      /^knowledge\.pack is missing: .*Install SanctionLint again\.$/,
    );
    for (const text of ["", "x", "x\n", "\n", "a\nb\nc\nd\ne\n", "a\nb\nc\nd\ne\nf\n", "{}\n{}\n{}\n{}\n{}\n"])
      assert.match(
        knowledgeFrom(new TextEncoder().encode(text), "k").problem ?? "",
        /^k is damaged: nothing can be judged without it\./,
        JSON.stringify(text),
      );
  });
});
