import assert from "node:assert/strict";
import { readToml } from "../../../src/core/syntax/toml.js";
import type { TreeNode } from "../../../src/core/syntax/tree.js";

/** What a text reads as, scalars as `kind value`, and the problems with the text they underline. */
function check(text: string, expected: unknown, ...problems: readonly string[]): void {
  const { root, problems: actual } = readToml(text);
  assert.deepEqual(plain(root), expected);
  assert.deepEqual(
    actual.map(({ message, start, end }) => `${message}: ${text.slice(start, end)}`),
    problems,
  );
  checkSpans(text, root);
}

/** Every map as `[key, value]` pairs, since duplicate keys count. */
function plain(node: TreeNode | undefined): unknown {
  if (!node) return undefined;
  if (node.type === "list") return node.items.map(plain);
  if (node.type === "map") return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plain(value)]));
  return node.kind === "string" ? node.value : `${node.kind} ${node.value}`;
}

/** The key and a bare or unescaped scalar are what the text says at their spans. */
function checkSpans(text: string, root: TreeNode | undefined): void {
  const open = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "scalar") {
      if (!node.value.includes("\n") && !text.includes("\\"))
        assert.equal(text.slice(node.start, node.end), node.value);
      continue;
    }
    if (node.type === "list") open.push(...node.items);
    else
      for (const { key, value, start, end } of node.entries) {
        assert.equal(text.slice(key.start, key.end), key.value);
        assert.ok(start <= key.start && end >= key.end);
        if (value) open.push(value);
      }
  }
}

/** Text of the entry at a path. */
function entryText(text: string, ...path: readonly string[]): string {
  let node = readToml(text).root;
  let span = { start: 0, end: 0 };
  for (const name of path) {
    const entry = node?.type === "map" ? node.entries.find(({ key }) => key.value === name) : undefined;
    assert.ok(entry, `no ${name}`);
    span = entry;
    node = entry.value;
  }
  return text.slice(span.start, span.end);
}

