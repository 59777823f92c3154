import assert from "node:assert/strict";
import { placeAt } from "../../../src/core/policy/place.js";

/** `‸` is the cursor: the path, what is typed there, and the word around the cursor. */
function check(
  marked: string,
  path: string,
  position: "key" | "value",
  word = "",
  siblings: readonly string[] = [],
): void {
  const offset = marked.indexOf("‸");
  const text = marked.replace("‸", "");
  const place = placeAt(text, offset);
  assert.ok(place, marked);
  assert.deepEqual(
    {
      path: place.path.join(" "),
      position: place.position,
      word: text.slice(place.start, place.end),
      siblings: [...place.siblings].sort(),
    },
    { path, position, word, siblings: [...siblings].sort() },
    marked,
  );
}

describe("the place of the cursor in a policy", () => {
  it("at the top", () => {
    check("‸", "", "key");
    check("wat‸ch", "", "key", "watch");
    check("watch‸: off", "", "key", "watch");
    check("‸watch: off", "", "key", "watch");
    check("watch: off\n‸", "", "key", "", ["watch"]);
    check("watch: off\n‸\nlists:\n  a: b\n", "", "key", "", ["watch", "lists"]);
    check("watch: off\r\nas‸\r\n", "", "key", "as", ["watch"]);
    check('"watch": off\n‸', "", "key", "", ["watch"]);
  });

  it("after a key", () => {
    check("watch: ‸", "watch", "value");
    check("watch: o‸ff", "watch", "value", "off");
    check("watch:\t‸", "watch", "value");
    check("lists:\n  us-bis-el: ‸", "lists us-bis-el", "value");
    check("'watch': o‸", "watch", "value", "o");
    check("watch:‸", "", "key", "watch:");
    check("waivers:\n  - component: pkg:npm/@a/b‸", "waivers - component", "value", "pkg:npm/@a/b");
    check("waivers:\n  - path: a/**/b‸.x", "waivers - path", "value", "a/**/b.x");
  });

  it("below a key, by the column", () => {
    check("lists:\n  ‸", "lists", "key");
    check("lists:\n  a: b\n  ‸", "lists", "key", "", ["a"]);
    check("lists:\n  a: b\n‸", "", "key", "", ["lists"]);
    check("lists:\n\n  # a comment\n  ‸\n  c: d\n", "lists", "key", "", ["c"]);
    check("hardware:\n  columns:\n    A: mpn\n    ‸", "hardware columns", "key", "", ["A"]);
    check("hardware:\n  columns:\n    A: mpn\n  ‸", "hardware", "key", "", ["columns"]);
    check("hardware:\n  columns:\n    A: mpn\n  also: []\nwatch: ‸", "watch", "value");
    check("lists:\n  a: b\nwatch: off\nparties:\n  ‸", "parties", "key");
  });

  it("in items of a list", () => {
    check("waivers:\n  - ‸", "waivers -", "key");
    check("waivers:\n- ‸", "waivers -", "key");
    check("waivers:\n  -‸", "waivers -", "key");
    check("waivers:\n  - party: a\n    ‸", "waivers -", "key", "", ["party"]);
    check("waivers:\n  - party: a\n    ‸\n    reason: r\n  - path: p\n", "waivers -", "key", "", ["party", "reason"]);
    check("waivers:\n  - party: a\n    reason: r\n  - ‸\n    path: p\n", "waivers -", "key", "", ["path"]);
    check("waivers:\n- party: a\n  ‸\nwatch: off\n", "waivers -", "key", "", ["party"]);
    check("waivers:\n- party: a\n‸", "", "key", "", ["waivers"]);
    check("waivers:\n  - party: a\n    reason: ‸", "waivers - reason", "value");
    check("activities:\n  - ex‸", "activities -", "key", "ex");
    check("hardware:\n  approved:\n    - for: a\n      ‸", "hardware approved -", "key", "", ["for"]);
    check("hardware:\n  approved:\n    - for: a\n  ‸", "hardware", "key", "", ["approved"]);
    check("exclude: [a]\nwaivers:\n  - party: ‸", "waivers - party", "value");
  });

  it("is undefined in a comment", () => {
    for (const text of ["#‸", "# a‸", "watch: off # ‸", "  # ‸"])
      assert.equal(placeAt(text.replace("‸", ""), text.indexOf("‸")), undefined, text);
    check("watch: a#b‸", "watch", "value", "b");
  });

  it("says how far keys are indented there", () => {
    const indentAt = (marked: string) => placeAt(marked.replace("‸", ""), marked.indexOf("‸"))?.indent;
    assert.equal(indentAt("‸"), "");
    assert.equal(indentAt("lists:\n  ‸"), "  ");
    assert.equal(indentAt("waivers:\n  - ‸"), "    ");
    assert.equal(indentAt("waivers:\n  - party: a\n    re‸"), "    ");
  });
});
