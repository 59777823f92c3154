import { cellAddress, sheetOf } from "../documents/cells.js";
import type { Finding, Fix, Severity, Span } from "../model.js";
import { LineIndex } from "../text/lineIndex.js";
import { summarize, verdictHash, type Audit, type AuditedDocument } from "./audit.js";
import type { Palette } from "./palette.js";
import { quoteLine } from "./quote.js";

/** The audit as text for a terminal: files, findings with the line quoted and the span underlined, problems, and a summary. */
export function textReport(audit: Audit, palette: Palette): string {
  const blocks = [
    ...audit.documents.flatMap((document) => documentBlock(document, palette)),
    ...audit.notices.map(({ file, source, severity, message, ...span }) => {
      const lines = new LineIndex(source.text);
      const places = placesIn(lines, file);
      return [palette.bold(file), ...headline(lines, places, span, severity, message, palette), ""].join("\n");
    }),
    ...(audit.unread.length > 0 ? [unreadBlock(audit, palette)] : []),
    ...listsBlock(audit, palette),
    summaryBlock(audit, palette),
  ];
  return `${blocks.join("\n")}\n`;
}

function documentBlock({ file, source, analysis }: AuditedDocument, palette: Palette): string[] {
  const findings = analysis.findings.filter(({ waiver }) => !waiver);
  const waived = analysis.findings.filter(({ waiver }) => waiver);
  if (findings.length + waived.length + analysis.problems.length === 0) return [];
  const lines = new LineIndex(source.text);
  const places = placesIn(lines, source.uri);
  return [
    [
      palette.bold(file),
      ...findings.flatMap((finding) => findingLines(finding, lines, places, palette)),
      ...waived.map(
        ({ span, message, waiver }) =>
          `  ${palette.dim(`${places(span.start)}  waived until ${waiver?.expires}  ${message} (${waiver?.reason})`)}`,
      ),
      ...analysis.problems.flatMap((problem) => {
        return [
          `  ${places(problem.start)}  ${palette.severity("warning", "not read")}  ${problem.message}`,
          ...quoteLine(lines, problem, palette),
        ];
      }),
      "",
    ].join("\n"),
  ];
}

/** Writes an offset as people look it up: `12:5`, in a sheet of a workbook `E12`. */
type Places = (offset: number) => string;

function placesIn(lines: LineIndex, uri: string): Places {
  if (sheetOf(uri)) return (offset) => cellAddress(lines, offset);
  return (offset) => {
    const { line, column } = lines.positionAt(offset);
    return `${line}:${column}`;
  };
}

function findingLines(finding: Finding, lines: LineIndex, places: Places, palette: Palette): string[] {
  const { status, component } = finding;
  const fixes = finding.fixes.filter(({ kind }) => kind !== "remove");
  const shown = fixes.slice(0, 2);
  const row = (label: string, text: string): string => `      ${palette.dim(label.padEnd(8))} ${text}`;
  return [
    ...headline(lines, places, finding.span, finding.severity, finding.message, palette),
    row("list", [`${status.list.short}: ${status.reason}`, ...others(finding)].join("; ")),
    row("severity", finding.because),
    row("evidence", finding.match.evidence),
    ...(component.via ? [row("via", shorten(component.via, 5))] : []),
    ...shown.map((fix) => row("instead", fixText(fix))),
    ...(fixes.length > shown.length ? [row("", palette.dim(`and ${fixes.length - shown.length} more`))] : []),
  ];
}

/** The party's other listings, each list once, in a word when it is in force. */
function others({ statuses, status }: Finding): string[] {
  const rest = statuses
    .filter(({ list }) => list.id !== status.list.id)
    .map(({ list, state }) => (state === "listed" ? list.short : `${list.short} (${state})`));
  return rest.length > 0 ? [`also ${[...new Set(rest)].join(", ")}`] : [];
}

function shorten(names: readonly string[], limit: number): string {
  return names.slice(0, limit).join(", ") + (names.length > limit ? `, … (${names.length})` : "");
}

function fixText(fix: Fix): string {
  return `${fix.title}${fix.note ? `: ${fix.note}` : ""}${fix.command ? ` (then: ${fix.command})` : ""}`;
}

function headline(
  lines: LineIndex,
  places: Places,
  span: Span,
  severity: Severity,
  message: string,
  palette: Palette,
): string[] {
  return [
    `  ${places(span.start)}  ${palette.severity(severity, severity)}  ${message}`,
    ...quoteLine(lines, span, palette, severity),
  ];
}

function unreadBlock({ unread }: Audit, palette: Palette): string {
  return [
    palette.bold("Not read"),
    ...unread.map(
      ({ file, reason, kind }) => `  ${palette.severity(kind === "failed" ? "error" : "information", file)}  ${reason}`,
    ),
    "",
  ].join("\n");
}

/** What each list that decided a finding forbids, and where to read it: said once, however many findings rest on it. */
function listsBlock({ documents }: Audit, palette: Palette): string[] {
  const lists = new Map(
    documents.flatMap(({ analysis }) => analysis.findings.map(({ status: { list } }) => [list.id, list] as const)),
  );
  if (lists.size === 0) return [];
  return [
    [
      palette.bold("What the lists forbid"),
      ...[...lists.values()].flatMap(({ short, authority, forbids, permits, page }) => [
        `  ${short} (${authority}): ${forbids}${permits ? ` ${palette.dim(permits)}` : ""}`,
        ...(page ? [`    ${palette.dim(page)}`] : []),
      ]),
      "",
    ].join("\n"),
  ];
}

function summaryBlock(audit: Audit, palette: Palette): string {
  const { files, components, findings, waived, problems, parties } = summarize(audit);
  const counts = (["error", "warning", "information", "hint"] as const)
    .filter((severity) => findings[severity] > 0)
    .map((severity) =>
      palette.severity(severity, plural(findings[severity], severity === "information" ? "note" : severity)),
    );
  const found =
    counts.length > 0
      ? `${counts.join(", ")} (${parties.length === 1 ? "1 party" : `${parties.length} parties`})`
      : "Nothing found";
  const rest = [
    waived > 0 && `${waived} waived`,
    problems > 0 && `${plural(problems, "problem")} while reading`,
  ].filter(Boolean);
  return [
    `${palette.bold(found)}${rest.length > 0 ? `, ${rest.join(", ")}` : ""}. ${plural(components, "component")} in ${plural(files, "file")}.`,
    palette.dim(
      `Blacklist ${audit.knowledge}, checked until ${audit.checkedUntil}; judged for ${audit.asOf}; policy ${audit.policyLabels.join(" → ") || "default"} ${audit.policy.slice(0, 8)}; verdict ${verdictHash(audit).slice(0, 12)}.`,
    ),
    ...(audit.stale === undefined ? [] : [palette.severity("warning", audit.stale)]),
    ...(audit.supposed
      ? [palette.severity("warning", `Judged as though listed today: ${audit.supposed.join(", ")}.`)]
      : []),
    palette.dim("A finding is a lead with evidence, not a legal conclusion."),
  ].join("\n");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
