import { JsonReport } from "../core/report/jsonReport.js";
import { LinesReport } from "../core/report/linesReport.js";
import { plainPalette } from "../core/report/palette.js";
import type { MakeReporter } from "../core/report/reporter.js";
import { TextReport } from "../core/report/textReport.js";
import { CsvReport } from "./csv.js";
import { CyclonedxReport } from "./cyclonedx.js";
import { GithubReport } from "./github.js";
import { GitlabReport } from "./gitlab.js";
import { HtmlReport } from "./html.js";
import { JunitReport } from "./junit.js";
import { MarkdownReport } from "./markdown.js";
import { SarifReport } from "./sarif.js";
import { SpdxReport } from "./spdx.js";

/** What the bundle of exporters offers, by the names of `reportFormats`. Loaded when one of them is asked for. */
export const exporters = {
  sarif: (write, context) => new SarifReport(write, context),
  cyclonedx: (write, context) => new CyclonedxReport(write, context),
  spdx: (write, context) => new SpdxReport(write, context),
  html: (write, context) => new HtmlReport(write, context),
  markdown: (write) => new MarkdownReport(write),
  csv: (write) => new CsvReport(write),
  junit: (write, context) => new JunitReport(write, context),
  github: (write) => new GithubReport(write),
  gitlab: (write) => new GitlabReport(write),
} as const satisfies Readonly<Record<string, MakeReporter>>;

/** What an editor needs besides, which loads all of it together when a report is asked for. */
export { reportFormats } from "../core/report/reportFormats.js";

/** The forms that the command line has in its own bundle. */
export const plainReports = {
  text: (write) => new TextReport(write, { palette: plainPalette, width: 100 }),
  lines: (write) => new LinesReport(write),
  json: (write, context) => new JsonReport(write, context),
} as const satisfies Readonly<Record<string, MakeReporter>>;
