import assert from "node:assert/strict";
import type { Attribution, Waiver } from "../../../src/core/model.js";
import { layerPolicies, namedPolicy, type NamedPolicy, type PolicyLevel } from "../../../src/core/policy/layers.js";
import type { Loosenable, Policy } from "../../../src/core/policy/policy.js";
import { readPolicyFile } from "../../../src/core/policy/readPolicy.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const attribution: Attribution = {
  party: "huawei",
  scheme: "package",
  pattern: "npm/@huaweicloud/*",
  relationship: "publisher",
  evidence: { kind: "unlooked" },
  confidence: "verified",
};
const knowledge = smallKnowledge({ attributions: [attribution] });
const waiver: Waiver = { party: "huawei", reason: "r", expires: "2027-01-01" };
const accepted = { path: "x", reason: "r", expires: "2027-01-01" };

function layer(
  level: PolicyLevel,
  policy: Partial<Policy>,
  mayLoosen: Loosenable[] = [],
  label: string = level,
): NamedPolicy {
  return { label, level, policy: { waivers: [], ...policy }, mayLoosen };
}

/** The value of the key in force, and what was refused, without the label. */
function join(key: keyof Policy, ...layers: NamedPolicy[]): { value: unknown; refused: readonly string[] } {
  const { policy, refused } = layerPolicies(layers, knowledge);
  return { value: policy[key], refused: refused.map(({ message }) => message) };
}

const own = (more: object): NonNullable<Policy["ownParties"]>[number] => ({
  id: "acme",
  name: "Acme",
  reason: "r",
  ...more,
});

/** By key: a value that loosens what holds without a policy, one that tightens it (where there is such), the word that lets it. */
interface Case {
  readonly key: keyof Policy;
  readonly loosens: Partial<Policy>;
  readonly tightens?: Partial<Policy>;
  readonly word?: Loosenable;
  /** Refused below the root whatever is let. */
  readonly rootOnly?: true;
}
const cases: readonly Case[] = [
  {
    key: "lists",
    word: "lists",
    loosens: { lists: { "us-bis-el": "information" } },
    tightens: { lists: { "us-bis-el": "error", "us-ofac-sdn": "error" } },
  },
  { key: "onlyLists", word: "lists", loosens: { onlyLists: ["us-ofac-sdn"] } },
  {
    key: "directions",
    word: "directions",
    loosens: { directions: { blocking: "warning" } },
    tightens: { directions: { export: "error", blocking: "error" } },
  },
  {
    key: "relationships",
    word: "relationships",
    loosens: { relationships: { publisher: "error" } },
    tightens: { relationships: { interop: "warning", maintainer: "hint" } },
  },
  {
    key: "parties",
    word: "parties",
    loosens: { parties: { huawei: "warning" } },
    tightens: { parties: { huawei: "error" } },
  },
  { key: "watch", word: "watch", loosens: { watch: "hint" }, tightens: { watch: "warning" } },
  { key: "scopes", word: "scopes", loosens: { scopes: { dev: "information" } } },
  { key: "trusted", loosens: {}, tightens: { trusted: ["registry.example"] } },
  { key: "waiverRules", loosens: {}, tightens: { waiverRules: { twoPeople: true, mostDays: 90, bound: true } } },
  { key: "activities", word: "activities", loosens: { activities: ["us-sales"] } },
  { key: "waivers", word: "waivers", loosens: { waivers: [waiver] } },
  {
    key: "inlineWaivers",
    word: "waivers",
    rootOnly: true,
    loosens: { inlineWaivers: true },
    tightens: { inlineWaivers: false },
  },
  { key: "exclude", word: "exclude", rootOnly: true, loosens: { exclude: ["x"] } },
  { key: "acceptUnread", word: "acceptUnread", rootOnly: true, loosens: { acceptUnread: [accepted] } },
  { key: "asOf", rootOnly: true, loosens: { asOf: "2000-01-01" } },
  { key: "ownParties", loosens: {}, tightens: { ownParties: [own({ packages: ["pkg:npm/@acme/*"] })] } },
  {
    key: "hardware",
    loosens: {},
    tightens: {
      hardware: {
        files: ["specs/**/*.yaml"],
        columns: { KennungXY: "mpn" },
        also: ["frigate"],
        boards: ["arch/arm64/boot/dts/acme"],
        approved: [{ for: "a", manufacturer: "b", mpn: "c" }],
      },
    },
  },
];

