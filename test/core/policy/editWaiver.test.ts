import assert from "node:assert/strict";
import { editsOfWaiverAt } from "../../../src/core/policy/editWaiver.js";
import { applyEdits } from "../../../src/core/text/edit.js";

const head = "version: 1\n";
const first = "  - party: huawei # why\n    reason: r\n    expires: 2026-01-01\n";
const second = "  - party: zte\n    reason: r\n    expires: 2026-02-01\n";

/** The text after an edit of the waiver that names a party. */
function after(text: string, party: string, what: "remove" | "extend", decided?: string): string {
  const of = editsOfWaiverAt(text, text.indexOf(party));
  const edits = what === "remove" ? of?.remove && [of.remove] : of?.extend("2027-03-01", decided);
  assert.ok(edits && edits.length > 0);
  return applyEdits(text, edits);
}

describe("edits of a waiver", () => {
  it("take it out, and nothing else", () => {
    assert.equal(after(`${head}waivers:\n${first}${second}`, "huawei", "remove"), `${head}waivers:\n${second}`);
    assert.equal(after(`${head}waivers:\n${first}${second}`, "zte", "remove"), `${head}waivers:\n${first}`);
  });
  it("take the list out with the last of it", () =>
    assert.equal(after(`${head}waivers:\n${first}lists: {}\n`, "huawei", "remove"), `${head}lists: {}\n`));
  it("take it out of a flow list", () =>
    assert.equal(
      after("waivers: [{ party: zte, reason: r, expires: 2026-01-01 }, { party: a, reason: b }]\n", "zte", "remove"),
      "waivers: [{ party: a, reason: b }]\n",
    ));
  it("let it hold longer", () =>
    assert.equal(
      after(`waivers:\n${first}${second}`, "zte", "extend"),
      `waivers:\n${first}${second.replace("2026-02-01", "2027-03-01")}`,
    ));
  it("decide it anew where it may last only so long", () => {
    const decided = `waivers:\n${first}    decided: 2025-12-01\n`;
    const later = decided.replace("2026-01-01", "2027-03-01");
    assert.equal(after(decided, "huawei", "extend", "2027-01-01"), later.replace("2025-12-01", "2027-01-01"));
    assert.equal(after(decided, "huawei", "extend"), later);
  });
  it("let none hold longer that says no day", () =>
    assert.deepEqual(editsOfWaiverAt("waivers:\n  - party: zte\n", 14)?.extend("2027-03-01", "2027-01-01"), []));
  it("are none beside it", () => assert.equal(editsOfWaiverAt(`${head}waivers:\n${first}`, 0), undefined));
});
