import type { Audit, AuditedDocument } from "../core/audit/result.js";
import { cellAddress, sheetOf } from "../core/documents/cells.js";
import { filePlace, isFileList } from "../core/documents/fileList.js";
import type { Finding, RuleId, Severity, Span, Waiver } from "../core/model.js";
import { purlOf } from "../core/ecosystems/writtenNames.js";
import { namesAnother } from "../core/remedies/namesAnother.js";
import { linkedText, told } from "../core/report/findingLines.js";
import { fingerprintOf } from "../core/text/hash.js";
import { LineIndex } from "../core/text/lineIndex.js";
import type { TreePaths } from "./treePaths.js";

/** Lines and columns from 1, columns in UTF-16 units, `endColumn` exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What every form says of a finding on a component or of a notice on a policy. Texts are one line each, without secrets. */
export interface FindingRow {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** From the repository's root, as it is; undefined for a policy from outside of the tree. */
  readonly path: string | undefined;
  /** The path for people. */
  readonly file: string;
  readonly region: Region;
  /** Sheet and cell of a workbook: `Parts!E12`. */
  readonly cell?: string | undefined;
  readonly message: string;
  /** The same wherever in the file the thing is, and for each of several alike another. */
  readonly fingerprint: string;
  /** Absent for a notice on a policy. */
  readonly about?: About;
}

/** What a finding on a component is about. */
export interface About {
  readonly finding: Finding;
  readonly component: string;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  readonly party: string;
  readonly because: string;
  readonly matched: string;
  readonly evidence: string;
  /** Titles of what to use instead, the best first. */
  readonly instead: readonly string[];
  /** Places beside the first: in the same file, but for a list of files. */
  readonly more: readonly { readonly path: string; readonly region: Region }[];
  /** Where source and build files link or import it. */
  readonly linked: readonly { readonly path: string; readonly region: Region }[] | undefined;
  /** The same in words, with how many there are more; undefined where it is linked nowhere. */
  readonly linkedIn: string | undefined;
  readonly waiver: Waiver | undefined;
}

/** A file as a whole, where a form wants a line. */
const whole: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

/** This many further places of one finding are reported; the others are counted. */
const mostPlaces = 100;
const mostInstead = 3;

/** The findings of a document, in its order. */
export function* findingRows(
  document: AuditedDocument,
  paths: TreePaths,
  lines = new LineIndex(document.source.text),
): Generator<FindingRow> {
  const { analysis, source, file, linked } = document;
  const path = paths.of(document);
  const above = path.slice(0, Math.max(0, path.length - source.uri.length));
  const isList = isFileList(source.uri);
  const listed = (shown: string, span: Span): string => filePlace(shown, source.uri, lines, span.start).file;
  const sheet = sheetOf(source.uri)?.sheet;
  const numbered = numberer();
  for (const finding of analysis.findings) {
    const { component, match, span, waiver } = finding;
    const purl = purlOf(component);
    const places = linked?.get(finding);
    yield {
      rule: finding.rule,
      severity: finding.severity,
      path: listed(path, span),
      file: listed(file, span),
      region: isList ? whole : regionOf(lines, span),
      cell: sheet === undefined ? undefined : `${told(sheet)}!${cellAddress(lines, span.start)}`,
      message: told(finding.message),
      fingerprint: numbered(finding.fingerprint),
      about: {
        finding,
        component: told(component.name),
        version: component.version === undefined ? undefined : told(component.version),
        purl: purl === undefined ? undefined : told(purl),
        party: told(match.party.name),
        because: told(finding.because),
        matched: told(match.matched),
        evidence: told(match.evidence),
        instead: finding.fixes
          .filter(namesAnother)
          .slice(0, mostInstead)
          .map(({ title }) => told(title)),
        more: finding.places.slice(1, mostPlaces + 1).map((place) => ({
          path: listed(path, place),
          region: isList ? whole : regionOf(lines, place),
        })),
        linkedIn: places && places.count > 0 ? told(linkedText(places, mostPlaces)) : undefined,
        linked: places?.places.map(({ uri, line, column }) => ({
          path: above + uri,
          region: { startLine: line, startColumn: column, endLine: line, endColumn: column },
        })),
        waiver,
      },
    };
  }
}

/** What there is to say of policies. */
export function noticeRows(audit: Audit, paths: TreePaths): readonly FindingRow[] {
  const numbered = numberer();
  return audit.notices.map((notice) => {
    const { rule, severity, file, source, message } = notice;
    const quoted = source.text.slice(notice.start, notice.end);
    return {
      rule,
      severity,
      path: paths.ofPath(notice, audit),
      file,
      region: regionOf(new LineIndex(source.text), notice),
      message: told(message),
      fingerprint: numbered(fingerprintOf(file, `${rule} ${quoted === "" ? message : quoted}`)),
    };
  });
}

/** Tells findings with one fingerprint apart by their order: the first keeps it. */
function numberer(): (fingerprint: string) => string {
  const seen = new Map<string, number>();
  return (fingerprint) => {
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}:${count}`;
  };
}

export function regionOf(lines: LineIndex, { start, end }: Span): Region {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
