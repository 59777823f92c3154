import { formatOf } from "../harness/recognise.js";
import assert from "node:assert/strict";
import { isScalar, parseAllDocuments, visit, type Document, type Scalar } from "yaml";
import type { Extraction, SourceText } from "../../src/core/model.js";
import { readToml } from "../../src/core/syntax/toml.js";
import { readFixtures } from "../harness/fixtures.js";

const yamlLocks = /^(?:npm-pnpm-lock|pub-lock|cocoapods-lock|helm-.*lock|conda-pixi-lock|hackage-stack-lock|idf-lock)$/;

/** YAML files that the yaml package reads, templates left aside. */
const samples = readFixtures().flatMap(({ id, format, source }) => {
  const isYaml =
    /\.ya?ml$/.test(source.uri) ||
    yamlLocks.test(format) ||
    (format === "npm-yarn-lock" && source.text.includes("__metadata"));
  const claimed = formatOf(source);
  if (!isYaml || !claimed || /\/(?:broken|not-this)|\{\{|\{%|\\[xu][0-9A-Fa-f]{2}/.test(`${id} ${source.text}`))
    return [];
  const documents = parse(source.text);
  return documents.length > 0 && documents.every(({ errors }) => errors.length === 0)
    ? [{ id, format: claimed, source }]
    : [];
});

/** Ways to write the same, each with what it changes in the documents before they are written. */
const ways: readonly (readonly [name: string, write: (documents: readonly Document[]) => string])[] = [
  ["indented by four", (documents) => written(documents, { indent: 4 })],
  ["indented by eight", (documents) => written(documents, { indent: 8 })],
  ["items at their key's column", (documents) => written(documents, { indentSeq: false })],
  ["double quotes", (documents) => written(documents.map((document) => quoted(document, "QUOTE_DOUBLE")))],
  ["single quotes", (documents) => written(documents.map((document) => quoted(document, "QUOTE_SINGLE")))],
  ["flow style", (documents) => written(documents.map(inFlow))],
  ["comments", (documents) => written(documents).replace(/^( *[\w-]+: [\w.-]+)$/gm, "$1 # note")],
  ["tags", (documents) => written(documents.map(tagged))],
  ["anchors and aliases", (documents) => written(documents.map(aliased))],
  ["explicit keys", (documents) => written(documents).replace(/^( +)([A-Za-z]\w*):(?= [\w."'/])/gm, "$1? $2\n$1:")],
  ["line ends of old Macs", (documents) => written(documents).replace(/\n/g, "\r")],
];

describe("a YAML file written in another way reads the same", () => {
  for (const { id, format, source } of samples) {
    for (const [name, write] of ways) {
      // The package writes what follows an explicit key at two columns.
      if (/^\s*\? /m.test(source.text) && name !== "comments") continue;
      it(`${id}: ${name}`, () => {
        const text = write(parse(source.text));
        const other = { ...source, text };
        assert.equal(formatOf(other)?.id, format.id);
        const read = format.extract(other);
        assert.deepEqual(read.problems, []);
        assert.deepEqual(described(other, read), described(source, format.extract(source)));
      });
    }
  }
});

/** TOML files without strings of several lines. */
const tomlSamples = readFixtures().flatMap(({ id, source }) => {
  const format = formatOf(source);
  const isToml = /\.toml$|(?:^|\/)(?:(?:Cargo|poetry|pdm|uv)\.lock|Pipfile)$/.test(source.uri);
  const isSound = isToml && format && !/\/(?:broken|not-this|foreign)/.test(id) && !/\'{3}|"{3}/.test(source.text);
  return isSound && readToml(source.text).problems.length === 0 ? [{ id, format, source }] : [];
});

const tomlWays: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ["line ends of old Macs", (text) => text.replace(/\r?\n/g, "\r")],
  ["literal strings", (text) => text.replace(/= "([^"'\\\n]*)"(?=[ \t]*(?:[,}\]]|$))/gm, "= '$1'")],
  ["strings of several lines", (text) => text.replace(/^(\w+ = )"([^"'\\\n]+)"$/gm, '$1"""$2"""')],
  ["quoted keys", (text) => text.replace(/^([A-Za-z_][\w-]*)( = )/gm, '"$1"$2')],
  ["no blanks around the sign", (text) => text.replace(/^(["\w-]+) = /gm, "$1=")],
  ["many blanks around the sign", (text) => text.replace(/^(["\w-]+) = /gm, "$1   =   ")],
  [
    "blanks in headers",
    (text) => text.replace(/^\[\[([\w.-]+)\]\]$/gm, "[[ $1 ]]").replace(/^\[([\w.-]+)\]$/gm, "[ $1 ]"),
  ],
  [
    "comments",
    (text) => text.replace(/^(\w+ = "[^"\n]*")$/gm, "$1 # note").replace(/^(\[[\w.\]-]*\])$/gm, "$1 # note"),
  ],
  ["indented", (text) => text.replace(/^(?=[\w"[])/gm, "  ")],
];

describe("a TOML file written in another way reads the same", () => {
  for (const { id, format, source } of tomlSamples) {
    for (const [name, write] of tomlWays) {
      const text = write(source.text);
      if (text === source.text || readToml(text).problems.length > 0) continue;
      it(`${id}: ${name}`, () => {
        const other = { ...source, text };
        assert.equal(formatOf(other)?.id, format.id);
        const read = format.extract(other);
        assert.deepEqual(read.problems, []);
        assert.deepEqual(described(other, read), described(source, format.extract(source)));
      });
    }
  }
});

function parse(text: string): Document[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false, schema: "failsafe" });
  return Array.isArray(documents) ? (documents as Document[]) : [];
}

function written(documents: readonly Document[], options: Parameters<Document["toString"]>[0] = {}): string {
  return documents.map((document) => document.toString({ lineWidth: 0, ...options })).join("---\n");
}

/**
 * Texts that need an escape in the other form stay as they are, since some readers take the characters that stand in the file, and
 * so does what would be no text without quotes.
 */
function quoted(document: Document, type: "QUOTE_DOUBLE" | "QUOTE_SINGLE"): Document {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === "string" && !/["'\\\r\n]|^(?:true|false|null|~)$/.test(node.value)) node.type = type;
    },
  });
  return document;
}

function inFlow(document: Document): Document {
  document.comment = document.commentBefore = null;
  visit(document, {
    Node: (_, node) => {
      node.comment = node.commentBefore = null;
    },
    Collection: (_, node) => {
      node.flow = !hasLines(node);
    },
  });
  return document;
}

/** `!!str` before every value of a map that is a text. */
function tagged(document: Document): Document {
  visit(document as never, {
    Pair: (_, { value }) => {
      if (isScalar(value) && typeof value.value === "string" && !hasLines(value)) value.tag = "tag:yaml.org,2002:str";
    },
  });
  return document;
}

/** A text that stands twice has a name, and is named the second time. */
function aliased(document: Document): Document {
  const first = new Map<string, Scalar>();
  visit(document as never, {
    Pair: (_, pair) => {
      const { value } = pair;
      if (!isScalar(value) || typeof value.value !== "string" || hasLines(value)) return;
      const known = first.get(value.value);
      if (known) pair.value = document.createAlias(known, `a${String(first.size)}`);
      else first.set(value.value, value);
    },
  });
  return document;
}

/** Block scalars have no place in flow style. */
function hasLines(node: object): boolean {
  let found = false;
  visit(node as never, {
    Scalar: (_, scalar) => {
      if (isScalar(scalar) && typeof scalar.value === "string" && /[\r\n]/.test(scalar.value)) found = true;
    },
  });
  return found;
}

/** What is said of the components, and that their places are those of their texts. */
function described({ text }: SourceText, { components }: Extraction): string[] {
  return components
    .map(({ kind, ecosystem, name, nameSpan, version, scope, relation, identifiers, suppliers, via }) => {
      const named = text.slice(nameSpan.start, nameSpan.end);
      // What is read out of a text with escapes has the place of all of it.
      const place = /["'\\\r\n]/.test(named) ? "" : named;
      return JSON.stringify([
        [kind, ecosystem, name, version, scope, relation, via],
        identifiers?.map(({ scheme, value }) => [scheme, value]),
        suppliers?.map(({ role, name: supplier }) => [role, supplier]),
        place,
      ]);
    })
    .sort();
}
