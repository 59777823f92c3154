import { readFixtures } from "../harness/fixtures.js";
import { formatOf } from "../harness/recognise.js";
import { checkRewritten, type Way } from "../harness/rewriting.js";

/** Comma-separated tables, each row with as many cells as the first, none of which has quotes or commas. */
const samples = readFixtures().flatMap(({ id, source }) => {
  const format = formatOf(source);
  const rows = source.text.replace(/\r?\n$/, "").split(/\r?\n/);
  const count = rows[0]?.split(",").length ?? 0;
  const isPlain = count > 2 && rows.every((row) => row.split(",").length === count) && !/["';\t|]/.test(source.text);
  return format?.id === "hardware/bom-csv" && isPlain ? [{ id, format, source }] : [];
});

const rows = (text: string, write: (cells: readonly string[]) => string): string =>
  text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((row) => write(row.split(",")))
    .join("\n") + "\n";

const ways: readonly Way[] = [
  ["quotes", (text) => rows(text, (cells) => cells.map((cell) => `"${cell}"`).join(","))],
  ["semicolons", (text) => rows(text, (cells) => cells.join(";"))],
  ["tabs", (text) => rows(text, (cells) => cells.join("\t"))],
  ["bars", (text) => rows(text, (cells) => cells.join("|"))],
  ["semicolons and quotes", (text) => rows(text, (cells) => cells.map((cell) => `"${cell}"`).join(";"))],
  ["the separator told first", (text) => `sep=;\n${rows(text, (cells) => cells.join(";"))}`],
  ["CRLF", (text) => text.replace(/\r?\n/g, "\r\n")],
  ["line ends of old Macs", (text) => text.replace(/\r?\n/g, "\r")],
  ["a byte order mark", (text) => `\uFEFF${text.replace(/^\uFEFF/, "")}`],
  ["empty lines", (text) => text.replace(/\n/g, "\n\n")],
  ["an empty column", (text) => rows(text, (cells) => [...cells, ""].join(","))],
  ["headers in capitals", (text) => text.replace(/^[^\n]*/, (head) => head.toUpperCase())],
  ["no line end at the end", (text) => text.trimEnd()],
];

describe("a table written in another way reads the same", () => {
  for (const { id, format, source } of samples)
    it(id, () => {
      for (const [name, write, spelled] of ways) {
        try {
          checkRewritten(format, source, write(source.text), spelled);
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
      }
    });
});
