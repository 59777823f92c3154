import assert from "node:assert/strict";
import { Policies } from "../../../src/core/audit/policies.js";
import { waiverAccounts } from "../../../src/core/audit/waiverStates.js";
import { auditOver, listedManifest } from "../../harness/auditing.js";
import { memoryHost } from "../../harness/memoryHost.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const waiver = (more: string): string => `  - { ${more}, reason: Decided }\n`;
const huawei = (expires: string, more = ""): string => waiver(`party: huawei, expires: ${expires}${more}`);

/** `file: state days` of each waiver on 2026-08-22, and the text that stands at its place. */
async function states(
  files: Readonly<Record<string, string>>,
  paths = ["/w"],
): Promise<{ readonly told: readonly string[]; readonly quoted: readonly string[] }> {
  const host = memoryHost(files);
  const policies = new Policies(host, smallKnowledge(), "/w", {}, (path) => path.slice(3));
  const { audit, documents } = await auditOver(host, { paths, policiesOf: () => policies, workspace: "/w" });
  const inForce = [await policies.ofRoot(), ...documents.map(({ policy }) => policy)];
  const accounts = waiverAccounts(policies.loader.loaded(), inForce, audit.waiversUsed, "2026-08-22");
  return {
    told: accounts.map(({ layer, state, days }) => `${layer.label}: ${state} ${days}`),
    quoted: accounts.map(({ layer, place }) => layer.source.text.slice(place.start, place.end)),
  };
}

describe("the state of waivers", () => {
  const tree = { "/w/package.json": listedManifest };
  const root = (text: string): Record<string, string> => ({ ...tree, "/w/.sanctionlint.yaml": `waivers:\n${text}` });
  const one = async (text: string): Promise<string | undefined> => (await states(root(text))).told[0];

  it("is worked out from their days: the last one counts, and so does the first", async () => {
    assert.equal(await one(huawei("2026-09-06")), ".sanctionlint.yaml: in-force 15");
    assert.equal(await one(huawei("2026-09-05")), ".sanctionlint.yaml: expiring 14");
    assert.equal(await one(huawei("2026-08-22")), ".sanctionlint.yaml: expiring 0");
    assert.equal(await one(huawei("2026-08-21")), ".sanctionlint.yaml: expired -1");
    assert.equal(await one(huawei("2027-01-01", ", decided: 2026-08-22")), ".sanctionlint.yaml: in-force 132");
    assert.equal(await one(huawei("2027-01-01", ", decided: 2026-08-23")), ".sanctionlint.yaml: to-come 132");
  });

  it("is worked out from what they covered, where the whole tree was audited", async () => {
    const text = huawei("2027-01-01") + waiver("party: zte, expires: 2026-08-23");
    const whole = await states(root(text));
    assert.deepEqual(whole.told, [".sanctionlint.yaml: in-force 132", ".sanctionlint.yaml: unused 1"]);
    assert.match(whole.quoted.join("\n"), /huawei[^\n]*\n[^\n]*zte/, "each at its place");
    const part = await states({ ...root(text), "/w/app/package.json": listedManifest }, ["/w/app"]);
    assert.deepEqual(part.told, [".sanctionlint.yaml: in-force 132", ".sanctionlint.yaml: expiring 1"]);
  });

  it("is worked out from what the layers above let", async () => {
    const app = {
      "/w/app/package.json": listedManifest,
      "/w/app/.sanctionlint.yaml": `waivers:\n${huawei("2027-01-01")}`,
    };
    assert.deepEqual((await states({ ...tree, ...app })).told, ["app/.sanctionlint.yaml: refused 132"]);
    const lets = { ...app, "/w/.sanctionlint.yaml": "mayLoosen: [waivers]\n" };
    assert.deepEqual((await states(lets)).told, ["app/.sanctionlint.yaml: in-force 132"]);
  });
});
