import { createRequire } from "node:module";
import path from "node:path";
import { JsonReport } from "../core/report/jsonReport.js";
import { LinesReport } from "../core/report/linesReport.js";
import type { MakeReporter, Reporter, ReportContext } from "../core/report/reporter.js";
import type { ReportName } from "../core/report/reportFormats.js";
import { TextReport, type TextReportOptions } from "../core/report/textReport.js";
import { InstallationError } from "./knowledge.js";
import type { Output } from "./output.js";

/** The bundle of exporters beside the program's. */
const exportersFile = "exporters.js";

/** The reporter of that name, which writes to `output`. Throws an InstallationError when the exporters are not there. */
export function reporterFor(
  name: ReportName,
  output: Output,
  context: ReportContext,
  layout: TextReportOptions,
): Reporter {
  const write = (text: string): Promise<void> => output.write(text);
  if (name === "text") return new TextReport(write, layout);
  if (name === "json") return new JsonReport(write, context);
  if (name === "lines") return new LinesReport(write);
  return exporters()[name](write, context);
}

function exporters(): Readonly<Record<Exclude<ReportName, "text" | "json" | "lines">, MakeReporter>> {
  const file = path.join(__dirname, exportersFile);
  try {
    return (createRequire(__filename)(file) as { readonly exporters: ReturnType<typeof exporters> }).exporters;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new InstallationError(`${file} is missing: install the program again`);
  }
}
