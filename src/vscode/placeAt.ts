import type * as vscode from "vscode";
import type { Finding, Span } from "../core/model.js";

/** The place of a finding that a range of the document touches. */
export function placeAt(document: vscode.TextDocument, finding: Finding, range: vscode.Range): Span | undefined {
  return placeTouching(finding, offsetsOf(document, range));
}

/** A range as offsets, which compare faster: there may be thousands of findings, and a finding may have thousands of places. */
export function offsetsOf(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The place of a finding that a span touches. */
export function placeTouching({ places }: Finding, { start, end }: Span): Span | undefined {
  return places.find((place) => place.start <= end && start <= place.end);
}
