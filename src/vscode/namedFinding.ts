import * as vscode from "vscode";
import type { LinkedPlaces } from "../core/audit/linkPlaces.js";
import type { Finding } from "../core/model.js";
import { placeAt } from "./placeAt.js";
import type { Services } from "./services.js";
import { openDocument, sourceOf } from "./sources.js";
import type { NamedFinding } from "./views/findingView.js";

/**
 * The finding that a link names by its file and fingerprint, in an open document or in the audit; without a name the one under the
 * cursor. Says so when there is none.
 */
export async function namedFinding(
  services: Services,
  uri?: string,
  fingerprint?: string,
): Promise<NamedFinding | undefined> {
  const found = uri === undefined ? await underCursor(services) : byName(services, vscode.Uri.parse(uri), fingerprint);
  if (found) return { ...found, linked: linkedOf(services, found) };
  void vscode.window.showInformationMessage(vscode.l10n.t("Put the cursor on a finding first."));
  return undefined;
}

/** Only an audit looks at source files, so an open document's finding is sought in it. */
function linkedOf({ live }: Services, { uri, finding: { fingerprint } }: NamedFinding): LinkedPlaces | undefined {
  for (const { uri: audited, linked } of live.current?.files ?? []) {
    if (!linked || audited.toString() !== uri.toString()) continue;
    for (const [finding, places] of linked) if (finding.fingerprint === fingerprint) return places;
  }
  return undefined;
}

/** A document that was opened a moment ago, or is judged again, is waited for: its findings may be seen already, from an audit. */
async function underCursor({ session }: Services): Promise<NamedFinding | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const pointer = new vscode.Range(selection.active, selection.active);
  const analysis = session.judgedOf(document)?.analysis ?? (await session.analyzeNow(document));
  const finding = analysis?.findings.find((one) => placeAt(document, one, pointer));
  return finding && { uri: document.uri, source: sourceOf(document), finding };
}

function byName({ session, live }: Services, uri: vscode.Uri, fingerprint?: string): NamedFinding | undefined {
  const isIt = (one: Finding): boolean => one.fingerprint === fingerprint;
  const document = openDocument(uri);
  const open = document && session.judgedOf(document)?.analysis.findings.find(isIt);
  if (document && open) return { uri, source: sourceOf(document), finding: open };
  for (const { uri: audited, source, analysis } of live.current?.files ?? []) {
    const finding = audited.toString() === uri.toString() ? analysis.findings.find(isIt) : undefined;
    if (finding) return { uri, source, finding };
  }
  return undefined;
}
