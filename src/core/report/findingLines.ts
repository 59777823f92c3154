import { cellAddress, sheetOf } from "../documents/cells.js";
import { isFileList, listedFileAt } from "../documents/fileList.js";
import type { LinkedPlaces } from "../audit/linkPlaces.js";
import type { Component, Finding, Fix, Severity, Span, Waiver } from "../model.js";
import { stateInWords } from "../model/listingStates.js";
import { namesAnother } from "../remedies/namesAnother.js";
import type { LineIndex } from "../text/lineIndex.js";
import { withoutSecrets } from "../text/secrets.js";
import { plural } from "./count.js";
import type { Layout } from "./layout.js";
import { plain, plainPath } from "./plain.js";
import { quoteLine } from "./quote.js";
import { wrapped } from "./wrap.js";

/** Writes an offset as people look it up: `12:5`, in a sheet of a workbook `E12`. */
export type Places = (offset: number) => string;

export function placesIn(lines: LineIndex, uri: string): Places {
  if (sheetOf(uri)) return (offset) => cellAddress(lines, offset);
  if (isFileList(uri)) return (offset) => plainPath(listedFileAt(lines, offset));
  return (offset) => {
    const { line, column } = lines.positionAt(offset);
    return `${line}:${column}`;
  };
}

/** What a message says of a file: one line, without secrets. */
export function told(message: string): string {
  return plain(withoutSecrets(message));
}

/** The most ways out that are named of one finding. */
const shownFixes = 2;
const labelWidth = 9;

/** One finding: what it is, the line quoted, on which list, why it counts so much, by what evidence, and what to use instead. */
export function findingLines(
  finding: Finding,
  lines: LineIndex,
  places: Places,
  layout: Layout,
  linked?: LinkedPlaces,
): string[] {
  const { status, component, places: all } = finding;
  const fixes = finding.fixes.filter(namesAnother);
  const shown = fixes.slice(0, shownFixes);
  const more = fixes.length - shown.length;
  const row = (label: string, text: string): string[] => labelled(label, text, layout);
  return [
    ...headline(finding, lines, places, layout),
    ...(all.length > 1 ? row("", morePlaces(finding, places)) : []),
    ...(linked && linked.count > 0 ? row("linked", linkedText(linked)) : []),
    ...row("list", [`${status.list.short}: ${status.reason}`, ...others(finding)].join("; ")),
    ...row("severity", finding.because),
    ...row("evidence", finding.match.evidence),
    ...(component.via ? row("via", shorten(component.via, 5)) : []),
    ...shown.flatMap((fix) => row("instead", fixText(fix))),
    ...(more > 0 ? row("", `and ${more} more`) : []),
  ];
}

/** As many files, or statements that link them, are named of one finding. */
const namedPlaces = 3;

function morePlaces({ component, places: all }: Finding, places: Places): string {
  if (component.file === undefined) return `and ${plural(all.length - 1, "more place")}`;
  const named = all.slice(1, 1 + namedPlaces).map(({ start }) => places(start));
  const rest = all.length - 1 - named.length;
  return `and ${named.join(", ")}${rest > 0 ? `, and ${plural(rest, "more file")}` : ""}`;
}

/** Where something is linked, in words: the first places, and how many there are more. */
export function linkedText({ places, count }: LinkedPlaces, most = namedPlaces): string {
  const named = places.slice(0, most).map(({ file, line }) => `${plainPath(file)}:${line}`);
  const rest = count - named.length;
  return `${named.join(", ")}${rest > 0 ? `, and ${plural(rest, "more place")}` : ""}`;
}

/** Place, severity and message with the rule at its end; under it the quoted line. */
export function headline(
  {
    rule,
    severity,
    message,
    span,
    component,
  }: { rule: string; severity: Severity; message: string; span: Span; component?: Component },
  lines: LineIndex,
  places: Places,
  layout: Layout,
): string[] {
  const said = `${told(message)}  ${rule}`;
  return [
    ...begun(`  ${places(span.start)}  `, severity, severity, said, layout),
    // Of a file in a list there is no line to quote.
    ...(component?.file === undefined
      ? quoteLine(lines, span, layout.palette, severity, layout.width - quoteMargin)
      : []),
  ];
}

/** What is beside a quoted line: its number, and marks where it was cut. */
const quoteMargin = 10;

/** A waived finding in a line or two. */
export function waivedLines(
  { span, message, waiver, rule }: Finding,
  places: Places,
  { palette, width }: Layout,
): string[] {
  const because = waiver ? `waived ${decisionOf(waiver)}: ${told(waiver.reason)}` : "waived";
  return wrapped(`  ${places(span.start)}  ${told(message)}  ${rule}; ${because}`, width, "      ").map((line) =>
    palette.dim(line),
  );
}

/** `until 2027-03-31, by Legal, 2026-014`: what there is to say of a waiver besides its reason. */
export function decisionOf({ expires, approver, id }: Waiver): string {
  return [`until ${expires}`, approver && `by ${told(approver)}`, id && told(id)].filter(Boolean).join(", ");
}

/** `  3:5  error  The message, wrapped`: the word painted. */
export function begun(
  place: string,
  severity: Severity,
  word: string,
  message: string,
  { palette, width }: Layout,
): string[] {
  const head = `${place}${word}  `;
  const [first = "", ...rest] = wrapped(head + message, width, "      ");
  return [place + palette.severity(severity, word) + first.slice(place.length + word.length), ...rest];
}

function labelled(label: string, text: string, { palette, width }: Layout): string[] {
  const indent = " ".repeat(6 + labelWidth);
  const [first = "", ...rest] = wrapped(`${indent}${told(text)}`, width, indent);
  return [`      ${palette.dim(label.padEnd(labelWidth - 1))} ${first.slice(indent.length)}`, ...rest];
}

/** The party's other listings, each list once, in a word when it is in force. */
function others({ statuses, status }: Finding): string[] {
  const rest = statuses
    .filter(({ list }) => list.id !== status.list.id)
    .map(({ list, state }) => (state === "listed" ? list.short : `${list.short} (${stateInWords(state)})`));
  return rest.length > 0 ? [`also ${[...new Set(rest)].join(", ")}`] : [];
}

function shorten(names: readonly string[], limit: number): string {
  return names.slice(0, limit).join(", ") + (names.length > limit ? `, … (${names.length})` : "");
}

function fixText(fix: Fix): string {
  return `${fix.title}${fix.note ? `: ${fix.note}` : ""}${fix.command ? ` (then: ${fix.command})` : ""}`;
}
