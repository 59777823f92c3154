import assert from "node:assert/strict";
import {
  distinctEdits,
  fixDocument,
  fixText,
  holdsAfter,
  overlaps,
  type FixWish,
} from "../../../src/core/audit/fixing.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import type { Alternative, Edit } from "../../../src/core/model.js";
import { auditOver, listedManifest } from "../../harness/auditing.js";
import { memoryHost } from "../../harness/memoryHost.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";
import { workbook } from "../../harness/workbook.js";

const knowledge = smallKnowledge();
const npmrc = "registry=https://mirrors.huaweicloud.com/repository/npm/\n";

interface Fixed {
  /** The file's text afterwards; undefined where nothing is changed. */
  readonly text: string | undefined;
  readonly made: readonly string[];
  readonly left: readonly string[];
  readonly edits: number;
}

async function fixed(
  name: string,
  content: string | Uint8Array,
  { wants = () => true, allowsUnsafe = false }: Partial<FixWish> = {},
  policy = "version: 1\n",
): Promise<Fixed> {
  const host = memoryHost({ [`/w/${name}`]: content, "/w/.sanctionlint.yaml": policy });
  const [document] = (await auditOver(host)).documents;
  assert.ok(document);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const result = fixDocument(document, bytes, { wants, allowsUnsafe }, knowledge);
  return {
    text: result.bytes && new TextDecoder().decode(result.bytes),
    made: result.made.map(({ finding, fix }) => `${finding.component.name} ${fix.kind}`),
    left: result.left.map(({ finding, because }) => `${finding.component.name}: ${because}`),
    edits: result.edits.length,
  };
}