describe("readToml", () => {
  it("reads scalars as text", () => {
    check(
      `a = "x"\nb = 'C:\\y'\nc = 1_000\nd = 1.80\ne = true\nf = 1979-05-27 07:32:00Z\ng = -inf # no\nh = 07:32:00`,
      {
        a: "x",
        b: "C:\\y",
        c: "number 1_000",
        d: "number 1.80",
        e: "boolean true",
        f: "date 1979-05-27 07:32:00Z",
        g: "number -inf",
        h: "date 07:32:00",
      },
    );
  });

  it("resolves escapes and keeps the span of what is written", () => {
    check('a = "tab\\tquote\\" \\u534E\\U0001F600"', { a: 'tab\tquote" 华😀' });
    const { root } = readToml('a = "x\\ty"');
    const value = root?.type === "map" ? root.entries[0]?.value : undefined;
    assert.deepEqual(value && { start: value.start, end: value.end }, { start: 5, end: 9 });
  });

  it("reads multi-line strings", () => {
    check('a = """\nx\ny"""\nb = \'\'\'z\'\'\'\nc = """"q""""\nd = """one \\\n   two"""', {
      a: "x\ny",
      b: "z",
      c: '"q"',
      d: "one two",
    });
  });

  it("nests tables, dotted keys and inline tables alike", () => {
    check(`[a.b]\nc = 1\n["d e".f]\ng.h = "x"\ng.i = { j = "y", k.l = ["z"] }`, {
      a: { b: { c: "number 1" } },
      "d e": { f: { g: { h: "x", i: { j: "y", k: { l: ["z"] } } } } },
    });
  });

  it("reads arrays of tables as lists, subtables in the last item", () => {
    check(`[[p]]\nname = "a"\n[p.s]\nx = 1\n[[p]]\nname = "b"\n[[p.t]]\ny = 2`, {
      p: [
        { name: "a", s: { x: "number 1" } },
        { name: "b", t: [{ y: "number 2" }] },
      ],
    });
  });

  it("reads arrays over lines with comments and a trailing comma", () => {
    check(`a = [ # x\n  "b", # ]\n  ["c", { d = 1 }],\n]\ne = []`, { a: ["b", ["c", { d: "number 1" }]], e: [] });
  });

  it("reads inline tables over lines", () => {
    check(`a = {\n  b = "c",\n  d = "e",\n}\nf = "g"`, { a: { b: "c", d: "e" }, f: "g" });
  });

  it("goes on after a broken line", () => {
    check(
      `a = \nb = "x\nc\n= 1\nd = y\n[e\nf = "z" w`,
      { a: undefined, b: "x", c: undefined, d: "y", e: { f: "z" } },
      ...[
        "expected a value after '=': a = ",
        'the string is not closed: "x',
        "expected '=' after the key: c",
        "expected a key: = 1",
        "expected a value: text takes quotes: y",
        "the table's name is not closed: [e",
        "expected the end of the line: w",
      ],
    );
  });

  it("ends an unclosed array or inline table where the next statement starts", () => {
    check(`a = [\n  "b",\nc = 1`, { a: ["b"], c: "number 1" }, "the array is not closed: [");
    check(`a = [ "b"\n[t]\nc = 1`, { a: ["b"], t: { c: "number 1" } }, "the array is not closed: [");
    check(`a = [ "b",\n[[t.u]]\nc = 1`, { a: ["b"], t: { u: [{ c: "number 1" }] } }, "the array is not closed: [");
    check(`a = { b = "x"\nc = 1`, { a: { b: "x" }, c: "number 1" }, "the inline table is not closed: {");
    check(`a = { b = "x"\n[t]\nc = 1`, { a: { b: "x" }, t: { c: "number 1" } }, "the inline table is not closed: {");
    check(`a = { b = "x" c = "y" }`, { a: { b: "x", c: "y" } }, "expected ',': c");
    check(`a = ["b" "c"]`, { a: ["b", "c"] }, "expected ',': \"");
    check(`a = [x]\nb = 1`, { a: ["x"], b: "number 1" }, "expected a value: text takes quotes: x");
    check(`a = [[`, { a: [[]] }, "the array is not closed: [");
  });

  it("gives up an unclosed multi-line string at its line", () => {
    check(`a = """x\nb = 1`, { a: "x", b: "number 1" }, 'the string is not closed: """x');
  });

  it("keeps duplicate keys and says so", () => {
    const { root, problems } = readToml("a = 1\na = 2");
    assert.equal(root?.type === "map" && root.entries.length, 2);
    assert.deepEqual(problems, [{ message: "the key is set twice", start: 6, end: 7 }]);
  });

  it("gives entries the span of what is written in one piece", () => {
    const text = `[d]\na = "1"\nb.v = "2"\nb.w = "3"\nc = { v = "4" }\n\n[d.e]\nv = "5"\n\n[x]\n[d.f]\n[d.e.g]\ny = 1\n`;
    assert.equal(entryText(text, "d", "a"), 'a = "1"');
    assert.equal(entryText(text, "d", "b"), 'b.v = "2"\nb.w = "3"');
    assert.equal(entryText(text, "d", "c"), 'c = { v = "4" }');
    assert.equal(entryText(text, "d", "e"), '[d.e]\nv = "5"');
    assert.equal(entryText(text, "d", "f"), "[d.f]\n[d.e.g]\ny = 1".slice(0, 5));
    assert.equal(entryText(text, "d", "e", "g"), "[d.e.g]\ny = 1");
    assert.equal(entryText('a = { b = { c = "x" } }', "a", "b"), 'b = { c = "x" }');
  });

  it("reads a byte order mark, CRLF and keys that objects have", () => {
    check("\uFEFF[__proto__]\r\nconstructor = 'x'\r\n", { ["__proto__"]: { constructor: "x" } });
  });

  it("takes no stack for deep and hostile texts", () => {
    for (const text of [
      "[".repeat(200_000),
      "a = " + "[".repeat(200_000),
      "a = " + "{ a = ".repeat(100_000),
      "a.".repeat(100_000) + "a = 1\n" + "x = 1\n".repeat(1000),
      "[" + "a.".repeat(50_000) + "a]\n" + "x = 1\n".repeat(20_000),
      'a = """\n'.repeat(50_000),
      "a = [\n".repeat(50_000),
      "a = {\n".repeat(50_000),
      Array.from({ length: 50_000 }, (_, index) => `k${index} = 1\n`).join(""),
      " ".repeat(500_000),
    ])
      assert.ok(readToml(text).problems.length <= 20, text.slice(0, 10));
  });
});
