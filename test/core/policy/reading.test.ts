import assert from "node:assert/strict";
import { isCalendarDate, nearest } from "../../../src/core/policy/fields.js";
import { jsonSchema } from "../../../src/core/policy/jsonSchema.js";
import { tooDeepAt } from "../../../src/core/policy/policyDepth.js";
import { policyShape } from "../../../src/core/policy/policyShape.js";
import { quotedWord } from "../../../src/core/policy/quotedWord.js";
import { readPolicyFile, readPolicySetting } from "../../../src/core/policy/readPolicy.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const names = smallKnowledge();

/** Problems as `«text at the place»: message`. */
function problemsOf(text: string): string[] {
  return readPolicyFile(text, names).problems.map(
    ({ start, end, message }) => `«${text.slice(start, end)}»: ${message}`,
  );
}

/** One waiver with these entries. */
const waiver = (entries: string): string => `waivers: [{${entries}, reason: r, expires: 2027-01-01}]\n`;
const own = (entries: string): string => `ownParties: [{id: acme, name: A, reason: r, ${entries}}]\n`;

describe("a day of the calendar", () => {
  for (const day of ["2026-01-01", "2026-01-31", "2026-12-31", "2024-02-29", "2000-02-29", "2026-04-30", "0001-01-01"])
    it(`${day} is one`, () => assert.equal(isCalendarDate(day), true));
  for (const day of [
    "2026-02-29",
    "1900-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-00-01",
    "2026-13-01",
    "2026-01-00",
    "2026-01-32",
    "2026-1-1",
    "x2026-01-01",
    "2026-01-01x",
    "2026-01",
    "",
  ])
    it(`${JSON.stringify(day)} is none`, () => assert.equal(isCalendarDate(day), false));
});

describe("what someone may have meant", () => {
  const choices = ["export", "us-sales", "off", "a", "ab"];
  for (const [word, meant] of [
    ["exprot", "export"],
    ["Export", "export"],
    ["exporrrt", "export"],
    ["exporrrrt", undefined],
    ["us-sale", "us-sales"],
    ["of", "off"],
    ["xfy", undefined],
    ["q", undefined],
    ["nothing", undefined],
  ] as const)
    it(`${word}: ${meant ?? "nothing"}`, () => assert.equal(nearest(word, choices), meant));
  it("is nothing of nothing", () => assert.equal(nearest("a", []), undefined));
});

describe("a word in a message", () => {
  it("is cut from the 41st character on", () => {
    assert.equal(quotedWord("x".repeat(40)), `"${"x".repeat(40)}"`);
    assert.equal(quotedWord("x".repeat(41)), `"${"x".repeat(39)}…"`);
  });
  it("shows what a terminal would act on", () =>
    assert.equal(quotedWord("a\u001b\u202e\u2028\ud800b\n"), '"a\\u{1b}\\u{202e}\\u{2028}\\u{d800}b\\u{a}"'));
});

describe("how deep a policy nests", () => {
  const nested = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);
  for (const [open, close] of [
    ["[", "]"],
    ["{", "}"],
    ["[{", "}]"],
  ] as const)
    it(`in ${open}`, () => {
      const times = 4 / open.length;
      assert.equal(tooDeepAt(nested(open, close, times), 4), undefined);
      assert.equal(tooDeepAt(`a: ${nested(open, close, times)}`, 4), undefined);
      assert.equal(tooDeepAt(nested(open, close, times + 1), 4), 4);
      assert.equal(tooDeepAt(`a: ${nested(open, close, times + 1)}`, 4), 7);
    });
  it("in items and keys on one line, and not on several", () => {
    assert.equal(tooDeepAt("- - - - a", 4), undefined);
    assert.equal(tooDeepAt("- - - - - a", 4), 8);
    assert.equal(tooDeepAt("? ? ? ? ? a", 4), 8);
    assert.equal(tooDeepAt("? - ? - ? a", 4), 8);
    assert.equal(tooDeepAt("- a\n".repeat(20), 4), undefined);
    assert.equal(tooDeepAt("- - a\n- - b\n- - c\n", 4), undefined);
  });
  it("counts what is closed no more, and nothing below nothing", () => {
    assert.equal(tooDeepAt("[[],[],[],[],[],[]]", 2), undefined);
    assert.equal(tooDeepAt("{a: {}, b: {}, c: {}}", 2), undefined);
    assert.equal(tooDeepAt("]]]]\n[[[", 2), 7);
    assert.equal(tooDeepAt("", 0), undefined);
    assert.equal(tooDeepAt('["[[[["]', 1), undefined);
    assert.equal(tooDeepAt("a: x\n", 0), undefined);
  });
});

