import { readXml } from "../../src/core/syntax/xml.js";
import { readFixtures } from "../harness/fixtures.js";
import { formatOf } from "../harness/recognise.js";
import { checkRewritten, type Way } from "../harness/rewriting.js";
import { sampled } from "../harness/scale.js";

const samples = readFixtures().flatMap(({ id, source }) => {
  const format = formatOf(source);
  const isSound = format && /^\uFEFF?\s*<[?!\w]/.test(source.text) && !/\/(?:broken|not-this|foreign)/.test(id);
  // Web pages are no XML; what stands in comments, CDATA sections and document types is left to tests of its own.
  if (!isSound || format.id === "web/html" || /<!|&/.test(source.text)) return [];
  return readXml(source.text).problems.length === 0 ? [{ id, format, source }] : [];
});

/** Start tags and empty ones, not the declaration. */
const tags = /<[A-Za-z_][^<>]*>/g;

const ways: readonly Way[] = [
  ["single quotes", (text) => text.replace(tags, (tag) => tag.replace(/="([^"']*)"/g, "='$1'"))],
  ["blanks around the sign", (text) => text.replace(tags, (tag) => tag.replace(/="([^"']*)"/g, ' = "$1"'))],
  ["a line for every attribute", (text) => text.replace(tags, (tag) => tag.replace(/\s+(?=[\w:.-]+\s*=)/g, "\n\t "))],
  ["blanks in tags", (text) => text.replace(/<(\/?[A-Za-z_][^<>/]*)>/g, "<$1 >")],
  [
    "elements without content in two tags",
    (text) => text.replace(/<([A-Za-z_][\w:.-]*)((?:\s[^<>]*)?)\/>/g, "<$1$2></$1>"),
  ],
  [
    "elements without content in one tag",
    (text) => text.replace(/<([A-Za-z_][\w:.-]*)((?:\s[^<>/]*)?)><\/\1>/g, "<$1$2/>"),
  ],
  [
    "comments between elements",
    (text) => text.replace(/(<\/[\w:.-]+>|<[\w:.-][^<>]*\/>)(?=\s*<)/g, "$1<!-- <a b='c'> -->"),
  ],
  ["CRLF", (text) => text.replace(/\r?\n/g, "\r\n")],
  ["line ends of old Macs", (text) => text.replace(/\r?\n/g, "\r")],
  ["a byte order mark", (text) => `\uFEFF${text.replace(/^\uFEFF/, "")}`],
  ["no line ends between elements", (text) => text.replace(/>\s+</g, "><")],
  ["CDATA sections", (text) => text.replace(/>([^<>\s][^<>]*)</g, "><![CDATA[$1]]><"), "otherwise"],
  ["CDATA sections inside", (text) => text.replace(/>([^<>\s])([^<>]+)</g, ">$1<![CDATA[$2]]><"), "otherwise"],
  [
    "entities",
    (text) =>
      text.replace(
        />([A-Za-z0-9])([^<>]*)</g,
        (_, first: string, rest: string) => `>&#x${first.charCodeAt(0).toString(16)};${rest}<`,
      ),
    "otherwise",
  ],
  [
    "entities in attributes",
    (text) =>
      text.replace(tags, (tag) =>
        tag.replace(
          /(\s(?!xmlns)[\w.-]+=")([A-Za-z0-9])([^"]*")/g,
          (_, head: string, first: string, rest: string) => `${head}&#${String(first.charCodeAt(0))};${rest}`,
        ),
      ),
    "otherwise",
  ],
  ["comments inside texts", (text) => text.replace(/>([^<>\s][^<>]*?)([^<>\s])</g, ">$1<!-- x -->$2<"), "otherwise"],
  ["a comment at the end", (text) => `${text.trimEnd()}\n<!-- end -->\n`],
  [
    "a prefix",
    (text) => {
      if (/<\/?[\w.-]+:|xmlns:/.test(text)) return text;
      const prefixed = text.replace(/<(\/?)([A-Za-z_])/g, "<$1q:$2");
      return prefixed.replace(
        /<q:[\w.-]+/,
        (root) => `${root} xmlns:q="${/xmlns=["']([^"']*)/.exec(text)?.[1] ?? "urn:x"}"`,
      );
    },
  ],
];

/** Files whose consumers know no namespaces: to them an element with a prefix is another. */
const withoutNamespaces =
  /^(?:hardware\/(?:eagle|kicad)|ros\/|maven\/(?:ant|ivy)|gradle\/|nuget\/(?:config|packages-config))/;

describe("an XML file written in another way reads the same", () => {
  for (const [turn, { id, format, source }] of samples.entries()) {
    it(id, () => {
      for (const [name, write, spelled] of sampled(ways, 6, turn)) {
        if (name === "a prefix" && withoutNamespaces.test(format.id)) continue;
        // Whether a cell may hold a part number is told by the characters that stand in the file.
        if (name === "entities in attributes" && format.id.startsWith("hardware/")) continue;
        const text = write(source.text);
        if (text === source.text) continue;
        try {
          checkRewritten(format, source, text, spelled);
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
      }
    });
  }
});
