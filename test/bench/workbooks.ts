/**
 * What hostile workbooks cost beside honest ones of the same size: `node scripts/bench.mjs workbooks`. Each is read in a process of its
 * own, so that its peak of memory is its own.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { documentsOf } from "../../src/core/documents/documentsOf.js";
import { hostileSheets, relationships, rowOf, sheetXml, workbookOf, type Parts } from "../harness/workbooks.js";
import { median, timed } from "./measure.js";

const [file] = process.argv.slice(2);
if (file === undefined) compare();
else readOnce(file);

interface Cost {
  readonly milliseconds: number;
  /** Above what the process needs before it reads. */
  readonly megabytes: number;
  readonly characters: number;
}

/** Reads a file some times and prints its cost as JSON. */
function readOnce(name: string): void {
  const bytes = readFileSync(name);
  const before = process.resourceUsage().maxRSS;
  let characters = 0;
  const read = (): void => {
    characters = documentsOf(name, bytes).sources.reduce((sum, { text }) => sum + text.length, 0);
  };
  const first = timed(read);
  const megabytes = (process.resourceUsage().maxRSS - before) / 1024;
  const rounds = first > 2000 ? 1 : 5;
  const milliseconds = median(Array.from({ length: rounds }, () => timed(read)));
  process.stdout.write(JSON.stringify({ milliseconds, megabytes, characters } satisfies Cost));
}

function costOf(bytes: Uint8Array, folder: string): Cost {
  const name = path.join(folder, "bom.xlsx");
  writeFileSync(name, bytes);
  const script = process.argv[1] ?? "";
  return JSON.parse(execFileSync(process.execPath, [script, name], { encoding: "utf8" })) as Cost;
}

/** A list of parts as large as asked for. */
function honest(size: number): Uint8Array {
  let rows = 200;
  for (;;) {
    const bytes = workbookOf({ Parts: sheetXml(Array.from({ length: rows }, (_, at) => partRow(at)).join("")) });
    if (bytes.length >= size * 0.8) return bytes;
    rows = Math.ceil(rows * Math.min(8, Math.max(1.1, size / bytes.length)));
  }
}

function partRow(at: number): string {
  const number = (at * 2_654_435_761) % 4_294_967_296;
  return rowOf(
    `R${at}, C${number % 977}`,
    `Maker ${number % 61}`,
    `MPN-${number.toString(36)}`,
    `${number % 10_007} ohm 1%`,
  );
}

function compare(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "workbooks-"));
  try {
    for (const [title, bytes] of hostile()) {
      const [bad, good] = [costOf(bytes, folder), costOf(honest(bytes.length), folder)];
      const times = (bad.milliseconds / good.milliseconds).toFixed(1);
      console.log(
        `${title.padEnd(44)} ${(bytes.length / 1024).toFixed(0).padStart(6)} KB  ${bad.milliseconds.toFixed(0).padStart(6)} ms  ` +
          `${times.padStart(6)} x honest (${good.milliseconds.toFixed(0)} ms)  ${bad.megabytes.toFixed(0).padStart(4)} MB  ` +
          `${(bad.characters / 1e6).toFixed(1)} M characters`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* hostile(): Generator<readonly [string, Uint8Array]> {
  const long: Parts = { "xl/sharedStrings.xml": `<sst><si><t>${"x".repeat(30_000)}</t></si></sst>` };
  for (const [title, make] of Object.entries(hostileSheets)) {
    for (const size of [5_000, 100_000, 1_000_000]) yield [`${title}, ${size}`, workbookOf({ A: make(size) }, long)];
  }
  yield ["120 MB of blanks", workbookOf({ A: sheetXml(" ".repeat(120e6)) })];
  const noise = Array.from({ length: 150_000 }, (_, at) => partRow(at)).join("");
  const large = { "docProps/noise.xml": noise };
  yield [
    "75 MB of characters of two bytes",
    workbookOf({ A: sheetXml(`<row><c><v>\u4e00${"x".repeat(75e6)}`) }, large),
  ];
  yield [
    "15 million empty strings",
    workbookOf({ A: sheetXml("") }, { ...large, "xl/sharedStrings.xml": `<sst>${"<si/>".repeat(15e6)}</sst>` }),
  ];
  yield ["1,000 sheets in one part of 80 MB", oneForAll(1000, large)];
}

/** Sheets that all name the same part. */
function oneForAll(count: number, parts: Parts): Uint8Array {
  const each = Array.from({ length: count }, (_, at) => at);
  return workbookOf(
    { A: sheetXml(" ".repeat(80e6)) },
    {
      ...parts,
      "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${each.map((at) => `<sheet name="S${at}" r:id="r${at}"/>`).join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": relationships(
        ...each.map((at) => [`r${at}`, "worksheet", "worksheets/sheet1.xml"] as const),
      ),
    },
  );
}
