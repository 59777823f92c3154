import { cellAddress, sheetOf } from "../documents/cells.js";
import { leftOutRules } from "../audit/leftOut.js";
import type { Awaitable } from "../audit/host.js";
import { severityOrder, type Audit, type AuditedDocument, type AuditSink, type PolicyNotice } from "../audit/result.js";
import type { Finding, Fix, Remark, RestrictedList, Severity, Span } from "../model.js";
import { namesAnother } from "../remedies/verifiedFixes.js";
import { LineIndex } from "../text/lineIndex.js";
import { withoutSecrets } from "../text/secrets.js";
import type { Palette } from "./palette.js";
import { plain, plainPath } from "./plain.js";
import { quoteLine } from "./quote.js";

/**
 * The audit as text for a terminal, written as it goes: what is wrong with policies, each document with its findings, the line quoted and the span underlined; at the
 * end the policies, what was not read and left out, the lists, and a summary.
 */
export class TextReport implements AuditSink {
  private readonly lists = new Map<string, RestrictedList>();
  private hasBroken = false;

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly palette: Palette,
    /** Whether files that were left out are named. */
    private readonly namesLeftOut = false,
  ) {}

  async broken(errors: readonly PolicyNotice[]): Promise<void> {
    this.hasBroken = true;
    await this.write(errors.map((notice) => `${noticeBlock(notice, this.palette)}\n`).join(""));
  }

  async document(document: AuditedDocument): Promise<void> {
    for (const { status } of document.analysis.findings) this.lists.set(status.list.id, status.list);
    const block = documentBlock(document, this.palette);
    if (block !== undefined) await this.write(`${block}\n`);
  }

  async end(audit: Audit): Promise<void> {
    const { palette } = this;
    // Errors of policies were told before everything else.
    const notices = audit.notices.filter(
      ({ rule, severity }) => !(this.hasBroken && rule === "policy-error" && severity === "error"),
    );
    const blocks = [
      ...notices.map((notice) => noticeBlock(notice, palette)),
      ...unreadBlock(audit, palette),
      ...leftOutBlock(audit, palette, this.namesLeftOut),
      ...listsBlock([...this.lists.values()], palette),
      summaryBlock(audit, palette),
    ];
    await this.write(`${blocks.join("\n")}\n`);
  }
}

function documentBlock({ file, source, analysis, accepted }: AuditedDocument, palette: Palette): string | undefined {
  const { problems, limits } = analysis;
  const findings = analysis.findings.filter(({ waiver }) => !waiver);
  const waived = analysis.findings.filter(({ waiver }) => waiver);
  if (findings.length + waived.length + problems.length + limits.length === 0) return undefined;
  const lines = new LineIndex(source.text);
  const places = placesIn(lines, source.uri);
  const gap = (label: string) => (remark: Remark) => {
    const shown = accepted ? `${label}, accepted until ${accepted.expires}` : label;
    return [
      `  ${places(remark.start)}  ${palette.severity("warning", shown)}  ${told(remark.message)}`,
      ...quoteLine(lines, remark, palette),
    ];
  };
  return [
    palette.bold(plainPath(file)),
    ...findings.flatMap((finding) => findingLines(finding, lines, places, palette)),
    ...waived.map(
      ({ span, message, waiver }) =>
        `  ${palette.dim(`${places(span.start)}  waived until ${waiver?.expires}  ${told(message)} (${told(waiver?.reason ?? "")})`)}`,
    ),
    ...problems.flatMap(gap("problem")),
    ...limits.flatMap(gap("limit")),
    "",
  ].join("\n");
}

/** What a message says of a file: one line, without secrets. */
function told(message: string): string {
  return plain(withoutSecrets(message));
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
  const fixes = finding.fixes.filter(namesAnother);
  const shown = fixes.slice(0, 2);
  const row = (label: string, text: string): string => `      ${palette.dim(label.padEnd(8))} ${told(text)}`;
  return [
    ...headline(lines, places, finding.span, finding.severity, finding.message, palette),
    ...(finding.places.length > 1 ? [row("", morePlaces(finding.places.length - 1))] : []),
    row("list", [`${status.list.short}: ${status.reason}`, ...others(finding)].join("; ")),
    row("severity", finding.because),
    row("evidence", finding.match.evidence),
    ...(component.via ? [row("via", shorten(component.via, 5))] : []),
    ...shown.map((fix) => row("instead", fixText(fix))),
    ...(fixes.length > shown.length ? [row("", `and ${fixes.length - shown.length} more`)] : []),
  ];
}

function morePlaces(count: number): string {
  return count === 1 ? "and 1 more place" : `and ${count.toLocaleString("en-US")} more places`;
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
    `  ${places(span.start)}  ${palette.severity(severity, severity)}  ${told(message)}`,
    ...quoteLine(lines, span, palette, severity),
  ];
}