describe("fixing a document", () => {
  it("puts drop-ins there, and leaves what is more than that unless it may", async () => {
    const registry = await fixed(".npmrc", npmrc);
    assert.deepEqual([registry.text, registry.left], ["", []], "without it, npm's own is taken");
    assert.deepEqual([registry.made.length, registry.edits], [1, 1]);
    const near = await fixed("requirements.txt", "esdk-obs-python==3.0\nsix==1.16\n");
    assert.deepEqual([near.text, near.made, near.edits], [undefined, [], 0]);
    assert.match(near.left.join(), /^esdk-obs-python: Use boto3.*: more than a drop-in, --unsafe makes it$/);
    const unsafe = await fixed("requirements.txt", "esdk-obs-python==3.0\nsix==1.16\n", { allowsUnsafe: true });
    assert.match(unsafe.text ?? "", /^boto3.*\nsix==1\.16\n$/);
    assert.deepEqual([unsafe.made, unsafe.left], [["esdk-obs-python replace"], []]);
  });

  it("takes no source that is listed itself", async () => {
    const { text, made, left } = await fixed("package.json", listedManifest);
    assert.deepEqual([text, made], [undefined, []], "the drop-in is the same party's");
    assert.match(left.join(), /@react-native-firebase\/messaging.*--unsafe makes it/);
    const unsafe = await fixed("package.json", listedManifest, { allowsUnsafe: true });
    assert.match(unsafe.text ?? "", /"@react-native-firebase\/messaging"/);
  });

  it("says what is to be done by hand, and where nothing is known", async () => {
    const none = await fixed("requirements.txt", "huaweicloudsdkecs==1\n", { allowsUnsafe: true });
    assert.deepEqual([none.text, none.made, none.left.length], [undefined, [], 1]);
    assert.match(none.left[0] ?? "", /^huaweicloudsdkecs: (?:by hand: .+|no other source is recorded)$/);
    const lock = JSON.stringify({
      lockfileVersion: 3,
      packages: { "": {}, "node_modules/@hmscore/react-native-hms-push": { version: "6.12.0" } },
    });
    const locked = await fixed("package-lock.json", lock, { allowsUnsafe: true });
    assert.deepEqual([locked.text, locked.left.length], [undefined, 1], "a lockfile is a tool's");
    assert.match(locked.left[0] ?? "", /: by hand: /);
  });

  it("fixes what is wanted and not waived", async () => {
    const some = await fixed("requirements.txt", "esdk-obs-python==3.0\nmegengine==1\n", {
      allowsUnsafe: true,
      wants: ({ match }) => match.party.id === "megvii",
    });
    assert.deepEqual(some.made, []);
    assert.ok(
      some.left.every((one) => one.startsWith("megengine: ")),
      some.left.join(),
    );
    const waiver = "waivers:\n  - { party: huawei, reason: Decided, expires: 2027-03-31 }\n";
    assert.deepEqual(await fixed(".npmrc", npmrc, {}, waiver), { text: undefined, made: [], left: [], edits: 0 });
  });

  it("makes several at once, one edit for what several findings rest on", async () => {
    const index = "-i https://mirrors.huaweicloud.com/repository/npm/";
    const two = await fixed("requirements.txt", `esdk-obs-python==3.0\nsix==1\n${index}\n`, { allowsUnsafe: true });
    assert.match(two.text ?? "", /^boto3.*\nsix==1\n$/);
    assert.deepEqual([two.made.length, two.left], [2, []]);
    const near = await fixed("requirements.txt", `${index}\nesdk-obs-python==3.1\n`, { allowsUnsafe: true });
    assert.equal(near.text, "esdk-obs-python==3.1\n");
    assert.deepEqual(near.left, ["esdk-obs-python: its edit overlaps another; once more will fix it"]);
    const again = await fixed("requirements.txt", near.text ?? "", { allowsUnsafe: true });
    assert.deepEqual([again.made, again.left], [["esdk-obs-python replace"], []]);
  });

  it("declares nothing twice, one by one where not all hold together", async () => {
    const manifest = (dependencies: object, more: object = {}): string =>
      `${JSON.stringify({ dependencies, ...more }, undefined, 2)}\n`;
    const [a, b] = [{ "@huaweicloud/a": "1.0.0" }, { "@huaweicloud/b": "1.0.0" }];
    const other = { "@aws-sdk/client-s3": "*" };
    const because = "its edit does not hold beside what the file declares";
    const two = await fixed("package.json", manifest({ ...a, ...b }), { allowsUnsafe: true });
    assert.equal(two.text, manifest({ ...other, ...b }));
    assert.deepEqual([two.made, two.left, two.edits], [["@huaweicloud/a replace"], [`@huaweicloud/b: ${because}`], 2]);
    const there = await fixed("package.json", manifest({ ...a, ...other }), { allowsUnsafe: true });
    assert.deepEqual([there.text, there.made, there.edits], [undefined, [], 0]);
    assert.deepEqual(there.left, [`@huaweicloud/a: ${because}`]);
    const sections = await fixed("package.json", manifest(a, { devDependencies: b }), { allowsUnsafe: true });
    assert.equal(sections.text, manifest(other, { devDependencies: other }), "each section is one");
    const lines = await fixed("requirements.txt", "esdk-obs-python==3.0\nesdk-obs-python==3.1\n", {
      allowsUnsafe: true,
    });
    assert.deepEqual([lines.made.length, lines.left], [2, []], "what stood there twice may");
  });

  it("takes an alternate of the same row for a part, and removes nothing by itself", async () => {
    const bom = (...rows: readonly string[]): string =>
      `Reference,Manufacturer,MPN,Alt Manufacturer,Alt MPN\n${rows.map((row) => `${row}\n`).join("")}`;
    const text = bom("U1,Quectel,EC25-E,Telit,LE910C4", "U2,Quectel,EC25-A,,");
    const safe = await fixed("bom.csv", text);
    assert.match(
      safe.left.join(", "),
      /^EC25-E: Use the alternate Telit LE910C4: more than .*, EC25-A: no other source/,
    );
    const unsafe = await fixed("bom.csv", text, { allowsUnsafe: true });
    assert.equal(unsafe.text, bom("U1,Telit,LE910C4,,", "U2,Quectel,EC25-A,,"));
    assert.deepEqual([unsafe.made, unsafe.left], [["EC25-E swap"], ["EC25-A: no other source is recorded"]]);
  });

  it("makes a file that is cut no worse", async () => {
    const { text } = await fixed("package.json", '{ "dependencies": {"@huaweicloud/a":"1.0.0", }', {
      allowsUnsafe: true,
    });
    assert.equal(text, '{ "dependencies": {"@aws-sdk/client-s3":"*", }');
  });

  it("keeps every byte that no edit touches", async () => {
    const { text } = await fixed(".npmrc", `; é\r\n${npmrc.replace("\n", "\r\n")}a=b`);
    assert.equal(text, "; é\r\na=b");
  });

  it("writes no workbook", async () => {
    const { text, left, made } = await fixed("bom.xlsx", workbook());
    assert.deepEqual([text, made, left], [undefined, [], ["EC25-E: a workbook is not written"]]);
    assert.deepEqual((await fixed("bom.xlsx", workbook())).edits, 0);
    assert.deepEqual((await fixed("bom.xlsx", workbook(), { wants: () => false })).left, []);
  });

  it("changes nothing where the file has changed since it was read", async () => {
    const host = memoryHost({ "/w/.npmrc": npmrc });
    const [document] = (await auditOver(host)).documents;
    assert.ok(document);
    const other = new TextEncoder().encode(`; another\n${npmrc}`);
    const wish = { wants: () => true, allowsUnsafe: false };
    const { bytes, made, left, edits } = fixDocument(document, other, wish, knowledge);
    assert.deepEqual([bytes, made, left.length, edits], [undefined, [], 1, []]);
    assert.equal(left[0]?.because, "the file has changed since it was read");
  });
});

