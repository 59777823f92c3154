import assert from "node:assert/strict";
import type { PolicyNames } from "../../../src/core/policy/readPolicy.js";
import { readPolicyFile, readPolicySetting } from "../../../src/core/policy/readPolicy.js";

const list = { direction: "export" } as never;
const names: PolicyNames = {
  lists: new Map([
    ["us-bis-el", list],
    ["us-ofac-sdn", list],
  ]),
  parties: new Map([["huawei", {} as never]]),
};

/** Problems as `«text at the place»: message`. */
function problemsOf(text: string): string[] {
  return readPolicyFile(text, names).problems.map(
    ({ start, end, message }) => `«${text.slice(start, end)}»: ${message}`,
  );
}

const whole = `version: 1
asOf: 2026-08-22
extends: ../org/sanctionlint.yaml
mayLoosen: [waivers]
lists:
  us-bis-el: error
directions: { securities: off }
activities: [export, us-sales]
relationships:
  interop: off
  publisher: listed
parties:
  huawei: error
watch: warning
ownParties:
  - id: acme-blocked
    name: Blocked Ltd
    packages: [pkg:npm/@blocked/*]
    reason: internal decision 12
waivers:
  - component: pkg:npm/@hmscore/*
    party: huawei
    reason: the app for China needs push
    expires: 2027-01-31
hardware:
  approved:
    - { for: EC25, manufacturer: Telit, mpn: LE910C4 }
`;