/** Stacks above the layer under test, and what the layer then is. */
const stacks: readonly {
  readonly name: string;
  readonly above: (mayLoosen: Loosenable[]) => readonly NamedPolicy[];
  readonly level: PolicyLevel;
  /** What it may: everything; what is let; nothing. `root` tells whether keys of the root are its to set. */
  readonly may: "all" | "let" | "none";
  readonly root: boolean;
}[] = [
  { name: "an organisation", above: () => [], level: "organisation", may: "all", root: true },
  { name: "a root alone", above: () => [], level: "root", may: "all", root: true },
  { name: "settings without a file", above: () => [], level: "settings", may: "all", root: true },
  { name: "a user without an organisation", above: () => [], level: "user", may: "all", root: true },
  { name: "a root below a user", above: (may) => [layer("user", {}, may)], level: "root", may: "all", root: true },
  {
    name: "a second organisation's file",
    above: (may) => [layer("organisation", {}, may)],
    level: "organisation",
    may: "let",
    root: true,
  },
  {
    name: "a root below an organisation",
    above: (may) => [layer("organisation", {}, may)],
    level: "root",
    may: "let",
    root: true,
  },
  {
    name: "a root below what it extends",
    above: (may) => [layer("root", {}, may)],
    level: "root",
    may: "let",
    root: true,
  },
  {
    name: "settings below an organisation",
    above: (may) => [layer("organisation", {}, may)],
    level: "settings",
    may: "let",
    root: true,
  },
  {
    name: "a user below an organisation",
    above: (may) => [layer("organisation", {}, may)],
    level: "user",
    may: "none",
    root: true,
  },
  {
    name: "a root below organisation and user",
    above: (may) => [layer("organisation", {}, may), layer("user", {})],
    level: "root",
    may: "let",
    root: true,
  },
  {
    name: "settings below a root",
    above: (may) => [layer("root", {}, may)],
    level: "settings",
    may: "none",
    root: false,
  },
  {
    name: "settings below settings",
    above: (may) => [layer("settings", {}, may)],
    level: "settings",
    may: "none",
    root: false,
  },
  { name: "a folder below a root", above: (may) => [layer("root", {}, may)], level: "nested", may: "let", root: false },
  {
    name: "a folder below a folder",
    above: (may) => [layer("root", {}, may), layer("nested", {})],
    level: "nested",
    may: "let",
    root: false,
  },
  {
    name: "a folder below settings",
    above: (may) => [layer("settings", {}, may)],
    level: "nested",
    may: "let",
    root: false,
  },
  {
    name: "a folder below root and settings",
    above: (may) => [layer("root", {}, may), layer("settings", {})],
    level: "nested",
    may: "let",
    root: false,
  },
  { name: "a folder without a root", above: () => [], level: "nested", may: "none", root: false },
  {
    name: "a folder below a user alone",
    above: (may) => [layer("user", {}, may)],
    level: "nested",
    may: "none",
    root: false,
  },
  {
    name: "a vendored folder below a root",
    above: (may) => [layer("root", {}, may)],
    level: "foreign",
    may: "none",
    root: false,
  },
  { name: "a vendored folder without a root", above: () => [], level: "foreign", may: "none", root: false },
];

