import type { MakeReporter } from "../core/report/reporter.js";
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
