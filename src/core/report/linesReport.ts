import type { Awaitable } from "../audit/host.js";
import type { AuditSink } from "../audit/sink.js";
import type { Audit, AuditedDocument, PolicyNotice } from "../audit/result.js";
import { filePlace, type FilePlace } from "../documents/fileList.js";
import type { Severity } from "../model.js";
import { LineIndex } from "../text/lineIndex.js";
import { told } from "./findingLines.js";
import { plainPath } from "./plain.js";

/** Words that editors know; see `problemMatchers` in package.json. */
const words: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "info",
  hint: "hint",
};

/**
 * The audit a line for each finding, as compilers write their messages: `package.json:3:6: error: … [listed-component]`, with what could
 * not be read among them. For problem matchers, `grep` and editors. Waived findings are left out.
 */
export class LinesReport implements AuditSink {
  constructor(private readonly write: (text: string) => Awaitable<void>) {}

  async document({ file, source, analysis, accepted }: AuditedDocument): Promise<void> {
    const { findings, problems, limits } = analysis;
    const gaps = accepted ? [] : [...problems, ...limits];
    if (findings.length + gaps.length === 0) return;
    const lines = new LineIndex(source.text);
    const rows = [
      ...findings.flatMap(({ waiver, span, severity, message, rule }) =>
        waiver ? [] : [row(filePlace(file, source.uri, lines, span.start), severity, message, rule)],
      ),
      ...gaps.map((gap) => row(filePlace(file, source.uri, lines, gap.start), "error", gap.message, "not-read-whole")),
    ];
    if (rows.length > 0) await this.write(rows.join(""));
  }

  async end({ notices, account: { unread } }: Audit): Promise<void> {
    const notice = ({ file, source, severity, message, rule, start }: PolicyNotice): string =>
      row(filePlace(file, "", new LineIndex(source.text), start), severity, message, rule);
    const rest = unread
      .filter(({ accepted }) => !accepted)
      .map(({ file, reason }) => line(file, "1:1", "error", reason, "not-read"));
    await this.write([...notices.map(notice), ...rest].join(""));
  }
}

function row({ file, line: at, column }: FilePlace, severity: Severity, message: string, rule: string): string {
  return line(file, `${at}:${column}`, severity, message, rule);
}

function line(file: string, place: string, severity: Severity, message: string, rule: string): string {
  return `${plainPath(file)}:${place}: ${words[severity]}: ${told(message)} [${rule}]\n`;
}
