import assert from "node:assert/strict";
import { JsonKeys, JsonSpans } from "../../../src/core/syntax/jsonKeys.js";
import { JsonScan } from "../../../src/core/syntax/jsonScan.js";

/** Walks the whole text: `key=event:content` for each step, then the problems with what they cover. */
function check(text: string, expected: readonly string[], lenient = false): void {
  const scan = new JsonScan(text, lenient);
  const seen: string[] = [];
  for (let steps = 0; scan.next() !== "end"; steps++) {
    assert.ok(steps <= text.length * 2, "no end");
    const key = scan.keyStart < 0 ? "" : `${scan.keyText()}=`;
    const content = scan.event === "string" || scan.event === "bare" ? `:${scan.scalarText()}` : "";
    seen.push(`${scan.depth} ${key}${scan.event}${content}`);
  }
  const problems = scan.problems.map(
    ({ message, start, end }) => `! ${message} ${JSON.stringify(text.slice(start, end))}`,
  );
  assert.deepEqual([...seen, ...problems], expected);
}

describe("JSON cursor", () => {
  it("reads values in order, with their keys and depths", () => {
    check('{"a": 1, "b": ["x", null, {}], "c": {"d": true}}', [
      "0 map",
      "1 a=bare:1",
      "1 b=list",
      "2 string:x",
      "2 bare:null",
      "2 map",
      "2 close",
      "1 close",
      "1 c=map",
      "2 d=bare:true",
      "1 close",
      "0 close",
    ]);
  });

  it("resolves escapes in keys and strings", () => {
    check('{"a\\u002fb": "\\"c\\\\", "d": "\\\\"}', ["0 map", '1 a/b=string:"c\\', "1 d=string:\\", "0 close"]);
  });

  it("ends an unclosed string with its line", () => {
    check('{"a": "x,\n "b": "y"}', [
      "0 map",
      "1 a=string:x,",
      "1 b=string:y",
      "0 close",
      '! the string is not closed "\\"x,"',
      '! expected \',\' "\\""',
    ]);
  });

  it("closes what is open where the text ends", () => {
    check('{"a": [{"b"', [
      "0 map",
      "1 a=list",
      "2 map",
      "2 close",
      "1 close",
      "0 close",
      '! expected \':\' after the key "\\"b"',
      '! the text ends inside an object or array "\\""',
    ]);
  });

  it("takes a wrong bracket for the container around when that fits", () => {
    check('{"a": [1}', ["0 map", "1 a=list", "2 bare:1", "1 close", "0 close", "! unexpected '}' \"}\""]);
    check('["a"}', [
      "0 list",
      "1 string:a",
      "0 close",
      "! unexpected '}' \"}\"",
      '! the text ends inside an object or array "}"',
    ]);
  });

  it("reads comments and trailing commas, in silence when lenient", () => {
    const text = '{ // one\n "a": 1, /* "b": 2 */ }';
    check(text, ["0 map", "1 a=bare:1", "0 close"], true);
    check(text, [
      "0 map",
      "1 a=bare:1",
      "0 close",
      '! comments are not allowed here "//"',
      '! comments are not allowed here "/*"',
      '! trailing comma "}"',
    ]);
  });

  it("leaves out what a reader does not look into", () => {
    const scan = new JsonScan('{"a": {"x": ["}", {"y": 1}]}, "b": [[1], [2]], "c": "end"}');
    scan.next();
    const keys: string[] = [];
    for (const root = scan.depth; scan.nextIn(root);) keys.push(`${scan.keyText()} ${scan.event}`);
    assert.deepEqual(keys, ["a map", "b list", "c string"]);
    assert.deepEqual(scan.problems, []);
    assert.equal(scan.next(), "end");
  });

  it("leaves a loop early and goes on after its container", () => {
    const scan = new JsonScan('[{"a": {"b": 1, "c": 2}, "d": 3}, "next"]');
    scan.next();
    const root = scan.depth;
    scan.nextIn(root);
    const item = scan.depth;
    scan.nextIn(item);
    const inner = scan.depth;
    assert.ok(scan.nextIn(inner) && scan.keyIs("b") && scan.valueIs("1"));
    assert.ok(scan.nextIn(root) && scan.event === "string" && scan.scalarText() === "next");
    assert.equal(scan.nextIn(root), false);
  });

  describe("with the keys that a reader looks for", () => {
    const keys = new JsonKeys(["name", "purl", "refs"]);
    const more = [
      '{"items":[{"name":"a","noun":"b","purl":"c","refs":[1,{"name":"no"}]},{"other":[{"x":["]"]}],"name":"d"}]}',
      '{"items": [{"name": "a\\"b", "purl": null, "name": "c"}, {}, {"hash": ["a", "]"], "purl": "d"}]}',
      // Broken in ways that must not carry members from one map to another.
      '{"items": [\n  {\n    "name": "a",\n    "x": 1,\n  },\n  {\n    "purl": "b"\n  }\n]}',
      '{"items": [\n    {\n        "name": "a",\n }, {  "purl": "b" },\n    {\n        "name": "c"\n    }\n]}',
      '{"items": [{"name": "a, "purl": "b"}, {"x": [1, {"purl": "c"], "name": "d"}]}',
      '{"items": [{\n"name": "a", // "purl": "b",\n"x": "y",\n"purl": "c"}]',
      '{"items": [{"name": "a", "x": ["b\n      ], "purl": "c"}, {"name": "d"',
    ];

    /** `name` and `purl` of each item, by reading every member or by reading those alone. */
    function read(text: string, isQuick: boolean): string[] {
      const scan = new JsonScan(text);
      const spans = new JsonSpans(keys);
      const seen: string[] = [];
      scan.next();
      for (const root = scan.depth; scan.nextIn(root);) {
        if (!scan.is("list")) continue;
        for (const list = scan.depth; scan.nextIn(list);) {
          if (!scan.is("map")) continue;
          spans.clear();
          for (const own = scan.depth; isQuick ? scan.nextIn(own, keys, spans) : scan.nextIn(own);) {
            if (scan.is("string")) scan.note(spans);
          }
          const [name, purl] = [0, 1].map((key) =>
            scan.textOf(Math.max(0, spans.start(key)), Math.max(0, spans.end(key))),
          );
          seen.push(`${name} ${purl} to ${scan.outerEnd}`);
        }
      }
      return seen;
    }

    for (const text of more) {
      it(`reads the same as without: ${text.slice(0, 60)}`, () => {
        for (const each of [text, text.replace(/([{[,])(?=["{[])/g, "$1\n      ")]) {
          assert.deepEqual(read(each, true), read(each, false));
        }
      });
    }
  });
});
