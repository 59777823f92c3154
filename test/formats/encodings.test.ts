import { formatOf } from "../harness/recognise.js";
import assert from "node:assert/strict";
import type { SourceText } from "../../src/core/model.js";
import { documentsOf } from "../../src/core/documents/documentsOf.js";
import { readFixtures } from "../harness/fixtures.js";
import { checkExtraction } from "../harness/invariants.js";
import { purlOf } from "../../src/core/ecosystems/writtenNames.js";

/** What is read of a document, each component with the text its spans cover; line ends as LF. */
function readingOf(source: SourceText | undefined): string[] {
  assert.ok(source, "there is a document");
  const format = formatOf(source);
  if (!format) return ["no format"];
  const quoted = ({ start, end }: { start: number; end: number }): string => source.text.slice(start, end);
  const { components, problems } = checkExtraction(format, source);
  return [
    format.id,
    ...components.map((one) =>
      [
        one.kind,
        one.name,
        one.version,
        purlOf(one),
        one.scope,
        quoted(one.nameSpan),
        one.versionSpan && quoted(one.versionSpan),
        quoted(one.entry),
        ...(one.identifiers ?? []).flatMap((identifier) => [identifier.scheme, identifier.value, quoted(identifier)]),
        ...(one.suppliers ?? []).flatMap((supplier) => [supplier.role, supplier.name, quoted(supplier)]),
      ].join(" | "),
    ),
    ...problems.map((problem) => `${problem.message} | ${quoted(problem)}`),
  ].map((line) => line.replace(/\r\n?/g, "\n"));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

const mark = "\uFEFF";

/** Ways to write one text down, none of which may change what is read. */
const ways: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "UTF-8 with a mark": (text) => utf8(mark + text),
  CRLF: (text) => utf8(text.replace(/\n/g, "\r\n")),
  "CR alone": (text) => utf8(text.replace(/\n/g, "\r")),
  "CRLF with a mark": (text) => utf8(mark + text.replace(/\n/g, "\r\n")),
  "UTF-16LE": (text) => utf16(text, false),
  "UTF-16BE": (text) => utf16(text, true),
  "UTF-16LE with a mark": (text) => utf16(mark + text, false),
  "UTF-16BE with a mark and CR": (text) => utf16(mark + text.replace(/\n/g, "\r"), true),
};

describe("what a file is encoded in changes nothing of what is read", () => {
  const byFormat = new Map<string, SourceText[]>();
  for (const { format, source } of readFixtures()) {
    const text = source.text.replace(/\r\n?/g, "\n");
    byFormat.set(format, [...(byFormat.get(format) ?? []), { uri: source.uri, text }]);
  }
  for (const [format, sources] of byFormat) {
    it(format, () => {
      for (const source of sources) {
        const plain = readingOf(source);
        for (const [way, bytesOf] of Object.entries(ways)) {
          // An empty text without a mark has no encoding.
          const [document] = documentsOf(source.uri, bytesOf(source.text)).sources;
          assert.deepEqual(readingOf(document), plain, `${source.uri}: ${way}`);
        }
      }
    });
  }
  it("of a text that an editor holds with its mark", () => {
    for (const sources of byFormat.values()) {
      for (const { uri, text } of sources) {
        assert.equal(formatOf({ uri, text: mark + text })?.id, formatOf({ uri, text })?.id, uri);
      }
    }
  });
});
