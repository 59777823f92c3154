import path from "node:path";
import type { AuditSink } from "../core/audit/sink.js";
import type { AuditedDocument, Audit, PolicyNotice } from "../core/audit/result.js";
import { nearest } from "../core/policy/fields.js";
import type { ReportContext, Reporter } from "../core/report/reporter.js";
import { reportFormats, reportNames, type ReportName } from "../core/report/reportFormats.js";
import type { Given } from "./given.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { reporterFor } from "./reporters.js";
import type { TextReportOptions } from "../core/report/textReport.js";
import { UsageError } from "./usageError.js";

/** One report that was asked for: its form, and the file it goes to; without one it is printed. */
interface AskedReport {
  readonly name: ReportName;
  readonly file: string | undefined;
  /** The option that asked for it. */
  readonly option: string;
}

/** The form that `--format` names. Throws a UsageError that names those there are. */
export function formatNamed(option: string, written: string): ReportName {
  const name = reportNames.find((one) => one === written);
  if (name !== undefined) return name;
  const near = nearest(written, reportNames);
  throw new UsageError(
    `${option} takes ${reportNames.join(", ")}; not "${written}"${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}

/** What `--format`, `--output` and `--report` ask for; the one to print or for `--output` first. */
export function askedReports(given: Given): readonly AskedReport[] {
  const output = given.text("output");
  const own = { name: formatNamed("--format", given.text("format") ?? "text"), file: output, option: "--output" };
  const all = [own, ...given.texts("report").map(askedReport)];
  const taken = new Set<string>();
  for (const { file, option } of all) {
    if (file === undefined) continue;
    const target = path.resolve(file);
    if (taken.has(target)) throw new UsageError(`${option}: another report goes to ${file} already`);
    taken.add(target);
  }
  return all;
}

function askedReport(written: string): AskedReport {
  const [, name = "", file = ""] = /^([^=]*)=(.*)$/s.exec(written) ?? [];
  if (file === "") {
    const byEnding = reportNames.find((one) => written.endsWith(`.${reportFormats[one].extension}`));
    const example = byEnding
      ? `${byEnding}=${written}`
      : `${reportNames.find((one) => one === written) ?? "html"}=FILE`;
    throw new UsageError(`--report takes NAME=FILE, as --report ${example}; not "${written}"`);
  }
  return { name: formatNamed("--report", name), file, option: `--report ${name}` };
}

/** All reports of a run: each document is handed to each of them. */
export class Reports implements AuditSink {
  private constructor(
    private readonly all: readonly Reporter[],
    private readonly outputs: readonly Output[],
  ) {}

  /** Opens what is to be written, so that what cannot be is reported before anything is audited. Throws an OutputError. */
  static open(
    asked: readonly AskedReport[],
    context: ReportContext,
    layout: Omit<TextReportOptions, "palette" | "width"> & { readonly color: boolean | undefined },
  ): Reports {
    const outputs: Output[] = [];
    try {
      const all = asked.map(({ name, file, option }) => {
        const output = Output.to(file, option);
        outputs.push(output);
        const width = terminalWidth(file !== undefined);
        return reporterFor(name, output, context, {
          ...layout,
          palette: paletteFor(layout.color, file !== undefined),
          width,
        });
      });
      return new Reports(all, outputs);
    } catch (error) {
      for (const output of outputs) output.discard();
      throw error;
    }
  }

  /** Runs the audit that is reported on, and writes all reports or none. */
  async write(work: (sink: AuditSink) => Promise<Audit>): Promise<Audit> {
    return Output.whole(this.outputs, async () => {
      const audit = await work(this);
      for (const report of this.all) await report.end(audit);
      return audit;
    });
  }

  async broken(errors: readonly PolicyNotice[]): Promise<void> {
    for (const report of this.all) await report.broken?.(errors);
  }

  async document(document: AuditedDocument): Promise<void> {
    for (const report of this.all) await report.document(document);
  }
}