describe("a policy file", () => {
  it("reads every key", () => {
    const layer = readPolicyFile(whole, names);
    assert.deepEqual(layer.problems, []);
    assert.equal(layer.extends, "../org/sanctionlint.yaml");
    assert.deepEqual(layer.mayLoosen, ["waivers"]);
    assert.equal(layer.policy?.asOf, "2026-08-22");
    assert.deepEqual(layer.policy?.lists, { "us-bis-el": "error" });
    assert.deepEqual(layer.policy?.relationships, { interop: "off", publisher: "listed" });
    assert.equal(layer.policy?.ownParties?.[0]?.packages?.[0], "pkg:npm/@blocked/*");
    assert.equal(layer.policy?.hardware?.approved?.[0]?.mpn, "LE910C4");
    const waiver = layer.policy?.waivers[0];
    assert.ok(waiver);
    const place = layer.places.get(waiver);
    assert.ok(place && whole.slice(place.start, place.end).startsWith("component: pkg:npm/@hmscore/*"));
  });

  it("is the same as a workspace setting", () => {
    const setting = readPolicySetting('{ "lists": { "us-bis-el": "error" }, "watch": "off" }', names);
    assert.deepEqual(setting.policy, { ...readPolicyFile("lists: {us-bis-el: error}\nwatch: off\n", names).policy });
  });

  it("is empty when the file is", () => {
    for (const text of ["", "# nothing yet\n", "---\n"])
      assert.deepEqual(readPolicyFile(text, names).policy, { waivers: [] });
  });

  for (const [name, text, expected] of [
    [
      "an unknown key",
      "list:\n  us-bis-el: error\n",
      ['«list»: unknown key "list" in the policy; did you mean "lists"?'],
    ],
    [
      "an unknown list",
      "lists:\n  us-bis-le: error\n",
      ['«us-bis-le»: unknown list "us-bis-le"; did you mean "us-bis-el"?'],
    ],
    ["an unknown party", "parties: {huawai: off}\n", ['«huawai»: unknown party "huawai"; did you mean "huawei"?']],
    [
      "a severity that is none",
      "watch: warnings\n",
      ['«warnings»: watch is one of error, warning, information, hint, off; did you mean "warning"?'],
    ],
    ["a day that is none", "asOf: 2026-02-30\n", ["«2026-02-30»: asOf is a date, YYYY-MM-DD"]],
    [
      "a waiver without reason",
      "waivers:\n  - component: x\n    expires: 2027-01-01\n",
      ['«component»: a waiver needs "reason"'],
    ],
    ["a waiver without expiry", "waivers: [{party: huawei, reason: r}]\n", ['«party»: a waiver needs "expires"']],
    [
      "a waiver for everything",
      "waivers: [{reason: r, expires: 2027-01-01}]\n",
      ["«reason»: a waiver names a party or a component"],
    ],
    [
      "a pattern with a star inside",
      "ownParties: [{id: a, name: b, reason: c, packages: ['pkg:npm/*x']}]\n",
      ["«pkg:npm/*x»: a package pattern is a purl without version, with * only at its end: pkg:npm/@scope/*"],
    ],
    ["a list where keys belong", "lists: [us-bis-el]\n", ["«[us-bis-el]»: lists takes keys and values"]],
    ["a duplicate key", "watch: off\nwatch: error\n", ['«watch»: "watch" appears twice here']],
  ] satisfies [string, string, string[]][]) {
    it(`names the place of ${name}`, () => {
      const actual = problemsOf(text);
      assert.deepEqual(actual, expected);
      assert.equal(readPolicyFile(text, names).policy, undefined);
    });
  }

  /** The texts under test with the one problem each has, as `«text at the place»: message`. */
  const single: readonly (readonly [text: string, problem: string])[] = [
    ["columns: {}\n", '«columns»: unknown key "columns" in the policy'],
    ["hardware: {columns: {X: partnumber}}\n", "«partnumber»: a column's role is one of"],
    ["hardware: {columns: {X: mnp}}\n", "«mnp»: a column's role is one of"],
    ["hardware: {also: [frigat]}\n", '«frigat»: unknown format "frigat"; did you mean "frigate"?'],
    ["hardware: {also: [hardware/frigat]}\n", '«hardware/frigat»: unknown format "frigat"; did you mean "frigate"?'],
    ["hardware: {files: ['a/{b']}\n", '«{»: files: "{" is not closed'],
    ["activities: []\n", "«[]»: activities is empty"],
    ["activities: export\n", "«export»: activities takes a list"],
    ["activities: [us-sale]\n", "«us-sale»: an activity is one of"],
    ["mayLoosen: [asOf]\n", "«asOf»: what may be loosened is one of"],
    ["inlineWaivers: yes\n", "«yes»: inlineWaivers is true or false"],
    ["version: 2\n", "«2»: version is one of 1"],
    ["watch:\n", '«watch»: "watch" has no value'],
    ["watch: [off]\n", "«[off]»: watch is one of"],
    ["parties: {huawei:}\n", '«huawei»: "huawei" has no value'],
    ["extends: ''\n", "«''»: extends takes a text"],
    ["extends: [a]\n", "«[a]»: extends takes a text"],
    ["[watch]\n", "«[watch]»: the policy takes keys and values"],
    ["off\n", "«off»: the policy takes keys and values"],
    ["exclude: vendor\n", "«vendor»: exclude takes a list"],
    ["exclude: ['src\\app']\n", '«\\»: exclude: folders are separated by "/"'],
    ['exclude: ["a/\\x7bb"]\n', '«a/\\x7bb»: exclude: "{" is not closed'],
    ["exclude: ['../x']\n", '«..»: exclude: "." and ".." name no file'],
    ["exclude: ['{{{{a,b},{c,d}}']\n", '«{»: exclude: "{" is not closed'],
    ["acceptUnread: [{path: a, reason: r}]\n", '«path»: an entry of acceptUnread needs "expires"'],
    ["acceptUnread: [{expires: 2027-01-01}]\n", '«expires»: an entry of acceptUnread needs "path" and "reason"'],
    ["acceptUnread: [{path: '[', reason: r, expires: 2027-01-01}]\n", '«[»: path: "[" is not closed'],
    ["acceptUnread: [{path: a, reason: r, expires: 2027-02-29}]\n", "«2027-02-29»: expires is a date, YYYY-MM-DD"],
    ["waivers: [{party: huawei, reason: r, expires: 2027-02-30}]\n", "«2027-02-30»: expires is a date, YYYY-MM-DD"],
    ["waivers: [{party: huawei, reason: r, expires: 2027-1-1}]\n", "«2027-1-1»: expires is a date, YYYY-MM-DD"],
    [
      "waivers: [{party: huawai, reason: r, expires: 2027-01-01}]\n",
      '«huawai»: unknown party "huawai"; did you mean "huawei"?',
    ],
    [
      "waivers: [{list: us-bis-le, party: huawei, reason: r, expires: 2027-01-01}]\n",
      '«us-bis-le»: unknown list "us-bis-le"; did you mean "us-bis-el"?',
    ],
    ["waivers: [{party: huawei, path: '{', reason: r, expires: 2027-01-01}]\n", '«{»: path: "{" is not closed'],
    [
      "waivers: [{component: '*', reason: r, expires: 2027-01-01}]\n",
      "«component»: a waiver names a party or a component",
    ],
    [
      "waivers: [{component: '@hms*/core', reason: r, expires: 2027-01-01}]\n",
      '«*»: a component has "*" only at its end',
    ],
    [
      "waivers: [{component: 'pkg:nmp/x', reason: r, expires: 2027-01-01}]\n",
      '«nmp»: no package has the purl type "nmp"; did you mean "npm"?',
    ],
    [
      "waivers: [{component: 'pkg:zzzzzz/x', reason: r, expires: 2027-01-01}]\n",
      '«zzzzzz»: no package has the purl type "zzzzzz"',
    ],
    [
      "waivers: [{component: 'pkg:npm', reason: r, expires: 2027-01-01}]\n",
      "«pkg:npm»: a component's purl has a type and a name",
    ],
    [
      "waivers: [{component: 'pkg:npm/', reason: r, expires: 2027-01-01}]\n",
      "«pkg:npm/»: a component's purl has a type and a name",
    ],
    [
      "waivers: [{component: 'pkg:npm/x?a=b', reason: r, expires: 2027-01-01}]\n",
      "«?a=b»: a component's purl has no qualifiers",
    ],
    [
      "waivers: [{component: 'pkg:npm/x@^1.2', reason: r, expires: 2027-01-01}]\n",
      "«^1.2»: a component's version is one version; a range belongs under versions",
    ],
    [
      "waivers: [{component: x, versions: '<2', reason: r, expires: 2027-01-01}]\n",
      "«<2»: versions needs a component that is a purl",
    ],
    [
      "waivers: [{component: 'pkg:npm/x@1.0.0', versions: '<2', reason: r, expires: 2027-01-01}]\n",
      "«<2»: the component names a version already",
    ],
    [
      "waivers: [{component: 'pkg:pypi/x', versions: '^2', reason: r, expires: 2027-01-01}]\n",
      "«^2»: this is not a version range as pypi writes them",
    ],
    [
      "waivers: [{component: 'pkg:npm/x', versions: '>2 <1', reason: r, expires: 2027-01-01}]\n",
      "«>2 <1»: no version is in this range",
    ],
    ["waivers: [{party: huawei, scopes: [prod], reason: r, expires: 2027-01-01}]\n", "«prod»: scope is one of"],
    [
      "waivers: [{party: huawei, listed: {us-bis-le: export}, reason: r, expires: 2027-01-01}]\n",
      '«us-bis-le»: unknown list "us-bis-le"; did you mean "us-bis-el"?',
    ],
    [
      "waivers: [{party: huawei, listed: {us-bis-el: exports}, reason: r, expires: 2027-01-01}]\n",
      "«exports»: what a list forbids is one of",
    ],
    [
      "waivers: [{component: x, listed: {us-bis-el: export}, reason: r, expires: 2027-01-01}]\n",
      "«{us-bis-el: export}»: a waiver with listed names the party",
    ],
    [
      "waivers: [{party: huawei, decided: 2027-01-02, reason: r, expires: 2027-01-01}]\n",
      "«2027-01-02»: a waiver is decided before it expires",
    ],
    ["waiverRules: {mostDays: 0}\n", "«0»: mostDays takes a whole number from 1 on"],
    ["waiverRules: {twoPeople: yes}\n", "«yes»: twoPeople is true or false"],
    ["scopes: {prod: off}\n", '«prod»: unknown scope "prod"'],
    ["trusted: []\n", "«[]»: trusted is empty"],
    ["trusted: [acme]\n", "«acme»: a trusted place is a host"],
    ["trusted: ['a.*.example']\n", "«a.*.example»: a trusted place is a host"],
    ["waivers: [huawei]\n", "«huawei»: a waiver takes keys and values"],
    [
      "waivers: [{party: huawei, party: huawei, reason: r, expires: 2027-01-01}]\n",
      '«party»: "party" appears twice here',
    ],
    [
      "waivers: [{party: huawei, resaon: r, reason: r, expires: 2027-01-01}]\n",
      '«resaon»: unknown key "resaon" in a waiver; did you mean "reason"?',
    ],
    ["ownParties: [{id: a}]\n", '«id»: an own party needs "name" and "reason"'],
    [
      "ownParties: [{id: a, name: A, reason: r}, {id: a, name: B, reason: r}]\n",
      "«{id: a, name: B, reason: r}»: an own party before this one has the same id",
    ],
    [
      "ownParties: [{id: a, name: A, reason: r, severity: off}]\n",
      "«off»: severity is one of error, warning, information, hint",
    ],
    ["ownParties: [{id: a, name: A, reason: r, packages: [npm/x]}]\n", "«npm/x»: a package pattern is a purl"],
    [
      "ownParties: [{id: a, name: A, reason: r, packages: ['pkg:npm/a'], versions: {'pkg:npm/b': '<2'}}]\n",
      '«pkg:npm/b»: "pkg:npm/b" is not one of packages; did you mean "pkg:npm/a"?',
    ],
    [
      "ownParties: [{id: a, name: A, reason: r, packages: ['pkg:gem/a'], versions: {'pkg:gem/a': '^2'}}]\n",
      "«^2»: this is not a version range as gem writes them",
    ],
    ["hardware: {approved: [{for: x}]}\n", '«for»: an approved part needs "manufacturer" and "mpn"'],
    ["<<: {watch: off}\n", "«<<»: merge keys are not read"],
    ["a: &a {watch: off}\n<<: *a\n", '«a»: unknown key "a"'],
    ["watch: *x\n", "«*x»: no anchor of this name comes before the alias"],
    ["lists: &a {us-bis-el: *a}\n", "«*a»: an alias is inside the value it refers to"],
    ["? [a]\n: b\n", "«[»: a key is a word"],
    ["watch: !x off\n", "«!x»: a policy has no tags"],
    ["watch: off\n---\nwatch: off\n", "«---»: a policy file holds one document"],
    ["watch: [off\n", "«"],
    ['watch: "off\n', "«"],
    ["\twatch: off\n", "«"],
    ["watch: @x\n", "«@x»: a text does not begin with this character"],
    [`watch: ${"[".repeat(66)}${"]".repeat(66)}\n`, `«[»: a policy nests at most 64 deep`],
    [`watch: ${"[".repeat(20_000)}\n`, `«[»: a policy nests at most 64 deep`],
    [`${"- ".repeat(20_000)}\n`, `«-»: a policy nests at most 64 deep`],
    [Array.from({ length: 70 }, (_, at) => `${" ".repeat(at)}a:\n`).join(""), `«a»: a policy nests at most 64 deep`],
  ];
  for (const [text, expected] of single) {
    it(`has one problem: ${JSON.stringify(text.slice(0, 70))}`, () => {
      const [first = "", ...more] = problemsOf(text);
      const merged = text.includes("<<: *a");
      assert.equal(more.length, merged ? 1 : 0, more.join("\n"));
      assert.ok(first.startsWith(expected), first);
      assert.equal(readPolicyFile(text, names).policy, undefined);
    });
  }

  it("takes what is just within the limits", () => {
    const waiver = "{component: x, reason: r, expires: 2027-01-01}";
    const many = `waivers:\n- &w ${waiver}\n${"- *w\n".repeat(100)}`;
    assert.equal(readPolicyFile(many, names).policy?.waivers.length, 101);
    assert.deepEqual(problemsOf(`${many}- *w\n`), ["«*w»: a policy has at most 100 aliases"]);
    const comment = `# ${"x".repeat((1 << 20) - 2)}`;
    assert.deepEqual(problemsOf(comment), []);
    assert.match(
      problemsOf(`${comment}y`).join(),
      /^«»: a policy has at most 1 MiB of text, and this one has 1.0 MiB$/,
    );
    assert.match(readPolicySetting(`"${"x".repeat(1 << 20)}"`, names).problems[0]?.message ?? "", /at most 1 MiB/);
    assert.match(problemsOf(`watch: ${"[".repeat(62)}${"]".repeat(62)}`).join(), /watch is one of/);
  });

  it("counts what aliases come to, and does not write it out", () => {
    const levels = Array.from({ length: 9 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]\n`).join("");
    const [first = "", ...more] = problemsOf(`l0: &l0 [x, x]\n${levels}watch: off\n`);
    assert.match(first, /has at most 200000 values/);
    assert.deepEqual(more, []);
  });

  it("reads anchors and aliases", () => {
    const text =
      "lists: &all {us-bis-el: error}\nwaivers:\n- &w {component: x, reason: &r why, expires: 2027-01-01}\n- {component: y, reason: *r, expires: 2027-01-01}\n- *w\n";
    const { policy, problems } = readPolicyFile(text, names);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      policy?.waivers.map(({ component, reason }) => [component, reason]),
      [
        ["x", "why"],
        ["y", "why"],
        ["x", "why"],
      ],
    );
  });

  it("reads what a waiver, an own party and a hardware key may say", () => {
    const text = `parties: {acme: warning}
ownParties: [{id: acme, name: A, reason: r, parts: ["AC*"], hosts: [h.example], since: 2026-02-28}]
waivers:
  - {party: acme, path: "a,b/{c,d}", reason: r, expires: 2028-02-29, approver: x, id: W-1}
  - {component: "pkg:npm/@a/b@1.0", list: us-bis-el, reason: r, expires: 2027-01-01}
  - {component: "PKG:oci/x*", reason: r, expires: 2027-01-01}
  - {component: "*", party: huawei, reason: r, expires: 2027-01-01}
exclude: [a, "b/**"]
acceptUnread: [{path: c/, reason: r, expires: 2027-01-01}]
inlineWaivers: false
hardware: {also: [hardware/frigate, mac-addresses], columns: {X: not-placed}}
`;
    const { policy, problems } = readPolicyFile(text, names);
    assert.deepEqual(problems, []);
    assert.deepEqual(policy?.hardware, { also: ["frigate", "mac-addresses"], columns: { X: "not-placed" } });
    assert.deepEqual(policy.exclude, ["a", "b/**"]);
    assert.deepEqual(policy.acceptUnread, [{ path: "c/", reason: "r", expires: "2027-01-01" }]);
    assert.deepEqual([policy.inlineWaivers, policy.parties, policy.waivers.length], [false, { acme: "warning" }, 4]);
  });

  it("says where keys and entries are", () => {
    const { keys } = readPolicyFile(whole, names);
    const quoted = (...path: (string | number)[]): string | undefined => {
      const place = keys.get(path.join("."));
      return place && whole.slice(place.start, place.end);
    };
    assert.equal(quoted("asOf"), "asOf");
    assert.equal(quoted("lists", "us-bis-el"), "us-bis-el");
    assert.equal(quoted("hardware", "approved", 0), "{ for: EC25, manufacturer: Telit, mpn: LE910C4 }");
    assert.equal(quoted("mayLoosen", 0), "waivers");
    assert.equal(quoted("mayLoosen", 1), undefined);
    assert.equal(quoted("lists", "x", "y"), undefined);
    assert.equal(quoted(), undefined);
  });

  it("repeats no more of a text than a word, and nothing that a terminal acts on", () => {
    const secret = "s3cret".repeat(20);
    const texts = [
      `${secret}: 1\n`,
      `lists: {${secret}: off}\n`,
      `watch: ${secret}\n`,
      `"a\\e[31m\\u202e\\n": 1\n`,
      `*${secret}\n`,
    ];
    for (const text of [
      ...texts,
      `!${secret} x\n`,
      `x: "${secret}\n`,
      `- ${secret}: a: b\n`,
      `waivers: [{component: "pkg:${secret}/x", reason: r, expires: 2027-01-01}]\n`,
    ]) {
      const { problems } = readPolicyFile(text, names);
      assert.equal(problems.length, 1, text);
      for (const { message } of problems) {
        assert.ok(!message.includes(secret), message);
        assert.ok(!/[\p{Cc}\p{Cf}]/u.test(message), message);
      }
    }
    assert.match(problemsOf(`"a\\e[31m\\u202e": 1\n`)[0] ?? "", /unknown key "a\\u\{1b\}\[31m\\u\{202e\}"/);
  });

  it("never throws on what is no policy", () => {
    for (const text of [
      "[",
      "{",
      "a: &x [*x]",
      "&a a: *a",
      "- - - -",
      "\0",
      "? x",
      "!!js/function x",
      "a: b: c",
      "x".repeat(10_000),
    ]) {
      assert.ok(readPolicyFile(text, names));
    }
  });
});
