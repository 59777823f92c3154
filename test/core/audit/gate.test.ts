import assert from "node:assert/strict";
import { repository } from "../../harness/gitTree.js";
import { gate, type Files } from "../../harness/gating.js";

const listed = "@hmscore/react-native-hms-push";
const manifest = (dependencies: Readonly<Record<string, string>>, more: object = {}): string =>
  `${JSON.stringify({ dependencies, ...more }, undefined, 2)}\n`;
/** By it whatever is listed is an error. */
const strict = "activities: [us-exports]\n";
const waiver = "waivers:\n  - { party: huawei, reason: Decided, expires: 2027-03-31 }\n";
const clean: Files = { ".sanctionlint.yaml": strict, "package.json": manifest({ "left-pad": "1.3.0" }) };
const dirty: Files = { ".sanctionlint.yaml": strict, "package.json": manifest({ [listed]: "6.12.0" }) };
const added = { "package.json": manifest({ [listed]: "6.12.0" }) };

async function found(before: Files, after: Files, more: Parameters<typeof gate>[2] = {}): Promise<readonly string[]> {
  return (await gate(before, { ...before, ...after }, more)).found;
}

describe("an audit of a change reports what is new", () => {
  it("and nothing of files that are the same, which it counts as unchanged", async () => {
    const { found: none, leftOut, comparison, audit } = await gate(dirty, dirty);
    assert.deepEqual([none, leftOut], [[], ["unchanged 2 0"]]);
    assert.deepEqual(comparison, {
      with: "main (1a2b3c4d)",
      commit: "1a2b3c4d",
      before: 0,
      changed: 0,
      gone: 0,
      proposed: [],
    });
    assert.deepEqual([audit.counts.files, audit.account.directOnly], [0, []], "nobody looked for lockfiles");
    const ends = { "package.json": (dirty["package.json"] as string).replaceAll("\n", "\r\n") };
    assert.deepEqual((await gate(dirty, { ...dirty, ...ends })).leftOut, leftOut, "other line ends are no change");
  });

  it("by component, version and weight, wherever it is", async () => {
    const moved = await gate(dirty, { ...dirty, "package.json": manifest({ a: "1.0.0", [listed]: "6.12.0" }) });
    assert.deepEqual([moved.found, moved.comparison.before, moved.comparison.gone], [[], 1, 0]);
    const other = await gate(dirty, { ...dirty, "package.json": manifest({ [listed]: "6.13.0" }) });
    assert.deepEqual(other.found, [`package.json 3 error ${listed}`]);
    const { before, changed, gone } = other.comparison;
    assert.deepEqual([before, changed, gone], [0, 1, 0], "another version takes the place of the one that was there");
    const more = { "package.json": manifest({ [listed]: "6.12.0", "@huaweicloud/core": "1.0.0" }) };
    assert.deepEqual(await found(dirty, more), ["package.json 4 error @huaweicloud/core"]);
  });

  it("of two that are the same the one that was written anew", async () => {
    const twice = { devDependencies: { [listed]: "6.12.0" } };
    assert.deepEqual(await found(dirty, { "package.json": manifest({ [listed]: "6.12.0" }, twice) }), [
      `package.json 6 error ${listed}`,
    ]);
    const rows = (...lines: readonly string[]): Files => ({
      ".sanctionlint.yaml": strict,
      "requirements.txt": lines.map((line) => `${line}\n`).join(""),
    });
    const [one, two] = ["esdk-obs-python == 3.0", "esdk-obs-python==3.0"];
    assert.deepEqual(await found(rows(two), rows(one, two)), ["requirements.txt 1 error esdk-obs-python"]);
    assert.deepEqual(await found(rows(one), rows(one, two)), ["requirements.txt 2 error esdk-obs-python"]);
    assert.deepEqual(await found(rows(one), rows(two)), [], "spaces make no other version");
  });

  it("where a finding weighs more than before, and not where it weighs less", async () => {
    const scoped = { ".sanctionlint.yaml": `${strict}scopes: { dev: hint }\n` };
    const dev = { ...scoped, "package.json": manifest({}, { devDependencies: { [listed]: "6.12.0" } }) };
    const main = { ...scoped, "package.json": manifest({ [listed]: "6.12.0" }, { devDependencies: {} }) };
    const graver = await gate(dev, main);
    assert.deepEqual([graver.found, graver.comparison.changed], [[`package.json 3 error ${listed}`], 1]);
    const milder = await gate(main, dev);
    assert.deepEqual([milder.found, milder.comparison.changed, milder.comparison.before], [[], 0, 1]);
  });

  it("never of what is removed, nor of a file that is gone", async () => {
    const without = await gate(dirty, { ...dirty, "package.json": manifest({}) });
    assert.deepEqual([without.found, without.comparison.gone, without.comparison.before], [[], 1, 0]);
    const policy = { ".sanctionlint.yaml": strict };
    const gone = await gate(dirty, policy);
    assert.deepEqual([gone.found, gone.unread, gone.comparison.gone], [[], [], 1]);
    const named = await gate(dirty, policy, { paths: ["/w/package.json"] });
    assert.deepEqual([named.unread, named.audit.incomplete], [[], false], "a file that was named and is gone");
    const never = await gate(dirty, dirty, { paths: ["/w/never.json"] });
    assert.deepEqual([never.unread, never.audit.incomplete], [["never.json: no such file or folder"], true]);
  });

  it("of a moved file what it did not have, and of a copied one everything", async () => {
    const moved = { ".sanctionlint.yaml": strict, "app/package.json": manifest({ a: "1.0.0", [listed]: "6.12.0" }) };
    const { found: none, comparison } = await gate(dirty, moved);
    assert.deepEqual([none, comparison.before, comparison.gone], [[], 1, 0]);
    assert.deepEqual((await gate(dirty, { ...dirty, ...moved })).found, [`app/package.json 4 error ${listed}`]);
    const two = { ...moved, "lib/package.json": manifest({ [listed]: "6.12.0" }) };
    assert.deepEqual((await gate(dirty, two)).found, [`lib/package.json 3 error ${listed}`], "one file moves once");
    const elsewhere = { ".sanctionlint.yaml": strict, "requirements.txt": "esdk-obs-python==3.0\n" };
    const copy = { ".sanctionlint.yaml": strict, "app/requirements.txt": "esdk-obs-python==3.0\n", ...added };
    assert.deepEqual((await gate(elsewhere, copy)).found, [`package.json 3 error ${listed}`]);
    const present = { "other/package.json": manifest({}) };
    const taken = { ".sanctionlint.yaml": strict, "other/package.json": manifest({ [listed]: "6.12.0" }) };
    const { found: one } = await gate({ ...dirty, ...present }, taken);
    assert.deepEqual(one, [`other/package.json 3 error ${listed}`], "a file that was there has its own past");
  });

  it("of a source, whatever the version of the first that comes from it", async () => {
    const lock = (...names: readonly string[]): string =>
      names
        .map(
          (name) =>
            `${name}@^1.0.0:\n  version "1.0.0"\n  resolved "https://mirrors.huaweicloud.com/repository/npm/${name}/-/${name}-1.0.0.tgz#0"\n\n`,
        )
        .join("");
    const of = (...names: readonly string[]): Files => ({
      ".sanctionlint.yaml": strict,
      "yarn.lock": `# yarn lockfile v1\n\n\n${lock(...names)}`,
    });
    const more = await gate(of("a", "b"), of("a", "b", "c"));
    assert.deepEqual([more.found, more.comparison.before], [[], 1]);
    assert.equal((await gate(of(), of("a", "b"))).found.length, 1);
  });
});

