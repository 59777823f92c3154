import { readFileSync } from "node:fs";
import path from "node:path";
import { reportFormats, type ReportFormat } from "../../src/core/report/reportFormats.js";
import type { GeneratedFile } from "./generatedFile.js";
import { table } from "./table.js";

const page = "docs/reports.md";
const [start, end] = ["<!-- generated: forms -->", "<!-- end: forms -->"];

/** The table of forms in `docs/reports.md`; the text around it is written by hand. */
export function generateReportsPage(): GeneratedFile[] {
  const written = readFileSync(path.join(__dirname, "..", "..", page), "utf8");
  const [from, to] = [written.indexOf(start), written.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for the table of forms`);
  const rows = Object.entries<ReportFormat>(reportFormats).map(([name, { use, extension, keeps }]) => [
    `\`${name}\``,
    use,
    `\`.${extension}\``,
    keeps ?? "nothing",
  ]);
  const forms = table(["Form", "Take it", "Ending", "Kept in memory until the end"], rows);
  return [{ path: page, text: `${written.slice(0, from + start.length)}\n\n${forms}\n${written.slice(to)}` }];
}
