import type * as vscode from "vscode";
import type { Finding, Span } from "../core/model.js";

/** The place of a finding that a range of the document touches. Compared as offsets: a finding may have thousands of places. */
export function placeAt(document: vscode.TextDocument, { places }: Finding, range: vscode.Range): Span | undefined {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return places.find((place) => place.start <= end && start <= place.end);
}
