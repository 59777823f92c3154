import assert from "node:assert/strict";
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
});