describe("layers of policy", () => {
  for (const { name, above, level, may, root } of stacks) {
    describe(name, () => {
      for (const { key, loosens, tightens, word, rootOnly } of cases) {
        if (loosens[key] !== undefined) {
          const everyword: Loosenable[] = [
            "lists",
            "directions",
            "relationships",
            "scopes",
            "parties",
            "watch",
            "activities",
            "waivers",
            "exclude",
            "acceptUnread",
          ];
          for (const letting of [false, true]) {
            const mayLoosen = letting ? everyword : everyword.filter((one) => one !== word);
            const stack = above(mayLoosen);
            // A user's own leave counts for nothing.
            const userLets = stack.some((one) => one.level === "user" && one.mayLoosen.length > 0);
            const holds =
              may === "all" || (may === "let" && letting && word !== undefined && (root || rootOnly !== true));
            it(`${holds ? "may" : "may not"} loosen ${key}${letting ? " where all is let" : ""}`, () => {
              const { value, refused } = join(key, ...stack, layer(level, loosens, [], "below"));
              const loosening = refused.filter((message) => !message.includes("mayLoosen, which"));
              if (userLets) assert.equal(refused.length - loosening.length, 1);
              if (holds) assert.deepEqual([value, loosening], [loosens[key], []]);
              else {
                const nothing = key === "waivers" ? [] : undefined;
                const kept =
                  value !== undefined && typeof value === "object" && value !== null && Object.keys(value).length === 0;
                assert.deepEqual(kept ? nothing : value, nothing);
                assert.equal(loosening.length, 1);
                assert.match(loosening[0] ?? "", new RegExp(`^below (?:loosens|sets) ${key}\\b.*; to allow it, `));
              }
            });
          }
        }
        const tight = tightens?.[key];
        if (tight !== undefined) {
          it(`may tighten ${key}`, () => {
            const { value, refused } = join(key, ...above([]), layer(level, tightens ?? {}, [], "below"));
            assert.deepEqual([value, refused], [tight, []]);
          });
        }
      }
      it(`${may !== "none" && root && level !== "user" ? "may" : "may not"} let others loosen`, () => {
        const stack = above(["waivers"]).map((one) => (one.level === "user" ? { ...one, mayLoosen: [] } : one));
        const grants = may !== "none" && root && level !== "user";
        const { value, refused } = join(
          "waivers",
          ...stack,
          layer(level, {}, ["waivers"], "below"),
          layer("nested", { waivers: [waiver] }, [], "last"),
        );
        const told = refused.filter((message) => message.startsWith("below sets mayLoosen"));
        assert.equal(told.length, grants ? 0 : 1);
        const upperLets = stack.some(({ mayLoosen, level: of }) => of !== "user" && mayLoosen.includes("waivers"));
        assert.deepEqual(value, grants || upperLets ? [waiver] : []);
      });
    });
  }

  it("need the leave of all above, and name those that do not give it", () => {
    const stack = [
      layer("organisation", {}, ["waivers"]),
      layer("root", {}, ["lists"], ".sanctionlint.yaml"),
      layer("nested", { waivers: [waiver], lists: { "us-bis-el": "off" } }, [], "app/.sanctionlint.yaml"),
    ];
    assert.deepEqual(
      layerPolicies(stack, knowledge).refused.map(({ message }) => message),
      [
        "app/.sanctionlint.yaml loosens lists.us-bis-el, which organisation does not allow; to allow it, add `lists` to mayLoosen in organisation",
        "app/.sanctionlint.yaml loosens waivers, which .sanctionlint.yaml does not allow; to allow it, add `waivers` to mayLoosen in .sanctionlint.yaml",
      ],
    );
    const { refused } = layerPolicies(
      [...stack.slice(0, 1), layer("root", {}), layer("nested", { watch: "off" })],
      knowledge,
    );
    assert.match(
      refused[0]?.message ?? "",
      /which organisation and root do not allow; to allow it, add `watch` to mayLoosen in organisation and root/,
    );
  });

  it("say where the refused key or entry is", () => {
    const text =
      "watch: error\nlists:\n  us-bis-el: off\n  us-ofac-sdn: error\nwaivers: [{party: huawei, reason: r, expires: 2027-01-01}]\nhardware:\n  files: [a.yaml, '**/package.json']\n  columns: {MPN: value}\nownParties:\n  - {id: huawei, name: x, reason: r}\nasOf: 2000-01-01\nmayLoosen: [waivers]\n";
    const named = namedPolicy("app/.sanctionlint.yaml", "nested", readPolicyFile(text, knowledge));
    assert.ok(named);
    const { refused, policy } = layerPolicies([layer("root", {}), named], knowledge);
    assert.deepEqual(
      refused.map(({ start, end }) => text.slice(start, end)),
      [
        "mayLoosen",
        "asOf",
        "us-bis-el",
        "{id: huawei, name: x, reason: r}",
        "waivers",
        "'**/package.json'".slice(1, -1),
        "MPN",
      ],
    );
    assert.deepEqual([policy.lists, policy.hardware], [{ "us-ofac-sdn": "error" }, { files: ["a.yaml"] }]);
  });

  it("weigh a list as the activities above do", () => {
    const above = layer("root", { activities: ["export"] });
    // By its direction alone the Entity List is a warning; with this activity it is an error.
    assert.equal(join("lists", above, layer("nested", { lists: { "us-bis-el": "warning" } })).refused.length, 1);
    assert.equal(join("directions", above, layer("nested", { directions: { export: "warning" } })).refused.length, 1);
    // A list that touches none of the activities is information, whatever its direction.
    assert.deepEqual(join("lists", above, layer("nested", { lists: { "us-ofac-sdn": "information" } })).refused, []);
    assert.deepEqual(join("directions", above, layer("nested", { directions: { blocking: "warning" } })).refused, []);
    const named = layer("root", { activities: ["export"], directions: { export: "hint" } });
    assert.deepEqual(join("lists", named, layer("nested", { lists: { "us-bis-el": "hint" } })).refused, []);
  });

  it("keep the entries above that a layer does not speak of", () => {
    const above = layer("root", {
      lists: { "us-bis-el": "off" },
      directions: { securities: "off" },
      relationships: { mirror: "hint" },
      parties: { zte: "off" },
    });
    const lower: Partial<Policy> = {
      lists: { "us-ofac-sdn": "error" },
      directions: { blocking: "error" },
      relationships: { interop: "error" },
      parties: { huawei: "error" },
    };
    const { policy, refused } = layerPolicies([above, layer("nested", lower)], knowledge);
    assert.deepEqual(refused, []);
    for (const key of ["lists", "directions", "relationships", "parties"] as const)
      assert.deepEqual(policy[key], { ...above.policy[key], ...lower[key] });
  });

  it("weigh a list by any of the activities, and a direction by its most severe list", () => {
    const two = layer("root", { activities: ["us-sales", "export"] });
    assert.equal(join("lists", two, layer("nested", { lists: { "us-bis-el": "warning" } })).refused.length, 1);
    // One of the two lists of the direction bites.
    const blocking = layer("root", { activities: ["us-person"] });
    for (const value of ["hint", "information", "warning"] as const) {
      const { refused } = join("directions", blocking, layer("nested", { directions: { blocking: value } }));
      assert.equal(refused.length, 1, value);
    }
    assert.equal(join("watch", layer("root", { watch: "hint" }), layer("nested", { watch: "hint" })).refused.length, 0);
    const empty = layer("root", { activities: [] });
    assert.equal(join("lists", empty, layer("nested", { lists: { "us-ofac-sdn": "warning" } })).refused.length, 1);
  });

  it("raise over what is set above", () => {
    const above = layer("root", {
      lists: { "us-bis-el": "off" },
      relationships: { mirror: "information" },
      parties: { huawei: "off" },
      watch: "off",
    });
    const lower: Partial<Policy> = {
      lists: { "us-bis-el": "hint" },
      relationships: { mirror: "listed" },
      parties: { huawei: "hint" },
      watch: "hint",
    };
    const { policy, refused } = layerPolicies([above, layer("foreign", lower)], knowledge);
    assert.deepEqual(refused, []);
    for (const [key, value] of Object.entries(lower)) assert.deepEqual(policy[key as keyof Policy], value);
    const raised = layer("root", { parties: { huawei: "error" }, watch: "error", relationships: { interop: "error" } });
    const milder = layer("nested", {
      parties: { huawei: "warning" },
      watch: "warning",
      relationships: { interop: "warning" },
    });
    assert.equal(layerPolicies([raised, milder], knowledge).refused.length, 3);
  });

  it("keep what the upper layers say where a lower one adds", () => {
    const above = layer("root", { waivers: [waiver], exclude: ["a"], hardware: { files: ["a"], also: ["frigate"] } }, [
      "waivers",
    ]);
    const more: Waiver = { ...waiver, party: "zte" };
    const below = layer("nested", { waivers: [more], hardware: { files: ["b"], also: ["frigate", "mac-addresses"] } });
    const { policy, refused } = layerPolicies([above, below], knowledge);
    assert.deepEqual(refused, []);
    assert.deepEqual(policy.waivers, [waiver, more]);
    assert.deepEqual(policy.exclude, ["a"]);
    assert.deepEqual(policy.hardware, { files: ["a", "b"], also: ["frigate", "mac-addresses"] });
  });

  it("have no order for activities, the day and columns", () => {
    const above = layer("root", {
      activities: ["export", "us-sales"],
      asOf: "2026-01-01",
      hardware: { columns: { Nr: "mpn" } },
    });
    const same = layer("nested", {
      activities: ["us-sales", "export"],
      asOf: "2026-01-01",
      hardware: { columns: { nr: "mpn" } },
    });
    assert.deepEqual(layerPolicies([above, same], knowledge).refused, []);
    for (const activities of [["export"], ["export", "us-sales", "ukraine"], ["export", "ukraine"]] as const) {
      const { value, refused } = join("activities", above, layer("nested", { activities }));
      assert.deepEqual([value, refused.length], [["export", "us-sales"], 1]);
    }
    const { value, refused } = join(
      "hardware",
      above,
      layer("nested", { hardware: { columns: { " NR ": "value", Other9: "mpn" } } }),
    );
    assert.deepEqual(value, { columns: { Nr: "mpn", Other9: "mpn" } });
    assert.match(refused[0] ?? "", /sets hardware\.columns\." NR " otherwise than root/);
    assert.equal(join("asOf", above, layer("nested", { asOf: "2026-01-02" })).value, "2026-01-01");
    assert.match(
      join("asOf", layer("organisation", {}), layer("root", { asOf: "2000-01-01" })).refused[0] ?? "",
      /sets asOf otherwise than organisation/,
    );
  });

  it("let no column of the program's own be turned below the root", () => {
    const turned: Partial<Policy> = { hardware: { columns: { Manufacturer: "quantity" } } };
    for (const level of ["nested", "foreign"] as const) {
      const { value, refused } = join("hardware", layer(level, turned));
      assert.deepEqual([value, refused.length], [{}, 1]);
    }
    assert.deepEqual(join("hardware", layer("root", turned)), { value: turned.hardware, refused: [] });
    assert.deepEqual(
      join("hardware", layer("nested", { hardware: { columns: { Manufacturer: "manufacturer" } } })).refused,
      [],
    );
  });

  it("let no folder take files of formats that own their names", () => {
    const globs = ["**/package.json", "package.json", "*.json", "**", "PUBSPEC.yaml", "{x,go}.mod", "go.?od", "*"];
    for (const text of globs) {
      const { value, refused } = join(
        "hardware",
        layer("root", {}),
        layer("nested", { hardware: { files: [text] } }, [], "app"),
      );
      assert.deepEqual(value, {}, text);
      assert.match(refused[0] ?? "", /^app takes files named [\w.-]+ for hardware files/);
    }
    for (const text of ["specs/*.yaml", "parts.tsv", "hw/**"]) {
      assert.deepEqual(join("hardware", layer("nested", { hardware: { files: [text] } })).refused, [], text);
    }
    assert.deepEqual(join("hardware", layer("root", { hardware: { files: ["**/package.json"] } })).refused, []);
  });

  it("let no party take the place of one that is known", () => {
    const above = layer("root", { ownParties: [own({ aliases: ["Acme Semi"], packages: ["pkg:npm/@acme/*"] })] });
    for (const [what, party] of [
      ["the id", own({ id: "huawei" })],
      ["the id", own({ severity: "hint" })],
      ["a name", own({ id: "x", name: "HUAWEI" })],
      ["a name", own({ id: "x", name: "X", aliases: ["huawei-technologies"] })],
      ["a name", own({ id: "x", name: "ACME  semi" })],
      ["packages", own({ id: "x", name: "X", packages: ["pkg:npm/@huaweicloud/core"] })],
      ["packages", own({ id: "x", name: "X", packages: ["pkg:npm/%40HuaweiCloud/*"] })],
      ["packages", own({ id: "x", name: "X", packages: ["pkg:npm/@huawei*"] })],
      ["packages", own({ id: "x", name: "X", packages: ["pkg:npm/@acme/y"] })],
    ] as const) {
      for (const level of ["nested", "foreign"] as const) {
        const { value, refused } = join("ownParties", above, layer(level, { ownParties: [party] }, [], "app"));
        assert.deepEqual(value, above.policy.ownParties);
        assert.deepEqual(refused, [`app lists a party with ${what} of one that is known above it`]);
      }
    }
    const other = own({ id: "x", name: "X", packages: ["pkg:npm/@acme2/*", "pkg:pypi/@acme/y"] });
    assert.deepEqual(join("ownParties", above, layer("nested", { ownParties: [other] })).refused, []);
    // The root may list a known party itself; that it does not lower it is held where it is judged.
    assert.deepEqual(join("ownParties", layer("root", { ownParties: [own({ id: "huawei" })] })).refused, []);
    assert.equal(
      join("ownParties", layer("organisation", above.policy), layer("root", { ownParties: [own({})] })).refused.length,
      1,
    );
  });

  it("say whose word is not enough, and where it would be", () => {
    const above: Record<string, NamedPolicy[]> = {
      user: [layer("organisation", {}, [], "org.yaml")],
      foreign: [layer("root", {}, [], ".sanctionlint.yaml")],
      settings: [layer("organisation", {}, [], "org.yaml"), layer("root", {}, [], ".sanctionlint.yaml")],
    };
    const told = (level: PolicyLevel, policy: Partial<Policy>, stack: readonly NamedPolicy[] = above[level] ?? []) =>
      layerPolicies([...stack, layer(level, policy, [], "below")], knowledge).refused.map(({ message }) => message);
    assert.deepEqual(told("user", { watch: "off" }), [
      "below loosens watch, and a user's setting only tightens what the organisation decided; to allow it, write it into org.yaml",
    ]);
    assert.deepEqual(told("foreign", { watch: "off" }), [
      "below loosens watch, and a policy of a vendored, installed or submodule folder only tightens; to allow it, write it into .sanctionlint.yaml",
    ]);
    assert.deepEqual(told("settings", { watch: "off" }), [
      "below loosens watch, and settings only tighten the policy file; to allow it, write it into .sanctionlint.yaml",
    ]);
    assert.deepEqual(told("nested", { watch: "off" }, []), [
      "below loosens watch, and a folder's policy only tightens where no policy above it lets more; to allow it, write it into .sanctionlint.yaml at the root",
    ]);
    // A key of the root's goes to the root, not to what stands nearest.
    const exclude = { exclude: ["x"] };
    const { root, settings } = { root: layer("root", {}, [], "r.yaml"), settings: layer("settings", {}, [], "s.json") };
    const organisation = layer("organisation", {}, [], "org.yaml");
    const asks = (...stack: NamedPolicy[]) => told("nested", exclude, stack)[0]?.replace(/^.*; to allow it, /, "");
    assert.equal(asks(organisation, root), "write it into r.yaml");
    assert.equal(asks(organisation, settings), "write it into s.json");
    assert.equal(asks(root, settings), "write it into r.yaml");
    assert.equal(
      asks(layer("root", {}, [], "base.yaml"), root),
      "write it into r.yaml",
      "not into what the root extends",
    );
    assert.equal(asks(organisation, layer("organisation", {}, [], "org2.yaml")), "write it into org2.yaml");
    assert.equal(asks(), "write it into .sanctionlint.yaml at the root");
    assert.match(
      told("nested", exclude, [root])[0] ?? "",
      /^below sets exclude, which only the root's policy or one above it may;/,
    );
    assert.deepEqual(told("nested", { hardware: { columns: { Manufacturer: "quantity" } } }, []), [
      "below sets hardware.columns.Manufacturer otherwise than what holds without a policy, and of two values none is the tighter; to allow it, write it into .sanctionlint.yaml at the root",
    ]);
  });

  it("have the place 0 to 0 where a layer came without places", () => {
    const { refused } = layerPolicies([layer("root", {}), layer("nested", { watch: "off" })], knowledge);
    assert.deepEqual(
      refused.map(({ start, end }) => [start, end]),
      [[0, 0]],
    );
  });

  it("write keys of the tree's own making between quotation marks", () => {
    const columns = { "a b": "mpn", é: "mpn", MPN: "value", "Part number": "value", [`${"x".repeat(41)}`]: "mpn" };
    const above = layer("root", {
      hardware: { columns: Object.fromEntries(Object.keys(columns).map((key) => [key, "quantity"])) },
    });
    const { refused } = join("hardware", above, layer("nested", { hardware: { columns } }, [], "app"));
    const named = refused.map((message) => message.replace(/^app sets (.*) otherwise than .*$/, "$1"));
    assert.deepEqual(named, [
      'hardware.columns."a b"',
      'hardware.columns."é"',
      "hardware.columns.MPN",
      'hardware.columns."Part number"',
      named[4],
    ]);
    assert.match(named[4] ?? "", /^hardware\.columns\."x+…?"$/);
  });

  it("leave no trace of keys that nobody has set", () =>
    assert.deepEqual(layerPolicies([layer("root", {}), layer("nested", {})], knowledge).policy, { waivers: [] }));

  it("come to nothing without layers", () => {
    assert.deepEqual(layerPolicies([], knowledge), { policy: { waivers: [] }, labels: [], refused: [] });
    const { labels } = layerPolicies([layer("root", {}, [], "a"), layer("nested", {}, [], "b")], knowledge);
    assert.deepEqual(labels, ["a", "b"]);
  });
});
