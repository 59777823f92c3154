import assert from "node:assert/strict";
import { addWaiver } from "../../../src/core/policy/addWaiver.js";
import { readPolicyFile } from "../../../src/core/policy/readPolicy.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import type { Waiver } from "../../../src/core/model.js";

const waiver: Waiver = { party: "acme", component: "pkg:npm/@acme/x", reason: "", expires: "2027-02-23" };
const names = { lists: new Map(), parties: new Map([["acme", {} as never]]) };

function check(before: string, after: string, added: Waiver = waiver): void {
  const { edit, reason } = addWaiver(before, added);
  const result = applyEdits(before, [edit]);
  assert.equal(result, after);
  assert.equal(result.slice(reason.start, reason.end), added.reason);
  const typed = `${result.slice(0, reason.start)}because${result.slice(reason.start)}`;
  const read = readPolicyFile(typed, names);
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.policy?.waivers.at(-1), { ...added, reason: `because${added.reason}` });
}

const item = '- party: acme\n    component: "pkg:npm/@acme/x"\n    reason: ""\n    expires: 2027-02-23';

describe("adding a waiver", () => {
  it("makes the file", () => check("", `waivers:\n  ${item}\n`));
  it("opens the list", () => check("watch: off\n", `watch: off\n\nwaivers:\n  ${item}\n`));
  it("opens the list after a last line without an end", () =>
    check("watch: off", `watch: off\n\nwaivers:\n  ${item}\n`));
  it("fills an empty list", () => {
    check("waivers: []\nwatch: off\n", `waivers:\n  ${item}\nwatch: off\n`);
    check("waivers:\nwatch: off\n", `waivers:\n  ${item}\nwatch: off\n`);
    check("waivers:", `waivers:\n  ${item}\n`);
  });
  it("goes to the list's end, in its indentation", () => {
    const one = "waivers:\n- party: acme\n  reason: r # note\n  expires: 2027-01-01 # soon\n\nwatch: off\n";
    check(one, one.replace("# soon\n", `# soon\n${item.replaceAll("\n    ", "\n  ")}\n`));
  });
  it("keeps CRLF", () =>
    check("watch: off\r\n", `watch: off\r\n\r\nwaivers:\r\n  ${item.replaceAll("\n", "\r\n")}\r\n`));
  it("stays in flow style", () => {
    const one = "waivers: [{ party: acme, reason: r, expires: 2027-01-01 }]\n";
    check(one, one.replace("}]", '}, { party: acme, component: "pkg:npm/@acme/x", reason: "", expires: 2027-02-23 }]'));
  });
  it("says how the party was listed, and since when it holds", () => {
    const bound: Waiver = {
      party: "acme",
      listed: { "us-bis-el": "export", "us-fcc-covered": "watched" },
      reason: "",
      decided: "2026-11-30",
      expires: "2027-02-23",
    };
    const { edit, reason } = addWaiver("", bound);
    const listed = "listed: { us-bis-el: export, us-fcc-covered: watched }";
    assert.match(edit.newText, new RegExp(`\n {4}${listed}\n {4}reason: ""\n {4}decided: 2026-11-30\n`));
    assert.equal(edit.newText.slice(reason.start - 1, reason.end + 1), '""');
  });
  it("quotes what YAML would misread", () => {
    const odd: Waiver = { component: "yes", path: "a: #b", reason: "x", expires: "2027-01-01" };
    const { edit } = addWaiver("", odd);
    assert.match(edit.newText, /component: "yes"\n {4}path: "a: #b"\n/);
  });
  it("goes after the last item, whatever follows it", () => {
    const deep = item.replaceAll("\n    ", "\n      ").replace("- ", "- ");
    const one = "waivers:\n    - party: acme\n      reason: r\n      expires: 2027-01-01";
    const added = `\n    ${deep}`;
    check(one, `${one}${added}\n`);
    check(`${one}\n`, `${one}${added}\n`);
    check(`${one}\n\n\n# the end\n`, `${one}${added}\n\n\n# the end\n`);
    check(`${one}\nwatch: off\n`, `${one}${added}\nwatch: off\n`);
    const crlf = `${one}\nwatch: off\n`.replaceAll("\n", "\r\n");
    check(crlf, `${one}${added}\nwatch: off\n`.replaceAll("\n", "\r\n"));
    const tabbed =
      "waivers:\n  - party: acme\n    reason: r\n    expires: 2027-01-01\n  -   party: acme\n      reason: s\n      expires: 2027-01-01\n";
    check(tabbed, `${tabbed}  ${item}\n`);
  });
  it("opens the list in a file of blanks or comments alone", () => {
    check("\n\n", `\n\nwaivers:\n  ${item}\n`);
    check("# mine\n", `# mine\n\nwaivers:\n  ${item}\n`);
  });
  it("puts only what YAML would take for something else between quotation marks", () => {
    for (const [written, expected] of [
      ["nothing", "nothing"],
      ["piano", "piano"],
      ["@acme/x", '"@acme/x"'],
      ["acme/x_1.0+b", "acme/x_1.0+b"],
      ["No", '"No"'],
      ["null", '"null"'],
      ["1.0", '"1.0"'],
      ["a b", '"a b"'],
    ] as const)
      assert.ok(
        addWaiver("", { component: written, reason: "r", expires: "2027-01-01" }).edit.newText.includes(
          `component: ${expected}\n`,
        ),
        written,
      );
  });
  it("says where the reason is to be typed, quoted or not", () => {
    for (const reason of ["", "because", "a: b"]) {
      for (const before of ["", "waivers: [{ party: acme, reason: other, expires: 2027-01-01 }]\n"]) {
        const { edit, reason: place } = addWaiver(before, { party: "acme", reason, expires: "2027-01-01" });
        assert.equal(applyEdits(before, [edit]).slice(place.start, place.end), reason);
      }
    }
  });
});