describe("values of a policy", () => {
  const wrong: readonly (readonly [text: string, problem: RegExp])[] = [
    [waiver("party: [huawei]"), /^«\[huawei\]»: party takes a text$/],
    ["inlineWaivers: [true]\n", /^«\[true\]»: inlineWaivers is true or false$/],
    ["inlineWaivers: tru\n", /^«tru»: inlineWaivers is true or false$/],
    ["asOf: [2026-01-01]\n", /^«\[2026-01-01\]»: asOf is a date, YYYY-MM-DD$/],
    ["extends: '  '\n", /^«'  '»: extends takes a text$/],
    ["watch: zzzzzzzz\n", /^«zzzzzzzz»: watch is one of error, warning, information, hint, off$/],
    ["zzzzzzzz: 1\n", /^«zzzzzzzz»: unknown key "zzzzzzzz" in the policy$/],
    ["lists: {zzzzzzzz: off}\n", /^«zzzzzzzz»: unknown list "zzzzzzzz"$/],
    ["hardware: {also: [[frigate]]}\n", /^«\[frigate\]»: format takes a text$/],
    ["<<: {watch: off}\n", /^«<<»: merge keys are not read: write the keys out$/],
    ...["0", "-1", "1.5", "1234567890", "x1", "1x", "", "[1]"].map((value): [string, RegExp] => [
      `waiverRules: {mostDays: ${value === "" ? "''" : value}}\n`,
      /mostDays/,
    ]),
    [waiver("component: 'x*y'"), /^«\*»: a component has "\*" only at its end$/],
    [waiver("component: '*x'"), /^«\*»: a component has "\*" only at its end$/],
    [waiver("component: ' *x'"), /^«\*»: a component has "\*" only at its end$/],
    [waiver("component: ' * '"), /a waiver names a party or a component$/],
    [waiver("component: ' pkg:nmp/x '"), /^«nmp»: no package has the purl type "nmp"; did you mean "npm"\?$/],
    [waiver("component: 'PKG:NMP/x'"), /^«NMP»: no package has the purl type "NMP"; did you mean "npm"\?$/],
    [waiver("component: ' pkg:npm/x?a '"), /^«\?a»: a component's purl has no qualifiers$/],
    [waiver("component: 'pkg:npm/x@ >=1'"), /^« >=1»: a component's version is one version/],
    [waiver("party: huawei, decided: 2027-01-02"), /^«2027-01-02»: a waiver is decided before it expires$/],
    [
      waiver("component: x, listed: {us-bis-el: export}"),
      /«\{us-bis-el: export\}»: a waiver with listed names the party$/,
    ],
    [waiver("party: huawei, versions: '1'"), /^«1»: versions needs a component that is a purl/],
    [waiver("component: x, versions: '1'"), /^«1»: versions needs a component that is a purl/],
    [waiver("component: 'x pkg:npm/a', versions: '1'"), /^«1»: versions needs a component that is a purl/],
    [waiver("component: 'pkg:npm/x@1', versions: '1'"), /^«1»: the component names a version already$/],
    [waiver("component: 'pkg:npm/@a/x@1 ', versions: '1'"), /^«1»: the component names a version already$/],
    [own("packages: [npm/x]"), /^«npm\/x»: a package pattern is a purl/],
    [own("packages: ['x pkg:npm/x']"), /a package pattern is a purl/],
    [own("packages: ['pkg:npm/x**']"), /a package pattern is a purl/],
    [own("packages: ['pkg:npm/x*y']"), /a package pattern is a purl/],
    [own("versions: {'pkg:npm/x': '1'}"), /^«pkg:npm\/x»: "pkg:npm\/x" is not one of packages$/],
    [
      own("packages: ['pkg:npm/x'], versions: {'pkg:npm/y': '1'}"),
      /"pkg:npm\/y" is not one of packages; did you mean "pkg:npm\/x"\?$/,
    ],
    [own("packages: ['pkg:npm/x'], versions: {'pkg:npm/x': '>>>'}"), /^«>>>»: /],
    [
      "ownParties: [{id: b, name: B, reason: r}, {id: a, name: A, reason: r}, {id: b, name: C, reason: r}]\n",
      /^«\{id: b, name: C, reason: r\}»: an own party before this one has the same id$/,
    ],
  ];
  for (const [text, problem] of wrong)
    it(`are wrong in ${text.trim()}`, () => {
      const problems = problemsOf(text);
      assert.equal(problems.length, 1, problems.join("\n"));
      assert.match(problems[0] ?? "", problem);
      assert.equal(readPolicyFile(text, names).policy, undefined);
    });

  const right: readonly string[] = [
    "waiverRules: {mostDays: 1, twoPeople: true, bound: false}\n",
    "waiverRules: {mostDays: 999999999}\n",
    waiver("component: 'pkg:npm/@a/x', versions: '^1'"),
    waiver("component: ' PKG:npm/x*', versions: '^1'"),
    waiver("party: huawei, decided: 2027-01-01"),
    waiver("party: huawei, listed: {us-bis-el: export, own: blocking}"),
    waiver("component: 'pkg:npm/@a/b@^x'").replace("@^x", "@1.0.0"),
    ...["alpm", "apk", "bitnami", "deb", "huggingface", "mlflow", "qpkg", "rpm", "swid", "vscode-extension", "oci"].map(
      (type) => waiver(`component: 'pkg:${type}/x'`),
    ),
    own("packages: ['PKG:npm/x', 'pkg:npm/@a/*', 'pkg:oci/a*'], versions: {'PKG:npm/x': '^1'}"),
    "ownParties: [{id: a, name: A, reason: r}, {id: b, name: B, reason: r}]\n",
    "inlineWaivers: true\n",
    "inlineWaivers: false\n",
  ];
  for (const text of right) it(`are right in ${text.trim()}`, () => assert.deepEqual(problemsOf(text), []));

  it("are read as they are written", () => {
    const { policy } = readPolicyFile(
      "waiverRules: {mostDays: 30, twoPeople: true, bound: false}\ninlineWaivers: true\n",
      names,
    );
    assert.deepEqual(policy?.waiverRules, { mostDays: 30, twoPeople: true, bound: false });
    assert.equal(policy.inlineWaivers, true);
    assert.equal(readPolicyFile("inlineWaivers: false\n", names).policy?.inlineWaivers, false);
    assert.deepEqual(readPolicyFile("hardware: {also: [hardware/frigate]}\n", names).policy?.hardware, {
      also: ["frigate"],
    });
  });

  it("of several problems, at most a hundred are reported, in the text's order", () => {
    const many = Array.from({ length: 150 }, (_, at) => `key${at}: 1\n`).join("");
    const problems = readPolicyFile(many, names).problems;
    assert.equal(problems.length, 100);
    assert.deepEqual(
      problems.map(({ start }) => start),
      problems.map(({ start }) => start).sort((a, b) => a - b),
    );
    assert.equal(problemsOf("waivers: [{reason: r, expires: x}]\nwatch: y\nzzzzzz: 1\n").length, 3);
  });
});

describe("a policy as a setting", () => {
  it("is read as a file is", () => {
    const { policy, problems } = readPolicySetting(
      '{"watch": "off", /* so */ "lists": {"us-bis-el": "error",},}',
      names,
    );
    assert.deepEqual([policy, problems], [{ watch: "off", lists: { "us-bis-el": "error" }, waivers: [] }, []]);
    assert.deepEqual(readPolicySetting("{}", names).policy, { waivers: [] });
    assert.match(readPolicySetting('{"watch": ', names).problems[0]?.message ?? "", /./);
  });
  it("is at most as long as a file may be", () => {
    const padded = (length: number): string => `{${" ".repeat(length - 2)}}`;
    assert.deepEqual(readPolicySetting(padded(1 << 20), names).problems, []);
    assert.match(readPolicySetting(padded((1 << 20) + 1), names).problems[0]?.message ?? "", /at most 1 MiB/);
  });
});

describe("an empty policy", () => {
  for (const text of ["", "\n", "# nothing\n", "---\n", "''\n"])
    it(JSON.stringify(text), () => {
      const { policy, problems, keys, places, ...rest } = readPolicyFile(text, names);
      assert.deepEqual([policy, problems, keys.size, places.size], [{ waivers: [] }, [], 0, 0]);
      assert.deepEqual(rest, { mayLoosen: [] });
    });
});

describe("places of a policy's keys", () => {
  it("are given three deep, of a key that is there twice the first", () => {
    const text =
      "hardware: {columns: {A: mpn}}\nlists:\n  us-bis-el: off\nlists:\n  us-bis-el: error\nwaivers: [{party: huawei, reason: r, expires: 2027-01-01}]\n";
    const { keys, places } = readPolicyFile(text, names);
    assert.equal(keys.get("lists")?.start, text.indexOf("lists"));
    assert.equal(keys.get("lists.us-bis-el")?.start, text.indexOf("us-bis-el"));
    assert.ok(keys.has("hardware.columns.A") && keys.has("waivers.0.party"));
    assert.equal(places.size, 0, "a policy with an error is not half obeyed");
    const deep = readPolicyFile("hardware: {approved: [{for: a, manufacturer: b, mpn: c}]}\n", names).keys;
    assert.ok(deep.has("hardware.approved.0") && !deep.has("hardware.approved.0.for"));
  });
});

describe("the schema of a policy", () => {
  const { properties } = jsonSchema(policyShape(names)) as { properties: Record<string, Record<string, never>> };
  const of = (path: string): unknown =>
    path.split(".").reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], properties);

  it("says what is needed, how short a list may be, and how things look", () => {
    assert.deepEqual(of("waivers.items.required"), ["reason", "expires"]);
    assert.deepEqual(of("ownParties.items.required"), ["id", "name", "reason"]);
    assert.deepEqual(of("acceptUnread.items.required"), ["path", "reason", "expires"]);
    assert.deepEqual(of("hardware.properties.approved.items.required"), ["for", "manufacturer", "mpn"]);
    assert.equal(of("hardware.required"), undefined);
    assert.deepEqual([of("activities.minItems"), of("onlyLists.minItems"), of("exclude.minItems")], [1, 1, undefined]);
    assert.equal(of("asOf.pattern"), "^\\d{4}-\\d{2}-\\d{2}$");
    assert.equal(of("waiverRules.properties.mostDays.minimum"), 1);
    assert.deepEqual(of("waivers.items.properties.component.examples"), ["pkg:npm/@acme/*", "registry.acme.example"]);
    assert.equal(of("waivers.items.properties.reason.examples"), undefined);
    for (const path of [
      "extends",
      "exclude.items",
      "acceptUnread.items.properties.path",
      "hardware.properties.files.items",
      "ownParties.items.properties.id",
      "ownParties.items.properties.packages.items",
      "ownParties.items.properties.versions.additionalProperties",
      "ownParties.items.properties.hosts.items",
      "ownParties.items.properties.parts.items",
      "waivers.items.properties.path",
      "waivers.items.properties.versions",
    ])
      assert.equal((of(`${path}.examples`) as readonly string[] | undefined)?.length, 1, path);
    const optional = of("hardware.properties.also.items.enum") as readonly string[];
    assert.ok(optional.includes("frigate") && !optional.includes("team-spec"));
    assert.deepEqual(of("version.enum"), [1, "1"]);
  });
});