/** A notice about a policy; the text of a file that is no policy of the team's is not quoted. */
function noticeBlock({ file, source, severity, message, ...span }: PolicyNotice, palette: Palette): string {
  const lines = new LineIndex(source.text);
  const place = placesIn(lines, file)(span.start);
  const quoted = source.text === "" || span.end === span.start ? [] : quoteLine(lines, span, palette, severity);
  return [
    palette.bold(plainPath(file)),
    `  ${place}  ${palette.severity(severity, severity)}  ${told(message)}`,
    ...quoted,
    "",
  ].join("\n");
}

function unreadBlock({ account: { unread } }: Audit, palette: Palette): string[] {
  if (unread.length === 0) return [];
  return [
    [
      palette.bold("Not read"),
      ...unread.map(({ file, reason, accepted }) => {
        const painted = palette.severity(accepted ? "information" : "error", plainPath(file));
        return `  ${painted}  ${told(reason)}${accepted ? ` (accepted until ${accepted.expires}: ${told(accepted.reason)})` : ""}`;
      }),
      "",
    ].join("\n"),
  ];
}

/** As many folders of one rule are named unless all are asked for. */
const namedFolders = 3;
/** As many manifests without a lockfile are named. */
const namedManifests = 5;

function leftOutBlock({ account }: Audit, palette: Palette, namesAll: boolean): string[] {
  const { leftOut, directOnly, notes } = account;
  const rows = leftOut.flatMap(({ rule, files, folders, paths }) => {
    const counts = [files > 0 && plural(files, "file"), folders > 0 && plural(folders, "folder")].filter(Boolean);
    const shown = namesAll ? paths : folders > 0 ? paths.slice(0, namedFolders) : [];
    const more =
      !namesAll && folders > namedFolders ? [`and ${folders - namedFolders} more (--list-files names all)`] : [];
    return [
      `  ${counts.join(" and ")} ${leftOutRules[rule]}${namesAll || shown.length === 0 ? "" : `: ${[...shown.map(plain), ...more].join(", ")}`}`,
      ...(namesAll ? shown.map((path) => `    ${plainPath(path)}`) : []),
    ];
  });
  const direct = directOnly.slice(0, namesAll ? undefined : namedManifests).map(plain);
  if (directOnly.length > 0) {
    const more = directOnly.length > direct.length ? `, and ${directOnly.length - direct.length} more` : "";
    rows.push(`  direct only, since no lockfile was read: ${direct.join(", ")}${more}`);
  }
  rows.push(...notes.map((note) => `  ${palette.severity("warning", plainPath(told(note)))}`));
  return rows.length === 0 ? [] : [[palette.bold("Left out"), ...rows, ""].join("\n")];
}

/** What each list that decided a finding forbids, and where to read it: said once, however many findings rest on it. */
function listsBlock(lists: readonly RestrictedList[], palette: Palette): string[] {
  if (lists.length === 0) return [];
  return [
    [
      palette.bold("What the lists forbid"),
      ...lists.flatMap(({ short, authority, forbids, permits, page }) => [
        `  ${short} (${authority}): ${forbids}${permits ? ` ${palette.dim(permits)}` : ""}`,
        ...(page ? [`    ${palette.dim(page)}`] : []),
      ]),
      "",
    ].join("\n"),
  ];
}

function summaryBlock(audit: Audit, palette: Palette): string {
  const { counts, account } = audit;
  const { findings, waived, problems, limits, unresolved, accepted, parties } = counts;
  const shown = severityOrder
    .filter((severity) => findings[severity] > 0)
    .map((severity) =>
      palette.severity(
        severity,
        severity === "information" ? `${findings[severity]} information` : plural(findings[severity], severity),
      ),
    );
  const unread = account.unread.filter((one) => !one.accepted).length;
  const nothing = audit.incomplete ? "Nothing found in what was read" : "Nothing found";
  const found = shown.length > 0 ? `${shown.join(", ")} (${plural(parties.length, "party", "parties")})` : nothing;
  const rest = [
    waived > 0 && `${waived} waived`,
    unread > 0 && `${unread} not read`,
    problems > 0 && plural(problems, "problem"),
    limits > 0 && plural(limits, "limit"),
    unresolved > 0 && `${unresolved} unresolved`,
    accepted > 0 && `${accepted} accepted as unread`,
  ].filter(Boolean);
  return [
    `${palette.bold(found)}${rest.length > 0 ? `, ${rest.join(", ")}` : ""}. ${plural(counts.components, "component")} in ${plural(counts.files, "file")}.`,
    ...(audit.incomplete
      ? [palette.severity("error", "The audit is incomplete: not everything it met could be read or understood.")]
      : []),
    palette.dim(
      `Blacklist ${audit.knowledge}, checked until ${audit.checkedUntil}; judged for ${audit.asOf}; policy ${audit.policyLabels.map(plain).join(" → ") || "default"} ${audit.policy.slice(0, 8)}; verdict ${audit.verdict.slice(0, 12)}.`,
    ),
    ...(audit.stale === undefined ? [] : [palette.severity("warning", audit.stale)]),
    ...(audit.supposed
      ? [palette.severity("warning", `Judged as though listed today: ${audit.supposed.join(", ")}.`)]
      : []),
    palette.dim("A finding is a lead with evidence, not a legal conclusion."),
  ].join("\n");
}

function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}
