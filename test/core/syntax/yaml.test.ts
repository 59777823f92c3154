import assert from "node:assert/strict";
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document } from "yaml";
import {
  entriesOf,
  get,
  getPath,
  itemsOf,
  scalar,
  type MapEntry,
  type MapNode,
  type TreeNode,
} from "../../../src/core/syntax/tree.js";
import { readYaml, readYamlDocuments } from "../../../src/core/syntax/yaml.js";
import { mutations } from "../../harness/mutate.js";
import { brokenSamples, oddSamples, wellFormedSamples } from "./yamlSamples.js";

type Plain = string | Plain[] | { readonly pairs: readonly (readonly [string, Plain])[] };

/** Plain data of a tree: scalars as text, maps as pairs; what is no scalar has no text to compare as a key. */
function plain(node: TreeNode | undefined): Plain {
  if (!node) return "";
  if (node.type === "scalar") return node.value;
  if (node.type === "list") return node.items.map(plain);
  return {
    pairs: ownEntries(node).map(({ key, value }) => [
      /^(?:\[|\{(?!\{)|$)/.test(key.value) ? "" : key.value,
      plain(value),
    ]),
  };
}

/** Maps as lists of pairs, for short expectations. */
function withoutLabels(data: Plain): unknown {
  if (typeof data === "string") return data;
  if (Array.isArray(data)) return data.map(withoutLabels);
  return data.pairs.map(([key, value]) => [key, withoutLabels(value)]);
}

/** The same data by the `yaml` package, which is the yardstick here. */
function reference(text: string): Plain[] {
  const documents = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false }) as Document.Parsed[];
  return documents.flatMap((document) => {
    assert.deepEqual(document.errors, [], "the sample is well formed");
    const { contents } = document;
    const isEmpty = isScalar(contents) && contents.source === "" && contents.type === "PLAIN";
    return contents === null || isEmpty ? [] : [convert(contents, document)];
  });
}

function convert(node: unknown, document: Document.Parsed): Plain {
  if (isAlias(node)) return convert(node.resolve(document), document);
  if (isMap(node))
    return {
      pairs: node.items.map(({ key, value }) => [keyText(convert(key, document)), convert(value, document)] as const),
    };
  if (isSeq(node)) return node.items.map((item) => convert(item, document));
  if (!isScalar(node)) return "";
  return typeof node.value === "string" ? node.value : (node.source ?? "");
}

const keyText = (key: Plain): string => (typeof key === "string" ? key : "");

/** What every tree owes: spans inside the text, in order, quoting what they claim, children inside their parents. */
function checkSpans(text: string, root: TreeNode): void {
  const seen = new Set<TreeNode>();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    assert.ok(0 <= node.start && node.start <= node.end && node.end <= text.length, `span of ${node.type}`);
    if (node.type === "scalar") {
      assert.ok(node.outer.start <= node.start && node.end <= node.outer.end);
      const quote = text.charAt(node.outer.start);
      const raw = text.slice(node.start, node.end);
      if (node.outer.start < node.start && quote !== "|" && quote !== ">") assert.match(quote, /["']/);
      else if (!raw.includes("\n") && !raw.includes("\r") && quote !== "|" && quote !== ">" && !/^$|^\*/.test(raw)) {
        assert.equal(node.value, raw);
      }
    } else if (node.type === "list") open.push(...node.items);
    else {
      for (const { key, value, start, end } of ownEntries(node)) {
        assert.ok(node.start <= start && start <= end && end <= node.end, `entry ${key.value} inside its map`);
        open.push(key, ...(value ? [value] : []));
      }
    }
  }
}

/** Those that a merge key brought in stand elsewhere. */
function ownEntries({ start, end, entries }: MapNode): readonly MapEntry[] {
  return entries.some(({ key }) => key.value === "<<")
    ? entries.filter((entry) => entry.start >= start && entry.end <= end)
    : entries;
}

describe("well-formed YAML reads as the yaml package reads it", () => {
  for (const [name, text] of wellFormedSamples) {
    for (const [kind, sample] of [
      ["", text],
      [" with CRLF", text.replace(/\n/g, "\r\n")],
    ] as const) {
      it(name + kind, () => {
        const { documents, problems } = readYamlDocuments(sample);
        // A document that is a scalar is told, since nothing that is read here may be one.
        const scalars = documents.filter((root) => root.type === "scalar" && root.kind !== "null");
        assert.deepEqual(
          problems.map(({ start }) => start),
          scalars.map((root) => (root.type === "scalar" ? root.outer.start : -1)),
        );
        assert.deepEqual(documents.map(plain), reference(sample));
        for (const root of documents) checkSpans(sample, root);
      });
    }
  }
});

describe("what the yaml package refuses or reads otherwise", () => {
  for (const { name, text, reads, problems } of [...oddSamples, ...brokenSamples]) {
    it(name, () => {
      const { documents, problems: found } = readYamlDocuments(text);
      assert.equal(JSON.stringify(documents.map(plain).map(withoutLabels)), reads);
      assert.deepEqual(
        found.map(({ start, message }) => `${start} ${message}`),
        problems ?? [],
      );
      for (const root of documents) checkSpans(text, root);
    });
  }
});

describe("nodes of a YAML tree", () => {
  const check = (text: string, path: readonly string[], expected: string, kind: string): void => {
    const node = scalar(getPath(readYaml(text).root, ...path));
    assert.ok(node, "a scalar");
    assert.equal(text.slice(node.start, node.end), expected);
    assert.equal(node.kind, kind);
  };

  it("keep the text and the place of scalars", () => {
    check("a: 1.80\n", ["a"], "1.80", "number");
    check("a: '1.80' # x\n", ["a"], "1.80", "string");
    check('a:\n  b: "x\\ty"\n', ["a", "b"], "x\\ty", "string");
    check("a:\n  b: yes\n", ["a", "b"], "yes", "string");
    check("a: true", ["a"], "true", "boolean");
    check("a: ~", ["a"], "~", "null");
    check("a: {b: [c], d: e f}", ["a", "d"], "e f", "string");
    check("a: |\n  x\n  y\nb: z\n", ["a"], "x\n  y", "string");
    check("a: !secret x\n", ["a"], "x", "string");
    check("a: one\n  two\n", ["a"], "one\n  two", "string");
  });

  it("are shared by an alias, so that alias bombs cost nothing", () => {
    const { root } = readYaml("a: &a {b: c}\nd: *a\n");
    assert.equal(get(root, "a"), get(root, "d"));
    const bomb = `a0: &a0 [x]\n${Array.from({ length: 500 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]\n`).join("")}`;
    assert.equal(entriesOf(readYaml(bomb).root).length, 501);
  });

  it("never hold themselves", () => {
    const { root, problems } = readYaml("a: &a\n  b: *a\n  c: [*a]\nd: &d [*d]\n");
    assert.equal(scalar(getPath(root, "a", "b"))?.value, "*a");
    assert.equal(problems.length, 3);
  });

  it("keep duplicate keys", () => {
    const { root } = readYaml("a: 1\na: 2\n__proto__: 3\nconstructor: 4\n");
    assert.deepEqual(
      entriesOf(root).map(({ key, value }) => `${key.value} ${scalar(value)?.value}`),
      ["a 1", "a 2", "__proto__ 3", "constructor 4"],
    );
  });

  it("cover a collection to its end", () => {
    const text = "a:\n  - b: 1\n    c: [x,\n      y]\n  - d\ne: 2\n";
    const { root } = readYaml(text);
    const [a] = entriesOf(root);
    assert.equal(text.slice(a?.start, a?.end), "a:\n  - b: 1\n    c: [x,\n      y]\n  - d");
    const [item] = itemsOf(a?.value);
    assert.equal(text.slice(item?.start, item?.end), "b: 1\n    c: [x,\n      y]");
  });
});

describe("no YAML breaks the reader", () => {
  const deep = 100_000;
  const hostile: readonly (readonly [string, string])[] = [
    ["flow lists", "[".repeat(deep)],
    ["closed flow lists", "[".repeat(deep) + "]".repeat(deep)],
    ["mismatched brackets", "[{".repeat(deep) + "]".repeat(deep)],
    ["wrong brackets", "[" + "}".repeat(deep)],
    ["flow maps", "{a: ".repeat(deep)],
    ["flow keys", "[".repeat(deep) + "]: 1".repeat(deep)],
    ["compact lists", "- ".repeat(deep)],
    ["explicit keys", "? ".repeat(deep)],
    ["explicit values", ": ".repeat(deep)],
    ["anchors", "&a ".repeat(deep)],
    ["tags", "!a ".repeat(deep)],
    ["colons", "a: ".repeat(deep)],
    ["growing indentation", Array.from({ length: 2000 }, (_, n) => `${" ".repeat(n)}a:\n`).join("")],
    ["shrinking indentation", Array.from({ length: 2000 }, (_, n) => `${" ".repeat(2000 - n)}a: b\n`).join("")],
    ["unclosed quotes", "a: '\n".repeat(deep)],
    ["unclosed double quotes", 'a: "\n'.repeat(deep)],
    ["escaped quotes", 'a: "' + '\n \\"'.repeat(deep)],
    ["open templates", "{{ a\n".repeat(deep)],
    ["open templates in text", "a: " + "{{".repeat(deep)],
    ["open template commands", "{% a\n".repeat(deep)],
    ["template pairs", "{{ a }} {{ b\n".repeat(deep)],
    ["blank lines", "a: b\n" + "\n".repeat(deep) + "c: |\n" + " \n".repeat(deep)],
    ["block scalars", "a: |\n".repeat(deep)],
    ["folded text", "a:\n" + "  b\n".repeat(deep)],
    ["comments", "#\n".repeat(deep) + "a: b #".repeat(deep)],
    ["open flow lists", "a: [b\n".repeat(deep)],
    ["open flow text", "a: [\n" + "b\n".repeat(deep)],
    ["flow colons", "{" + ":".repeat(deep)],
    ["flow commas", "{" + ",".repeat(deep)],
    ["documents", "---\n".repeat(deep)],
    ["keys of quotes", "'" + "''".repeat(deep)],
    ["digits", "a: " + "9".repeat(deep) + "." + "9".repeat(deep)],
    ["aliases", "a: &a b\n" + "c: *a\n".repeat(deep)],
    ["one long line", "x".repeat(8_000_000)],
  ];
  for (const [name, text] of hostile) {
    it(name, () => {
      const { problems } = readYamlDocuments(text);
      assert.ok(problems.length <= 20);
    });
  }

  it("cut at every character, and mutated", () => {
    for (const [name, text] of wellFormedSamples) {
      for (let end = 0; end < text.length; end++) {
        for (const root of readYamlDocuments(text.slice(0, end)).documents) checkSpans(text.slice(0, end), root);
      }
      for (const mutated of mutations(text, name, 100)) {
        const { documents, problems } = readYamlDocuments(mutated);
        for (const root of documents) checkSpans(mutated, root);
        for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= mutated.length);
      }
    }
  });
});

describe("merge keys", () => {
  const valuesOf = (text: string): string =>
    entriesOf(get(readYaml(text).root, "b"))
      .map(({ key, value }) => `${key.value}=${scalar(value)?.value ?? "-"}`)
      .join(" ");
  it("give a map what it lacks", () => {
    assert.equal(valuesOf("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n"), "y=3 x=1");
    assert.equal(valuesOf("a: &a\n  x: 1\nc: &c\n  z: 4\n  x: 5\nb: {<<: [*a, *c]}\n"), "x=1 z=4");
    assert.equal(valuesOf("a: &a {x: 1}\nc: &c {<<: *a, y: 2}\nb:\n  <<: *c\n"), "y=2 x=1");
  });
  it("of many maps cost no more than they say", () => {
    const text =
      "a0: &a0 {x: 1}\n" +
      Array.from({ length: 3000 }, (_, at) => `a${at + 1}: &a${at + 1} {<<: *a${at}, y${at}: 1}\n`).join("");
    assert.equal(entriesOf(readYaml(text).root).length, 3001);
  });
});