describe("an audit of a change is incomplete", () => {
  const broken = '{ "dependencies": {';

  it("by what the change cuts, and not by what could not be read before", async () => {
    const before = { ...clean, "broken/package.json": broken, "bom.csv": { other: true } as const };
    const same = await gate(before, { ...before, "a/package.json": manifest({}) });
    assert.deepEqual([same.unread, same.audit.incomplete], [[], false]);
    assert.equal((await gate(before, { ...before, "broken/package.json": `${broken} ` })).audit.incomplete, true);
    const fifo = await gate(clean, { ...clean, "bom.csv": { other: true } });
    assert.deepEqual(fifo.unread, ["bom.csv: not a regular file but a device, a FIFO or a socket"]);
    const other = await gate(before, { ...clean, "broken/package.json": broken, "bom.csv": { link: "/nowhere" } });
    assert.deepEqual(other.unread, ["bom.csv: a link that leads nowhere"], "for another reason");
  });

  it("not by what git tracks and the change removes", async () => {
    const tracked = repository("/w", ["package.json", "gone/package.json"]);
    const before = { ...clean, ...tracked, "gone/package.json": manifest({}) };
    const { "gone/package.json": _, ...after } = before;
    const { unread, audit } = await gate(before, after);
    assert.deepEqual([unread, audit.incomplete], [[], false]);
  });

  it("by a policy that it breaks, and not by one that it mends, which judges from then on", async () => {
    const wrong = { ".sanctionlint.yaml": "activities: [nonsense]\n" };
    const breaks = await gate(clean, { ...clean, ...wrong, ...added });
    assert.deepEqual([breaks.audit.incomplete, breaks.notices.length], [true, 1]);
    assert.match(breaks.notices[0] ?? "", /\.sanctionlint\.yaml: error an activity is one of/);
    assert.deepEqual(breaks.found, [`package.json 3 error ${listed}`], "judged by the one before");
    const mends = await gate({ ...clean, ...wrong }, { ...clean });
    assert.deepEqual([mends.audit.incomplete, mends.notices], [false, []]);
    assert.deepEqual(await found({ ...clean, ...wrong }, { ".sanctionlint.yaml": strict, ...added }), [
      `package.json 3 error ${listed}`,
    ]);
    const loose = { ".sanctionlint.yaml": "parties: { huawei: hint }\n", ...added };
    assert.deepEqual(await found({ ...clean, ...wrong }, loose), [`package.json 3 hint ${listed}`]);
  });

  it("by a policy that is broken on both sides: nothing is judged, and that is reported", async () => {
    const wrong = { ".sanctionlint.yaml": "activities: [nonsense]\n" };
    const { found: none, notices, audit } = await gate({ ...clean, ...wrong }, { ...clean, ...wrong, ...added });
    assert.deepEqual([none, audit.counts.files, audit.incomplete], [[], 0, true]);
    assert.equal(notices.length, 1);
    assert.match(notices[0] ?? "", /error an activity is one of/);
  });
});