describe("what the findings of two parties on one package ask for", () => {
  const shared = knowledge.attributions.find(({ pattern }) => pattern === "npm/@huaweicloud/*");
  const text = '{ "dependencies": { "@huaweicloud/a": "1.0.0" } }\n';
  const alternative = knowledge.alternativesFor(shared ?? assert.fail(), "npm")[0] ?? assert.fail();
  const both = (second: Alternative): Knowledge => {
    assert.ok(shared);
    const other = { ...shared, party: "zte" };
    return {
      ...knowledge,
      attributions: [...knowledge.attributions, other],
      alternativesFor: (one, ...more) => (one === other ? [second] : knowledge.alternativesFor(one, ...more)),
    };
  };
  const fixedBy = async (known: Knowledge) => {
    const [document] = (await auditOver(memoryHost({ "/w/package.json": text }), { knowledge: known })).documents;
    assert.ok(document);
    return fixText(document, { wants: () => true, allowsUnsafe: true }, known);
  };

  it("is one edit where it is the same", async () => {
    const { made, left, edits } = await fixedBy(both(alternative));
    assert.deepEqual(
      made.map(({ finding }) => finding.match.party.id),
      ["huawei", "zte"],
    );
    assert.deepEqual(left, []);
    assert.deepEqual(
      edits.map(({ start, end, newText }) => `${text.slice(start, end)} -> ${newText}`),
      ["@huaweicloud/a -> @aws-sdk/client-s3", "1.0.0 -> *"],
    );
  });

  it("is not mixed where each asks for something else", async () => {
    const { made, left, edits } = await fixedBy(both({ ...alternative, to: "pkg:npm/minio" }));
    assert.ok(made.length <= 1, "not both");
    assert.equal(made.length + left.length, 2);
    assert.ok(edits.every(({ newText }) => newText !== "minio"));
    assert.ok(left.some(({ because }) => because === "its edit overlaps another; once more will fix it"));
  });
});

describe("a text after an edit", () => {
  const clean = '{ "dependencies": { "left-pad": "1.3.0" } }';
  const listed = '{ "dependencies": { "@huaweicloud/a": "1.0.0" } }';
  const holds = async (before: string, after: string, fixes = false, format?: string): Promise<boolean> => {
    const [document] = (await auditOver(memoryHost({ "/w/package.json": before }))).documents;
    assert.ok(document);
    const made = document.analysis.findings.flatMap((finding) =>
      finding.fixes.slice(0, 1).map((fix) => ({ finding, fix })),
    );
    const { analysis } = document;
    return holdsAfter(
      { ...document, analysis: { ...analysis, ...(format !== undefined && { format }) } },
      after,
      fixes ? made : [],
      knowledge,
    );
  };

  it("holds when it is read as before, without what was fixed", async () => {
    assert.ok(await holds(clean, clean));
    assert.ok(await holds(listed, listed), "nothing was to be fixed");
    assert.ok(await holds(listed, clean, true));
  });
  it("does not when it still has what was fixed, or something new", async () => {
    assert.ok(!(await holds(listed, listed, true)));
    assert.ok(!(await holds(clean, listed)));
    const two = '{ "dependencies": { "@huaweicloud/a": "1" }, "devDependencies": { "@huaweicloud/a": "1" } }';
    assert.ok(!(await holds(listed, two)), "the same once more");
    assert.ok(await holds(two, two));
  });
  it("does not when less of it can be read, or by no format", async () => {
    assert.ok(!(await holds(clean, clean.slice(0, -2))));
    assert.ok(await holds(clean.slice(0, -2), clean.slice(0, -2)), "no worse than it was");
    assert.ok(!(await holds(clean, clean, false, "none-of-ours")));
  });
});

describe("edits of several fixes", () => {
  const edit = (start: number, end: number, newText = ""): Edit => ({ start, end, newText });
  it("overlap where they share a place or touch", () => {
    const pairs = [
      [edit(0, 2), edit(3, 5), false],
      [edit(0, 3), edit(3, 5), true],
      [edit(0, 4), edit(3, 5), true],
      [edit(0, 9), edit(3, 5), true],
      [edit(3, 3), edit(3, 3), true],
    ] as const;
    for (const [a, b, expected] of pairs) {
      assert.deepEqual(
        [overlaps(a, b), overlaps(b, a)],
        [expected, expected],
        `${a.start}-${a.end} ${b.start}-${b.end}`,
      );
    }
  });
  it("are the same with the same place and text", () => {
    const edits = [edit(0, 2, "a"), edit(0, 2, "a"), edit(0, 2, "b"), edit(0, 3, "a"), edit(1, 2, "a")];
    assert.deepEqual(distinctEdits(edits), [edits[1], edits[2], edits[3], edits[4]]);
  });
});
