import type { MakeReporter } from "../core/report/reporter.js";
import { CsvReport } from "./csv.js";
import { GithubReport } from "./github.js";
import { GitlabReport } from "./gitlab.js";
import { JunitReport } from "./junit.js";
import { SarifReport } from "./sarif.js";

/** What the bundle of exporters offers, by the names of `reportFormats`. Loaded when one of them is asked for. */
export const exporters = {
  sarif: (write, context) => new SarifReport(write, context),
  csv: (write) => new CsvReport(write),
  junit: (write, context) => new JunitReport(write, context),
  github: (write) => new GithubReport(write),
  gitlab: (write) => new GitlabReport(write),
} as const satisfies Readonly<Record<string, MakeReporter>>;
