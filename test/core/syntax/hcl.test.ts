import assert from "node:assert/strict";
import type { HclBlock } from "../../../src/core/syntax/hclDocument.js";
import { attribute, literal, readHcl } from "../../../src/core/syntax/hcl.js";
import type { TreeNode } from "../../../src/core/syntax/tree.js";
import { mutations } from "../../harness/mutate.js";

function plain(node: TreeNode | undefined): unknown {
  if (!node) return undefined;
  if (node.type === "scalar") return node.value;
  if (node.type === "list") return node.items.map(plain);
  return node.entries.map(({ key, value }) => [key.value, plain(value)]);
}

const describeBlock = ({ type, labels, attributes, parent }: HclBlock): string =>
  [
    ...(parent ? [`${parent.type.value} >`] : []),
    type.value,
    ...labels.map(({ value }) => JSON.stringify(value)),
    ...attributes.map(({ name, value }) => `${name.value}=${JSON.stringify(plain(value))}`),
  ].join(" ");

interface Sample {
  readonly name: string;
  readonly text: string;
  readonly blocks: readonly string[];
  readonly problems?: readonly string[];
}

const samples: readonly Sample[] = [
  { name: "a block", text: 'a "b" c {\n  d = "e"\n  f = 1.80\n}\n', blocks: ['a "b" "c" d="e" f="1.80"'] },
  { name: "nested blocks", text: "a {\n  b {\n    c = true\n  }\n  d = 2\n}\n", blocks: ['a d="2"', 'a > b c="true"'] },
  { name: "one line", text: "a { b = 1 }\nc {}\n", blocks: ['a b="1"', "c"] },
  {
    name: "lists and objects",
    text: 'a {\n  b = ["x", 1, [y]]\n  c = {\n    d = "e"\n    "f" : [g,]\n    (h) = {}\n  }\n}\n',
    blocks: ['a b=["x","1",["y"]] c=[["d","e"],["f",["g"]],["(h)",[]]]'],
  },
  {
    name: "comments",
    text: 'a { # one\n  // two\n  /* three\n  b = 1 */ c = 2 # four\n  d = "e" // five\n}\n',
    blocks: ['a c="2" d="e"'],
  },
  {
    name: "expressions",
    text: 'a {\n  b = var.x\n  c = f(\n    "}",\n    [1]\n  )\n  d = x ? "y" : "z"\n  e = { for k in l : k => "v" }\n  g = [for k in l : k]\n  h = 1\n}\n',
    blocks: [
      'a b="var.x" c="f(\\n    \\"}\\",\\n    [1]\\n  )" d="x ? \\"y\\" : \\"z\\"" e="{ for k in l : k => \\"v\\" }" g="[for k in l : k]" h="1"',
    ],
  },
  {
    name: "strings",
    text: 'a {\n  b = "x\\"y\\n\\u0041"\n  c = "${f("}")}-${g}"\n  d = "$${x}"\n}\n',
    blocks: ['a b="x\\"y\\nA" c="${f(\\"}\\")}-${g}" d="$${x}"'],
  },
  {
    name: "here-documents",
    text: "a {\n  b = <<-EOT\n    c = {\n  EOT\n  d = 1\n}\n",
    blocks: ['a b="<<-EOT\\n    c = {\\n  EOT" d="1"'],
  },
  {
    name: "a string that is not closed",
    text: 'a {\n  b = "x\n  c = 1\n}\n',
    blocks: ['a b="x" c="1"'],
    problems: ["10 the string is not closed"],
  },
  {
    name: "an attribute that is being typed",
    text: "a {\n  b\n  c =\n  d = 1\n}\n",
    blocks: ['a c=undefined d="1"'],
    problems: ["6 expected '=' or '{'", "12 expected a value"],
  },
  {
    name: "a list that is not closed",
    text: "a {\n  b = [1,\n    2\n}\nc {}\n",
    blocks: ['a b=["1","2"]', "c"],
    problems: ["10 the list is not closed"],
  },
  {
    name: "a block that is not closed",
    text: 'top "x" {\n  b = 1\ntop "y" {\n}\n',
    blocks: ['top "x" b="1"', 'top "y"'],
    problems: ["0 the block is not closed"],
  },
  { name: "a bracket too many", text: "}\na {}\n", blocks: ["a"], problems: ["0 unexpected '}'"] },
];

describe("HCL", () => {
  for (const { name, text, blocks, problems } of samples) {
    it(name, () => {
      const read = readHcl(text, new Set(["top"]));
      assert.deepEqual(read.blocks.map(describeBlock), blocks);
      assert.deepEqual(
        read.problems.map(({ start, message }) => `${start} ${message}`),
        problems ?? [],
      );
    });
  }

  it("keeps the places of blocks, attributes and literals", () => {
    const text = 'a "b" {\n  c = "d"\n  e = "${f}"\n  g = h\n}\n';
    const [block] = readHcl(text).blocks;
    assert.ok(block);
    assert.equal(text.slice(block.start, block.end), 'a "b" {\n  c = "d"\n  e = "${f}"\n  g = h\n}');
    const [c] = block.attributes;
    assert.equal(text.slice(c?.start, c?.end), 'c = "d"');
    const value = literal(attribute(block, "c"));
    assert.equal(text.slice(value?.start, value?.end), "d");
    assert.equal(literal(attribute(block, "e")), undefined);
    assert.equal(literal(attribute(block, "g")), undefined);
  });

  const deep = 100_000;
  for (const [name, text] of [
    ["blocks", "a {".repeat(deep)],
    ["lists", "a = " + "[".repeat(deep)],
    ["objects", "a = " + "{b = ".repeat(deep)],
    ["parentheses", "a = " + "(".repeat(deep)],
    ["unclosed strings", 'a = "\n'.repeat(deep)],
    ["templates", 'a = "' + "${".repeat(deep)],
    ["templates of strings", 'a = "' + '${"'.repeat(deep)],
    ["here-documents", "a = <<E\n".repeat(deep)],
    ["closing brackets", "}])".repeat(deep)],
    ["names", "a ".repeat(deep)],
    ["equals", "= ".repeat(deep)],
    ["comments", "/* ".repeat(deep)],
  ] as const) {
    it(`survives ${name}`, () => {
      assert.ok(readHcl(text).problems.length <= 20);
    });
  }

  it("survives damage", () => {
    for (const { text, name } of samples) {
      for (const mutated of mutations(text, name, 200)) {
        const { blocks, problems } = readHcl(mutated);
        for (const { start, end } of [...blocks, ...problems]) {
          assert.ok(0 <= start && start <= end && end <= mutated.length);
        }
      }
    }
  });
});