describe("a change is judged by the policy from before", () => {
  it("whatever its own loosens", async () => {
    for (const loosened of [
      strict + waiver,
      "activities: [none]\n",
      `${strict}exclude: [package.json]\n`,
      `${strict}lists: { us-bis-el: off, us-fcc-covered: off }\n`,
      `${strict}parties: { huawei: off }\n`,
      "asOf: 2019-01-01\n",
      "",
    ])
      assert.deepEqual(
        await found(clean, { ...added, ".sanctionlint.yaml": loosened }),
        [`package.json 3 error ${listed}`],
        loosened,
      );
    assert.deepEqual((await gate(clean, added)).found, [`package.json 3 error ${listed}`], "it is removed");
    const folder = { "app/package.json": manifest({ [listed]: "1.0.0" }), "app/.sanctionlint.yaml": waiver };
    assert.deepEqual(await found(clean, folder), [`app/package.json 3 error ${listed}`], "a folder's");
    const strictFolder = { ...clean, "app/.sanctionlint.yaml": "watch: error\nparties: { huawei: error }\n" };
    const loose = { ...clean, ".sanctionlint.yaml": "parties: { huawei: hint }\n", "app/a.txt": "" };
    const without = { ...loose, "app/package.json": manifest({ [listed]: "1.0.0" }) };
    assert.deepEqual(
      (await gate({ ...strictFolder, ".sanctionlint.yaml": "parties: { huawei: hint }\n" }, without)).found,
      [`app/package.json 3 error ${listed}`],
      "a folder's that is removed",
    );
    assert.deepEqual(
      await found(clean, { ...added, ".sanctionlint.yaml": "parties: { huawei: hint }\n" }, { acceptsPolicy: true }),
      [`package.json 3 hint ${listed}`],
      "unless it is accepted",
    );
  });

  it("with the organisation's above both, which lies outside of the tree", async () => {
    const organisation = { "/org/policy.yaml": "parties: { huawei: error }\n", "/org/below/x.yaml": "" };
    const milder = { ...clean, ".sanctionlint.yaml": "version: 1\n" };
    const sourcesOf = (): { organisation: string } => ({ organisation: "/org/policy.yaml" });
    const { found: one, audit } = await gate(milder, { ...milder, ...organisation, ...added }, { sourcesOf });
    assert.deepEqual([one, audit.incomplete], [[`package.json 3 error ${listed}`], false]);
  });

  it("each tree's own, where several are asked for", async () => {
    const of = (path: string, policy: string): Files => ({ [`${path}/.sanctionlint.yaml`]: policy });
    const before = { ...of("a", "parties: { huawei: hint }\n"), ...of("b", strict), "a/x": "", "b/x": "" };
    const after = { ...before, "a/package.json": added["package.json"], "b/package.json": added["package.json"] };
    const tight = { ...after, ...of("b", "parties: { huawei: hint }\n"), ...of("a", strict) };
    const both = [`a/package.json 3 error ${listed}`, `b/package.json 3 error ${listed}`];
    assert.deepEqual((await gate(before, tight, { paths: ["/w/a", "/w/b"] })).found, both);
  });

  it("and by its own, where that is the stricter, by finding", async () => {
    const base = { "package.json": manifest({}), "other/package.json": manifest({ [listed]: "6.12.0" }) };
    assert.deepEqual(await found(base, added), [`package.json 3 warning ${listed}`]);
    const tight = { ".sanctionlint.yaml": strict };
    assert.deepEqual(await found(base, { ...added, ...tight }), [`package.json 3 error ${listed}`]);
    const own = "ownParties:\n  - { id: acme, name: Acme, reason: Ours, packages: ['pkg:npm/left-pad'] }\n";
    const both = { "package.json": manifest({ "left-pad": "1.3.0", [listed]: "6.12.0" }) };
    assert.deepEqual(
      await found(base, { ...both, ".sanctionlint.yaml": `${own}parties: { huawei: hint }\n` }),
      ["package.json 3 error left-pad", `package.json 4 warning ${listed}`],
      "what only the change's own finds stands, in the order of the file",
    );
    const until = (day: string): Files => ({ ".sanctionlint.yaml": waiver.replace("2027-03-31", day) });
    assert.deepEqual(
      await found({ ...base, ...until("2027-03-31") }, { ...added, ".sanctionlint.yaml": "version: 1\n" }),
      [`package.json 3 warning ${listed}`],
      "a waiver that the change takes away",
    );
    assert.deepEqual(
      await found({ ...base, ...until("2027-03-31") }, added),
      [`package.json 3 waived ${listed}`],
      "a waiver that both have",
    );
    const graver = { "app/.sanctionlint.yaml": "parties: { huawei: error }\n" };
    const nested = { ...added, ...graver, "app/package.json": manifest({ [listed]: "6.12.0" }) };
    assert.deepEqual(
      await found(base, nested),
      [`app/package.json 3 error ${listed}`, `package.json 3 warning ${listed}`],
      "a folder's",
    );
  });

  it("for the day of the request, else of each policy, else for today", async () => {
    const past = { ".sanctionlint.yaml": "asOf: 2019-01-01\n", "package.json": manifest({}) };
    const after = { ...added, "requirements.txt": "esdk-obs-python==1\n" };
    assert.deepEqual(await found(past, after), [], "nobody was listed then");
    const today = { ...after, ".sanctionlint.yaml": "version: 1\n" };
    const now = [`package.json 3 warning ${listed}`, "requirements.txt 1 warning esdk-obs-python"];
    assert.deepEqual(await found(past, today), now, "the change's own judges for today");
    assert.deepEqual(await found(past, today, { asOf: "2019-01-01" }), []);
    assert.deepEqual(await found(past, after, { asOf: "2026-08-22" }), now);
  });

  it("and its waivers are reported as proposed, with their file and how many they would cover", async () => {
    const told = async (before: Files, after: Files, more: Parameters<typeof gate>[2] = {}) =>
      (await gate(before, { ...before, ...after }, more)).comparison.proposed.map(
        ({ waiver: { party, expires }, file, covers }) => `${file} ${party} ${expires} ${covers}`,
      );
    const root = { ".sanctionlint.yaml": strict + waiver };
    assert.deepEqual(await told(clean, { ...root, ...added }), [".sanctionlint.yaml huawei 2027-03-31 1"]);
    const two = { ...root, "package.json": manifest({ [listed]: "1.0.0", "@huaweicloud/core": "1.0.0" }) };
    assert.deepEqual(await told(clean, two), [".sanctionlint.yaml huawei 2027-03-31 2"]);
    assert.deepEqual(await told(clean, { ...two, "a/requirements.txt": "esdk-obs-python==1\n" }), [
      ".sanctionlint.yaml huawei 2027-03-31 3",
    ]);
    assert.deepEqual(await told(clean, root), [".sanctionlint.yaml huawei 2027-03-31 0"], "it covers nothing");
    assert.deepEqual(await told({ ...clean, ...root }, added), [], "it was there before");
    const later = { ".sanctionlint.yaml": strict + waiver.replace("2027-03-31", "2027-06-30") };
    assert.deepEqual(await told({ ...clean, ...root }, { ...later, ...added }), [
      ".sanctionlint.yaml huawei 2027-06-30 0",
    ]);
    assert.deepEqual(await told(clean, { ...root, ...added }, { acceptsPolicy: true }), [], "it holds");
    const zte = waiver.replace("huawei", "zte").slice("waivers:\n".length);
    assert.deepEqual(
      await told({ ...clean, ...root }, { ".sanctionlint.yaml": strict + waiver + zte }),
      [".sanctionlint.yaml zte 2027-03-31 0"],
      "the new one alone",
    );
    const extended = { ".sanctionlint.yaml": `extends: team.yaml\n${strict}`, "team.yaml": waiver };
    assert.deepEqual(await told(clean, { ...extended, ...added }), ["team.yaml huawei 2027-03-31 1"]);
    const own = "ownParties:\n  - { id: acme, name: Acme, reason: Ours, packages: ['pkg:pypi/esdk-obs-python'] }\n";
    const acme = { ".sanctionlint.yaml": strict + own };
    const twice = { ".sanctionlint.yaml": strict + own + waiver, "requirements.txt": "esdk-obs-python==1\n" };
    assert.deepEqual(
      await told({ ...clean, ...acme }, twice),
      [".sanctionlint.yaml huawei 2027-03-31 1"],
      "another party's finding at the same place is none of its",
    );
    const may = { ".sanctionlint.yaml": `${strict}mayLoosen: [waivers]\n` };
    const nested = { "app/.sanctionlint.yaml": waiver, "app/package.json": manifest({ [listed]: "1.0.0" }), ...added };
    assert.deepEqual(await told({ ...clean, ...may }, nested), ["app/.sanctionlint.yaml huawei 2027-03-31 1"]);
  });

  it("and comments that waive are, too, where comments may", async () => {
    const base = { ".sanctionlint.yaml": `${strict}inlineWaivers: true\n`, "requirements.txt": "six==1.16\n" };
    const line = "esdk-obs-python==3.0  # sanctionlint-waive huawei until 2027-03-31: decided by Legal\n";
    const { found: one, comparison } = await gate(base, { ...base, "requirements.txt": `${line}six==1.16\n` });
    assert.deepEqual(one, ["requirements.txt 1 error esdk-obs-python"]);
    assert.deepEqual(
      comparison.proposed.map(({ file, covers, waiver: { reason } }) => [file, covers, reason]),
      [["requirements.txt", 1, "decided by Legal"]],
    );
    const merged = { ...base, "requirements.txt": line };
    assert.deepEqual((await gate(merged, { ...base, "requirements.txt": `six==1.16\n${line}` })).found, []);
    const next = await gate(merged, {
      ...base,
      "requirements.txt": `${line}esdk-obs-python==3.1  # sanctionlint-waive huawei until 2027-03-31: decided by Legal\n`,
    });
    assert.deepEqual(next.found, ["requirements.txt 2 error esdk-obs-python"]);
    const own = "ownParties:\n  - { id: acme, name: Acme, reason: Ours, packages: ['pkg:pypi/esdk-obs-python'] }\n";
    const acme = { ...base, ".sanctionlint.yaml": `${strict}inlineWaivers: true\n${own}` };
    const both = await gate(acme, { ...acme, "requirements.txt": line });
    assert.deepEqual(
      both.documents.flatMap(({ analysis }) => analysis.findings.map(({ match }) => match.party.id)).sort(),
      ["acme", "huawei"],
    );
    const uncommented = await gate(merged, { ...base, "requirements.txt": "esdk-obs-python==3.0\n" });
    assert.deepEqual(uncommented.found, ["requirements.txt 1 error esdk-obs-python"], "a comment that is taken away");
  });

  it("and what is said of policies is what the change brings", async () => {
    const over = strict + waiver.replace("2027-03-31", "2026-01-01");
    assert.deepEqual((await gate(clean, { ...clean, ".sanctionlint.yaml": over })).notices.length, 1);
    const before = { ...clean, ".sanctionlint.yaml": over };
    assert.deepEqual((await gate(before, { ...before, ...added })).notices, []);
    const refused = { "app/.sanctionlint.yaml": waiver, "app/package.json": manifest({}) };
    const brings = await gate(clean, { ...clean, ...refused });
    assert.equal(brings.notices.length, 1);
    assert.match(brings.notices[0] ?? "", /^app\/\.sanctionlint\.yaml: warning /);
    const had = { ...clean, ...refused };
    assert.deepEqual((await gate(had, { ...had, "app/package.json": manifest({ a: "1" }) })).notices, []);
  });
});
