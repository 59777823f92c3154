import assert from "node:assert/strict";
import { readXml, type XmlElement } from "../../../src/core/syntax/xml.js";

/** One line an element: its name, attributes and text, each as the spans say it, with what was read where that differs. */
function check(text: string, expected: readonly string[], problems: readonly string[] = []): void {
  const { root, problems: found } = readXml(text);
  const lines: string[] = [];
  const open: { readonly element: XmlElement; readonly depth: number }[] = root ? [{ element: root, depth: 0 }] : [];
  const quote = (span: { start: number; end: number }, read: string): string => {
    const written = text.slice(span.start, span.end);
    return written === read ? written : `${written} as ${read}`;
  };
  for (let next = open.pop(); next; next = open.pop()) {
    const { element, depth } = next;
    const attributes = element.attributes.map(
      ({ name, nameSpan, value, valueSpan }) => ` ${quote(nameSpan, name)}=${quote(valueSpan, value)}`,
    );
    const content = element.text === "" ? "" : `: ${quote(element.textSpan, element.text)}`;
    lines.push(`${"  ".repeat(depth)}${quote(element.nameSpan, element.name)}${attributes.join("")}${content}`);
    for (const child of [...element.children].reverse()) open.push({ element: child, depth: depth + 1 });
  }
  assert.deepEqual(lines, expected);
  assert.deepEqual(
    found.map(({ message, start, end }) => `${message} @ ${text.slice(start, end)}`),
    problems,
  );
}

describe("readXml", () => {
  const cases: readonly (readonly [string, string, readonly string[], (readonly string[])?])[] = [
    [
      "names, attributes and text with their places",
      `<?xml version="1.0"?>\n<a x="1" p:y='2 &gt; 1'>\n  <b> v &amp; w </b><c/>\n</a>`,
      ["a x=1 p:y=2 &gt; 1 as 2 > 1", "  b: v &amp; w as v & w", "  c"],
    ],
    ["a byte order mark", "\uFEFF<a>1</a>", ["a: 1"]],
    ["prefixes stay in the name", "<x:a xmlns:x='u'><x:b/></x:a>", ["x:a xmlns:x=u", "  x:b"]],
    ["comments are no text", "<a><!-- <b> -->1<!-- 2 --></a>", ["a: 1"]],
    ["CDATA is text and expands nothing", "<a><![CDATA[<b> &lt;]]></a>", ["a: <b> &lt;"]],
    ["numeric references", "<a>&#65;&#x42;&#x110000;</a>", ["a: &#65;&#x42;&#x110000; as AB&#x110000;"]],
    ["declared entities are not expanded", `<!DOCTYPE a [<!ENTITY e "x>]"> <!-- it's --> ]><a>&e;</a>`, ["a: &e;"]],
    [
      "an unclosed element ends with its parent",
      "<a><b><c>1</b><d>2</d></a>",
      ["a", "  b", "    c: 1", "  d: 2"],
      ["<c> is not closed @ c"],
    ],
    ["an end tag without a start", "<a></b>1</a>", ["a: 1"], ["</b> closes nothing @ </b>"]],
    [
      "a tag cut by another",
      "<a><b <c>1</c></a>",
      ["a", "  b", "    c: 1"],
      ["the tag is not closed @ <", "<b> is not closed @ b"],
    ],
    [
      "an attribute cut by a tag",
      '<a><b x="1><c/></a>',
      ["a", "  b x=1>", "    c"],
      [`the attribute's value is not closed @ "1>`, "the tag is not closed @ <", "<b> is not closed @ b"],
    ],
    ["a value without quotes", "<a x=1 y/>", ["a x=1 y="], ["the attribute's value wants quotes @ x=1"]],
    ["a stray <", "<a>1 < 2</a>", ["a: 1 < 2 as 12"], ["'<' starts no tag here @ <"]],
    ["the text ends in a tag", "<a><b", ["a", "  b"], ["the text ends inside a tag @ ", "<b> is not closed @ b"]],
    ["the text ends in a comment", "<a><!-- ", ["a"], ["the comment is not closed @ <!", "<a> is not closed @ a"]],
    ["no XML at all", "hello", [], ["this is outside the root element @ hello"]],
    ["nothing at all", " ", [], ["the text has no element @ "]],
    ["two roots", "<a/><b/>", ["a"], ["this is outside the root element @ <b"]],
  ];
  for (const [name, text, expected, problems] of cases) it(name, () => check(text, expected, problems));

  it("an element spans its tags", () => {
    const text = "<a><b>1</b> <c x='1'/></a>";
    const { root } = readXml(text);
    assert.deepEqual(
      root?.children.map(({ start, end }) => text.slice(start, end)),
      ["<b>1</b>", "<c x='1'/>"],
    );
  });

  it("deep and unbalanced input takes no stack", () => {
    for (const text of ["<a>".repeat(200_000), "<a>".repeat(100_000) + "</b>".repeat(100_000), "<a ".repeat(200_000)]) {
      const { problems } = readXml(text);
      assert.ok(problems.length > 0 && problems.length <= 40, text.slice(0, 10));
    }
  });
});
