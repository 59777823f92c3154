import XMLBuilder from "fast-xml-builder";
import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import { severityOrder } from "../core/model/severities.js";
import type { Remark } from "../core/model.js";
import { told } from "../core/report/findingLines.js";
import type { Reporter, ReportContext } from "../core/report/reporter.js";
import { LineIndex } from "../core/text/lineIndex.js";
import { findingRows, noticeRows, type FindingRow } from "./findingRow.js";
import { TreePaths } from "./treePaths.js";

/** One test of a suite, as the builder takes it: names with `@` are attributes. */
interface Case {
  readonly "@name": string;
  readonly "@classname": string;
  readonly "@file"?: string;
  readonly "@line"?: number;
  readonly failure?: object;
  readonly error?: object;
  readonly skipped?: object;
  readonly "system-out"?: string;
}

/**
 * A suite for each file, a test for each finding: one at or above `--fail-on` fails, a waived one is skipped, a weaker one passes and says
 * what it is. What was not read is an error. A file without a finding is a test that passes. https://github.com/testmoapp/junitxml
 */
export class JunitReport implements Reporter {
  private readonly paths = new TreePaths();
  private readonly builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressEmptyNode: true,
  });
  private hasHead = false;

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly context: ReportContext,
  ) {}

  async document(document: AuditedDocument): Promise<void> {
    const { analysis, source, accepted, file } = document;
    const lines = new LineIndex(source.text);
    const cases = [...findingRows(document, this.paths, lines)].map((row) => this.caseOf(row));
    const gaps = [...analysis.problems, ...analysis.limits].map((remark) =>
      unread(this.paths.of(document), remark.message, accepted !== undefined, lineOf(lines, remark)),
    );
    const all = [...cases, ...gaps];
    const clean: Case = { "@name": "no finding", "@classname": told(this.paths.of(document)) };
    await this.suite(told(file), all.length > 0 ? all : [clean]);
  }

  async end(audit: Audit): Promise<void> {
    const notices = noticeRows(audit, this.paths).map((row) => this.caseOf(row));
    if (notices.length > 0) await this.suite("policy", notices);
    const gaps = audit.account.unread.map((one) =>
      unread(this.paths.ofPath(one, audit) ?? one.file, one.reason, one.accepted !== undefined),
    );
    if (gaps.length > 0) await this.suite("not read", gaps);
    await this.write(this.hasHead ? "</testsuites>\n" : `${head}</testsuites>\n`);
  }

  private caseOf({ rule, severity, path, file, region, cell, message, about }: FindingRow): Case {
    const place = cell ?? `${region.startLine}:${region.startColumn}`;
    const test = {
      "@name": `${rule} ${place} ${about ? `${about.component}, ${about.party}` : message}`,
      "@classname": told(path ?? file),
      "@file": told(path ?? file),
      "@line": region.startLine,
    };
    const body = [
      message,
      about?.because,
      about?.linkedIn !== undefined && `Linked: ${about.linkedIn}`,
      about && `Evidence: ${about.evidence}`,
      about && about.instead.length > 0 && `Instead: ${about.instead.join("; ")}`,
    ].filter((line) => typeof line === "string");
    if (about?.waiver) {
      return { ...test, skipped: { "@message": `waived until ${about.waiver.expires}: ${told(about.waiver.reason)}` } };
    }
    const { failOn } = this.context;
    const fails = failOn !== "never" && severityOrder.indexOf(severity) <= severityOrder.indexOf(failOn);
    if (!fails) return { ...test, "system-out": `${severity}: ${body.join("\n")}` };
    return { ...test, failure: { "@type": severity, "@message": message, "#text": body.join("\n") } };
  }

  private async suite(name: string, cases: readonly Case[]): Promise<void> {
    const count = (key: "failure" | "error" | "skipped"): number => cases.filter((one) => key in one).length;
    const testsuite = {
      "@name": name,
      "@tests": cases.length,
      "@failures": count("failure"),
      "@errors": count("error"),
      "@skipped": count("skipped"),
      "@time": 0,
      "@timestamp": this.context.created.replace(/Z$/, ""),
      testcase: cases,
    };
    const text = this.builder.build({ testsuite });
    await this.write(this.hasHead ? text : head + text);
    this.hasHead = true;
  }
}

const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="SanctionLint">\n`;

function unread(path: string, reason: string, isAccepted: boolean, line?: number): Case {
  const test = {
    "@name": `read ${told(path)}`,
    "@classname": told(path),
    ...(line !== undefined && { "@line": line }),
  };
  const said = { "@message": `not read: ${told(reason)}` };
  return isAccepted ? { ...test, skipped: said } : { ...test, error: { "@type": "not read", ...said } };
}

function lineOf(lines: LineIndex, { start }: Remark): number {
  return lines.positionAt(start).line;
}
